using IntegrityBot.Core.Privacy;
using LiteDB;
using LiteDB.Engine;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>Reads and writes rows in the engine's present transaction. Used by the writer's thread alone.</summary>
internal sealed class Tables
{
    /// <summary>Rows one step of a sweep takes, so that it does not hold up the people who write meanwhile.</summary>
    private const int SweepStep = 200;

    private const int ExpiredAtOnce = 100;

    private readonly ILiteEngine engine;

    /// <summary>Both collections are small (open tickets, drafts in hand), and asking memory spares a look-up at each session's commit.</summary>
    private readonly Dictionary<string, DateTimeOffset?> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> drafts = new(StringComparer.Ordinal);

    public Tables(ILiteEngine engine)
    {
        this.engine = engine;
        foreach (var document in All(Documents.OpenTickets))
        {
            open[document["_id"].AsString] = Documents.Until(document);
        }

        foreach (var document in All(Documents.Drafts))
        {
            drafts[document["_id"].AsString] = DateOnly.FromDayNumber(document["d"].AsInt32);
        }
    }

    public static void Create(ILiteEngine engine)
    {
        engine.EnsureIndex(Documents.Sessions, "d", "$.d", false);
        engine.EnsureIndex(Documents.Tickets, "l", "$.l", true);
        engine.EnsureIndex(Documents.Tickets, "n", "$.n", true);
        engine.EnsureIndex(Documents.Tickets, "f", "$.f", false);
        engine.EnsureIndex(Documents.Tickets, "e", "$.e", false);
    }

    public SessionRow? Session(string id) => ById(Documents.Sessions, id) is { } session
        ? Documents.Session(session, open.ContainsKey(id) ? ById(Documents.OpenTickets, id) : null)
        : null;

    public TicketRow? Ticket(TicketId id) => ById(Documents.Tickets, id.Value) is { } found ? Documents.Ticket(found) : null;

    public TicketRow? TicketByLookup(string lookup) =>
        First(Documents.Tickets, Is("$.l", lookup)) is { } found ? Documents.Ticket(found) : null;

    public Tombstone? Tombstone(string lookup) =>
        ById(Documents.Tombstones, lookup) is { } found ? Documents.Tombstone(found) : null;

    public IReadOnlyList<FileRow> File(string key)
    {
        DateOnly? draftSince = drafts.TryGetValue(key, out var day) ? day : null;
        return [.. Chunks(key).Select(chunk => Documents.File(chunk, draftSince))];
    }

    public IReadOnlyList<TicketRow> Expired(DateOnly closedBefore, DateOnly filedBefore) =>
        [.. Before(Documents.Tickets, "$.e", closedBefore, ExpiredAtOnce)
            .Concat(Before(Documents.Tickets, "$.f", filedBefore, ExpiredAtOnce))
            .DistinctBy(document => document["_id"].AsString, StringComparer.Ordinal)
            .Take(ExpiredAtOnce)
            .Select(Documents.Ticket)];

    public IReadOnlyDictionary<string, long> Counters(DateOnly month)
    {
        var start = Documents.CounterMonth(month);
        return All(Documents.Counters, Between("$._id", start, start + char.MaxValue))
            .ToDictionary(counter => counter["_id"].AsString[start.Length..], counter => counter["n"].AsInt64, StringComparer.Ordinal);
    }

    public CommitResult Apply(Commit commit)
    {
        if (Conflicts(commit))
        {
            return CommitResult.Conflict;
        }

        foreach (var row in commit.Sessions)
        {
            Upsert(Documents.Sessions, Documents.ToDocument(row));
            if (row.OpenTicket is not null)
            {
                Upsert(Documents.OpenTickets, Documents.OpenTicket(row));
                open[row.Id] = row.OpenUntil;
            }
            else
            {
                CloseTicket(row.Id);
            }
        }

        foreach (var id in commit.DroppedSessions)
        {
            DropSession(id);
        }

        Upsert(Documents.Tickets, [.. commit.NewTickets.Concat(commit.ChangedTickets).Select(Documents.ToDocument)]);
        Delete(Documents.Tickets, [.. commit.DroppedTickets.Select(id => id.Value)]);
        Upsert(Documents.Tombstones, [.. commit.Tombstones.Select(Documents.ToDocument)]);
        foreach (var row in commit.Files)
        {
            Upsert(Documents.Files, Documents.ToDocument(row));
            Mark(row.Key, row.DraftSince);
        }

        foreach (var mark in commit.LiveDrafts.Where(mark => drafts.ContainsKey(mark.Key)))
        {
            Mark(mark.Key, mark.Since);
        }

        foreach (var key in commit.FiledFiles)
        {
            Mark(key, null);
        }

        foreach (var key in commit.DroppedFiles)
        {
            DropFile(key);
        }

        foreach (var mark in commit.Counters)
        {
            Count(mark);
        }

        return CommitResult.Committed;
    }

