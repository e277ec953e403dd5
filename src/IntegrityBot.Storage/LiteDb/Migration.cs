using LiteDB;
using LiteDB.Engine;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>Brings a database to the present format. Cut short, it begins anew at the next opening.</summary>
internal static class Migration
{
    /// <summary>So many tickets are read, and stand in the file, at a time.</summary>
    private const int Step = 200;

    /// <param name="version">Of the file; 0 when it is new.</param>
    public static void Run(ILiteEngine engine, int version)
    {
        // No checkpoint of LiteDB's own: ours alone says when a transaction stands.
        engine.Pragma("CHECKPOINT", 0);
        if (version is 1)
        {
            engine.DropCollection(Documents.Queue);
            engine.DropCollection(Documents.Tallies);
        }

        Tables.Create(engine);
        if (version is 1)
        {
            FillQueue(engine);
        }

        engine.Pragma("USER_VERSION", Documents.FormatVersion);
        engine.Checkpoint();
    }

    /// <summary>Version 1 knew no lists. Its tickets need no change: the fields they lack have defaults.</summary>
    private static void FillQueue(ILiteEngine engine)
    {
        var queues = new Queues(engine);
        var last = string.Empty;
        while (engine.All(Documents.Tickets, EngineAccess.Between("$._id", last, BsonValue.MaxValue), Step + 1) is { Count: > 0 } documents)
        {
            // The first is the last of the step before.
            List<TicketRow> rows = [.. documents.Select(Documents.Ticket).Where(row => row.Id.Value != last)];
            if (rows.Count == 0)
            {
                break;
            }

            queues.Add(rows);
            queues.Write();
            engine.Checkpoint();
            last = rows[^1].Id.Value;
        }
    }
}
