using System.Globalization;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Desk;

internal static class Months
{
    public static string Act(DateOnly month) => month.ToString("'m:'yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly? Read(string action) =>
        DateOnly.TryParseExact(action, "'m:'yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>Month and year: <c>November 2026</c>.</summary>
    public static Phrase Name(DateOnly month) => new Phrase(PhraseKeys.Numbers.MonthName)
        .With("month", new Phrase($"date.monthAlone.{month.Month.ToString(CultureInfo.InvariantCulture)}"))
        .With("year", month.Year.ToString(CultureInfo.InvariantCulture));
}
