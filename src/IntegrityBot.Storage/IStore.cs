using System.Collections.Immutable;
using IntegrityBot.Core.Privacy;

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

    /// <summary>Tickets to end: closed and unchanged since before <paramref name="closedBefore"/>, or filed before <paramref name="filedBefore"/>. At most 100.</summary>
    ValueTask<IReadOnlyList<TicketRow>> Expired(DateOnly closedBefore, DateOnly filedBefore, CancellationToken ct);

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

    public ImmutableArray<Tombstone> Tombstones { get; init; } = [];

    public ImmutableArray<FileRow> Files { get; init; } = [];

    /// <summary>Keys of files that are drafts no more.</summary>
    public ImmutableArray<string> FiledFiles { get; init; } = [];

    public ImmutableArray<string> DroppedFiles { get; init; } = [];

    /// <summary>Drafts still being written: their files count as begun on this day.</summary>
    public ImmutableArray<DraftMark> LiveDrafts { get; init; } = [];

    /// <summary>Each adds one to its counter.</summary>
    public ImmutableArray<CounterMark> Counters { get; init; } = [];
}

public enum CommitResult
{
    Committed,

    /// <summary>A changed ticket is not at the expected version or is gone, or a new one's number or look-up id is taken. Nothing was written.</summary>
    Conflict,
}

/// <summary>The medium failed; nothing of the commit in hand was written, and trying again later is right.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException() { }

    public StoreUnavailableException(string message) : base(message) { }

    public StoreUnavailableException(string message, Exception inner) : base(message, inner) { }
}
