using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>Holds the content files against each other and against the rules of docs/law-content.md.</summary>
internal static partial class ContentCheck
{
    /// <summary>An answer with its cites, in signs.</summary>
    public const int LongestAnswer = 2_500;

    /// <summary>What the bot adds to every answer: headings, the date, "not legal advice".</summary>
    private const int Frame = 300;

    /// <summary>The topic that explains which body is gone; nothing else may name it as if it lived.</summary>
    public const string AbolishedTopic = "antikor-agency-abolished";

    public static IEnumerable<Problem> Problems(Sources sources, LawContent content, PhraseBook book)
    {
        var facts = sources.Topics.DistinctBy(source => source.Value.Id, StringComparer.Ordinal)
            .ToDictionary(source => source.Value.Id, source => source.Value.Facts, StringComparer.Ordinal);
        var acts = sources.Acts.Select(source => source.Value.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sources.Topics.SelectMany(source => Topic(source, sources, acts)),
            .. Orphans(sources),
            .. Texts(sources, facts),
            .. Lengths(sources, content, book),
            .. LearningCheck.Problems(sources, facts, acts),
            .. TalkCheck.Problems(sources),
            .. GlossaryCheck.Problems(sources),
        ];
    }

    /// <summary>Whether a text names a dissolved body.</summary>
    public static bool NamesAbolishedBody(string text) => Abolished().IsMatch(text);

    /// <summary>The figures of a text, in the order of their value: days, percents and sums must agree between languages.</summary>
    public static string Figures(IEnumerable<string> texts) =>
        string.Join(' ', texts.SelectMany(text => Figure().Matches(text)).Select(figure => Spaces().Replace(figure.Value, "").Replace(',', '.')).Order(StringComparer.Ordinal));

    public static IEnumerable<string> Cites(IEnumerable<Cite> cites, IReadOnlySet<string> acts)
    {
        var any = false;
        foreach (var cite in cites)
        {
            any = true;
            if (cite is Cite.OfAct place && !acts.Contains(place.Act))
            {
                yield return $"cites the unknown act '{place.Act}'";
            }
        }

        if (!any)
        {
            yield return "has no cite";
        }
    }

    private static IEnumerable<Problem> Topic(Sourced<TopicEntry> source, Sources sources, HashSet<string> acts)
    {
        var topic = source.Value;
        Problem Wrong(string message) => new(source.File, source.Line, $"Topic '{topic.Id}' {message}.");
        if (!Id().IsMatch(topic.Id))
        {
            yield return Wrong("must have an id of at most 40 small letters, digits and hyphens");
        }

        if (sources.Topics.Count(other => other.Value.Id == topic.Id) > 1)
        {
            yield return Wrong("stands here twice");
        }

        foreach (var language in LanguageTags.All.Where(language => !sources.Texts.ContainsKey((topic.Id, language))))
        {
            yield return Wrong($"has no readable locales/{language.Tag()}/law/{topic.Id}.md");
        }

        if (topic.Related.Length is < 3 or > 5)
        {
            yield return Wrong("must have three to five related topics");
        }

        foreach (var related in topic.Related.Where(related => related == topic.Id || !sources.Topics.Any(other => other.Value.Id == related)))
        {
            yield return Wrong($"has a dead related link '{related}'");
        }

        foreach (var fact in topic.Facts)
        {
            foreach (var wrong in Cites(fact.Cites, acts))
            {
                yield return Wrong($"fact {fact.Number} {wrong}");
            }

            if (topic.Facts.Count(other => other.Number == fact.Number) > 1)
            {
                yield return Wrong($"has fact {fact.Number} twice");
            }
        }
    }

    private static IEnumerable<Problem> Orphans(Sources sources) =>
        from text in sources.Texts
        where !sources.Topics.Any(topic => topic.Value.Id == text.Key.Id)
        select new Problem(text.Value.File, 1, $"Topic '{text.Key.Id}' is not in locales/law.yaml.");

    private static IEnumerable<Problem> Texts(Sources sources, Dictionary<string, ImmutableArray<Fact>> facts)
    {
        foreach (var ((id, _), source) in sources.Texts.Where(text => facts.ContainsKey(text.Key.Id)))
        {
            foreach (var problem in TextCheck.Problems(id, source, facts[id], id == AbolishedTopic))
            {
                yield return problem;
            }
        }

        foreach (var topic in sources.Topics)
        {
            var texts = LanguageTags.All.Select(language => sources.Texts.GetValueOrDefault((topic.Value.Id, language))).OfType<TopicSource>().ToList();
            if (texts.Count == LanguageTags.All.Count)
            {
                foreach (var problem in TextCheck.Differences(texts))
                {
                    yield return problem;
                }
            }
        }
    }

    private static IEnumerable<Problem> Lengths(Sources sources, LawContent content, PhraseBook book)
    {
        var library = new LawLibrary(content);
        foreach (var topic in content.Topics)
        {
            if (topic.Cites.OfType<Cite.OfAct>().Any(place => library.Act(place.Act) is null))
            {
                continue;
            }

            foreach (var language in LanguageTags.All)
            {
                var text = topic.Texts[language];
                var length = Frame + text.Title.Length + text.Answer.Text.Length + text.Points.Sum(point => point.Text.Length + 3) + text.Advice.Sum(line => line.Length + 1)
                    + topic.Cites.Sum(cite => book.Say(language, library.Words(cite, language)).Length + 3);
                if (length > LongestAnswer)
                {
                    var source = sources.Texts[(topic.Id, language)];
                    yield return new(source.File, source.Line, $"The answer has {length} signs with its cites; at most {LongestAnswer} are allowed.");
                }
            }
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"antikor\b|антикор\b|антикора\b|anti-corruption agency|агентств\w*( \w+)? по противодействию коррупции|антикоррупционн\w+ агентств|сыбайлас жемқорлыққа қарсы іс-қимыл агенттігі", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Abolished();

    [GeneratedRegex(@"(?<![\w:.\[{])\d{1,3}([\u00A0 ]\d{3})+(?!\d)|(?<![\w:.\[{])\d+([.,]\d+)*(?![\]}\w])|(?<=\{mci:)\d+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"[\u00A0 ]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
