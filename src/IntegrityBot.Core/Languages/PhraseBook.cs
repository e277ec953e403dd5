using System.Globalization;
using System.Text;

namespace IntegrityBot.Core.Languages;

/// <summary>
/// All phrases of all languages, ready to be said. Built once from the texts of <c>locales/&lt;tag&gt;/phrases.json</c>; immutable, so
/// safe to use from any thread.
/// </summary>
public sealed class PhraseBook
{
    private readonly IReadOnlyDictionary<Language, IReadOnlyDictionary<string, Template>> templates;

    private PhraseBook(IReadOnlyDictionary<Language, IReadOnlyDictionary<string, Template>> templates) => this.templates = templates;

    /// <summary>Reads one JSON document (i18next v4) for each language.</summary>
    /// <exception cref="FormatException">A document is not JSON, or a value in it is not text.</exception>
    public static PhraseBook Read(IReadOnlyDictionary<Language, string> documents) =>
        new(documents.ToDictionary(pair => pair.Key, pair => PhraseFile.Read(pair.Key, pair.Value)));

    /// <summary>What is wrong with the book, a line each; empty when it is fit to be used.</summary>
    public IReadOnlyList<string> Check(IReadOnlySet<string> keysInCode) => PhraseCheck.Problems(templates, keysInCode);

    /// <summary>Puts a phrase into words.</summary>
    /// <param name="escape">Applied to every value that goes into a placeholder, never to the phrase itself.</param>
    /// <exception cref="KeyNotFoundException">The key is in no file: <see cref="Check"/> finds that before anybody reads it.</exception>
    public string Say(Language language, Phrase phrase, Func<string, string> escape)
    {
        var book = templates[language];
        if (!book.TryGetValue(phrase.Key, out var template) && !book.TryGetValue(phrase.Key + PluralForm(language, phrase), out template))
        {
            throw new KeyNotFoundException($"Phrase '{phrase.Key}' is missing in '{language.Tag()}'.");
        }

        var said = new StringBuilder();
        foreach (var part in template.Parts)
        {
            said.Append(part.IsPlaceholder ? Value(language, phrase, part.Text, escape) : part.Text);
        }

        return said.ToString();
    }

    /// <summary>The phrase as plain text, for labels and toasts.</summary>
    public string Say(Language language, Phrase phrase) => Say(language, phrase, static text => text);

    public string Day(Language language, DateOnly day) => Say(language, new Phrase(PhraseKeys.Format.Day)
        .With("day", day.Day.ToString(CultureInfo.InvariantCulture))
        .With("month", new Phrase($"date.month.{day.Month.ToString(CultureInfo.InvariantCulture)}"))
        .With("year", day.Year.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A whole number with the language's group sign: <c>8 000</c>, <c>8,000</c>.</summary>
    public string Number(Language language, long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var sign = Say(language, new Phrase(PhraseKeys.Format.NumberGroup));
        var grouped = new StringBuilder(digits);
        for (var at = digits.Length - 3; at > (number < 0 ? 1 : 0); at -= 3)
        {
            grouped.Insert(at, sign);
        }

        return grouped.ToString();
    }

    private string Value(Language language, Phrase phrase, string name, Func<string, string> escape) =>
        phrase.Args.FirstOrDefault(arg => arg.Name == name) switch
        {
            Arg.Text text => escape(text.Value),
            Arg.Count count => Number(language, count.Value),
            Arg.Day day => Day(language, day.Value),
            Arg.Inner inner => Say(language, inner.Value, escape),
            Arg.Lines lines => string.Join('\n', lines.Values.Select(line => Say(language, line, escape))),
            _ => throw new KeyNotFoundException($"Phrase '{phrase.Key}' has no value for '{name}'."),
        };

    private static string PluralForm(Language language, Phrase phrase) =>
        phrase.Args.OfType<Arg.Count>().FirstOrDefault(arg => arg.Name == Plural.Placeholder) is { } count
            ? Plural.Suffix(language, count.Value)
            : "";
}
