using System.Collections.Immutable;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.Turns;

/// <summary>What one turn will write, gathered until its one commit.</summary>
/// <param name="isMembers">A member of the desk acts.</param>
/// <param name="stands">Whether the desk is still as it was when the turn was decided; null for what rests on nobody.</param>
internal sealed class Staged(bool isMembers = false, Func<bool>? stands = null)
{
    private readonly List<FileRow> files = [];
    private readonly List<string> filedFiles = [];
    private readonly List<string> droppedFiles = [];
    private readonly List<TicketRow> newTickets = [];
    private readonly List<TicketRow> changedTickets = [];
    private readonly List<TicketId> endedTickets = [];
    private readonly List<TicketVersion> standing = [];
    private readonly List<Tombstone> tombstones = [];
    private readonly List<DraftMark> liveDrafts = [];
    private readonly List<CounterMark> counters = [];
    private readonly List<DrawerRow> put = [];
    private readonly List<DrawerId> taken = [];
    private readonly List<DrawerId> removed = [];
    private readonly List<AuditEntry> audit = [];
    private readonly List<Action> after = [];

    /// <summary>Whether the turn is written in line with the desk's others: a member acts or is changed, or rows are added to the audit.</summary>
    public bool IsOfDesk => isMembers || audit.Count > 0 || put.Any(row => row.Drawer == Drawer.Members) || removed.Any(id => id.Drawer == Drawer.Members);

    /// <summary>Whether it may be written as it was decided. True for good only while nobody else of the desk writes.</summary>
    public bool Stands => stands?.Invoke() ?? true;

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

    /// <summary>Ends the ticket as it was when that was decided. What came to it meanwhile is not known here: its files would stay behind.</summary>
    public void End(TicketRow ticket, IEnumerable<string> files, Tombstone tombstone)
    {
        Expect(ticket);
        endedTickets.Add(ticket.Id);
        droppedFiles.AddRange(files);
        tombstones.Add(tombstone);
    }

    /// <summary>The turn is decided from the ticket as it was, and anew if that changed.</summary>
    public void Expect(TicketRow ticket) => standing.Add(new(ticket.Id, ticket.Version));

    public void Keep(IEnumerable<FileRow> chunks) => files.AddRange(chunks);

    public void Drop(IEnumerable<string> keys) => droppedFiles.AddRange(keys);

    /// <summary>Files of a draft that came over midnight: they are not left behind.</summary>
    public void Live(IEnumerable<DraftMark> marks) => liveDrafts.AddRange(marks);

    public void Count(CounterMark mark) => counters.Add(mark);

    public void Put(DrawerRow row) => put.Add(row);

    public void Take(DrawerId id) => taken.Add(id);

    public void Remove(DrawerId id) => removed.Add(id);

    public void Audit(AuditEntry entry) => audit.Add(entry);

    /// <summary>Runs once the commit is written: what memory holds follows the store, never leads it.</summary>
    public void After(Action action) => after.Add(action);

    public void Committed() => after.ForEach(action => action());

    /// <param name="last">The row of the audit that this turn's rows follow.</param>
    public Commit With(ImmutableArray<SessionRow> sessions, ImmutableArray<string> droppedSessions, AuditRow? last = null) => new()
    {
        Sessions = sessions,
        DroppedSessions = droppedSessions,
        NewTickets = [.. newTickets],
        ChangedTickets = [.. changedTickets],
        DroppedTickets = [.. endedTickets],
        Standing = [.. standing],
        Tombstones = [.. tombstones],
        Files = [.. files],
        FiledFiles = [.. filedFiles],
        DroppedFiles = [.. droppedFiles],
        LiveDrafts = [.. liveDrafts],
        Counters = [.. counters],
        Put = [.. put],
        Taken = [.. taken],
        Removed = [.. removed],
        Audit = [.. Chain(last)],
    };

    private IEnumerable<AuditRow> Chain(AuditRow? last) => audit.Select(
        entry => last = AuditChain.Next(last, entry.Day, entry.Member, entry.Act, entry.Subject));
}

/// <summary>A row of the audit that has no place in the chain yet.</summary>
/// <param name="Subject">As <see cref="AuditRow.Subject"/>.</param>
internal sealed record AuditEntry(DateOnly Day, string Member, DeskAct Act, string Subject);
