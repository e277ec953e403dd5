using System.Collections.Immutable;

namespace IntegrityBot.Core.Triage;

/// <summary>
/// The hours at which the desk sees what is new and bells ring. Between them nothing shows, so that nobody at the desk can tell from the
/// minute of a report who was at his phone.
/// </summary>
/// <param name="Hours">Of the desk's day, ascending; at least one.</param>
public sealed record FixedHours(ImmutableArray<TimeOnly> Hours, TimeZoneInfo Zone)
{
    public static readonly ImmutableArray<TimeOnly> Usual = [new(9, 0), new(17, 0)];

    /// <summary>The first fixed hour after <paramref name="now"/>.</summary>
    public DateTimeOffset Next(DateTimeOffset now) => At(now, days: 0).Concat(At(now, days: 1)).First(hour => hour > now);

    /// <summary>When something urgent shows: the next full hour.</summary>
    public DateTimeOffset NextFull(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        return new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, local.Offset).AddHours(1).ToUniversalTime();
    }

    /// <summary>The last fixed hour at or before <paramref name="now"/>.</summary>
    public DateTimeOffset Last(DateTimeOffset now) => At(now, days: -1).Concat(At(now, days: 0)).Last(hour => hour <= now);

    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    private IEnumerable<DateTimeOffset> At(DateTimeOffset now, int days) => Hours.Select(hour =>
    {
        var local = Day(now).AddDays(days).ToDateTime(hour);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    });
}
