using System.IO.Compression;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage.LiteDb;
using static IntegrityBot.Storage.Tests.Samples;

namespace IntegrityBot.Storage.Tests;

/// <summary>Databases of former formats, as the programs of their time wrote them, open and lack nothing.</summary>
public sealed class LiteDbFormatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_database_of_version_1_opens_with_its_rows_and_its_tickets_are_in_the_lists()
    {
        await Lay("version-1.db.gz");
        List<TicketRow> rows = [.. Enumerable.Range(0, 6).Select(OfVersion1)];
        for (var round = 0; round < 2; round++)
        {
            await using var store = await LiteDbStore.Open(folder.Options, Ct);
            foreach (var row in rows)
            {
                Same.Assert(row, await store.Ticket(row.Id, Ct));
                Same.Assert(row, await store.TicketByNumber(row.Facts.Number, Ct));
            }

            foreach (var list in Enum.GetValues<QueueList>())
            {
                var page = await store.Queue(new(list, QueueFilter.None, "any", Day, null, 50), Ct);
                var expected = rows.Where(row => QueueOrder.Holds(list, row.Facts, row.Due, "any", Day))
                    .Select(row => QueueOrder.Key(list, row.Id, row.Facts, row.Due)).Order(StringComparer.Ordinal).ToList();
                Assert.Equal(expected, page.Entries.Select(entry => entry.Key));
                Assert.Equal(expected.Count, page.Count);
            }

            Assert.Equal([OfVersion1(5).Facts], await store.Facts(Day.AddDays(6), Day.AddDays(6), Ct));
            Same.Assert(new SessionRow("session", Day, Of(9, 50), Of(8, 20), Noon), await store.Session("session", Ct));
            Same.Assert(new FileRow[] { new("file", 0, Of(7, 30), Day) }, await store.File("file", Ct));
            Assert.Equal(new Tombstone("stone", Outcome.Withdrawn, new(2026, 3, 1)), await store.Tombstone("stone", Ct));
            Assert.Equal(1, (await store.Counters(Day, Ct))["topic.a/yes"]);
            Assert.Equal(Of(6, 32), await store.Installation("salt", () => [], Ct));
        }
    }

    [Fact]
    public async Task Tickets_of_version_1_change_and_go_as_others_do()
    {
        await Lay("version-1.db.gz");
        await using var store = await LiteDbStore.Open(folder.Options, Ct);
        var taken = OfVersion1(0) with { Version = 2, Due = Day };
        taken = taken with { Facts = taken.Facts with { Assignee = "any" } };
        Assert.Equal(CommitResult.Committed, await store.Commit(new Commit { ChangedTickets = [taken], DroppedTickets = [OfVersion1(1).Id] }, Ct));

        Assert.Equal(5, (await store.Queue(new(QueueList.All, QueueFilter.None, "any", Day, null, 50), Ct)).Count);
        Assert.Equal([taken.Id], (await store.Queue(new(QueueList.Mine, QueueFilter.None, "any", Day, null, 50), Ct)).Entries.Select(entry => entry.Id));
    }

    [Fact]
    public async Task A_database_of_version_1_opens_after_power_cuts_at_any_moment_of_its_change()
    {
        var old = await Unpacked("version-1.db.gz");
        for (var acts = 0; acts < 40; acts++)
        {
            using var disk = new FaultyDisk(old) { ActsLeft = acts };
            try
            {
                await (await disk.Open(Ct)).DisposeAsync();
            }
            catch (StoreUnavailableException)
            {
                // The cut came within the opening.
            }

            disk.Restart();
            await using var store = await disk.Open(Ct);
            Assert.Equal(6, (await store.Queue(new(QueueList.All, QueueFilter.None, "any", Day, null, 50), Ct)).Count);
            Same.Assert(OfVersion1(2), await store.Ticket(OfVersion1(2).Id, Ct));
        }
    }

    [Fact]
    public void Each_value_has_a_sign_of_its_own()
    {
        Distinct(Enum.GetValues<TicketKind>().Select(Signs.Of));
        Distinct(Enum.GetValues<Area>().Select(Signs.Of).Append(Signs.None));
        Distinct(Enum.GetValues<Region>().Select(Signs.Of).Append(Signs.None));
        Distinct(Enum.GetValues<TicketStatus>().Select(Signs.Of));
        Distinct(Enum.GetValues<Language>().Select(Signs.Of));
        Distinct(Enum.GetValues<Priority>().Select(Signs.Of));
        Distinct(Enum.GetValues<Drawer>().Select(Signs.Of));

        static void Distinct(IEnumerable<char> signs)
        {
            var all = signs.ToList();
            Assert.Equal(all.Count, all.Distinct().Count());
            Assert.All(all, sign => Assert.True(char.IsAsciiLetterLower(sign) || sign == Signs.None));
        }
    }

    /// <summary>The tickets that the program of version 1 filed into the file.</summary>
    private static TicketRow OfVersion1(int at) => new(
        new TicketId($"{at:x32}"),
        $"{at + 100:x32}",
        new TicketFacts(
            $"NUM{at:D3}", at % 2 == 0 ? TicketKind.Report : TicketKind.Question, at == 1 ? null : Area.Land, at == 1 ? null : Region.Abai,
            Language.Kk, Priority.Urgent, Enum.GetValues<TicketStatus>()[at], Day.AddDays(at), Day.AddDays(at + 1)),
        [new SealedKey("reporter", Of(1, 40)), new SealedKey("desk:1", Of(2, 40))],
        Of((byte)(at + 3), 60),
        at == 2 ? Of(5, 70) : null,
        Of((byte)(at + 4), 32),
        at == 2 ? 2 : 1);

    private static byte[] Of(byte value, int length) => [.. Enumerable.Repeat(value, length)];

    private static async Task<byte[]> Unpacked(string name)
    {
        await using var packed = new GZipStream(System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Formats", name)), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await packed.CopyToAsync(whole, Ct);
        return whole.ToArray();
    }

    private async Task Lay(string name)
    {
        Directory.CreateDirectory(folder.Path);
        await System.IO.File.WriteAllBytesAsync(folder.DataFile, await Unpacked(name), Ct);
    }
}
