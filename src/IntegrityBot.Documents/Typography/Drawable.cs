using System.Globalization;
using System.Text;

namespace IntegrityBot.Documents.Typography;

/// <summary>Text made of signs that the fonts have.</summary>
internal static class Drawable
{
    private const string Box = "□";

    /// <summary>
    /// Composed (NFC); a sign the fonts lack becomes one □, however many code points it has; line ends become line feeds, other breaking white space and control
    /// characters spaces; what is invisible (joiners, direction marks, soft hyphens) goes.
    /// </summary>
    public static string Of(string text)
    {
        var whole = Seen(text).Normalize(NormalizationForm.FormC);
        var drawable = new StringBuilder(whole.Length);
        using var font = Typeface.Regular.Sized(10);
        var elements = StringInfo.GetTextElementEnumerator(whole);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            drawable.Append(element == "\n" || element.EnumerateRunes().All(rune => font.ContainsGlyph(rune.Value)) ? element : Box);
        }

        return drawable.ToString();
    }

    private static string Seen(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = (rune.Value, Rune.GetUnicodeCategory(rune)) switch
            {
                ('\n', _) => seen.Append('\n'),
                // No-break spaces hold together what the writer wants together: "5 000", "№ 7".
                (0x00A0 or 0x202F or 0x2007, _) => seen.Append('\u00A0'),
                (_, UnicodeCategory.Control or UnicodeCategory.SpaceSeparator) => seen.Append(' '),
                // Joiners and variation selectors only shape what stands beside them.
                (_, UnicodeCategory.Format) or ( >= 0xFE00 and <= 0xFE0F, _) => seen,
                _ => seen.Append(rune.ToString()),
            };
        }

        return seen.ToString();
    }
}
