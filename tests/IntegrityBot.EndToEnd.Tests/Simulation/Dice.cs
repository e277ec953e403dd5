namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>The same throws for the same seed, on every machine (SplitMix64): a failed run can be run again.</summary>
internal sealed class Dice(int seed)
{
    private ulong state = (ulong)seed;

    /// <summary>From 0 to one below <paramref name="sides"/>.</summary>
    public int Next(int sides)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)sides);
    }

    /// <summary>From <paramref name="least"/> to one below <paramref name="end"/>.</summary>
    public int Next(int least, int end) => least + Next(end - least);

    /// <summary>Any of them; null (for values, the default) when there is none.</summary>
    public T? One<T>(IEnumerable<T> all)
    {
        var list = all.ToList();
        return list.Count == 0 ? default : list[Next(list.Count)];
    }
}
