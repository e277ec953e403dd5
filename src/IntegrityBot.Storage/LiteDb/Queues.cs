using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using LiteDB;
using LiteDB.Engine;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>The desk's lists: a small document for each visible, unrestricted ticket. See <c>docs/adr/0006-queues-as-key-ranges.md</c>.</summary>
internal sealed class Queues(ILiteEngine engine)
{
    private const int DueAtOnce = 500;

    /// <summary>So many documents are read in the time in which the first of a range is found.</summary>
    private const int ReadsOfLookUp = 10;

    private readonly Tallies tallies = new(engine);

    public static void Create(ILiteEngine engine) => engine.EnsureIndex(Documents.Queue, "i", "$.i[*]", false);

    public void Add(IReadOnlyCollection<TicketRow> rows)
    {
        foreach (var row in rows)
        {
            Tally(row, 1);
        }

        engine.Upsert(Documents.Queue, [.. rows.Where(Stands).Select(Documents.QueueDocument)]);
    }

    public void Change(TicketRow row)
    {
        Leave(row.Id);
        Tally(row, 1);
        if (Stands(row))
        {
            engine.Upsert(Documents.Queue, Documents.QueueDocument(row));
        }
        else
        {
            engine.Delete(Documents.Queue, row.Id.Value);
        }
    }

    public void Drop(TicketId id)
    {
        Leave(id);
        engine.Delete(Documents.Queue, id.Value);
    }

    /// <summary>To be called at the end of each commit.</summary>
    public void Write() => tallies.Write();

    public QueuePage Page(QueueQuery query)
    {
        if (Signs.Pattern(query.List, query.Filter) is not { } pattern || tallies.Count(query, pattern) is not (> 0 and var count))
        {
            return new([], false, 0);
        }

        // On the first page of a list counted exactly the last entry is known when it comes: nothing beyond it is read.
        var wanted = query.After is null && count < QueuePage.MaxCount ? Math.Min(count, query.Size + 1) : query.Size + 1;
        List<QueueEntry> found =
        [
            .. Entries(query, pattern, count)
                .Where(entry => QueueOrder.Holds(query.List, entry.Facts, entry.Due, query.Member, query.Today) && query.Filter.Takes(entry.Facts))
                .Take(wanted),
        ];
        return new([.. found.Take(query.Size)], found.Count > query.Size, count);
    }

    public IReadOnlyList<QueueEntry> DueBy(DateOnly day, string? after) =>
        [.. Range(QueueList.Overdue, QueueKeys.Prefix('o'), after, QueueKeys.Day(day) + QueueKeys.Last)
            .Where(entry => entry.Due <= day)
            .Take(DueAtOnce)];

    public IReadOnlyList<TicketFacts> Facts(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return [];
        }

        var all = QueueKeys.Prefix('a');
        var filed = Between(all + Newest(to), all + Newest(from) + QueueKeys.Last);
        var closed = Between(QueueKeys.Closed(from), QueueKeys.Closed(to)).Where(facts => facts.Filed < from || facts.Filed > to);
        return [.. filed, .. closed];

        IEnumerable<TicketFacts> Between(string first, string last) => Read(first, last).Select(Documents.Facts);
        static string Newest(DateOnly day) => QueueKeys.Day(DateOnly.FromDayNumber(DateOnly.MaxValue.DayNumber - day.DayNumber));
    }

    /// <summary>What a page is picked from, in order: the shortest range that holds all of the list, or the cells it is made of if they are found sooner.</summary>
    private IEnumerable<QueueEntry> Entries(QueueQuery query, string pattern, int count)
    {
        var end = query.List is QueueList.Overdue ? QueueKeys.Day(query.Today) : $"{QueueKeys.Last}";
        if (query.List is QueueList.Mine)
        {
            return Range(query.List, QueueKeys.Prefix(query.Member), query.After, end);
        }

        var letter = query.List is QueueList.All ? 'a' : 'o';
        var range = QueueKeys.Ranges(letter, pattern).MinBy(tallies.Range) ?? QueueKeys.Prefix(letter);
        var isWhole = pattern.Count(sign => sign != Signs.Any) == (range == QueueKeys.Prefix(letter) ? 0 : 1);

        // Of the range one entry in so many fits: what a page would read of it, against what looking up each cell costs.
        var reads = (query.Size + 1L) * tallies.Range(range) / count;
        return !isWhole && tallies.Cells(query, pattern, (int)Math.Min(reads / ReadsOfLookUp, int.MaxValue)) is { } cells
            ? cells
                .SelectMany(cell => Range(query.List, QueueKeys.Cell(letter, cell), query.After, end).Take(query.Size + 1))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            : Range(query.List, range, query.After, end);
    }

    private IEnumerable<QueueEntry> Range(QueueList list, string prefix, string? after, string end) =>
        Read(prefix + after, prefix + end)
            .Select(document => Documents.QueueEntry(list, document))
            .SkipWhile(entry => after is not null && string.CompareOrdinal(entry.Key, after) <= 0);

    private IEnumerable<BsonDocument> Read(string first, string last) =>
        engine.Each(Documents.Queue, new Query { Where = { EngineAccess.AnyBetween("$.i[*]", first, last) } });

    private static bool Stands(TicketRow row) => row is { IsHeld: false, IsRestricted: false };

    private void Tally(TicketRow row, int change)
    {
        if (Stands(row))
        {
            tallies.Add(row.Facts, row.Due, change);
        }
    }

    private void Leave(TicketId id)
    {
        if (engine.ById(Documents.Queue, id.Value) is { } former)
        {
            tallies.Add(Documents.Facts(former), Documents.Day(former["u"]), -1);
        }
    }
}
