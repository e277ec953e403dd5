using CsCheck;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage.Tests;

/// <summary>Anything the desk may do or ask, among few values, so that they meet.</summary>
internal static class DeskGen
{
    private static readonly Gen<string?> AnyMember = OneOf<string?>(null, "m1", "m2");

    private static readonly Gen<DateOnly?> AnyDue = Gen.Int[-3, 3].Select(day => day == 3 ? (DateOnly?)null : Samples.Day.AddDays(day));

    private static readonly Gen<DateTimeOffset> AnyHour = Gen.Int[0, 3].Select(hour => Samples.Noon.AddHours(hour));

    private static readonly Gen<QueueFilter> AnyFilter = Gen.Select(
            Maybe(Gen.Enum<TicketKind>()), Maybe(OneOf(Area.Health, Area.Land)), Maybe(OneOf(Region.Abai, Region.Almaty)),
            Maybe(Gen.Enum<TicketStatus>()), Maybe(Gen.Enum<Language>()), Maybe(Gen.Enum<Priority>()))
        .Select((kind, area, region, status, language, priority) => new QueueFilter(kind, area, region, status, language, priority));

    public static readonly Gen<QueueQuery> AnyQuery = Gen.Select(Gen.Enum<QueueList>(), AnyFilter, Gen.Int[0, 3].Select(Samples.Day.AddDays), Gen.Int[1, 4], Gen.Int[-1, 8])
        .Select((list, filter, today, size, after) => new QueueQuery(list, filter, "m1", today, after < 0 ? null : $"{after}", size));

    /// <summary>What the desk made of a ticket.</summary>
    public static readonly Gen<Func<TicketRow, TicketRow>> AnyDeskState = Gen.Select(
            AnyFilter, AnyMember, AnyDue, Gen.Int[0, 9], AnyHour, Gen.Select(AnyDue, Maybe(Gen.Enum<Outcome>())))
        .Select((facts, member, due, dice, hour, rest) => (Func<TicketRow, TicketRow>)(row => row with
        {
            Facts = row.Facts with
            {
                Kind = facts.Kind ?? TicketKind.Report,
                Area = facts.Area,
                Region = facts.Region,
                Language = facts.Language ?? Language.Ru,
                Priority = facts.Priority ?? Priority.Normal,
                Assignee = member,
                Acknowledged = rest.Item1,
                Outcome = rest.Item2,
            },
            Due = due,
            Work = dice > 5 ? Samples.Bytes(50) : null,
            IsHeld = dice == 0,
            IsRestricted = dice is 1 or 2,
            HeldUntil = dice is 0 or 2 or 3 ? hour : null,
        }));

    private static readonly Gen<DrawerId> AnyDrawerId =
        Gen.Select(OneOf(Drawer.Members, Drawer.Rings), OneOf("a", "b", "a/1")).Select((drawer, id) => new DrawerId(drawer, id));

    public static readonly Gen<Commit> AnyDeskPart = Gen.Select(
            Gen.Select(AnyDrawerId, Gen.Int[0, 3000]).Select((id, size) => new DrawerRow(id.Drawer, id.Id, Samples.Bytes(size))).Array[0, 2],
            Gen.Frequency((4, Gen.Const(Array.Empty<DrawerId>())), (1, AnyDrawerId.Array[1, 2])),
            AnyDrawerId.Array[0, 1],
            Gen.Frequency((3, Gen.Const((0, 0))), (1, Gen.Select(Gen.Int[1, 3], Gen.Int[1, 2]))))
        .Select((put, taken, removed, audit) => new Commit
        {
            Put = [.. put],
            Taken = [.. taken],
            Removed = [.. removed],
            Audit = [.. Enumerable.Range(audit.Item1, audit.Item2).Select(seq => Samples.Audit(seq))],
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : struct => Gen.Frequency((2, Gen.Const((T?)null)), (1, some.Select(value => (T?)value)));
}
