using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Law.Searching;

namespace IntegrityBot.Core.Learning;

/// <summary>A term in any of the languages, found by how it begins, shown in all three.</summary>
internal static class Glossary
{
    /// <summary>Signs of what was typed that are looked up and shown again: no term is as long.</summary>
    private const int MaxAsked = 80;
    private const int Shown = 6;
    private const int MaxWords = 16;

    /// <summary>Fewer letters than these stand inside too many words to mean one.</summary>
    private const int MinInside = 3;

    /// <summary>The nearest first: whole, then from its beginning, then from a word's beginning, then anywhere.</summary>
    public static IReadOnlyList<Term> Find(string asked, LawLibrary law)
    {
        var (folded, cyrillic) = (Fold(asked), FoldAsCyrillic(asked));
        return folded.Length == 0 ? [] :
        [
            .. law.Content.Glossary
                .Select(term => (Term: term, Rank: LanguageTags.All.Select(language => Fold(term.Names[language])).Min(name => Math.Min(Rank(name, folded), Rank(name, cyrillic)))))
                .Where(found => found.Rank < int.MaxValue)
                .OrderBy(found => found.Rank)
                .ThenBy(found => LanguageTags.All.Min(language => found.Term.Names[language].Length))
                .Select(found => found.Term),
        ];
    }

    /// <param name="typed">All of it: it may become a question, and one cut short would be another.</param>
    public static Screen Of(string? typed, Setting setting)
    {
        if (typed is null)
        {
            return Screen.Of(new Phrase(PhraseKeys.Glossary.Ask).With("count", setting.Law.Content.Glossary.Length)).Row(Buttons.Back);
        }

        var asked = Words.Cut(typed, MaxAsked);
        var found = Find(asked, setting.Law);
        var screen = found.Count == 0
            ? Screen.Of(new Phrase(PhraseKeys.Glossary.None).With("text", asked))
            : Screen.Of([
                .. found.Take(Shown).Select(Entry),
                .. found.Take(Shown).Any(term => !term.IsAttested) ? [new Phrase(PhraseKeys.Glossary.Unchecked)] : Array.Empty<Phrase>(),
                new(found.Count > Shown ? PhraseKeys.Glossary.More : PhraseKeys.Glossary.Again),
            ]);
        return screen.Row(Buttons.Act(PhraseKeys.Glossary.Search, "search")).Row(Buttons.Back);
    }

    private static Phrase Entry(Term term) => new Phrase(term.IsAttested ? PhraseKeys.Glossary.Entry : PhraseKeys.Glossary.UncheckedEntry)
        .With("kk", term.Names.Kk).With("ru", term.Names.Ru).With("en", term.Names.En);

    private static int Rank(string term, string asked) => term.IndexOf(asked, StringComparison.Ordinal) switch
    {
        < 0 => int.MaxValue,
        0 when term.Length == asked.Length => 0,
        0 => 1,
        _ when term.Contains($" {asked}", StringComparison.Ordinal) => 2,
        _ => asked.Length < MinInside ? int.MaxValue : 3,
    };

    private static string Fold(string text) => string.Join(' ', Folding.Words(text, MaxWords));

    /// <summary>The same read as Cyrillic, for those whose keyboard has no Kazakh.</summary>
    private static string FoldAsCyrillic(string text) =>
        string.Join(' ', Folding.Words(text, MaxWords).Select(word => Folding.IsLatin(word) ? Folding.ReadAsCyrillic(word) : word));
}
