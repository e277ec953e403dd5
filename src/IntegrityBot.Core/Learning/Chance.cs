using System.Collections.Immutable;

namespace IntegrityBot.Core.Learning;

/// <summary>Order by chance, the same for the same seed: chance comes in with the input, so that a dialogue stays a pure function.</summary>
internal static class Chance
{
    public static ImmutableArray<T> Shuffled<T>(IEnumerable<T> items, int seed)
    {
        var all = items.ToArray();
        var state = unchecked((ulong)seed);
        for (var left = all.Length; left > 1; left--)
        {
            var at = (int)(Next(ref state) % (ulong)left);
            (all[at], all[left - 1]) = (all[left - 1], all[at]);
        }

        return [.. all];
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).</summary>
    private static ulong Next(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        var mixed = state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}
