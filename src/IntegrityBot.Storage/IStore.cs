using System.Collections.Immutable;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage;

/// <summary>
/// Keeps sealed bytes and plain facts; cannot open what it keeps. Every implementation passes the same contract tests. All members
/// may be called from any thread. A failing medium (full disk, closed file) throws <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>
    /// Writes all of <paramref name="commit"/> or nothing. When it returns <see cref="CommitResult.Committed"/>, a power cut a moment
    /// later loses none of it. Commits waiting at the same time share one sync.
    /// </summary>
    ValueTask<CommitResult> Commit(Commit commit, CancellationToken ct);

    ValueTask<SessionRow?> Session(string id, CancellationToken ct);

    ValueTask<TicketRow?> Ticket(TicketId id, CancellationToken ct);

    ValueTask<TicketRow?> TicketByLookup(string lookup, CancellationToken ct);

    ValueTask<Tombstone?> Tombstone(string lookup, CancellationToken ct);

    /// <summary>The chunks of one file in order; empty when there is none.</summary>
    ValueTask<IReadOnlyList<FileRow>> File(string key, CancellationToken ct);

    /// <summary>
    /// Tickets to end: closed, with nothing held, and unchanged since before <paramref name="closedBefore"/>, or filed before
    /// <paramref name="filedBefore"/>. At most 100.
    /// </summary>
    ValueTask<IReadOnlyList<TicketRow>> Expired(DateOnly closedBefore, DateOnly filedBefore, CancellationToken ct);

    /// <summary>One page of a list, of tickets that are visible and not restricted.</summary>
    ValueTask<QueuePage> Queue(QueueQuery query, CancellationToken ct);

    /// <summary>The ticket with this number, restricted ones included; null also while it is held.</summary>
    ValueTask<TicketRow?> TicketByNumber(string number, CancellationToken ct);

    /// <summary>All visible tickets that somebody must not see. There are few.</summary>
    ValueTask<IReadOnlyList<TicketRow>> Restricted(CancellationToken ct);

    /// <summary>
    /// Tickets whose <see cref="TicketRow.HeldUntil"/> has come by <paramref name="now"/>, in the ordinal order of their ids, after the given
    /// one. At most 100.
    /// </summary>
    ValueTask<IReadOnlyList<TicketRow>> Held(DateTimeOffset now, TicketId? after, CancellationToken ct);

    /// <summary>Visible, unrestricted, open tickets whose <see cref="TicketRow.Due"/> is on or before <paramref name="day"/>, the earliest first, after the given key. At most 500.</summary>
    ValueTask<IReadOnlyList<QueueEntry>> DueBy(DateOnly day, string? after, CancellationToken ct);

    /// <summary>Facts of visible, unrestricted tickets filed, or closed, on a day of the span; both days count. In no order.</summary>
    ValueTask<IReadOnlyList<TicketFacts>> Facts(DateOnly from, DateOnly to, CancellationToken ct);

    /// <summary>The commitments of all tickets filed on this day that still exist, held and restricted ones included.</summary>
    ValueTask<IReadOnlyList<byte[]>> Commitments(DateOnly filed, CancellationToken ct);

    /// <summary>Everything in a drawer, in the order of the ids.</summary>
    ValueTask<IReadOnlyList<DrawerRow>> All(Drawer drawer, CancellationToken ct);

    ValueTask<byte[]?> Get(Drawer drawer, string id, CancellationToken ct);

    /// <summary>The last row of the audit; null when there is none.</summary>
    ValueTask<AuditRow?> AuditHead(CancellationToken ct);

    /// <summary>Rows from <paramref name="seq"/> on, in order. At most 1,000.</summary>
    ValueTask<IReadOnlyList<AuditRow>> Audit(long seq, CancellationToken ct);

    /// <summary>How often each key was counted in the month of <paramref name="month"/>; keys that never were are not there.</summary>
    ValueTask<IReadOnlyDictionary<string, long>> Counters(DateOnly month, CancellationToken ct);

    /// <summary>
    /// Deletes sessions of salts before <paramref name="saltDay"/> and files of drafts begun before it, and takes
    /// <see cref="SessionRow.OpenTicket"/> out of sessions past their time at <paramref name="now"/>.
    /// </summary>
    ValueTask Sweep(DateOnly saltDay, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// A value of the installation as a whole, the same ever after. Of callers racing for the first, each may make one: what is written
    /// first is everybody's.
    /// </summary>
    ValueTask<byte[]> Installation(string name, Func<byte[]> make, CancellationToken ct);
}

/// <summary>
/// The changes of one turn. They take place in the order of the members here, so what is both written and dropped ends dropped. Rows
/// and their bytes belong to the store from then on: do not change them.
/// </summary>
public sealed record Commit
{
    public ImmutableArray<SessionRow> Sessions { get; init; } = [];

    public ImmutableArray<string> DroppedSessions { get; init; } = [];

    public ImmutableArray<TicketRow> NewTickets { get; init; } = [];

    /// <summary>Each at one version more than the stored row, which must still stand there.</summary>
    public ImmutableArray<TicketRow> ChangedTickets { get; init; } = [];

    public ImmutableArray<TicketId> DroppedTickets { get; init; } = [];

    /// <summary>Must stand at these versions before the commit: what is decided from a ticket and does not change it.</summary>
    public ImmutableArray<TicketVersion> Standing { get; init; } = [];

    public ImmutableArray<Tombstone> Tombstones { get; init; } = [];

    public ImmutableArray<FileRow> Files { get; init; } = [];

    /// <summary>Keys of files that are drafts no more.</summary>
    public ImmutableArray<string> FiledFiles { get; init; } = [];

    public ImmutableArray<string> DroppedFiles { get; init; } = [];

    /// <summary>Drafts still being written: their files count as begun on this day.</summary>
    public ImmutableArray<DraftMark> LiveDrafts { get; init; } = [];

    /// <summary>Each adds one to its counter.</summary>
    public ImmutableArray<CounterMark> Counters { get; init; } = [];

    /// <summary>Each takes the place of what stood there.</summary>
    public ImmutableArray<DrawerRow> Put { get; init; } = [];

    /// <summary>Must be there, and go: of two who take the same thing one gets a conflict.</summary>
    public ImmutableArray<DrawerId> Taken { get; init; } = [];

    /// <summary>Go if they are there.</summary>
    public ImmutableArray<DrawerId> Removed { get; init; } = [];

    /// <summary>Must follow the last row of the audit without a gap.</summary>
    public ImmutableArray<AuditRow> Audit { get; init; } = [];
}

/// <summary>Whether a commit was written; all of it or nothing.</summary>
public enum CommitResult
{
    Committed,

    /// <summary>
    /// A changed or standing ticket is not at the expected version or is gone, a new one's number or look-up id is taken, something to be taken is not
    /// there, or the audit went on meanwhile. Nothing was written.
    /// </summary>
    Conflict,
}

/// <summary>The medium failed; nothing of the commit in hand was written, and trying again later is right.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException() { }

    public StoreUnavailableException(string message) : base(message) { }

    public StoreUnavailableException(string message, Exception inner) : base(message, inner) { }
}
