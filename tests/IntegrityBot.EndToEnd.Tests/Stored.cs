using IntegrityBot.Storage;
using LiteDB;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Looks into the database as a thief would: a copy of the file, read without any key.</summary>
internal static class Stored
{
    public static Task<int> Tickets(RunningBot bot) => Count(bot, "t");

    public static Task<int> Files(RunningBot bot) => Count(bot, "f");

    private static async Task<int> Count(RunningBot bot, string collection)
    {
        // A commit of its own makes sure that whatever was acknowledged before is in the file.
        await bot.Services.GetRequiredService<IStore>().Commit(new Commit(), CancellationToken.None);
        var copy = Path.Combine(bot.Folder, "copy.db");
        File.Copy(Path.Combine(bot.Folder, "data", "integritybot.db"), copy, overwrite: true);
        using var database = new LiteDatabase(new ConnectionString { Filename = copy, Connection = ConnectionType.Direct, Collation = Collation.Binary });
        return database.GetCollection(collection).Count();
    }
}
