using System.Globalization;
using System.Text;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Learning;

/// <summary>A term in any of the languages, found by how it begins, shown in all three.</summary>
internal static class Glossary
{
    private const int MaxAsked = 80;
    private const int Shown = 6;

    /// <summary>Kazakh letters as people type them on a Russian keyboard.</summary>
    private const string Kazakh = "әғқңөұүіһё";
    private const string Plain = "агкноууихе";

    public static string Cut(string text) => Words.Cut(Words.Clean(text), MaxAsked);

    /// <summary>The nearest first: whole, then from its beginning, then from a word's beginning, then anywhere.</summary>
    public static IReadOnlyList<Term> Find(string asked, LawLibrary law)
    {
        var folded = Fold(asked);
        return folded.Length == 0 ? [] :
        [
            .. law.Content.Glossary
                .Select(term => (Term: term, Rank: LanguageTags.All.Min(language => Rank(Fold(term.Names[language]), folded))))
                .Where(found => found.Rank < int.MaxValue)
                .OrderBy(found => found.Rank)
                .ThenBy(found => LanguageTags.All.Min(language => found.Term.Names[language].Length))
                .Select(found => found.Term),
        ];
    }

    public static Screen Of(string? asked, Setting setting)
    {
        if (asked is null)
        {
            return Screen.Of(new Phrase(PhraseKeys.Glossary.Ask).With("count", setting.Law.Content.Glossary.Length)).Row(Buttons.Back);
        }

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
        _ => 3,
    };

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture))
        {
            if (Kazakh.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at)
            {
                folded.Append(Plain[at]);
            }
            else if (char.IsLetterOrDigit(sign))
            {
                folded.Append(sign);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
