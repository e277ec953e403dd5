using System.Globalization;
using System.Text;
using SkiaSharp;

namespace IntegrityBot.Documents.Typography;

/// <summary>Text made of signs that the fonts have.</summary>
internal static class Drawable
{
    private const string Box = "□";

    /// <summary>
    /// Composed (NFC). A sign the fonts lack becomes one □, however many code points it has; line ends become line feeds, other white space and control
    /// characters spaces; what is invisible (joiners, direction marks, soft hyphens) goes.
    /// </summary>
    public static string Of(string text)
    {
        using var font = Typeface.Regular.Sized(10);
        var drawable = new StringBuilder(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text.ReplaceLineEndings("\n"));
        while (elements.MoveNext())
        {
            drawable.Append(Element(elements.GetTextElement(), font));
        }

        return drawable.ToString();
    }

    private static string Element(string element, SKFont font)
    {
        var seen = string.Concat(element.EnumerateRunes().Select(Seen)).Normalize(NormalizationForm.FormC);
        return seen.EnumerateRunes().All(rune => rune.Value == '\n' || font.ContainsGlyph(rune.Value)) ? seen : Box;
    }

    private static string Seen(Rune rune) => (rune.Value, Rune.GetUnicodeCategory(rune)) switch
    {
        ('\n', _) => "\n",
        // No-break spaces hold together what the writer wants together: "5 000", "№ 7".
        (0x00A0 or 0x202F or 0x2007, _) => "\u00A0",
        (_, UnicodeCategory.Control or UnicodeCategory.SpaceSeparator) => " ",
        // Joiners and variation selectors only shape what stands beside them.
        (_, UnicodeCategory.Format) or ( >= 0xFE00 and <= 0xFE0F, _) => "",
        _ => rune.ToString(),
    };
}
