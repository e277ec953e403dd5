using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>
/// Where an English fact uses a term of the glossary, some line of the same topic must use its Russian and its Kazakh form, inflected as it may be,
/// or one that <c>glossary-exceptions.yaml</c> lists. Words are compared by the consonants of their beginnings: дней has день, мүлкі has мүлікті.
/// </summary>
internal static partial class GlossaryCheck
{
    private const string Vowels = "аәеиіоөуұүыэюяйьъ";

    /// <summary>Letters of a word beyond these are endings.</summary>
    private const int LongestStem = 5;

    public static IEnumerable<Problem> Problems(Sources sources)
    {
        var terms = sources.Glossary.Select(source => new EnglishTerm(EnglishWords(Bare(source.Value.Names.En)), source.Value))
            .Where(term => term.IsPlain)
            .GroupBy(term => term.Words[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(term => term.Words.Length).ToList(), StringComparer.Ordinal);
        return
        [
            .. sources.GlossaryExceptions.SelectMany(exception => Stale(exception, sources)),
            .. sources.Texts.Keys.Where(key => key.Language == Language.En).Order().SelectMany(key => Topic(key.Id, sources, terms)),
        ];
    }

    private static IEnumerable<Problem> Stale(Sourced<GlossaryException> source, Sources sources)
    {
        if (!sources.Glossary.Any(term => Names(term.Value, source.Value)))
        {
            yield return new(source.File, source.Line, $"'{source.Value.Term}' is no English term of locales/glossary.csv.");
        }

        if (source.Value.Topic is { } topic && !sources.Topics.Any(other => other.Value.Id == topic))
        {
            yield return new(source.File, source.Line, $"There is no topic '{topic}'.");
        }
    }

    private static IEnumerable<Problem> Topic(string id, Sources sources, Dictionary<string, List<EnglishTerm>> terms)
    {
        var used = new Dictionary<Term, int>();
        foreach (var (line, at) in Facts(sources.Texts[(id, Language.En)].Text).Select((line, at) => (line, at)))
        {
            foreach (var term in Used(line, terms))
            {
                used.TryAdd(term, at);
            }
        }

        foreach (var language in new[] { Language.Ru, Language.Kk }.Where(language => used.Count > 0 && sources.Texts.ContainsKey((id, language))))
        {
            var source = sources.Texts[(id, language)];
            var lines = Facts(source.Text).Concat(source.Text.Advice).Append(source.Text.Title).Select(line => NativeWords(line).Select(Bones).ToList()).ToList();
            foreach (var (term, at) in used)
            {
                var exceptions = sources.GlossaryExceptions.Select(exception => exception.Value).Where(exception => Names(term, exception) && (exception.Topic ?? id) == id).ToList();
                if (!exceptions.Exists(exception => exception.IsOther)
                    && !exceptions.SelectMany(exception => exception.Forms(language)).Prepend(Bare(term.Names[language])).Select(Stems).Any(form => lines.Exists(line => Has(line, form))))
                {
                    yield return new(source.File, at == 0 || at > source.PointLines.Length ? source.Line : source.PointLines[at - 1],
                        $"The English text says '{term.Names.En}'; no line here says '{term.Names[language]}', as the glossary has it.");
                }
            }
        }
    }

    private static IEnumerable<string> Facts(TopicText text) => text.Points.Prepend(text.Answer).Select(point => point.Text);

    private static bool Names(Term term, GlossaryException exception) => string.Equals(term.Names.En, exception.Term, StringComparison.OrdinalIgnoreCase);

    /// <summary>The terms in an English line, the longest at each place.</summary>
    private static IEnumerable<Term> Used(string line, Dictionary<string, List<EnglishTerm>> terms)
    {
        var words = EnglishWords(line);
        for (var at = 0; at < words.Length;)
        {
            var here = new[] { words[at] }.Concat(Singular(words[at])).SelectMany(word => terms.GetValueOrDefault(word) ?? [])
                .Where(term => term.Stands(words.AsSpan(at))).MaxBy(term => term.Words.Length);
            at += here?.Words.Length ?? 1;
            if (here is not null)
            {
                yield return here.Term;
            }
        }
    }

    private static IEnumerable<string> Singular(string word) =>
    [
        .. word.EndsWith('s') ? [word[..^1]] : Array.Empty<string>(),
        .. word.EndsWith("es", StringComparison.Ordinal) ? [word[..^2]] : Array.Empty<string>(),
        .. word.EndsWith("ies", StringComparison.Ordinal) ? [word[..^3] + "y"] : Array.Empty<string>(),
    ];

    private static bool Has(List<string> line, List<string> form) => form.TrueForAll(stem => line.Exists(word => word.StartsWith(stem, StringComparison.Ordinal)));

    private static List<string> Stems(string form) => [.. NativeWords(form).Where(word => word.Length > 2 && word is not ("или" or "мен" or "және")).Select(word => Bones(word[..Stem(word.Length)]))];

    private static int Stem(int length) => Math.Max(2, length <= 4 ? length - 1 : Math.Min(LongestStem, length - 2));

    /// <summary>The first letter and the consonants after it: vowels come and go when a word is inflected.</summary>
    private static string Bones(string word) => string.Concat(word.Where((letter, at) => at == 0 || !Vowels.Contains(letter, StringComparison.Ordinal)).Select(Voiced));

    /// <summary>Kazakh stems end in another sound before a vowel: талап, талабы.</summary>
    private static char Voiced(char letter) => letter switch
    {
        'п' => 'б',
        'к' => 'г',
        'қ' => 'ғ',
        _ => letter,
    };

    private static string Bare(string term) => Brackets().Replace(term, "");

    private static string[] EnglishWords(string text) => [.. English().Matches(text.ToLowerInvariant()).Select(word => word.Value)];

    private static IEnumerable<string> NativeWords(string text) => Native().Matches(text.ToLowerInvariant().Replace('ё', 'е')).Select(word => word.Value);

    [GeneratedRegex(@"\s*\([^)]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"anti-[a-z]+|[a-z0-9]{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex English();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Native();

    private sealed record EnglishTerm(string[] Words, Term Term)
    {
        /// <summary>Neither two words for one thing (<c>report, message</c>) nor one that has other meanings than its brackets say (<c>part (chast)</c>).</summary>
        public bool IsPlain => !Term.Names.En.Contains(',', StringComparison.Ordinal) && (Words.Length > 1 || !Term.Names.En.Contains('(', StringComparison.Ordinal));

        /// <summary>Whether a line begins with it, in the singular or the plural.</summary>
        public bool Stands(ReadOnlySpan<string> line)
        {
            for (var at = 0; at < Words.Length; at++)
            {
                if (at >= line.Length || (line[at] != Words[at] && !Singular(line[at]).Contains(Words[at], StringComparer.Ordinal)))
                {
                    return false;
                }
            }

            return true;
        }
    }
}

/// <summary>Where the answers may differ from the glossary, and why.</summary>
/// <param name="Term">Its English name.</param>
/// <param name="Topic">The only topic it holds for; null for all.</param>
/// <param name="Ru">Other forms of the term that will do.</param>
/// <param name="Kk">The same.</param>
internal sealed record GlossaryException(string Term, string? Topic, ImmutableArray<string> Ru, ImmutableArray<string> Kk, string Reason)
{
    /// <summary>The English words mean something else there.</summary>
    public bool IsOther => Ru.IsEmpty && Kk.IsEmpty;

    public ImmutableArray<string> Forms(Language language) => language == Language.Ru ? Ru : Kk;
}
