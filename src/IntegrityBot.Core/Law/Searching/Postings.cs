using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>For each feature, the documents that have it and how much of it they have.</summary>
internal sealed class Postings(int[] starts, ushort[] documents, float[] weights)
{
    public int Count => documents.Length;

    /// <summary>Adds the weights of all documents of a feature, times <paramref name="factor"/>, to their sums.</summary>
    public void Add(int feature, float factor, Span<float> sums)
    {
        var (start, length) = (starts[feature], starts[feature + 1] - starts[feature]);
        var at = documents.AsSpan(start, length);
        var weight = weights.AsSpan(start, length);
        for (var i = 0; i < at.Length; i++)
        {
            sums[at[i]] += factor * weight[i];
        }
    }
}

/// <summary>Takes entries document by document and sorts them by feature.</summary>
internal sealed class PostingsWriter(int features)
{
    private readonly List<Entry> entries = new(1 << 20);
    private readonly int[] starts = new int[features + 1];

    public void Add(int feature, ushort document, float weight)
    {
        entries.Add(new(feature, document, weight));
        starts[feature + 1]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Postings Done()
    {
        for (var at = 0; at < features; at++)
        {
            starts[at + 1] += starts[at];
        }

        var next = starts.AsSpan(0, features).ToArray();
        var (documents, weights) = (new ushort[entries.Count], new float[entries.Count]);
        foreach (ref readonly var entry in CollectionsMarshal.AsSpan(entries))
        {
            var at = next[entry.Feature]++;
            documents[at] = entry.Document;
            weights[at] = entry.Weight;
        }

        return new(starts, documents, weights);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Feature, ushort Document, float Weight);
}