    /// <summary>One step; the ids of the sessions it touched, and whether more remains.</summary>
    public (IReadOnlyList<string> Sessions, bool More) Sweep(DateOnly saltDay, DateTimeOffset now)
    {
        var dead = Before(Documents.Sessions, "$.d", saltDay, SweepStep).Select(document => document["_id"].AsString).ToList();
        dead.ForEach(DropSession);

        var late = open.Where(entry => entry.Value <= now).Select(entry => entry.Key).Take(SweepStep).ToList();
        late.ForEach(CloseTicket);

        // One file a step: it may be eighty chunks.
        var left = drafts.Where(entry => entry.Value < saltDay).Select(entry => entry.Key).Take(1).ToList();
        left.ForEach(DropFile);

        return ([.. dead, .. late], dead.Count == SweepStep || late.Count == SweepStep || left.Count == 1);
    }

    public byte[]? Value(string name) => ById(Documents.Installation, name)?["b"].AsBinary;

    /// <summary>The value under <paramref name="name"/>, which becomes <paramref name="made"/> if there is none.</summary>
    public byte[] Value(string name, byte[] made)
    {
        if (Value(name) is { } kept)
        {
            return kept;
        }

        Upsert(Documents.Installation, new BsonDocument { ["_id"] = name, ["b"] = made });
        return made;
    }

    private bool Conflicts(Commit commit)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in commit.NewTickets)
        {
            var taken = !ids.Add(row.Id.Value) || !names.Add("l" + row.Lookup) || !names.Add("n" + row.Facts.Number) ||
                Has(Is("$._id", row.Id.Value)) || Has(Is("$.l", row.Lookup)) || Has(Is("$.n", row.Facts.Number));
            if (taken)
            {
                return true;
            }
        }

        foreach (var row in commit.ChangedTickets)
        {
            if (!ids.Add(row.Id.Value) || ById(Documents.Tickets, row.Id.Value) is not { } stored || stored["v"].AsInt32 + 1 != row.Version ||
                (stored["l"].AsString != row.Lookup && (!names.Add("l" + row.Lookup) || Has(Is("$.l", row.Lookup)))) ||
                (stored["n"].AsString != row.Facts.Number && (!names.Add("n" + row.Facts.Number) || Has(Is("$.n", row.Facts.Number)))))
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(BsonExpression where) => First(Documents.Tickets, where) is not null;

    private void Count(CounterMark mark)
    {
        var id = Documents.CounterId(mark.Month, mark.Key);
        var before = ById(Documents.Counters, id)?["n"].AsInt64 ?? 0;
        Upsert(Documents.Counters, new BsonDocument { ["_id"] = id, ["n"] = before + 1 });
    }

    private void DropSession(string id)
    {
        Delete(Documents.Sessions, id);
        CloseTicket(id);
    }

    private void CloseTicket(string session)
    {
        if (open.Remove(session))
        {
            Delete(Documents.OpenTickets, session);
        }
    }

    private void Mark(string key, DateOnly? draftSince)
    {
        if (draftSince is { } day)
        {
            if (!drafts.TryGetValue(key, out var known) || known != day)
            {
                drafts[key] = day;
                Upsert(Documents.Drafts, new BsonDocument { ["_id"] = key, ["d"] = day.DayNumber });
            }
        }
        else if (drafts.Remove(key))
        {
            Delete(Documents.Drafts, key);
        }
    }

    private void DropFile(string key)
    {
        Delete(Documents.Files, [.. Chunks(key).Select(chunk => chunk["_id"])]);
        Mark(key, null);
    }

    private List<BsonDocument> Chunks(string key) =>
        All(Documents.Files, Between("$._id", Documents.ChunkId(key, 0), Documents.ChunkId(key, Documents.MaxChunk)));

    /// <summary>Documents whose day under <paramref name="path"/> is set and before <paramref name="day"/>, by the index of that path.</summary>
    private List<BsonDocument> Before(string collection, string path, DateOnly day, int limit) =>
        All(collection, Between(path, 0, day.DayNumber - 1), limit);

    private BsonDocument? ById(string collection, string id) => First(collection, Is("$._id", id));

    /// <summary>With parameters: LiteDB compiles, and keeps for ever, each text it has not seen (1.5 ms), as <c>Query.EQ</c> makes one for each value.</summary>
    private static BsonExpression Is(string path, BsonValue value) => BsonExpression.Create($"{path} = @0", value);

    private static BsonExpression Between(string path, BsonValue from, BsonValue to) =>
        BsonExpression.Create($"{path} BETWEEN @0 AND @1", from, to);

    private BsonDocument? First(string collection, BsonExpression where)
    {
        using var reader = engine.Query(collection, new Query { Where = { where }, Limit = 1 });
        return reader.Read() ? reader.Current.AsDocument : null;
    }

    private List<BsonDocument> All(string collection, BsonExpression? where = null, int limit = int.MaxValue)
    {
        var query = new Query { Limit = limit };
        if (where is not null)
        {
            query.Where.Add(where);
        }

        var found = new List<BsonDocument>();
        using var reader = engine.Query(collection, query);
        while (reader.Read())
        {
            found.Add(reader.Current.AsDocument);
        }

        return found;
    }

    private void Upsert(string collection, params IReadOnlyCollection<BsonDocument> documents)
    {
        if (documents.Count > 0)
        {
            engine.Upsert(collection, documents, BsonAutoId.ObjectId);
        }
    }

    private void Delete(string collection, params IReadOnlyCollection<BsonValue> ids)
    {
        if (ids.Count > 0)
        {
            engine.Delete(collection, ids);
        }
    }
}
