using IntegrityBot.Core.Privacy;
using IntegrityBot.Storage.LiteDb;

namespace IntegrityBot.Storage.Tests;

/// <summary>A process that files tickets as fast as it can and says which were acknowledged, until it is killed.</summary>
internal static class KilledWriter
{
    public const string Argument = "write-until-killed";

    /// <summary>Each ticket comes with a session and a file of two chunks of which its id tells the names.</summary>
    public static Commit Commit(TicketId id) => new()
    {
        NewTickets = [Samples.Ticket() with { Id = id, Lookup = "l" + id.Value }],
        Sessions = [Samples.Session("s" + id.Value)],
        Files = Samples.File("f" + id.Value, 2, 20_000),
    };

    public static async Task<int> Run(string folder)
    {
        await using var store = await LiteDbStore.Open(new StorageOptions { Path = folder }, CancellationToken.None);
        await using var said = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var id = new TicketId(Samples.Hex());
                if (await store.Commit(Commit(id), CancellationToken.None) is CommitResult.Committed)
                {
                    lock (gate)
                    {
                        said.WriteLine(id.Value);
                    }
                }
            }
        })));
        return 0;
    }
}
