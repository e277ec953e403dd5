using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>Makes the index: a document for each topic and language, and every line that stands in it word for word.</summary>
internal sealed class IndexWriter
{
    private readonly WordList words;
    private readonly List<Document> read = [];
    private readonly List<(ulong Hash, ushort Topic)> lines = new(32_768);

    /// <summary>How many of the documents belong to topics. How often a word stands in the others changes nothing between topics.</summary>
    private readonly int ofTopics;

    private IndexWriter(ImmutableArray<Topic> topics, SearchWords content, SearchWeights weights)
    {
        var meanings = new Meanings(content.Synonyms);
        words = new(meanings);
        for (var topic = 0; topic < topics.Length; topic++)
        {
            var wordings = content.Topics[topics[topic].Id];
            foreach (var language in LanguageTags.All)
            {
                read.Add(Read((ushort)topic, topics[topic].Texts[language], wordings[language]));
            }
        }

        ofTopics = read.Count;
        foreach (var matter in content.Elsewhere)
        {
            foreach (var language in LanguageTags.All)
            {
                read.Add(Read(matter.Asked[language]));
            }
        }

        Vocabulary = new(meanings, words.Keys);
        Lines = new(lines);
        (Documents, var frequency) = Write(weights);
        Idf = Array.ConvertAll(frequency, count => Frequency.Inverse(count, topics.Length) + weights.Floor);
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>Inverse document frequency over topics: a feature that every topic has in some language says nothing.</summary>
    public float[] Idf { get; }

    public Lines Lines { get; }

    public Postings Documents { get; }

    public static IndexWriter Write(ImmutableArray<Topic> topics, SearchWords content, SearchWeights weights) => new(topics, content, weights);

    private Document Read(ushort topic, TopicText text, Wordings wordings)
    {
        List<int> title = [], keywords = [], asked = [], answer = [];
        Line(text.Title, title, loose: true, topic);
        foreach (var line in wordings.Keywords)
        {
            Line(line, keywords, loose: true, topic);
        }

        foreach (var line in wordings.Asked)
        {
            Line(line, asked, loose: true, topic);
        }

        Line(text.Answer.Text, answer, loose: false);
        foreach (var point in text.Points)
        {
            Line(point.Text, answer, loose: false);
        }

        foreach (var line in text.Advice)
        {
            Line(line, answer, loose: false);
        }

        return new([.. title], [.. keywords], [.. asked], [.. answer]);
    }

    /// <summary>
    /// A matter that is not answered here: nothing but the words people ask about it with. Errors of spelling are not forgiven there, and which words
    /// stand side by side is not looked at: it makes the index larger and sorts questions no better.
    /// </summary>
    private Document Read(ImmutableArray<string> lines)
    {
        List<int> asked = [];
        Span<char> buffer = stackalloc char[Folding.LongestWord];
        foreach (var line in lines)
        {
            var reader = new Folding.FoldedWords(line, buffer);
            while (reader.Next())
            {
                asked.Add(words.Learn(reader.Word, loose: false));
            }
        }

        return new([], [], [.. asked], []);
    }

    /// <param name="loose">Whether its words are to be found in spite of errors of spelling.</param>
    /// <param name="topic">Whose line it is to be found as, word for word.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Line(string line, List<int> into, bool loose, ushort? topic = null)
    {
        var reader = new Folding.FoldedWords(line, stackalloc char[Folding.LongestWord]);
        Span<char> before = stackalloc char[Folding.LongestWord];
        var (hash, length) = (Hash.Start, 0);
        while (reader.Next())
        {
            into.Add(words.Learn(reader.Word, loose));
            if (length > 0)
            {
                into.Add(words.Learn(before[..length], reader.Word));
            }

            hash = Lines.Longer(hash, reader.Word);
            reader.Word.CopyTo(before);
            length = reader.Word.Length;
        }

        if (topic is { } found)
        {
            lines.Add((hash, found));
        }
    }

    // Run once, at start, so there is no later, better code to wait for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (Postings Documents, int[] Frequency) Write(SearchWeights weights)
    {
        var numbers = Numbers();
        var writer = new PostingsWriter(numbers.Length);
        var (frequency, last) = (new int[numbers.Length], new int[numbers.Length]);
        var (ofFeature, features) = (new float[numbers.Length], new List<int>());
        var (ofWord, different) = (new float[words.Count], new List<int>());
        var average = Document.Average(read[..ofTopics]);
        for (var document = 0; document < read.Count; document++)
        {
            var topic = (document / LanguageTags.All.Count) + 1;
            read[document].Add(weights, average, ofWord, different);
            foreach (var word in different)
            {
                foreach (var feature in words.Of(word))
                {
                    if (ofFeature[feature] == 0)
                    {
                        features.Add(feature);
                    }

                    ofFeature[feature] += ofWord[word];
                }

                ofWord[word] = 0;
            }

            foreach (var feature in features)
            {
                var number = numbers[feature];
                var sum = ofFeature[feature];
                writer.Add(number, (ushort)document, sum * (weights.K1 + 1) / (weights.K1 + sum));
                ofFeature[feature] = 0;
                if (document < ofTopics && last[number] != topic)
                {
                    frequency[number]++;
                    last[number] = topic;
                }

            }

            different.Clear();
            features.Clear();
        }

        return (writer.Done(), frequency);
    }

    /// <summary>The numbers of the vocabulary by those of the word list.</summary>
    private int[] Numbers()
    {
        var numbers = new int[words.Keys.Length];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = Vocabulary.Find(words.Keys[at]);
        }

        return numbers;
    }

    /// <summary>A topic in one language: the numbers of its words, by field.</summary>
    private sealed record Document(int[] Title, int[] Keywords, int[] Asked, int[] Answer)
    {
        private int[][] Fields => [Title, Keywords, Asked, Answer];

        /// <summary>The average length of each field.</summary>
        public static float[] Average(List<Document> all)
        {
            var average = new float[4];
            foreach (var document in all)
            {
                for (var field = 0; field < average.Length; field++)
                {
                    average[field] += document.Fields[field].Length;
                }
            }

            return Array.ConvertAll(average, sum => Math.Max(1, sum / Math.Max(1, all.Count)));
        }

        /// <summary>Adds what each word counts to <paramref name="sums"/>, and its number, where it is new, to <paramref name="different"/>.</summary>
        public void Add(SearchWeights weights, float[] average, float[] sums, List<int> different)
        {
            float[] boosts = [weights.Title, weights.Keywords, weights.Asked, weights.Answer];
            var fields = Fields;
            for (var field = 0; field < fields.Length; field++)
            {
                var boost = boosts[field] / (1 - weights.B + (weights.B * fields[field].Length / average[field]));
                foreach (var word in fields[field])
                {
                    if (sums[word] == 0)
                    {
                        different.Add(word);
                    }

                    sums[word] += boost;
                }
            }
        }
    }
}

internal static class Frequency
{
    public static float Inverse(int count, int topics) => MathF.Log(1 + ((topics - count + 0.5f) / (count + 0.5f)));
}
