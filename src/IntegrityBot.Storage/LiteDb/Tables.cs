using IntegrityBot.Core.Privacy;
using LiteDB;
using LiteDB.Engine;
using static IntegrityBot.Storage.LiteDb.EngineAccess;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>Reads and writes rows in the engine's present transaction. Used by the writer's thread alone.</summary>
internal sealed class Tables
{
    /// <summary>Rows one step of a sweep takes, so that it does not hold up the people who write meanwhile.</summary>
    private const int SweepStep = 200;

    private const int ExpiredAtOnce = 100;

    private const int HeldAtOnce = 100;

    private readonly ILiteEngine engine;

    /// <summary>Both collections are small (open tickets, drafts in hand), and asking memory spares a look-up at each session's commit.</summary>
    private readonly Dictionary<string, DateTimeOffset?> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> drafts = new(StringComparer.Ordinal);

    public Tables(ILiteEngine engine)
    {
        this.engine = engine;
        Queues = new(engine);
        Drawers = new(engine);
        foreach (var document in engine.All(Documents.OpenTickets))
        {
            open[document["_id"].AsString] = Documents.Until(document);
        }

        foreach (var document in engine.All(Documents.Drafts))
        {
            drafts[document["_id"].AsString] = DateOnly.FromDayNumber(document["d"].AsInt32);
        }
    }

    public Queues Queues { get; }

    public Drawers Drawers { get; }

    public static void Create(ILiteEngine engine)
    {
        Queues.Create(engine);
        engine.EnsureIndex(Documents.Sessions, "d", "$.d", false);
        engine.EnsureIndex(Documents.Tickets, "l", "$.l", true);
        engine.EnsureIndex(Documents.Tickets, "n", "$.n", true);
        engine.EnsureIndex(Documents.Tickets, "f", "$.f", false);
        engine.EnsureIndex(Documents.Tickets, "e", "$.e", false);
        engine.EnsureIndex(Documents.Tickets, "z", "$.z[*]", false);
    }

    public SessionRow? Session(string id) => engine.ById(Documents.Sessions, id) is { } session
        ? Documents.Session(session, open.ContainsKey(id) ? engine.ById(Documents.OpenTickets, id) : null)
        : null;

    public TicketRow? Ticket(TicketId id) => engine.ById(Documents.Tickets, id.Value) is { } found ? Documents.Ticket(found) : null;

    public TicketRow? TicketByLookup(string lookup) =>
        engine.First(Documents.Tickets, Is("$.l", lookup)) is { } found ? Documents.Ticket(found) : null;

    /// <summary>Null also while the ticket is held.</summary>
    public TicketRow? TicketByNumber(string number) =>
        engine.First(Documents.Tickets, Is("$.n", number)) is { } found && !Documents.IsHeld(found) ? Documents.Ticket(found) : null;

    public IReadOnlyList<TicketRow> Restricted() =>
    [
        .. engine.All(Documents.Tickets, Marked(Documents.RestrictedMark, Documents.RestrictedMark)).Select(Documents.Ticket).Where(ticket => !ticket.IsHeld),
    ];

    /// <summary>Of those before and after the page nothing but the id is read.</summary>
    public IReadOnlyList<TicketRow> Held(DateTimeOffset now, TicketId? after)
    {
        var due = Marked(Documents.HeldMark(DateTimeOffset.MinValue), Documents.HeldMark(now));
        var ids = engine.Each(Documents.Tickets, new Query { Where = { due }, Select = "{ _id: $._id }" }).Select(ticket => ticket["_id"].AsString);
        return
        [
            .. ids.Where(id => after is not { } last || string.CompareOrdinal(id, last.Value) > 0)
                .Order(StringComparer.Ordinal)
                .Take(HeldAtOnce)
                .Select(id => Ticket(new TicketId(id))!),
        ];
    }

    /// <summary>Of tickets filed on the day, with no other field of them read.</summary>
    public IReadOnlyList<byte[]> Commitments(DateOnly filed) =>
    [
        .. engine.Each(Documents.Tickets, new Query { Where = { Is("$.f", filed.DayNumber) }, Select = "{ h: $.h }" })
            .Select(ticket => ticket["h"].AsBinary),
    ];

    public Tombstone? Tombstone(string lookup) =>
        engine.ById(Documents.Tombstones, lookup) is { } found ? Documents.Tombstone(found) : null;

    public IReadOnlyList<FileRow> File(string key)
    {
        DateOnly? draftSince = drafts.TryGetValue(key, out var day) ? day : null;
        return [.. Chunks(key).Select(chunk => Documents.File(chunk, draftSince))];
    }

    public IReadOnlyList<TicketRow> Expired(DateOnly closedBefore, DateOnly filedBefore) =>
        [.. Before(Documents.Tickets, "$.e", closedBefore).Where(document => !Documents.IsAwaited(document)).Take(ExpiredAtOnce)
            .Concat(Before(Documents.Tickets, "$.f", filedBefore).Take(ExpiredAtOnce))
            .DistinctBy(document => document["_id"].AsString, StringComparer.Ordinal)
            .Take(ExpiredAtOnce)
            .Select(Documents.Ticket)];

