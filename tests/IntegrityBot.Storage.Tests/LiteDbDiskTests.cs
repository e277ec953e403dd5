using System.Security.Cryptography;
using IntegrityBot.Storage.LiteDb;
using static IntegrityBot.Storage.Tests.Samples;

namespace IntegrityBot.Storage.Tests;

public sealed class LiteDbDiskTests : IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A failed transaction must not leave LiteDB a finalizer that throws: that ends the process.</summary>
    public void Dispose()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Fact]
    public async Task A_full_disk_refuses_commits_whole_and_takes_them_again_when_there_is_room()
    {
        using var disk = new FaultyDisk();
        await using var store = await disk.Open(Ct);
        var before = Session();
        Assert.Equal(CommitResult.Committed, await store.Commit(new Commit { Sessions = [before] }, Ct));

        disk.Space = 300_000;
        var refused = Ticket(bytes: 150_000);
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await store.Commit(new Commit { NewTickets = [refused], Sessions = [Session("refused")] }, Ct));
        Assert.Contains("Storage:Path", failure.Message, StringComparison.Ordinal);
        Same.Assert(before, await store.Session(before.Id, Ct));
        Assert.Null(await store.Session("refused", Ct));
        Assert.Equal(CommitResult.Committed, await store.Commit(new Commit { Sessions = [Session("small")] }, Ct));

        disk.Space = long.MaxValue;
        Assert.Equal(CommitResult.Committed, await store.Commit(new Commit { NewTickets = [refused] }, Ct));
        Same.Assert(refused, await store.Ticket(refused.Id, Ct));
    }

    [Fact]
    public async Task A_commit_whose_sync_failed_does_not_come_back()
    {
        using var disk = new FaultyDisk();
        var store = await disk.Open(Ct);
        disk.LogSyncFails = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Commit(new Commit { Sessions = [Session("no")] }, Ct));

        disk.LogSyncFails = false;
        Assert.Null(await store.Session("no", Ct));
        Assert.Equal(CommitResult.Committed, await store.Commit(new Commit { Sessions = [Session("yes")] }, Ct));
        await store.DisposeAsync();

        await using var again = await disk.Open(Ct);
        Assert.Null(await again.Session("no", Ct));
        Assert.NotNull(await again.Session("yes", Ct));
    }

    [Fact]
    public async Task A_commit_safe_in_the_log_stands_though_the_data_file_fails()
    {
        using var disk = new FaultyDisk();
        var store = await disk.Open(Ct);
        var ticket = Ticket();
        var seed = Ticket();
        await store.Commit(new Commit { NewTickets = [seed], Files = File("room", 2) }, Ct);
        await store.Commit(new Commit { DroppedFiles = ["room"] }, Ct);
        disk.DataFails = true;
        Assert.Equal(CommitResult.Committed, await store.Commit(new Commit { NewTickets = [ticket] }, Ct));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Commit(new Commit { Sessions = [Session("no")] }, Ct));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Ticket(ticket.Id, Ct));

        disk.DataFails = false;
        Same.Assert(ticket, await store.Ticket(ticket.Id, Ct));
        Assert.Null(await store.Session("no", Ct));
        await store.DisposeAsync();
        await using var again = await disk.Open(Ct);
        Same.Assert(ticket, await again.Ticket(ticket.Id, Ct));
    }

    [Fact]
    public async Task One_commit_that_cannot_be_written_does_not_take_the_others_with_it()
    {
        using var disk = new FaultyDisk();
        await using var store = await disk.Open(Ct);
        foreach (var bad in new[] { new Commit { Sessions = [Session(), Session(new string('x', 2000))] }, new Commit { Files = [new FileRow("f", -1, [], null)] } })
        {
            await RefusedAmong(store, bad);
        }
    }

    private static async Task RefusedAmong(LiteDbStore store, Commit bad)
    {
        var good = Enumerable.Range(0, 50).Select(_ => Session()).ToList();
        var commits = good.Select(session => store.Commit(new Commit { Sessions = [session] }, Ct).AsTask()).ToList();
        var refused = store.Commit(bad, Ct).AsTask();
        commits.AddRange(good.Select(session => store.Commit(new Commit { Sessions = [session] }, Ct).AsTask()));

        await Assert.ThrowsAnyAsync<Exception>(() => refused);
        Assert.All(await Task.WhenAll(commits), result => Assert.Equal(CommitResult.Committed, result));
    }

    /// <summary><c>STORE_POWER_CUTS</c> asks for more than the 300 of an ordinary run.</summary>
    [Fact]
    public async Task After_a_power_cut_at_any_moment_every_acknowledged_commit_is_there_and_no_other_in_part()
    {
        var cuts = int.TryParse(
            Environment.GetEnvironmentVariable("STORE_POWER_CUTS"), System.Globalization.CultureInfo.InvariantCulture, out var more) ? more : 300;
        using var disk = new FaultyDisk();
        await (await disk.Open(Ct)).DisposeAsync();
        var sure = new Dictionary<string, SessionRow>(StringComparer.Ordinal);
        for (var cut = 0; cut < cuts; cut++)
        {
            var unsure = new List<(SessionRow A, SessionRow B)>();
            var store = await disk.Open(Ct);
            disk.ActsLeft = RandomNumberGenerator.GetInt32(60);
            try
            {
                while (true)
                {
                    var at = RandomNumberGenerator.GetInt32(10);
                    var (a, b) = (Session($"a{at}", RandomNumberGenerator.GetInt32(1, 20_000)), Session($"b{at}", RandomNumberGenerator.GetInt32(1, 3000)));
                    unsure.Add((a, b));
                    await store.Commit(new Commit { Sessions = [a, b] }, Ct);
                    unsure.Clear();
                    (sure[a.Id], sure[b.Id]) = (a, b);
                }
            }
            catch (StoreUnavailableException)
            {
                await store.DisposeAsync();
            }

            disk.Restart();
            await using var after = await disk.Open(Ct);
            foreach (var (a, b) in unsure)
            {
                var found = (Same.Text(await after.Session(a.Id, Ct)), Same.Text(await after.Session(b.Id, Ct)));
                if (found == (Same.Text(a), Same.Text(b)))
                {
                    (sure[a.Id], sure[b.Id]) = (a, b);
                }
            }

            foreach (var row in sure.Values)
            {
                Same.Assert(row, await after.Session(row.Id, Ct));
            }
        }
    }
}
