using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;

namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>The power went. Nothing in the product knows this exception.</summary>
internal sealed class PowerCutException : Exception
{
    public PowerCutException() { }

    public PowerCutException(string message) : base(message) { }

    public PowerCutException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>The real store with a switch at its mains: at a chosen commit the power goes, just before the commit is written or just after.</summary>
internal sealed class CutStore(IStore store) : IStore
{
    private int left;
    private bool isOff;

    /// <summary>Whether the commit at which the power goes is still written.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>The power goes at the commit with this number from now on, from 1; 0 for never.</summary>
    public void CutAt(int commit, bool isWritten) => (left, IsWritten) = (commit, isWritten);

    public async ValueTask<CommitResult> Commit(Commit commit, CancellationToken ct)
    {
        if (left == 0 || --left > 0)
        {
            return await store.Commit(commit, ct);
        }

        // From here on the power is off: whoever still tries goes the same way.
        left = 1;
        if (IsWritten && !isOff)
        {
            await store.Commit(commit, ct);
        }

        isOff = true;
        throw new PowerCutException();
    }

    public ValueTask<SessionRow?> Session(string id, CancellationToken ct) => store.Session(id, ct);

    public ValueTask<TicketRow?> Ticket(TicketId id, CancellationToken ct) => store.Ticket(id, ct);

    public ValueTask<TicketRow?> TicketByLookup(string lookup, CancellationToken ct) => store.TicketByLookup(lookup, ct);

    public ValueTask<Tombstone?> Tombstone(string lookup, CancellationToken ct) => store.Tombstone(lookup, ct);

    public ValueTask<IReadOnlyList<FileRow>> File(string key, CancellationToken ct) => store.File(key, ct);

    public ValueTask<IReadOnlyList<TicketRow>> Expired(DateOnly closedBefore, DateOnly filedBefore, CancellationToken ct) => store.Expired(closedBefore, filedBefore, ct);

    public ValueTask<QueuePage> Queue(QueueQuery query, CancellationToken ct) => store.Queue(query, ct);

    public ValueTask<TicketRow?> TicketByNumber(string number, CancellationToken ct) => store.TicketByNumber(number, ct);

    public ValueTask<IReadOnlyList<TicketRow>> Restricted(CancellationToken ct) => store.Restricted(ct);

    public ValueTask<IReadOnlyList<TicketRow>> Held(DateTimeOffset now, TicketId? after, CancellationToken ct) => store.Held(now, after, ct);

    public ValueTask<IReadOnlyList<QueueEntry>> DueBy(DateOnly day, string? after, CancellationToken ct) => store.DueBy(day, after, ct);

    public ValueTask<IReadOnlyList<TicketFacts>> Facts(DateOnly from, DateOnly to, CancellationToken ct) => store.Facts(from, to, ct);

    public ValueTask<IReadOnlyList<byte[]>> Commitments(DateOnly filed, CancellationToken ct) => store.Commitments(filed, ct);

    public ValueTask<IReadOnlyList<DrawerRow>> All(Drawer drawer, CancellationToken ct) => store.All(drawer, ct);

    public ValueTask<byte[]?> Get(Drawer drawer, string id, CancellationToken ct) => store.Get(drawer, id, ct);

    public ValueTask<AuditRow?> AuditHead(CancellationToken ct) => store.AuditHead(ct);

    public ValueTask<IReadOnlyList<AuditRow>> Audit(long seq, CancellationToken ct) => store.Audit(seq, ct);

    public ValueTask<IReadOnlyDictionary<string, long>> Counters(DateOnly month, CancellationToken ct) => store.Counters(month, ct);

    public ValueTask Sweep(DateOnly saltDay, DateTimeOffset now, CancellationToken ct) => store.Sweep(saltDay, now, ct);

    public ValueTask<byte[]> Installation(string name, Func<byte[]> make, CancellationToken ct) => store.Installation(name, make, ct);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
