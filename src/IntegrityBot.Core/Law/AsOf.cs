using System.Globalization;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>The last date a text of the law is known to have been current: a day, or only a month or a year where no more is known.</summary>
public sealed record AsOf(int Year, int? Month = null, int? Day = null) : IComparable<AsOf>
{
    /// <summary>Reads <c>2026-06-30</c>, <c>2026-06</c> or <c>2026</c>; null for anything else.</summary>
    public static AsOf? Read(string? text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new(day.Year, day.Month, day.Day);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return new(month.Year, month.Month);
        }

        return text is { Length: 4 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? new(year) : null;
    }

    /// <summary>The date in the reader's words, as exact as it is known.</summary>
    public Phrase Words => (Month, Day) switch
    {
        ({ } month, { } day) => new Phrase(PhraseKeys.Law.OnDay).With("day", new DateOnly(Year, month, day)),
        ({ } month, null) => new Phrase(PhraseKeys.Law.InMonth).With("month", new Phrase($"date.monthAlone.{month.ToString(CultureInfo.InvariantCulture)}")).With("year", Number(Year)),
        _ => new Phrase(PhraseKeys.Law.InYear).With("year", Number(Year)),
    };

    /// <summary>Sorts by time; a month or a year comes before its days.</summary>
    public int CompareTo(AsOf? other) => other is null ? 1 : Order.CompareTo(other.Order);

    public static bool operator <(AsOf left, AsOf right) => Comparer<AsOf>.Default.Compare(left, right) < 0;

    public static bool operator >(AsOf left, AsOf right) => Comparer<AsOf>.Default.Compare(left, right) > 0;

    public static bool operator <=(AsOf left, AsOf right) => Comparer<AsOf>.Default.Compare(left, right) <= 0;

    public static bool operator >=(AsOf left, AsOf right) => Comparer<AsOf>.Default.Compare(left, right) >= 0;

    private int Order => (Year * 10_000) + ((Month ?? 0) * 100) + (Day ?? 0);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
