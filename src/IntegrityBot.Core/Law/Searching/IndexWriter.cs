using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>Makes the index: a document for each topic and language, a line for each title, keyword and way of asking.</summary>
internal sealed class IndexWriter
{
    private const int Fields = 4;
    private readonly SearchWeights weights;
    private readonly List<TextWords> texts;

    private IndexWriter(ImmutableArray<Topic> topics, ImmutableArray<Synonyms> synonyms, SearchWeights weights)
    {
        Vocabulary = new(new Meanings(synonyms));
        this.weights = weights;
        texts = [.. topics.SelectMany(topic => LanguageTags.All.Select(language => Read(topic.Texts[language])))];
        Idf = Weigh(topics.Length);
        Terms = FindTerms();
        Documents = WriteDocuments();
        Lines = WriteLines();
    }

    public Vocabulary Vocabulary { get; }

    public float[] Idf { get; }

    /// <summary>Whether a feature is a stem, or a short word, of a title or keyword.</summary>
    public bool[] Terms { get; }

    public Postings Documents { get; }

    public Postings Lines { get; }

    public List<int> LineDocuments { get; } = [];

    public List<float> LineNorms { get; } = [];

    public static IndexWriter Write(ImmutableArray<Topic> topics, ImmutableArray<Synonyms> synonyms, SearchWeights weights) => new(topics, synonyms, weights);

    private TextWords Read(TopicText text)
    {
        int[] title = Words(text.Title);
        int[][] keywords = [.. text.Keywords.Select(Words)];
        int[][] asked = [.. text.Asked.Select(Words)];
        return new(
            [
                title, [.. keywords.SelectMany(words => words)], [.. asked.SelectMany(words => words)],
                [.. text.Points.Select(point => point.Text).Prepend(text.Answer.Text).Concat(text.Advice).SelectMany(Words)],
            ],
            [title, .. keywords, .. asked]);
    }

    private int[] Words(string text)
    {
        var words = Folding.Words(text, int.MaxValue);
        var numbers = new int[words.Count];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = Vocabulary.Learn(words[at]);
        }

        return numbers;
    }

    /// <summary>Inverse document frequency over topics: a feature that every topic has in some language says nothing.</summary>
    private float[] Weigh(int topics)
    {
        var frequency = new int[Vocabulary.Features];
        var last = new int[Vocabulary.Features];
        for (var text = 0; text < texts.Count; text++)
        {
            var topic = (text / LanguageTags.All.Count) + 1;
            foreach (var field in texts[text].Fields)
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

        return Array.ConvertAll(frequency, count => Frequency.Inverse(count, topics));
    }

    private bool[] FindTerms()
    {
        var terms = new bool[Vocabulary.Features];
        foreach (var word in texts.SelectMany(text => text.Fields[0].Concat(text.Fields[1])))
        {
            foreach (var feature in Vocabulary.Of(word))
            {
                terms[feature] |= Vocabulary.Kind(feature) is FeatureKind.Word or FeatureKind.Prefix5;
            }
        }

        return terms;
    }

    private Postings WriteDocuments()
    {
        float[] boosts = [weights.Title, weights.Keywords, weights.Asked, weights.Answer];
        var average = new float[Fields];
        for (var field = 0; field < Fields; field++)
        {
            average[field] = Math.Max(1, texts.Sum(text => (float)text.Fields[field].Length) / Math.Max(1, texts.Count));
        }

        var writer = new PostingsWriter(Vocabulary.Features);
        var sums = new float[Vocabulary.Features];
        var touched = new List<int>();
        for (var document = 0; document < texts.Count; document++)
        {
            for (var field = 0; field < Fields; field++)
            {
                var words = texts[document].Fields[field];
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

    private Postings WriteLines()
    {
        var writer = new PostingsWriter(Vocabulary.Features);
        var last = new int[Vocabulary.Features];
        for (var document = 0; document < texts.Count; document++)
        {
            foreach (var line in texts[document].Lines)
            {
                LineDocuments.Add(document);
                var (number, norm) = (LineDocuments.Count, 0f);
                foreach (var word in line)
                {
                    foreach (var feature in Vocabulary.Of(word))
                    {
                        var weight = Idf[feature] * weights.LineKinds[(int)Vocabulary.Kind(feature)];
                        if (last[feature] != number && weight > 0)
                        {
                            last[feature] = number;
                            writer.Add(feature, number - 1, weight);
                            norm += weight * weight;
                        }
                    }
                }

                LineNorms.Add(MathF.Sqrt(norm) + weights.LineSlack);
            }
        }

        return writer.Done();
    }

    /// <summary>The numbers of a text's words, by field and by line.</summary>
    private sealed record TextWords(int[][] Fields, int[][] Lines);
}

internal static class Frequency
{
    public static float Inverse(int count, int topics) => MathF.Log(1 + ((topics - count + 0.5f) / (count + 0.5f)));
}
