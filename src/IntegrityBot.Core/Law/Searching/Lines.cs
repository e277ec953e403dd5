namespace IntegrityBot.Core.Law.Searching;

/// <summary>Every title, keyword and way of asking, folded and hashed, with the topic it stands in; once for each time it stands there.</summary>
internal sealed class Lines
{
    private readonly ulong[] hashes;
    private readonly ushort[] topics;

    public Lines(List<(ulong Hash, ushort Topic)> lines)
    {
        hashes = [.. lines.Select(line => line.Hash)];
        topics = [.. lines.Select(line => line.Topic)];
        Array.Sort(hashes, topics);
    }

    /// <summary>The topics that have this line word for word.</summary>
    public ReadOnlySpan<ushort> Find(ulong hash)
    {
        var any = Array.BinarySearch(hashes, hash);
        if (any < 0)
        {
            return [];
        }

        var (first, end) = (any, any + 1);
        while (first > 0 && hashes[first - 1] == hash)
        {
            first--;
        }

        while (end < hashes.Length && hashes[end] == hash)
        {
            end++;
        }

        return topics.AsSpan(first, end - first);
    }

    /// <summary>The hash of a line of these words.</summary>
    public static ulong HashOf(IEnumerable<string> words)
    {
        var hash = Hash.Start;
        foreach (var word in words)
        {
            hash = Longer(hash, word);
        }

        return hash;
    }

    /// <summary>The hash of a line so far, one word longer.</summary>
    public static ulong Longer(ulong hash, ReadOnlySpan<char> word)
    {
        foreach (var sign in word)
        {
            hash = Hash.Next(hash, sign);
        }

        return Hash.Next(hash, ' ');
    }
}
