using System.Runtime.InteropServices;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>Every word of the content, numbered, and the numbers of its features.</summary>
internal sealed class Vocabulary(Meanings meanings)
{
    private readonly Dictionary<string, int> words = new(16_384, StringComparer.Ordinal);
    private readonly Dictionary<string, int> strictWords = new(8_192, StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> features = new(65_536);
    private readonly Dictionary<ulong, int> pairs = new(32_768);
    private readonly List<int[]> featuresOfWord = new(16_384);
    private readonly List<Feature> collected = [];

    public int Features { get; private set; }

    public bool Knows(string word) => words.ContainsKey(word) || strictWords.ContainsKey(word);

    /// <summary>The features of a word of the content, each once.</summary>
    public ReadOnlySpan<int> Of(int word) => featuresOfWord[word];

    /// <summary>The number of a word of the content; it and its features get numbers when they are new.</summary>
    /// <param name="loose">Whether it is to be found in spite of errors of spelling; else it has another number and fewer features.</param>
    public int Learn(string word, bool loose)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(loose ? words : strictWords, word, out var known);
        if (known)
        {
            return number;
        }

        number = featuresOfWord.Count;
        Collect(word, loose, collected);
        var own = new int[collected.Count];
        var count = 0;
        foreach (var feature in collected)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(features, feature.Key, out var seen);
            if (!seen)
            {
                at = Features++;
            }

            if (!own.AsSpan(0, count).Contains(at))
            {
                own[count++] = at;
            }
        }

        featuresOfWord.Add(own[..count]);
        return number;
    }

    /// <summary>The number of two words side by side, as of a word.</summary>
    public int Learn(string left, string right)
    {
        var pair = Feature.OfPair(left, right);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(pairs, pair.Key, out var known);
        if (!known)
        {
            number = featuresOfWord.Count;
            features.Add(pair.Key, Features);
            featuresOfWord.Add([Features++]);
        }

        return number;
    }

    /// <summary>The number of a feature; -1 when the content has none like it.</summary>
    public int Find(Feature feature) => features.GetValueOrDefault(feature.Key, -1);

    /// <summary>The features of a word somebody asks with: the number, or -1 when no word of the content shares it.</summary>
    public void Find(string word, List<Feature> buffer, List<(FeatureKind Kind, int Number)> into)
    {
        Collect(word, loose: true, buffer);
        foreach (var feature in buffer)
        {
            into.Add((feature.Kind, features.GetValueOrDefault(feature.Key, -1)));
        }
    }

    private void Collect(string word, bool loose, List<Feature> into)
    {
        into.Clear();
        Feature.CollectStrict(word, into);
        meanings.Collect(word, into);
        if (loose)
        {
            Feature.CollectLoose(word, into);
        }
    }
}