    public IReadOnlyDictionary<string, long> Counters(DateOnly month)
    {
        var start = Documents.CounterMonth(month);
        return engine.All(Documents.Counters, Between("$._id", start, start + char.MaxValue))
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
            engine.Upsert(Documents.Sessions, Documents.ToDocument(row));
            if (row.OpenTicket is not null)
            {
                engine.Upsert(Documents.OpenTickets, Documents.OpenTicket(row));
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

        engine.Upsert(Documents.Tickets, [.. commit.NewTickets.Concat(commit.ChangedTickets).Select(Documents.ToDocument)]);
        engine.Delete(Documents.Tickets, [.. commit.DroppedTickets.Select(id => id.Value)]);
        List(commit);
        engine.Upsert(Documents.Tombstones, [.. commit.Tombstones.Select(Documents.ToDocument)]);
        foreach (var row in commit.Files)
        {
            engine.Upsert(Documents.Files, Documents.ToDocument(row));
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

        Drawers.Apply(commit);
        return CommitResult.Committed;
    }

    /// <summary>One step; the ids of the sessions it touched, and whether more remains.</summary>
    public (IReadOnlyList<string> Sessions, bool More) Sweep(DateOnly saltDay, DateTimeOffset now)
    {
        var dead = Before(Documents.Sessions, "$.d", saltDay).Take(SweepStep).Select(document => document["_id"].AsString).ToList();
        dead.ForEach(DropSession);

        var late = open.Where(entry => entry.Value <= now).Select(entry => entry.Key).Take(SweepStep).ToList();
        late.ForEach(CloseTicket);

        // One file a step: it may be eighty chunks.
        var left = drafts.Where(entry => entry.Value < saltDay).Select(entry => entry.Key).Take(1).ToList();
        left.ForEach(DropFile);

        return ([.. dead, .. late], dead.Count == SweepStep || late.Count == SweepStep || left.Count == 1);
    }

    public byte[]? Value(string name) => engine.ById(Documents.Installation, name)?["b"].AsBinary;

    /// <summary>The value under <paramref name="name"/>, which becomes <paramref name="made"/> if there is none.</summary>
    public byte[] Value(string name, byte[] made)
    {
        if (Value(name) is { } kept)
        {
            return kept;
        }

        engine.Upsert(Documents.Installation, new BsonDocument { ["_id"] = name, ["b"] = made });
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
            if (!ids.Add(row.Id.Value) || engine.ById(Documents.Tickets, row.Id.Value) is not { } stored || stored["v"].AsInt32 + 1 != row.Version ||
                (stored["l"].AsString != row.Lookup && (!names.Add("l" + row.Lookup) || Has(Is("$.l", row.Lookup)))) ||
                (stored["n"].AsString != row.Facts.Number && (!names.Add("n" + row.Facts.Number) || Has(Is("$.n", row.Facts.Number)))))
            {
                return true;
            }
        }

        return commit.Standing.Any(one => engine.ById(Documents.Tickets, one.Id.Value) is not { } stored || stored["v"].AsInt32 != one.Version) ||
            Drawers.Conflicts(commit);
    }

    /// <summary>The lists follow the tickets in the same transaction.</summary>
    private void List(Commit commit)
    {
        Queues.Add(commit.NewTickets);
        foreach (var row in commit.ChangedTickets)
        {
            Queues.Change(row);
        }

        foreach (var id in commit.DroppedTickets)
        {
            Queues.Drop(id);
        }

        Queues.Write();
    }

    private static BsonExpression Marked(string from, string to) => AnyBetween("$.z[*]", from, to);

    private bool Has(BsonExpression where) => engine.First(Documents.Tickets, where) is not null;

    private void Count(CounterMark mark)
    {
        var id = Documents.CounterId(mark.Month, mark.Key);
        var before = engine.ById(Documents.Counters, id)?["n"].AsInt64 ?? 0;
        engine.Upsert(Documents.Counters, new BsonDocument { ["_id"] = id, ["n"] = before + 1 });
    }

    private void DropSession(string id)
    {
        engine.Delete(Documents.Sessions, id);
        CloseTicket(id);
    }

    private void CloseTicket(string session)
    {
        if (open.Remove(session))
        {
            engine.Delete(Documents.OpenTickets, session);
        }
    }

    private void Mark(string key, DateOnly? draftSince)
    {
        if (draftSince is { } day)
        {
            if (!drafts.TryGetValue(key, out var known) || known != day)
            {
                drafts[key] = day;
                engine.Upsert(Documents.Drafts, new BsonDocument { ["_id"] = key, ["d"] = day.DayNumber });
            }
        }
        else if (drafts.Remove(key))
        {
            engine.Delete(Documents.Drafts, key);
        }
    }

    private void DropFile(string key)
    {
        engine.Delete(Documents.Files, [.. Chunks(key).Select(chunk => chunk["_id"])]);
        Mark(key, null);
    }

    private List<BsonDocument> Chunks(string key) =>
        engine.All(Documents.Files, Between("$._id", Documents.ChunkId(key, 0), Documents.ChunkId(key, Documents.MaxChunk)));

    /// <summary>Documents whose day under <paramref name="path"/> is set and before <paramref name="day"/>, by the index of that path; read as they are asked for.</summary>
    private IEnumerable<BsonDocument> Before(string collection, string path, DateOnly day) =>
        engine.Each(collection, new Query { Where = { Between(path, 0, day.DayNumber - 1) } });
}
