using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Storage.LiteDb;

namespace IntegrityBot.Storage.Tests;

public sealed class LiteDbKillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary><c>STORE_KILLS</c> asks for more than the 25 of an ordinary run.</summary>
    [Fact]
    public async Task No_acknowledged_ticket_is_lost_or_half_there_however_often_the_process_is_killed()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("STORE_KILLS"), CultureInfo.InvariantCulture, out var more) ? more : 25;
        var ct = TestContext.Current.CancellationToken;
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        var recovered = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            acknowledged.UnionWith(await WriteUntilKilled(RandomNumberGenerator.GetInt32(1, 60), ct));
            recovered += new FileInfo(folder.LogFile).Length > 0 ? 1 : 0;
        }

        TestContext.Current.SendDiagnosticMessage("{0} tickets acknowledged, {1} of {2} kills left a log", acknowledged.Count, recovered, kills);
        Assert.True(acknowledged.Count > kills, "Too few tickets to prove anything.");
        await using var store = await LiteDbStore.Open(folder.Options, ct);
        foreach (var id in acknowledged)
        {
            Assert.True(await IsWhole(store, id, ct), "An acknowledged ticket is lost or in part.");
        }

        // Filed twice, expired once: the list names every ticket by its day, and no id comes again.
        var listed = new HashSet<string>(StringComparer.Ordinal);
        while (await store.Expired(Samples.Day, Samples.Day.AddDays(1), ct) is { Count: > 0 } some)
        {
            foreach (var ticket in some)
            {
                Assert.True(listed.Add(ticket.Id.Value), "A ticket is there twice.");
                Assert.True(await IsWhole(store, ticket.Id.Value, ct), "A ticket is there without the rest of its commit.");
            }

            await store.Commit(new Commit { DroppedTickets = [.. some.Select(ticket => ticket.Id)] }, ct);
        }

        Assert.Superset(acknowledged, listed);
    }

    [Fact]
    public async Task A_second_process_is_told_that_the_database_is_in_use()
    {
        var ct = TestContext.Current.CancellationToken;
        using var writer = Start();
        Assert.NotNull(await writer.StandardOutput.ReadLineAsync(ct));
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => LiteDbStore.Open(folder.Options, ct));
        writer.Kill();
        await writer.WaitForExitAsync(ct);

        Assert.Contains("Storage:Path", refused.Message, StringComparison.Ordinal);
        Assert.Contains("another process", refused.Message, StringComparison.Ordinal);
        await (await LiteDbStore.Open(folder.Options, ct)).DisposeAsync();
    }

    private static async Task<bool> IsWhole(LiteDbStore store, string id, CancellationToken ct) =>
        await store.Ticket(new TicketId(id), ct) is not null &&
        await store.TicketByLookup("l" + id, ct) is not null &&
        await store.Session("s" + id, ct) is not null &&
        await store.File("f" + id, ct) is { Count: 2 };

    /// <summary>What the process said before it was killed: after some words, at any moment of its next commits.</summary>
    private async Task<List<string>> WriteUntilKilled(int words, CancellationToken ct)
    {
        using var writer = Start();
        var said = new List<string>();
        while (await writer.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            said.Add(line);
            if (said.Count == words)
            {
                writer.Kill();
            }
        }

        await writer.WaitForExitAsync(ct);
        Assert.True(said.Count >= words, "The writer ended by itself.");

        // A word cut in the middle is none.
        return [.. said.Where(id => id.Length == 32)];
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, typeof(KilledWriter).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : string.Empty)),
        [KilledWriter.Argument, folder.Path])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
    })!;
}
