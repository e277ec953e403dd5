using System.Globalization;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using LiteDB;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// The whole format of the file: collections, fields, and how a row becomes a document. Names are short because LiteDB writes them into
/// every document. Days are day numbers (days since 0001-01-01), enums their names, so that neither a clock's time nor the
/// order of an enum is kept. A change here needs a higher <see cref="FormatVersion"/> and a way to read the former.
/// </summary>
internal static partial class Documents
{
    public const int FormatVersion = 2;

    /// <summary>{_id: session id, d: salt day, b: sealed}.</summary>
    public const string Sessions = "s";

    /// <summary>{_id: session id, b: sealed open ticket, u: UTC ticks when it must be gone}; only while there is one.</summary>
    public const string OpenTickets = "o";

    /// <summary>
    /// {_id: ticket id, l: look-up id, n: number, k: kind, a: area, r: region, g: language, p: priority, s: status, f: day filed,
    /// c: day changed, j: assignee, q: day acknowledged, w: day of feedback, o: outcome, e: day changed if closed, u: day due,
    /// x: sealed keys [recipient, bytes, …], b: content, m: dialogue, y: casework, h: commitment, v: version, i: true while held,
    /// z: marks ["r" while restricted, "h" and 19 digits of UTC ticks while something is held until then]}. The index of z has no key of a
    /// ticket without marks.
    /// </summary>
    public const string Tickets = "t";

    /// <summary>{_id: look-up id, o: outcome, d: first day of the month}.</summary>
    public const string Tombstones = "z";

    /// <summary>{_id: file key / six digits of chunk, b: sealed}.</summary>
    public const string Files = "f";

    /// <summary>{_id: file key, d: day the draft was begun}; only until the ticket is filed.</summary>
    public const string Drafts = "d";

    /// <summary>{_id: name, b: value}.</summary>
    public const string Installation = "i";

    /// <summary>{_id: yyyy-MM/key, n: how often}.</summary>
    public const string Counters = "c";

    public const int MaxChunk = 999_999;

    public const string RestrictedMark = "r";

    private const char HeldSign = 'h';

    public static BsonDocument ToDocument(SessionRow row) => new()
    {
        ["_id"] = row.Id,
        ["d"] = row.SaltDay.DayNumber,
        ["b"] = row.Sealed,
    };

    public static BsonDocument OpenTicket(SessionRow row) => new()
    {
        ["_id"] = row.Id,
        ["b"] = row.OpenTicket,
        ["u"] = row.OpenUntil is { } until ? until.UtcTicks : BsonValue.Null,
    };

    public static SessionRow Session(BsonDocument session, BsonDocument? open) => new(
        session["_id"].AsString,
        DateOnly.FromDayNumber(session["d"].AsInt32),
        session["b"].AsBinary,
        open?["b"].AsBinary,
        open is null ? null : Until(open));

    public static DateTimeOffset? Until(BsonDocument open) =>
        open["u"].IsNull ? null : new DateTimeOffset(open["u"].AsInt64, TimeSpan.Zero);

    public static BsonDocument ToDocument(TicketRow row)
    {
        var facts = row.Facts;
        var document = new BsonDocument
        {
            ["_id"] = row.Id.Value,
            ["l"] = row.Lookup,
            ["x"] = new BsonArray(row.Keys.SelectMany(key => new BsonValue[] { key.Recipient, key.Bytes })),
            ["b"] = row.Content,
            ["h"] = row.Commitment,
            ["v"] = row.Version,
        };
        Write(document, facts, row.Due);
        if (facts.Status is TicketStatus.Closed)
        {
            document["e"] = facts.Changed.DayNumber;
        }

        if (row.Dialogue is not null)
        {
            document["m"] = row.Dialogue;
        }

        if (row.Work is not null)
        {
            document["y"] = row.Work;
        }

        if (row.IsHeld)
        {
            document["i"] = true;
        }

        if (Marks(row) is { Count: > 0 } marks)
        {
            document["z"] = marks;
        }

        return document;
    }

    public static TicketRow Ticket(BsonDocument document)
    {
        var marks = document["z"].IsArray ? document["z"].AsArray.Select(mark => mark.AsString).ToList() : [];
        return new(
            new TicketId(document["_id"].AsString),
            document["l"].AsString,
            Facts(document),
            [.. document["x"].AsArray.Chunk(2).Select(pair => new SealedKey(pair[0].AsString, pair[1].AsBinary))],
            document["b"].AsBinary,
            document["m"].IsNull ? null : document["m"].AsBinary,
            document["h"].AsBinary,
            document["v"].AsInt32)
        {
            Work = document["y"].IsNull ? null : document["y"].AsBinary,
            Due = Day(document["u"]),
            IsHeld = IsHeld(document),
            IsRestricted = marks.Contains(RestrictedMark),
            HeldUntil = marks.Find(mark => mark[0] == HeldSign) is { } held
                ? new DateTimeOffset(long.Parse(held.AsSpan(1), CultureInfo.InvariantCulture), TimeSpan.Zero)
                : null,
        };
    }

    /// <summary>Whether something of it is still to be shown to the desk.</summary>
    public static bool IsAwaited(BsonDocument ticket) => ticket["z"].IsArray && ticket["z"].AsArray.Any(mark => mark.AsString[0] == HeldSign);

    public static bool IsHeld(BsonDocument ticket) => ticket["i"].IsBoolean && ticket["i"].AsBoolean;

    /// <summary>Text that sorts as the moments do.</summary>
    public static string HeldMark(DateTimeOffset until) => string.Create(CultureInfo.InvariantCulture, $"{HeldSign}{until.UtcTicks:D19}");

    public static BsonDocument ToDocument(Tombstone row) => new()
    {
        ["_id"] = row.Lookup,
        ["o"] = Name(row.Outcome),
        ["d"] = row.Month.DayNumber,
    };

    public static Tombstone Tombstone(BsonDocument document) => new(
        document["_id"].AsString,
        Value<Outcome>(document["o"]),
        DateOnly.FromDayNumber(document["d"].AsInt32));

    public static BsonDocument ToDocument(FileRow row) => new()
    {
        ["_id"] = ChunkId(row.Key, row.Chunk),
        ["b"] = row.Sealed,
    };

    public static FileRow File(BsonDocument document, DateOnly? draftSince)
    {
        var id = document["_id"].AsString;
        var slash = id.LastIndexOf('/');
        return new(id[..slash], int.Parse(id.AsSpan(slash + 1), CultureInfo.InvariantCulture), document["b"].AsBinary, draftSince);
    }

    public static string ChunkId(string key, int chunk)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chunk);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunk, MaxChunk);
        return string.Create(CultureInfo.InvariantCulture, $"{key}/{chunk:D6}");
    }

    public static string CounterId(DateOnly month, string key) => $"{CounterMonth(month)}{key}";

    /// <summary>What the ids of all counters of a month begin with.</summary>
    public static string CounterMonth(DateOnly month) => month.ToString("yyyy-MM'/'", CultureInfo.InvariantCulture);

    private static BsonArray Marks(TicketRow row)
    {
        var marks = new BsonArray();
        if (row.IsRestricted)
        {
            marks.Add(RestrictedMark);
        }

        if (row.HeldUntil is { } until)
        {
            marks.Add(HeldMark(until));
        }

        return marks;
    }

    private static string Name<T>(T value)
        where T : struct, Enum => Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(value));

    private static T Value<T>(BsonValue name)
        where T : struct, Enum => Enum.Parse<T>(name.AsString);
}
