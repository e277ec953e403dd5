using System.Collections.Immutable;
using IntegrityBot.Core.Privacy;
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
    };
}
