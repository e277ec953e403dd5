using System.Globalization;
using System.Text;

namespace IntegrityBot.Core.Conversations;

/// <summary>What people type, made fit to keep and to show.</summary>
internal static class Words
{
    /// <summary>
    /// Trims, and drops control and format signs: nobody sees them, and they could hide or reorder what a moderator reads, mark a copy so
    /// that its owner is known, or cut a link in two. Line breaks stay.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
        {
            if (sign.Value == '\n' || Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                clean.Append(sign.ToString());
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>
    /// As a reader takes it, whatever signs it is made of: compatible forms as their plain ones, without marks on letters and what stands
    /// for nothing, digits of every script as 0–9. To look through, never to show.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in Valid(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control) || sign.Value == '\n')
            {
                plain.Append(
                    Digit(sign) is >= 0 and var digit ? (char)('0' + digit)
                    : sign.Value == '。' ? '.'
                    : Rune.IsWhiteSpace(sign) && sign.Value != '\n' ? ' '
                    : sign.ToString());
            }
        }

        return plain.ToString();
    }

    /// <summary>At most <paramref name="length"/> signs with an ellipsis; never half of a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    private static int Digit(Rune sign) => CharUnicodeInfo.GetDigitValue(sign.ToString(), 0);

    /// <summary>Half a surrogate pair has no normal form.</summary>
    private static string Valid(string text) => string.Concat(text.EnumerateRunes());
}
