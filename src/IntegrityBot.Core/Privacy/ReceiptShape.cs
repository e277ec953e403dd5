using System.Globalization;

namespace IntegrityBot.Core.Privacy;

/// <summary>
/// What in a story looks like a receipt. One text in 32 has a fitting check sign by chance, and English words are nearly all made of
/// a receipt's signs, so the shape must speak for it too: else a story would be refused for a chance, or for the account number that proves it.
/// </summary>
internal static class ReceiptShape
{
    private const int Group = 4;

    /// <summary>Separators a person may put between two signs.</summary>
    private const int MaxGap = 4;

    /// <summary>Where the 20 signs that begin at <paramref name="start"/> end; null if they do not have a receipt's shape.</summary>
    public static int? End(string text, int start)
    {
        var signs = 0;
        var gaps = 0; // bit n: separators stand before sign n
        var dashes = 0; // the same, where it is one dash
        var gap = 0;
        var at = start;
        for (; at < text.Length && signs < Receipt.Signs; at++)
        {
            if (char.IsLetterOrDigit(text[at]))
            {
                gap = 0;
                signs++;
            }
            else if (IsSeparator(text[at]) && ++gap <= MaxGap)
            {
                gaps |= 1 << signs;
                dashes = gap == 1 && IsDash(text[at]) ? dashes | (1 << signs) : dashes & ~(1 << signs);
            }
            else
            {
                return null;
            }
        }

        const int Fours = (1 << 4) | (1 << 8) | (1 << 12) | (1 << 16);
        const int Single = (1 << Receipt.Signs) - 2;
        var isAsShown = gaps == Fours && dashes == Fours; // five groups with a dash between: then even run together with a word
        var isApart = (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (at == text.Length || !char.IsLetterOrDigit(text[at]));
        return signs == Receipt.Signs &&
            (isAsShown || (isApart && (gaps is 0 or Fours or Single || MixedGroups(text, start, at) >= 2))) &&
            !IsAccount(Signs(text, start, at))
            ? at
            : null;
    }

    /// <summary>The letters and digits of a part of a text.</summary>
    public static string Signs(string text, int start, int end) => string.Concat(text[start..end].Where(char.IsLetterOrDigit));

    public static bool IsSeparator(char sign) =>
        char.IsWhiteSpace(sign) || char.IsControl(sign) || IsDash(sign) || sign is '_' or '.' or ',' or '·' or '•' ||
        char.GetUnicodeCategory(sign) is UnicodeCategory.Format;

    private static bool IsDash(char sign) =>
        char.GetUnicodeCategory(sign) is UnicodeCategory.DashPunctuation || sign is '\u2212'; // a minus is a dash to who types it

    /// <summary>Groups with both a letter and a digit: words have none, three groups of four of a receipt do.</summary>
    private static int MixedGroups(string text, int start, int end)
    {
        var mixed = 0;
        var (letter, digit) = (false, false);
        for (var at = start; at <= end; at++)
        {
            if (at < end && char.IsLetterOrDigit(text[at]))
            {
                letter |= char.IsLetter(text[at]);
                digit |= char.IsDigit(text[at]);
            }
            else
            {
                mixed += letter && digit ? 1 : 0;
                (letter, digit) = (false, false);
            }
        }

        return mixed;
    }

    /// <summary>
    /// A number and no receipt: digits alone, or an account of Kazakhstan. An IBAN of Kazakhstan (ISO 13616: KZ, two check digits,
    /// three of the bank, 13 signs) has twenty signs in fours as well, and a reporter must be able to tell it.
    /// </summary>
    private static bool IsAccount(string signs)
    {
        if (signs.All(char.IsAsciiDigit))
        {
            return true;
        }

        if (!signs.StartsWith("KZ", StringComparison.OrdinalIgnoreCase) || !signs.All(char.IsAsciiLetterOrDigit) ||
            !signs.AsSpan(2, 5).ToString().All(char.IsAsciiDigit))
        {
            return false;
        }

        var rest = 0;
        foreach (var sign in signs[Group..] + signs[..Group])
        {
            rest = char.IsAsciiDigit(sign) ? ((rest * 10) + sign - '0') % 97 : ((rest * 100) + char.ToUpperInvariant(sign) - 'A' + 10) % 97;
        }

        return rest == 1;
    }
}
