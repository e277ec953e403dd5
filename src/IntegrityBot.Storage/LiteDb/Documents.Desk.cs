using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using LiteDB;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>The part of the format that is the desk's.</summary>
internal static partial class Documents
{
    /// <summary>
    /// {_id: ticket id, n, k, a, r, g, p, s, f, c, j, q, w, o, u: as in <see cref="Tickets"/>, i: keys of <see cref="QueueKeys"/>}; for each
    /// ticket neither held nor restricted.
    /// </summary>
    public const string Queue = "q";

    /// <summary>{_id: scope, n: {cell: how many}}; see <see cref="LiteDb.Tallies"/>.</summary>
    public const string Tallies = "y";

    /// <summary>{_id: drawer's letter / id, b: bytes}.</summary>
    public const string Drawers = "b";

    /// <summary>{_id: number, d: day, m: member, a: act, j: subject, h: hash}.</summary>
    public const string Audit = "a";

    public const int MaxDrawerId = 100;

    public static BsonDocument QueueDocument(TicketRow row)
    {
        var document = new BsonDocument { ["_id"] = row.Id.Value };
        Write(document, row.Facts, row.Due);
        document["i"] = new BsonArray(QueueKeys.Of(row.Id, row.Facts, row.Due).Select(key => new BsonValue(key)));
        return document;
    }

    public static QueueEntry QueueEntry(QueueList list, BsonDocument document)
    {
        var (id, facts, due) = (new TicketId(document["_id"].AsString), Facts(document), Day(document["u"]));
        return new(QueueOrder.Key(list, id, facts, due), id, facts, due);
    }

    public static TicketFacts Facts(BsonDocument document) => new(
        document["n"].AsString,
        Value<TicketKind>(document["k"]),
        document["a"].IsNull ? null : Value<Area>(document["a"]),
        document["r"].IsNull ? null : Value<Region>(document["r"]),
        Value<Language>(document["g"]),
        Value<Priority>(document["p"]),
        Value<TicketStatus>(document["s"]),
        DateOnly.FromDayNumber(document["f"].AsInt32),
        DateOnly.FromDayNumber(document["c"].AsInt32))
    {
        Assignee = document["j"].IsNull ? null : document["j"].AsString,
        Acknowledged = Day(document["q"]),
        Feedback = Day(document["w"]),
        Outcome = document["o"].IsNull ? null : Value<Outcome>(document["o"]),
    };

    public static DateOnly? Day(BsonValue day) => day.IsNull ? null : DateOnly.FromDayNumber(day.AsInt32);

    public static string DrawerPrefix(Drawer drawer) => $"{Signs.Of(drawer)}/";

    /// <exception cref="ArgumentException">The id is none of <see cref="DrawerRow"/>'s.</exception>
    public static string Id(DrawerId id) =>
        id.Id.Length <= MaxDrawerId && id.Id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ':' or '/' or '_' or '-')
            ? DrawerPrefix(id.Drawer) + id.Id
            : throw new ArgumentException("A drawer's id is at most 100 of A-Za-z0-9:/_-.", nameof(id));

    public static BsonDocument ToDocument(DrawerRow row) => new()
    {
        ["_id"] = Id(new(row.Drawer, row.Id)),
        ["b"] = row.Bytes,
    };

    public static BsonDocument ToDocument(AuditRow row) => new()
    {
        ["_id"] = row.Seq,
        ["d"] = row.Day.DayNumber,
        ["m"] = row.Member,
        ["a"] = row.Act,
        ["j"] = row.Subject,
        ["h"] = row.Hash,
    };

    public static AuditRow AuditRow(BsonDocument document) => new(
        document["_id"].AsInt64,
        DateOnly.FromDayNumber(document["d"].AsInt32),
        document["m"].AsString,
        document["a"].AsString,
        document["j"].AsString,
        document["h"].AsBinary);

    private static void Write(BsonDocument document, TicketFacts facts, DateOnly? due)
    {
        document["n"] = facts.Number;
        document["k"] = Name(facts.Kind);
        document["g"] = Name(facts.Language);
        document["p"] = Name(facts.Priority);
        document["s"] = Name(facts.Status);
        document["f"] = facts.Filed.DayNumber;
        document["c"] = facts.Changed.DayNumber;
        WriteIf(document, "a", facts.Area is { } area ? Name(area) : null);
        WriteIf(document, "r", facts.Region is { } region ? Name(region) : null);
        WriteIf(document, "j", facts.Assignee);
        WriteIf(document, "q", facts.Acknowledged?.DayNumber);
        WriteIf(document, "w", facts.Feedback?.DayNumber);
        WriteIf(document, "o", facts.Outcome is { } outcome ? Name(outcome) : null);
        WriteIf(document, "u", due?.DayNumber);
    }

    private static void WriteIf(BsonDocument document, string field, BsonValue? value)
    {
        if (value is { IsNull: false })
        {
            document[field] = value;
        }
    }
}
