using System.Text.RegularExpressions;

namespace IntegrityBot.Core.Languages;

/// <summary>Holds the three phrase files against each other and against the keys the code asks for.</summary>
internal static partial class PhraseCheck
{
    private static readonly HashSet<string> Tags = ["b", "i", "u", "s", "code", "pre", "blockquote"];

    public static IReadOnlyList<string> Problems(
        IReadOnlyDictionary<Language, IReadOnlyDictionary<string, Template>> books, IReadOnlySet<string> keysInCode) =>
        [.. Missing(books, keysInCode), .. Unused(books, keysInCode), .. Placeholders(books), .. Markup(books)];

    private static IEnumerable<string> Missing(
        IReadOnlyDictionary<Language, IReadOnlyDictionary<string, Template>> books, IReadOnlySet<string> keysInCode) =>
        from key in keysInCode.Order(StringComparer.Ordinal)
        let plural = books.Values.Any(book => Plural.Suffixes(Language.Ru).Any(suffix => book.ContainsKey(key + suffix)))
        from language in LanguageTags.All
        from form in plural ? Plural.Suffixes(language).Select(suffix => key + suffix) : [key]
        where !books.TryGetValue(language, out var book) || !book.TryGetValue(form, out var template) || template.Text.Trim(' ').Length == 0
        select $"locales/{language.Tag()}/phrases.json: '{form}' is missing or empty.";

    private static IEnumerable<string> Unused(
        IReadOnlyDictionary<Language, IReadOnlyDictionary<string, Template>> books, IReadOnlySet<string> keysInCode) =>
        from pair in books
        from key in pair.Value.Keys
        where !keysInCode.Contains(key) &&
            !Plural.Suffixes(pair.Key).Any(suffix => key.EndsWith(suffix, StringComparison.Ordinal) && keysInCode.Contains(key[..^suffix.Length]))
        select $"locales/{pair.Key.Tag()}/phrases.json: '{key}' is used nowhere.";

    /// <summary>Every language and plural form must say the same values; a form for one thing may leave its number out.</summary>
    private static IEnumerable<string> Placeholders(IReadOnlyDictionary<Language, IReadOnlyDictionary<string, Template>> books) =>
        from pair in books
        from phrase in pair.Value
        group (Language: pair.Key, Used: phrase.Value.Placeholders.Where(name => name != Plural.Placeholder).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            by Stem(phrase.Key) into forms
        where forms.Select(form => string.Join(',', form.Used)).Distinct(StringComparer.Ordinal).Count() > 1
        select $"'{forms.Key}' has different placeholders: {string.Join("; ", forms.Select(form => $"{form.Language.Tag()} {{{string.Join(", ", form.Used)}}}"))}.";

    private static IEnumerable<string> Markup(IReadOnlyDictionary<Language, IReadOnlyDictionary<string, Template>> books) =>
        from pair in books
        from phrase in pair.Value
        where !IsWellFormed(phrase.Value.Text)
        select $"locales/{pair.Key.Tag()}/phrases.json: '{phrase.Key}' has markup Telegram refuses.";

    private static bool IsWellFormed(string text)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(text))
        {
            var name = tag.Groups["name"].Value;
            if (!Tags.Contains(name))
            {
                return false;
            }

            if (tag.Groups["close"].Length == 0)
            {
                open.Push(name);
            }
            else if (!open.TryPop(out var opened) || opened != name)
            {
                return false;
            }
        }

        return open.Count == 0 && !Tag().Replace(text, "").AsSpan().ContainsAny('<', '>');
    }

    private static string Stem(string key) =>
        Plural.Suffixes(Language.Ru).FirstOrDefault(suffix => key.EndsWith(suffix, StringComparison.Ordinal)) is { } form ? key[..^form.Length] : key;

    [GeneratedRegex("<(?<close>/?)(?<name>[a-z]+)>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
