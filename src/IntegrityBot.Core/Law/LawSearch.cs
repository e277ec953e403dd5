using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law.Searching;

namespace IntegrityBot.Core.Law;

/// <summary>
/// Finds the topic a question is about, in whatever of the three languages it is asked. BM25F over words, their beginnings and
/// character n-grams of a topic's fields, together with the best single line (a keyword, a way of asking) of the topic; see
/// docs/adr/0004-own-law-search.md. Immutable, so safe to use from any thread; the same question always has the same answer.
/// </summary>
public sealed class LawSearch
{
    /// <summary>Words of a question beyond these are not looked at.</summary>
    private const int LongestQuestion = 80;

    private readonly ImmutableArray<Topic> topics;
    private readonly SearchWeights weights;
    private readonly Vocabulary vocabulary;
    private readonly Meanings elsewhere;
    private readonly bool[] terms;
    private readonly float[] idf;
    private readonly float rarest;
    private readonly Postings documents;
    private readonly Postings lines;
    private readonly int[] lineDocuments;
    private readonly float[] lineNorms;

    private LawSearch(LawContent content, SearchWeights weights)
    {
        var index = IndexWriter.Write(content.Topics, content.Synonyms, weights);
        topics = content.Topics;
        rarest = Frequency.Inverse(0, topics.Length);
        elsewhere = new(content.Elsewhere);
        this.weights = weights;
        (vocabulary, idf, documents, lines) = (index.Vocabulary, index.Idf, index.Documents, index.Lines);
        terms = index.Terms;
        (lineDocuments, lineNorms) = ([.. index.LineDocuments], [.. index.LineNorms]);
    }

    public static LawSearch Build(LawLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return Build(library.Content, SearchWeights.Default);
    }

    internal static LawSearch Build(LawContent content, SearchWeights weights) => new(content, weights);

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

    /// <summary>How sure it is that the best topic answers the question: the logarithm of the odds.</summary>
    internal float Odds(float best, Question asked) =>
        weights.Bias + (weights.OfScore * MathF.Log(best + 0.05f)) + (weights.OfTerms * asked.Terms) + (weights.OfElsewhere * asked.Elsewhere)
        + (weights.OfLength * MathF.Log(asked.Whole / rarest));

    private Verdict Judge(float[] scores, int[] order, Question asked)
    {
        var best = scores[order[0]];
        return Odds(best, asked) < 0 ? Verdict.NotFound
            : order.Length == 1 || best >= weights.ClearAbove * scores[order[1]] ? Verdict.Clear
            : Verdict.Choice;
    }

    internal Question Ask(string text)
    {
        var features = new Dictionary<int, (float Weight, float Line)>();
        var (whole, known, other, words) = (0f, 0f, 0f, 0f);
        var found = new List<(FeatureKind, int)>();
        var buffer = new List<Feature>();
        foreach (var word in Folding.Words(text, LongestQuestion).Distinct(StringComparer.Ordinal))
        {
            var latin = Folding.IsLatin(word);
            var reading = latin && !vocabulary.Knows(word) ? Folding.ReadAsCyrillic(word) : null;
            var (best, term, foreign) = (0f, 0f, false);
            foreach (var (spelling, factor) in new[] { (word, 1f), (reading, weights.Transliterated) })
            {
                if (spelling is not { Length: > 0 })
                {
                    continue;
                }

                found.Clear();
                vocabulary.Find(spelling, buffer, found);
                var own = 0f;
                foreach (var (kind, number) in found)
                {
                    var weight = factor * weights.Kinds[(int)kind];
                    own += weight * (number < 0 ? rarest : idf[number]);
                    if (number >= 0)
                    {
                        term = Math.Max(term, terms[number] ? idf[number] : 0);
                        var (said, line) = features.GetValueOrDefault(number);
                        features[number] = (Math.Max(said, weight * idf[number]), Math.Max(line, factor * weights.LineKinds[(int)kind] * idf[number]));
                    }
                }

                best = Math.Max(best, own);
                buffer.Clear();
                elsewhere.Collect(spelling, buffer);
                foreign |= buffer.Count > 0;
            }

            whole += best;
            known += term;
            other += foreign ? rarest : 0;
            words++;
        }

        return new(features, whole, known / (rarest * MathF.Sqrt(words + 1)), other / (rarest * MathF.Sqrt(words + 1)));
    }

    /// <summary>A score for each topic: the share of the question it covers, and how near its best line is.</summary>
    private float[] Score(Question asked, Language reader)
    {
        Span<float> byDocument = new float[topics.Length * LanguageTags.All.Count];
        Span<float> byLine = new float[lineDocuments.Length];
        var norm = 0f;
        foreach (var (feature, (weight, line)) in asked.Features)
        {
            documents.Add(feature, weight, byDocument);
            if (line > 0)
            {
                lines.Add(feature, line, byLine);
                norm += line * line;
            }
        }

        norm = MathF.Sqrt(norm) + weights.LineSlack;
        var nearest = new float[byDocument.Length];
        for (var line = 0; line < byLine.Length; line++)
        {
            if (byLine[line] > 0)
            {
                ref var best = ref nearest[lineDocuments[line]];
                best = Math.Max(best, byLine[line] / (lineNorms[line] * norm));
            }
        }

        var scores = new float[topics.Length];
        for (var topic = 0; topic < scores.Length; topic++)
        {
            var (best, second) = (0f, 0f);
            foreach (var language in LanguageTags.All)
            {
                var document = (topic * LanguageTags.All.Count) + (int)language;
                var share = language == reader ? 1f : weights.OtherLanguage;
                var score = share * ((byDocument[document] / asked.Whole) + (weights.BestLine * nearest[document]));
                second = Math.Max(second, Math.Min(best, score));
                best = Math.Max(best, score);
            }

            scores[topic] = best + (weights.SecondLanguage * second);
        }

        return scores;
    }

    /// <param name="Whole">What a text that says everything the question says would score.</param>
    /// <param name="Terms">How much of it are words of titles and keywords.</param>
    /// <param name="Elsewhere">How much of it are words of other matters.</param>
    internal sealed record Question(Dictionary<int, (float Weight, float Line)> Features, float Whole, float Terms, float Elsewhere);
}
