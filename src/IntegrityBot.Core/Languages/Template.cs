using System.Text.RegularExpressions;

namespace IntegrityBot.Core.Languages;

/// <summary>A phrase cut at its <c>{{placeholders}}</c>.</summary>
internal sealed partial record Template(string Text, IReadOnlyList<TemplatePart> Parts)
{
    public IEnumerable<string> Placeholders => Parts.Where(part => part.IsPlaceholder).Select(part => part.Text);

    public static Template Cut(string text)
    {
        var parts = new List<TemplatePart>();
        var at = 0;
        foreach (Match found in Placeholder().Matches(text))
        {
            if (found.Index > at)
            {
                parts.Add(new(text[at..found.Index], false));
            }

            parts.Add(new(found.Groups["name"].Value, true));
            at = found.Index + found.Length;
        }

        if (at < text.Length)
        {
            parts.Add(new(text[at..], false));
        }

        return new(text, parts);
    }

    [GeneratedRegex(@"\{\{\s*(?<name>\w+)\s*\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}

internal sealed record TemplatePart(string Text, bool IsPlaceholder);
