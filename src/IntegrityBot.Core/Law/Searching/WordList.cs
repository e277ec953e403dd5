using System.Runtime.InteropServices;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>The different words and pairs of words of the content, numbered while it is read, each with its features. Gone when the index is written.</summary>
internal sealed class WordList(Meanings meanings)
{
    private readonly Dictionary<ulong, int> words = new(16_384);
    private readonly Dictionary<ulong, int> strictWords = new(16_384);
    private readonly Dictionary<ulong, int> pairs = new(65_536);
    private readonly Dictionary<ulong, int> features = new(131_072);
    private readonly List<ulong> keys = new(131_072);
    private readonly List<int> own = new(1 << 19);
    private readonly List<int> starts = [0];
    private readonly List<Feature> collected = [];

    public int Count => starts.Count - 1;

    /// <summary>The keys of all features, by number.</summary>
    public ReadOnlySpan<ulong> Keys => CollectionsMarshal.AsSpan(keys);

    /// <summary>The features of a word, each once.</summary>
    public ReadOnlySpan<int> Of(int word) => CollectionsMarshal.AsSpan(own)[starts[word]..starts[word + 1]];

    /// <summary>The number of a word; it and its features get numbers when they are new.</summary>
    /// <param name="loose">Whether it is to be found in spite of errors of spelling; else it has another number and fewer features.</param>
    public int Learn(ReadOnlySpan<char> word, bool loose)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(loose ? words : strictWords, Feature.OfWord(word).Key, out var known);
        if (known)
        {
            return number;
        }

        number = Count;
        Vocabulary.Collect(meanings, word, loose, collected);
        var first = own.Count;
        foreach (var feature in collected)
        {
            var at = Number(feature.Key);
            if (!CollectionsMarshal.AsSpan(own)[first..].Contains(at))
            {
                own.Add(at);
            }
        }

        starts.Add(own.Count);
        return number;
    }

    /// <summary>The number of two words side by side, as of a word.</summary>
    public int Learn(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var key = Feature.OfPair(left, right).Key;
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(pairs, key, out var known);
        if (!known)
        {
            number = Count;
            own.Add(Number(key));
            starts.Add(own.Count);
        }

        return number;
    }

    private int Number(ulong key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(features, key, out var known);
        if (!known)
        {
            number = keys.Count;
            keys.Add(key);
        }

        return number;
    }
}
