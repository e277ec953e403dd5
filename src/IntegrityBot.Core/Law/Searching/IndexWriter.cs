using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>Makes the index: a document for each topic and language, a line for each of its keywords and ways of asking.</summary>
internal sealed class IndexWriter
{
    private readonly SearchWeights weights;

    private IndexWriter(SearchWeights weights) => this.weights = weights;

    public Vocabulary Vocabulary { get; } = new();

    public float[] Idf { get; private set; } = [];

    public Postings Documents { get; private set; } = Postings.Of(0, []);

    public Postings Lines { get; private set; } = Postings.Of(0, []);

    public int[] LineDocuments { get; private set; } = [];

    public float[] LineNorms { get; private set; } = [];

    public static IndexWriter Write(ImmutableArray<Topic> topics, SearchWeights weights)
    {
        var index = new IndexWriter(weights);
        var texts = topics.SelectMany(topic => LanguageTags.All.Select(language => index.Read(topic.Texts[language]))).ToList();
        index.Weigh(topics.Length, texts);
        index.WriteDocuments(texts);
        index.WriteLines(texts);
        return index;
    }

    private static readonly int Fields = 4;

    /// <summary>The words of a text by field, and its lines, as features of words.</summary>
    private sealed record Read_(List<int[]>[] Fields, List<List<int[]>> Lines);

    private Read_ Read(TopicText text)
    {
        List<int[]> Words(string line) => [.. Folding.Words(line, int.MaxValue).Select(Vocabulary.Learn)];
        var asked = text.Asked.Select(Words).ToList();
        var keywords = text.Keywords.Select(Words).ToList();
        var title = Words(text.Title);
        var answer = text.Points.Select(point => point.Text).Append(text.Answer.Text).Concat(text.Advice).SelectMany(Words).ToList();
        return new([title, [.. keywords.SelectMany(words => words)], [.. asked.SelectMany(words => words)], answer], [title, .. keywords, .. asked]);
    }

    /// <summary>Inverse document frequency over topics: a feature that every topic has in some language says nothing.</summary>
    private void Weigh(int topics, List<Read_> texts)
    {
        var frequency = new int[Vocabulary.Count];
        var last = new int[Vocabulary.Count];
        Array.Fill(last, -1);
        for (var text = 0; text < texts.Count; text++)
        {
            var topic = text / LanguageTags.All.Count;
            foreach (var feature in texts[text].Fields.SelectMany(words => words).SelectMany(features => features))
            {
                if (last[feature] != topic)
                {
                    last[feature] = topic;
                    frequency[feature]++;
                }
            }
        }

        Idf = [.. frequency.Select(count => MathF.Log(1 + ((topics - count + 0.5f) / (count + 0.5f))))];
    }

    private void WriteDocuments(List<Read_> texts)
    {
        float[] boosts = [weights.Title, weights.Keywords, weights.Asked, weights.Answer];
        var average = Enumerable.Range(0, Fields).Select(field => Math.Max(1, texts.Average(text => (float)text.Fields[field].Count))).ToArray();
        var entries = new List<(int, int, float)>();
        var sums = new float[Vocabulary.Count];
        var touched = new List<int>();
        for (var document = 0; document < texts.Count; document++)
        {
            for (var field = 0; field < Fields; field++)
            {
                var words = texts[document].Fields[field];
                var boost = boosts[field] / (1 - weights.B + (weights.B * words.Count / average[field]));
                foreach (var feature in words.SelectMany(features => features))
                {
                    if (sums[feature] == 0)
                    {
                        touched.Add(feature);
                    }

                    sums[feature] += boost;
                }
            }

            foreach (var feature in touched)
            {
                entries.Add((feature, document, sums[feature] * (weights.K1 + 1) / (weights.K1 + sums[feature])));
                sums[feature] = 0;
            }

            touched.Clear();
        }

        Documents = Postings.Of(Vocabulary.Count, entries);
    }

    private void WriteLines(List<Read_> texts)
    {
        var entries = new List<(int, int, float)>();
        var (documents, norms) = (new List<int>(), new List<float>());
        for (var document = 0; document < texts.Count; document++)
        {
            foreach (var line in texts[document].Lines)
            {
                var norm = 0f;
                foreach (var feature in line.SelectMany(features => features).Distinct())
                {
                    var weight = Idf[feature] * weights.Kinds[(int)Vocabulary.Kind(feature)];
                    if (Vocabulary.Kind(feature) != FeatureKind.Gram3)
                    {
                        entries.Add((feature, documents.Count, weight));
                    }
                    norm += weight * weight;
                }

                documents.Add(document);
                norms.Add(MathF.Sqrt(norm) + 0.001f);
            }
        }

        Lines = Postings.Of(Vocabulary.Count, entries);
        LineDocuments = [.. documents];
        LineNorms = [.. norms];
    }
}
