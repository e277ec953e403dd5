using System.Security.Cryptography;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using IntegrityBot.Storage.LiteDb;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Receipts;

namespace IntegrityBot.EndToEnd.Tests;

public class KillTests
{
    private const int People = 6;

    /// <summary>A longer run: <c>KILLS=200 dotnet run --project tests/IntegrityBot.EndToEnd.Tests -- -class "*KillTests"</c>.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "50", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_receipt_ever_shown_is_a_ticket_kept_once_whenever_the_program_is_killed()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("integritybot-kill-").FullName;
        DeskKey.Create(Path.Combine(folder, "key", "desk.key")).Dispose();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Flood = FloodLimits.Off, BrakeRepolling = false, TranscriptLength = 200 }, ct);
        var people = Enumerable.Range(0, People).Select(i => server.Person($"Person {i}", "en")).ToList();

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var filing = people.Select(person => Task.Run(() => FileForEver(person, enough.Token), ct)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var program = await KilledProgram.Start(server, folder, ct);
            var calls = server.Transcript.Last + RandomNumberGenerator.GetInt32(1, 120);
            await server.Transcript.WaitFor(call => call.Number >= calls, TimeSpan.FromSeconds(60), ct: ct);
            await program.Kill();
        }

        // Nobody begins anything new; what was begun comes to its end, and the last answers arrive.
        await enough.CancelAsync();
        await Task.WhenAll(filing);
        await using (var last = await KilledProgram.Start(server, folder, ct))
        {
            foreach (var person in people)
            {
                await person.Quiet(TimeSpan.FromSeconds(60), ct);
            }
        }

        var shown = people.SelectMany(Receipts).ToHashSet(StringComparer.Ordinal);
        Assert.True(shown.Count >= Kills, $"Only {shown.Count} reports were filed during {Kills} kills: the test tried too little.");
        await using var store = await LiteDbStore.Open(new StorageOptions { Path = Path.Combine(folder, "data") }, ct);
        var salt = await store.Installation("receipt-salt", () => throw new InvalidOperationException("The installation's salt is gone."), ct);
        var lost = new List<string>();
        foreach (var receipt in shown)
        {
            using var keys = ReceiptKeys.Derive(Receipt.Read(receipt)!, salt);
            if (await store.TicketByLookup(keys.Lookup, ct) is null)
            {
                lost.Add(receipt);
            }
        }

        await store.DisposeAsync();
        Assert.Empty(lost);
        Assert.Equal(shown.Count, Stored.Count(Path.Combine(folder, "data"), "t"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {shown.Count} receipts shown, all kept, none twice.");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Files proposal after proposal, as fast as the screens come, whatever happens to the program meanwhile.</summary>
    private static async Task FileForEver(SandboxPerson person, CancellationToken enough)
    {
        try
        {
            person.Start("l_en");
            while (true)
            {
                await Tap(person, "propose", enough);
                await Tap(person, "next", enough);
                await Tap(person, "v:procurement", enough);
                await person.Sees("What should change", TimeSpan.FromMinutes(2), enough);
                person.Say("Publish every plan on one plain page.");
                await Tap(person, "next", enough);
                await Tap(person, "send", enough);
                await Tap(person, "saved", enough);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Waits for the screen with this action, new since the last act, and taps it.</summary>
    private static async Task Tap(SandboxPerson person, string action, CancellationToken ct)
    {
        var screen = await person.Sees(message => message.AllButtons.Any(button => Does(button, action)), TimeSpan.FromMinutes(2), ct);
        person.TapStale(screen.Id, screen.AllButtons.First(button => Does(button, action)).Data!);
    }

    private static bool Does(SandboxButton button, string action) => button.Data?.EndsWith("." + action, StringComparison.Ordinal) == true;

    private static IEnumerable<string> Receipts(SandboxPerson person) =>
        person.History.SelectMany(message => message.AllButtons).Select(button => button.CopyText).OfType<string>();
}
