using System.Numerics;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>The keys of all features of the content, in an order that gives each its number: a shelf for each beginning of a key, few keys on a shelf.</summary>
internal sealed class Vocabulary
{
    private readonly Meanings meanings;
    private readonly int[] shelves;
    private readonly ulong[] keys;
    private readonly int shift;

    /// <param name="keys">Each once, in any order.</param>
    public Vocabulary(Meanings meanings, ReadOnlySpan<ulong> keys)
    {
        this.meanings = meanings;
        var bits = Math.Max(1, BitOperations.Log2((uint)keys.Length + 1));
        shift = 64 - bits;
        shelves = new int[(1 << bits) + 1];
        foreach (var key in keys)
        {
            shelves[Shelf(key) + 1]++;
        }

        for (var at = 1; at < shelves.Length; at++)
        {
            shelves[at] += shelves[at - 1];
        }

        this.keys = new ulong[keys.Length];
        var next = shelves.AsSpan().ToArray();
        foreach (var key in keys)
        {
            this.keys[next[Shelf(key)]++] = key;
        }
    }

    public int Features => keys.Length;

    public bool Knows(ReadOnlySpan<char> word) => Find(Feature.OfWord(word)) >= 0;

    /// <summary>The number of a feature; -1 when the content has none like it.</summary>
    public int Find(Feature feature) => Find(feature.Key);

    public int Find(ulong key)
    {
        var shelf = Shelf(key);
        var (start, length) = (shelves[shelf], shelves[shelf + 1] - shelves[shelf]);
        var at = keys.AsSpan(start, length).IndexOf(key);
        return at < 0 ? -1 : start + at;
    }

    /// <summary>The features of a word somebody asks with: the number, or -1 when no word of the content shares it.</summary>
    public void Find(ReadOnlySpan<char> word, List<Feature> buffer, List<(FeatureKind Kind, int Number)> into)
    {
        Collect(meanings, word, loose: true, buffer);
        foreach (var feature in buffer)
        {
            into.Add((feature.Kind, Find(feature)));
        }
    }

    /// <param name="loose">Whether the word is to be found in spite of errors of spelling; else it has fewer features.</param>
    public static void Collect(Meanings meanings, ReadOnlySpan<char> word, bool loose, List<Feature> into)
    {
        into.Clear();
        Feature.CollectStrict(word, into);
        meanings.Collect(word, into);
        if (loose)
        {
            Feature.CollectLoose(word, into);
        }
    }

    // The last multiplication of FNV leaves its high bits weak.
    private int Shelf(ulong key) => (int)((key * 0x9E37_79B9_7F4A_7C15UL) >> shift);
}
