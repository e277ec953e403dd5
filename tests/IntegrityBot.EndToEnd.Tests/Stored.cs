using LiteDB;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Looks into the database of a stopped program as a thief would: the file alone, without any key.</summary>
internal static class Stored
{
    public static Task<int> Tickets(RunningBot bot) => Count(bot, "t");

    public static Task<int> Files(RunningBot bot) => Count(bot, "f");

    private static async Task<int> Count(RunningBot bot, string collection)
    {
        await bot.Stop();
        var file = Path.Combine(bot.Folder, "data", "integritybot.db");
        using var database = new LiteDatabase(new ConnectionString { Filename = file, Connection = ConnectionType.Direct, ReadOnly = true });
        return database.GetCollection(collection).Count();
    }
}
