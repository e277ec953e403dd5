using System.Collections.Immutable;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;

namespace IntegrityBot.Turns;

/// <summary>What one turn will write, gathered until its one commit.</summary>
internal sealed class Staged
{
    private readonly List<FileRow> files = [];
    private readonly List<string> filedFiles = [];
    private readonly List<string> droppedFiles = [];
    private readonly List<TicketRow> newTickets = [];
    private readonly List<TicketRow> changedTickets = [];
    private readonly List<TicketId> droppedTickets = [];
    private readonly List<Tombstone> tombstones = [];
    private readonly List<DraftMark> liveDrafts = [];
    private readonly List<CounterMark> counters = [];
    private readonly List<DrawerRow> put = [];
    private readonly List<DrawerId> taken = [];
    private readonly List<DrawerId> removed = [];
    private readonly List<AuditRow> audit = [];
    private readonly List<Action> after = [];

    /// <summary>The last row of the audit this turn adds; null when it adds none.</summary>
    public AuditRow? LastAudit => audit.Count > 0 ? audit[^1] : null;

    public void File(TicketRow ticket, IEnumerable<string> files)
    {
        newTickets.Add(ticket);
        filedFiles.AddRange(files);
    }

    public void Change(TicketRow ticket, IEnumerable<string> files)
    {
        changedTickets.Add(ticket);
        filedFiles.AddRange(files);
    }

    public void End(TicketId ticket, IEnumerable<string> files, Tombstone tombstone)
    {
        droppedTickets.Add(ticket);
        droppedFiles.AddRange(files);
        tombstones.Add(tombstone);
    }

    public void Keep(IEnumerable<FileRow> chunks) => files.AddRange(chunks);

    public void Drop(IEnumerable<string> keys) => droppedFiles.AddRange(keys);

    /// <summary>Files of a draft that came over midnight: they are not left behind.</summary>
    public void Live(IEnumerable<DraftMark> marks) => liveDrafts.AddRange(marks);

    public void Count(CounterMark mark) => counters.Add(mark);

    public void Put(DrawerRow row) => put.Add(row);

    public void Take(DrawerId id) => taken.Add(id);

    public void Remove(DrawerId id) => removed.Add(id);

    public void Audit(AuditRow row) => audit.Add(row);

    /// <summary>Runs once the commit is written: what memory holds follows the store, never leads it.</summary>
    public void After(Action action) => after.Add(action);

    public void Committed() => after.ForEach(action => action());

    public Commit With(ImmutableArray<SessionRow> sessions, ImmutableArray<string> droppedSessions) => new()
    {
        Sessions = sessions,
        DroppedSessions = droppedSessions,
        NewTickets = [.. newTickets],
        ChangedTickets = [.. changedTickets],
        DroppedTickets = [.. droppedTickets],
        Tombstones = [.. tombstones],
        Files = [.. files],
        FiledFiles = [.. filedFiles],
        DroppedFiles = [.. droppedFiles],
        LiveDrafts = [.. liveDrafts],
        Counters = [.. counters],
        Put = [.. put],
        Taken = [.. taken],
        Removed = [.. removed],
        Audit = [.. audit],
    };
}
