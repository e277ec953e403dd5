using System.Runtime.InteropServices;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>Every word of the content and the numbers of its features.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int[]> words = new(StringComparer.Ordinal);
    private readonly Dictionary<Feature, int> numbers = [];
    private readonly List<FeatureKind> kinds = [];
    private readonly List<Feature> collected = [];

    public int Count => kinds.Count;

    public FeatureKind Kind(int number) => kinds[number];

    public bool Knows(string word) => words.ContainsKey(word);

    /// <summary>The features of a word of the content, making their numbers; in no order, each once.</summary>
    public int[] Learn(string word)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(words, word, out var exists);
        if (exists)
        {
            return known!;
        }

        collected.Clear();
        Feature.Collect(word, collected);
        var own = new HashSet<int>(collected.Count);
        foreach (var feature in collected)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, feature, out var seen);
            if (!seen)
            {
                number = kinds.Count;
                kinds.Add(feature.Kind);
            }

            own.Add(number);
        }

        return known = [.. own];
    }

    /// <summary>The features of a word somebody asks with: the number, or -1 when no word of the content shares it.</summary>
    public void Find(string word, List<Feature> features, List<(FeatureKind Kind, int Number)> into)
    {
        features.Clear();
        Feature.Collect(word, features);
        foreach (var feature in features)
        {
            into.Add((feature.Kind, numbers.GetValueOrDefault(feature, -1)));
        }
    }
}
