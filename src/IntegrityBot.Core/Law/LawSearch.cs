using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law.Searching;

namespace IntegrityBot.Core.Law;

/// <summary>
/// Finds the topic a question is about, in whatever of the three languages it is asked. BM25F over words, their beginnings,
/// meanings, pairs and character n-grams in a topic's fields; see docs/adr/0004-own-law-search.md. Immutable, so safe to use from any thread; the same question always has the same answer.
/// </summary>
public sealed class LawSearch
{
    /// <summary>Words of a question beyond these are not looked at.</summary>
    private const int LongestQuestion = 80;

    private readonly ImmutableArray<Topic> topics;
    private readonly SearchWeights weights;
    private readonly Vocabulary vocabulary;
    private readonly Meanings here;
    private readonly Meanings elsewhere;
    private readonly Lines lines;
    private readonly float[] idf;
    private readonly float rarest;
    private readonly Postings documents;

    /// <summary>The topics and, after them, the matters that are not answered here.</summary>
    private readonly int subjects;

    private LawSearch(ImmutableArray<Topic> topics, SearchWords words, SearchWeights weights)
    {
        var index = IndexWriter.Write(topics, words, weights);
        this.topics = topics;
        rarest = Frequency.Inverse(0, topics.Length);
        here = new(words.Here);
        elsewhere = new([.. words.Elsewhere.Select(matter => new Synonyms(matter.Id, matter.Words))]);
        subjects = topics.Length + words.Elsewhere.Length;
        this.weights = weights;
        (vocabulary, idf, documents, lines) = (index.Vocabulary, index.Idf, index.Documents, index.Lines);
    }

