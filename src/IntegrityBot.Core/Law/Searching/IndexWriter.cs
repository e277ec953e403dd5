using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>Makes the index: a document for each topic and language, and every line that stands in it word for word.</summary>
internal sealed class IndexWriter
{
    private const int Fields = 4;
    private readonly SearchWeights weights;
    private readonly List<int[][]> texts;

    private IndexWriter(ImmutableArray<Topic> topics, ImmutableArray<Synonyms> synonyms, SearchWeights weights)
    {
        Vocabulary = new(new Meanings(synonyms));
        this.weights = weights;
        texts = [.. topics.SelectMany((topic, at) => LanguageTags.All.Select(language => Read(at, topic.Texts[language])))];
        Idf = Weigh(topics.Length);
        Documents = WriteDocuments();
    }

    public Vocabulary Vocabulary { get; }

    public float[] Idf { get; }

    /// <summary>The topics that have exactly this line.</summary>
    public Dictionary<string, List<int>> Exact { get; } = new(StringComparer.Ordinal);

    public Postings Documents { get; }

    public static IndexWriter Write(ImmutableArray<Topic> topics, ImmutableArray<Synonyms> synonyms, SearchWeights weights) => new(topics, synonyms, weights);

    /// <summary>The numbers of a text's words, by field.</summary>
    private int[][] Read(int topic, TopicText text)
    {
        return
        [
            Line(topic, text.Title),
            [.. text.Keywords.SelectMany(line => Line(topic, line))],
            [.. text.Asked.SelectMany(line => Line(topic, line))],
            [.. text.Points.Select(point => point.Text).Prepend(text.Answer.Text).Concat(text.Advice).SelectMany(line => Words(Folding.Words(line, int.MaxValue), loose: false))],
        ];
    }

    private int[] Line(int topic, string line)
    {
        var words = Folding.Words(line, int.MaxValue);
        var key = string.Join(' ', words);
        Exact.TryAdd(key, []);
        Exact[key].Add(topic);
        return Words(words, loose: true);
    }

    private int[] Words(List<string> words, bool loose)
    {
        var numbers = new List<int>(words.Count * 2);
        for (var at = 0; at < words.Count; at++)
        {
            numbers.Add(Vocabulary.Learn(words[at], loose));
            if (at > 0)
            {
                numbers.Add(Vocabulary.Learn(words[at - 1], words[at]));
            }
        }

        return [.. numbers];
    }

    /// <summary>Inverse document frequency over topics: a feature that every topic has in some language says nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float[] Weigh(int topics)
    {
        var frequency = new int[Vocabulary.Features];
        var last = new int[Vocabulary.Features];
        for (var text = 0; text < texts.Count; text++)
        {
            var topic = (text / LanguageTags.All.Count) + 1;
            foreach (var field in texts[text])
            {
                foreach (var word in field)
                {
                    foreach (var feature in Vocabulary.Of(word))
                    {
                        frequency[feature] += last[feature] == topic ? 0 : 1;
                        last[feature] = topic;
                    }
                }
            }
        }

        return Array.ConvertAll(frequency, count => Frequency.Inverse(count, topics) + weights.Floor);
    }

    // Run once, at start, so there is no later, better code to wait for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Postings WriteDocuments()
    {
        float[] boosts = [weights.Title, weights.Keywords, weights.Asked, weights.Answer];
        var average = new float[Fields];
        for (var field = 0; field < Fields; field++)
        {
            average[field] = Math.Max(1, texts.Sum(text => (float)text[field].Length) / Math.Max(1, texts.Count));
        }

        var writer = new PostingsWriter(Vocabulary.Features);
        var sums = new float[Vocabulary.Features];
        var touched = new List<int>();
        for (var document = 0; document < texts.Count; document++)
        {
            for (var field = 0; field < Fields; field++)
            {
                var words = texts[document][field];
                var boost = boosts[field] / (1 - weights.B + (weights.B * words.Length / average[field]));
                foreach (var word in words)
                {
                    foreach (var feature in Vocabulary.Of(word))
                    {
                        if (sums[feature] == 0)
                        {
                            touched.Add(feature);
                        }

                        sums[feature] += boost;
                    }
                }
            }

            foreach (var feature in touched)
            {
                writer.Add(feature, document, sums[feature] * (weights.K1 + 1) / (weights.K1 + sums[feature]));
                sums[feature] = 0;
            }

            touched.Clear();
        }

        return writer.Done();
    }
}

internal static class Frequency
{
    public static float Inverse(int count, int topics) => MathF.Log(1 + ((topics - count + 0.5f) / (count + 0.5f)));
}
