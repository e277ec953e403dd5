using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Storage.LiteDb;

namespace IntegrityBot.Benchmarks;

/// <summary>
/// How long a page of the desk's lists takes, its count included, in a small and in a large database of the same make; and what a filing costs in
/// each. Tickets are filed day by day over three years; a tenth is open, more of them the younger.
/// </summary>
internal static class QueuePages
{
    public const int Large = 1_000_000;

    private const int Small = 10_000;
    private const int Days = 1_000;
    private const int AtOnce = 5_000;
    private const int Rounds = 200;
    private const int PageSize = 10;

    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly ImmutableArray<string> Members = [.. Enumerable.Range(0, 20).Select(i => $"{i:x8}")];

    private static readonly ImmutableArray<(string Name, QueueFilter Filter)> Filters =
    [
        ("no filter", QueueFilter.None),
        ("region", new(Region: Region.Ulytau)),
        ("area", new(Area: Area.Health)),
        ("status", new(Status: TicketStatus.New)),
        ("kind", new(Kind: TicketKind.Proposal)),
        ("language", new(Language: Language.En)),
        ("priority", new(Priority: Priority.Urgent)),
        ("region, area", new(Region: Region.Ulytau, Area: Area.Health)),
        ("area, priority", new(Area: Area.Health, Priority: Priority.Urgent)),
    ];

    public static async Task Print(TextWriter to, int large)
    {
        var small = await Measure(Small, to);
        var big = await Measure(large, to);
        to.WriteLine(Line($"| {"",-42} | {Small,12:N0} | {large,12:N0} | ratio |"));
        foreach (var (name, time) in small)
        {
            to.WriteLine(Line($"| {name,-42} | {time,9:0.000} ms | {big[name],9:0.000} ms | {big[name] / time,5:0.00} |"));
        }
    }

    private static async Task<Dictionary<string, double>> Measure(int tickets, TextWriter to)
    {
        var folder = Directory.CreateTempSubdirectory("integritybot-queue-");
        try
        {
            var options = new StorageOptions { Path = folder.FullName };
            var start = Stopwatch.GetTimestamp();
            await using (var store = await LiteDbStore.Open(options, CancellationToken.None))
            {
                await Fill(store, tickets);
            }

            var filled = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            await using var opened = await LiteDbStore.Open(options, CancellationToken.None);
            var opening = Stopwatch.GetElapsedTime(start);
            var times = await Times(opened, tickets);
            using var self = Process.GetCurrentProcess();
            to.WriteLine(Line(
                $"{tickets:N0} tickets: filled in {filled.TotalSeconds:0} s, {new FileInfo(Path.Combine(folder.FullName, LiteDbStore.FileName)).Length >> 20} MB of file, opened in {opening.TotalMilliseconds:0} ms, process memory {self.WorkingSet64 >> 20} MB"));
            return times;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task Fill(LiteDbStore store, int tickets)
    {
        foreach (var filed in Enumerable.Range(0, tickets).Chunk(AtOnce))
        {
            var rows = filed.Select(at => Ticket(at, Today.AddDays((int)((long)at * Days / tickets) - Days + 1))).ToImmutableArray();
            Require(await store.Commit(new Commit { NewTickets = rows }, CancellationToken.None));
        }
    }

    private static async Task<Dictionary<string, double>> Times(LiteDbStore store, int next)
    {
        var times = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var list in Enum.GetValues<QueueList>())
        {
            foreach (var (name, filter) in Filters.Where(named => list is QueueList.All || named.Filter.Status is null))
            {
                var query = new QueueQuery(list, filter, Members[0], Today, null, PageSize);
                times[$"{list}: {name}, first page"] = await Median(() => store.Queue(query, CancellationToken.None).AsTask());
                times[$"{list}: {name}, deep inside"] = await Median(() => store.Queue(query with { After = Key(list) }, CancellationToken.None).AsTask());
            }
        }

        times["filing a ticket"] = await Median(() => store.Commit(new Commit { NewTickets = [Ticket(next++, Today)] }, CancellationToken.None).AsTask());
        return times;
    }

    /// <summary>Milliseconds.</summary>
    private static async Task<double> Median<T>(Func<Task<T>> act)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await act();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[Rounds / 2];
    }

    /// <summary>Anywhere in the first nine tenths of a list.</summary>
    private static string Key(QueueList list)
    {
        var facts = Ticket(0, Today.AddDays(-Next(Days * 9 / 10))).Facts;
        var due = list is QueueList.Overdue ? Today.AddDays(-1 - Next(20)) : Today.AddDays(Next(100) - 20);
        return QueueOrder.Key(list, new TicketId(Id(facts.Filed)), facts, due);
    }

    /// <summary>Look-up ids and numbers come in order, and ids day by day, which spares the filling thousands of random pages; the lists meet nothing of it.</summary>
    private static TicketRow Ticket(int at, DateOnly filed)
    {
        var age = Today.DayNumber - filed.DayNumber;
        var isOpen = Next(Days) > age * 10 || Next(100) < 5;
        var status = isOpen ? Pick<TicketStatus>(5) : TicketStatus.Closed;
        var facts = new TicketFacts(
            $"{at:D8}",
            Pick<TicketKind>(3),
            Next(10) == 0 ? null : Pick<Area>(11),
            Pick<Region>(21),
            Next(20) == 0 ? Language.En : Pick<Language>(2),
            Next(100) == 0 ? Priority.Urgent : Pick<Priority>(2),
            status,
            filed,
            filed.AddDays(Math.Min(age, 60)))
        {
            Assignee = Next(3) == 0 ? null : Members[Next(Members.Length)],
        };
        return new(new TicketId(Id(filed)), $"{at:x32}", facts, [new SealedKey("desk:1", Bytes(40))], Bytes(40), null, Bytes(32), 1)
        {
            Due = isOpen ? (Next(5) == 0 ? Today.AddDays(-1 - Next(29)) : Today.AddDays(Next(90))) : null,
        };
    }

    private static T Pick<T>(int among)
        where T : struct, Enum => Enum.GetValues<T>()[Next(among)];

    private static string Id(DateOnly filed) => $"{filed.DayNumber:x8}{Convert.ToHexStringLower(Bytes(12))}";

    private static byte[] Bytes(int length) => RandomNumberGenerator.GetBytes(length);

    private static int Next(int below) => RandomNumberGenerator.GetInt32(below);

    private static void Require(CommitResult result)
    {
        if (result is not CommitResult.Committed)
        {
            throw new InvalidOperationException("A made-up ticket met another of its number.");
        }
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
