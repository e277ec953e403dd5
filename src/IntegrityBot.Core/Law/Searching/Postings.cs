using System.Runtime.CompilerServices;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>For each feature, the places that have it and how much of it they have.</summary>
internal sealed class Postings(int[] starts, int[] places, float[] weights)
{
    /// <summary>Adds the weights of all places of a feature, times <paramref name="factor"/>, to their sums.</summary>
    public void Add(int feature, float factor, Span<float> sums)
    {
        var (start, length) = (starts[feature], starts[feature + 1] - starts[feature]);
        var at = places.AsSpan(start, length);
        var weight = weights.AsSpan(start, length);
        for (var i = 0; i < at.Length; i++)
        {
            sums[at[i]] += factor * weight[i];
        }
    }
}

/// <summary>Takes entries in any order and sorts them by feature.</summary>
internal sealed class PostingsWriter(int features)
{
    private readonly List<(int Feature, int Place, float Weight)> entries = new(1 << 19);
    private readonly int[] counts = new int[features + 1];

    public void Add(int feature, int place, float weight)
    {
        entries.Add((feature, place, weight));
        counts[feature + 1]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Postings Done()
    {
        var starts = counts;
        for (var at = 0; at < features; at++)
        {
            starts[at + 1] += starts[at];
        }

        var next = starts.AsSpan(0, features).ToArray();
        var (places, weights) = (new int[entries.Count], new float[entries.Count]);
        foreach (var (feature, place, weight) in entries)
        {
            var at = next[feature]++;
            places[at] = place;
            weights[at] = weight;
        }

        return new(starts, places, weights);
    }
}
