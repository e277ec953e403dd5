using LiteDB;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Looks into the database of a stopped program as a thief would: the file alone, without any key.</summary>
internal static class Stored
{
    public static Task<int> Tickets(RunningBot bot) => Count(bot, "t");

    public static Task<int> Files(RunningBot bot) => Count(bot, "f");

    public static int Count(string dataFolder, string collection)
    {
        using var database = new LiteDatabase(new ConnectionString
        {
            Filename = Path.Combine(dataFolder, "integritybot.db"),
            Connection = ConnectionType.Direct,
            ReadOnly = true,
        });
        return database.GetCollection(collection).Count();
    }

    private static async Task<int> Count(RunningBot bot, string collection)
    {
        await bot.Stop();
        return Count(Path.Combine(bot.Folder, "data"), collection);
    }
}
