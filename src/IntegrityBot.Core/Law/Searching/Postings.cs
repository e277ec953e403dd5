namespace IntegrityBot.Core.Law.Searching;

/// <summary>For each feature, the places that have it and how much of it they have.</summary>
internal sealed class Postings
{
    private readonly int[] starts;
    private readonly int[] places;
    private readonly float[] weights;

    private Postings(int[] starts, int[] places, float[] weights) => (this.starts, this.places, this.weights) = (starts, places, weights);

    public static Postings Of(int features, List<(int Feature, int Place, float Weight)> entries)
    {
        var begins = new int[features + 1];
        foreach (var (feature, _, _) in entries)
        {
            begins[feature + 1]++;
        }

        for (var at = 0; at < features; at++)
        {
            begins[at + 1] += begins[at];
        }

        var next = begins.AsSpan(0, features).ToArray();
        var (places, weights) = (new int[entries.Count], new float[entries.Count]);
        foreach (var (feature, place, weight) in entries)
        {
            var at = next[feature]++;
            (places[at], weights[at]) = (place, weight);
        }

        return new(begins, places, weights);
    }

    public int Frequency(int feature) => starts[feature + 1] - starts[feature];

    /// <summary>Adds the weights of all places of a feature, times <paramref name="factor"/>, to their sums.</summary>
    public void Add(int feature, float factor, Span<float> sums)
    {
        var (start, end) = (starts[feature], starts[feature + 1]);
        var at = places.AsSpan(start, end - start);
        var weight = weights.AsSpan(start, end - start);
        for (var i = 0; i < at.Length; i++)
        {
            sums[at[i]] += factor * weight[i];
        }
    }
}
