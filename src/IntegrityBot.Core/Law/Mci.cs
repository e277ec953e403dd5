using System.Globalization;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>The monthly calculation index, in which the law states sums.</summary>
/// <param name="Tenge">The value of one.</param>
/// <param name="Year">The year it holds for; said with every sum, since the next budget changes it.</param>
public sealed partial record Mci(int Tenge, int Year)
{
    /// <summary>Puts <c>{{mci:50}}</c> into words with the sum in tenge: "50 MCI (216,250 tenge, 2026)".</summary>
    public string Fill(string text, Language language, PhraseBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return text.Contains("{{", StringComparison.Ordinal) ? Sum().Replace(text, sum => Words(sum.Groups["amount"].Value, language, book)) : text;
    }

    /// <summary>Whether every brace of a text belongs to a sum that <see cref="Fill"/> understands.</summary>
    public static bool IsWellFormed(string text) => HasNone(Sum().Replace(text, ""));

    /// <summary>Whether a text is free of braces: for what is shown as it stands.</summary>
    public static bool HasNone(string text) => !text.AsSpan().ContainsAny('{', '}');

    private string Words(string amount, Language language, PhraseBook book)
    {
        var number = long.Parse(amount, CultureInfo.InvariantCulture);
        return book.Say(language, new Phrase(PhraseKeys.Law.Sum)
            .With("amount", book.Number(language, number))
            .With("tenge", book.Number(language, number * Tenge))
            .With("year", Year.ToString(CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"\{\{mci:(?<amount>\d{1,9})\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sum();
}