    /// <param name="words">Read once, not kept.</param>
    public static LawSearch Build(LawLibrary library, SearchWords words)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(words);
        return new(library.Topics, words, SearchWeights.Default);
    }

    /// <summary>Ranks the topics. Any text has an answer, in a time bounded by the words looked at.</summary>
    /// <param name="reader">The reader's own language counts most.</param>
    /// <param name="most">How many hits at most.</param>
    public SearchResult Search(string question, Language reader, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(question);
        var asked = Ask(question);
        if (asked.Whole <= 0 || topics.Length == 0)
        {
            return new(Verdict.NotFound, [], null);
        }

        var scores = Score(asked, reader);
        var order = new int[topics.Length];
        for (var at = 0; at < order.Length; at++)
        {
            order[at] = at;
        }

        Array.Sort(order, (left, right) => scores[right] != scores[left] ? scores[right].CompareTo(scores[left]) : left.CompareTo(right));
        var hits = order.Take(most).Where(at => scores[at] > 0).Select(at => new Hit(topics[at].Id, Math.Round(scores[at], 4))).ToImmutableArray();
        return hits.IsEmpty ? new(Verdict.NotFound, [], null) : new(Judge(scores, order, asked), hits, topics[order[0]].Category);
    }

    /// <summary>How large the index is.</summary>
    public override string ToString() => $"{vocabulary.Features} features, {documents.Count} postings";

    /// <summary>How sure it is that the best topic answers the question: the logarithm of the odds.</summary>
    /// <param name="other">The score of the nearest matter that is not answered here.</param>
    internal float Odds(float best, float other, Question asked) =>
        weights.Bias + (weights.OfScore * MathF.Log(best + 0.05f)) + (weights.OfOther * MathF.Log(Math.Max(other, weights.LeastOther) + 0.05f))
        + (weights.OfHere * asked.Here) + (weights.OfElsewhere * asked.Elsewhere) + (weights.OfLength * MathF.Log(asked.Whole / rarest));

    private Verdict Judge(float[] scores, int[] order, Question asked)
    {
        var best = scores[order[0]];
        var other = scores.Skip(topics.Length).DefaultIfEmpty().Max();
        return Odds(best, other, asked) < 0 ? Doubtful(asked)
            : order.Length == 1 || best >= weights.ClearAbove * scores[order[1]] ? Verdict.Clear
            : Verdict.Choice;
    }

    /// <summary>A line of the content typed as it stands there was put there to be found, even where it is a word of every day or only a number.</summary>
    private Verdict Doubtful(Question asked) => lines.Find(asked.Line).IsEmpty ? Verdict.NotFound : Verdict.Choice;

    internal Question Ask(string text)
    {
        var features = new Dictionary<int, float>();
        var (whole, own, other, words) = (0f, 0f, 0f, 0f);
        var found = new List<(FeatureKind, int)>();
        var buffer = new List<Feature>();
        var all = Folding.Words(text, LongestQuestion).ConvertAll(Spelt);
        foreach (var word in all.Distinct())
        {
            var (best, ours, foreign) = (0f, false, false);
            foreach (var (spelling, factor) in word.Spellings(weights.Transliterated))
            {
                found.Clear();
                vocabulary.Find(spelling, buffer, found);
                var reach = 0f;
                foreach (var (kind, number) in found)
                {
                    var weight = factor * weights.Kinds[(int)kind];
                    reach += weight * (number < 0 ? rarest : idf[number]);
                    if (number >= 0)
                    {
                        features[number] = Math.Max(features.GetValueOrDefault(number), weight * idf[number]);
                    }
                }

                best = Math.Max(best, reach);
                ours |= here.Has(spelling);
                foreign |= elsewhere.Has(spelling);
            }

            whole += best;
            words++;
            own += ours ? 1 : 0;
            other += foreign ? 1 : 0;
        }

        for (var at = 1; at < all.Count; at++)
        {
            if (vocabulary.Find(Feature.OfPair(all[at - 1].Meant, all[at].Meant)) is >= 0 and var pair)
            {
                features[pair] = weights.Kinds[(int)FeatureKind.Pair] * idf[pair];
            }
        }

        var part = MathF.Sqrt(words + 1);
        return new(features, whole, own / part, other / part, Lines.HashOf(all.Select(word => word.Meant)));
    }

    /// <summary>
    /// A Latin word of the content is what it is. Any other may be Kazakh or Russian: as the content's word where it reads as one, else
    /// as either, for then both may be misspelt.
    /// </summary>
    private Word Spelt(string word)
    {
        if (!Folding.IsLatin(word) || vocabulary.Knows(word) || Folding.ReadAsCyrillic(word) is not { Length: > 0 } reading)
        {
            return new(word, null);
        }

        return vocabulary.Knows(reading) ? new(null, reading) : new(word, reading);
    }

    /// <summary>A score for each subject: about the share of the question it covers.</summary>
    private float[] Score(Question asked, Language reader)
    {
        Span<float> byDocument = new float[subjects * LanguageTags.All.Count];
        foreach (var (feature, weight) in asked.Features)
        {
            documents.Add(feature, weight, byDocument);
        }

        var scores = new float[subjects];
        for (var subject = 0; subject < scores.Length; subject++)
        {
            var (best, second) = (0f, 0f);
            foreach (var language in LanguageTags.All)
            {
                var document = (subject * LanguageTags.All.Count) + (int)language;
                var share = language == reader ? 1f : weights.OtherLanguage;
                var score = share * byDocument[document] / asked.Whole;
                second = Math.Max(second, Math.Min(best, score));
                best = Math.Max(best, score);
            }

            scores[subject] = best + (weights.SecondLanguage * second);
        }

        foreach (var topic in lines.Find(asked.Line))
        {
            scores[topic] += weights.ExactLine;
        }

        return scores;
    }

    /// <param name="Whole">What a text that says everything the question says would score.</param>
    /// <param name="Here">How much of it are words that are only said of what is answered here.</param>
    /// <param name="Elsewhere">How much of it are words of other matters.</param>
    /// <param name="Line">Its hash, to find the topics that have it word for word.</param>
    internal sealed record Question(Dictionary<int, float> Features, float Whole, float Here, float Elsewhere, ulong Line);

    /// <summary>A word of a question.</summary>
    /// <param name="Typed">As it was typed; null where it can only be meant as its <paramref name="Reading"/>.</param>
    /// <param name="Reading">A Latin word read as Cyrillic; null where it can only be meant as it was typed.</param>
    private sealed record Word(string? Typed, string? Reading)
    {
        public string Meant => Typed ?? Reading ?? "";

        public IEnumerable<(string Spelling, float Factor)> Spellings(float transliterated)
        {
            if (Typed is not null)
            {
                yield return (Typed, 1f);
            }

            if (Reading is not null)
            {
                yield return (Reading, transliterated);
            }
        }
    }
}
