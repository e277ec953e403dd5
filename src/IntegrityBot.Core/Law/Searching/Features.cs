using System.Runtime.InteropServices;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>What two spellings of a word may share, from the strictest to the loosest.</summary>
internal enum FeatureKind
{
    Word,
    Prefix5,
    Prefix4,
    Gram4,
    Gram3,

    /// <summary>The word without its vowels.</summary>
    Skeleton,

    /// <summary>What the word means, where <see cref="Synonyms"/> says so: the only one that crosses alphabets.</summary>
    Meaning,

    /// <summary>Two words side by side, each by its beginning.</summary>
    Pair,
}

/// <summary>A feature as a 64-bit key: its kind and signs, hashed (FNV-1a).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Feature(FeatureKind Kind, ulong Key)
{
    private const string Vowels = "аеиоуюяaeiouy";

    public static Feature OfWord(ReadOnlySpan<char> word) => Of(FeatureKind.Word, word);

    public static Feature OfPair(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => Pair(Beginning(left), Beginning(right));

    private static Feature Pair(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<char> both = stackalloc char[9];
        left.CopyTo(both);
        both[left.Length] = ' ';
        right.CopyTo(both[(left.Length + 1)..]);
        return Of(FeatureKind.Pair, both[..(left.Length + 1 + right.Length)]);
    }

    public static Feature OfMeaning(string id) => Of(FeatureKind.Meaning, id);

    /// <summary>The features that hold for the word as it is spelt: itself and its beginnings.</summary>
    public static void CollectStrict(ReadOnlySpan<char> word, List<Feature> into)
    {
        into.Add(OfWord(word));
        if (!char.IsAsciiDigit(word[0]))
        {
            Prefix(FeatureKind.Prefix5, word, 5, into);
            Prefix(FeatureKind.Prefix4, word, 4, into);
        }
    }

    /// <summary>The features that forgive errors of spelling: n-grams and the word without its vowels.</summary>
    public static void CollectLoose(ReadOnlySpan<char> word, List<Feature> into)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            return;
        }

        Span<char> padded = stackalloc char[Folding.LongestWord + 2];
        padded[0] = '^';
        word.CopyTo(padded[1..]);
        padded[word.Length + 1] = '$';
        padded = padded[..(word.Length + 2)];
        Grams(FeatureKind.Gram4, padded, 4, into);
        Grams(FeatureKind.Gram3, padded, 3, into);
        Span<char> bones = stackalloc char[Folding.LongestWord];
        var count = 0;
        foreach (var sign in word)
        {
            if (!Vowels.Contains(sign, StringComparison.Ordinal) && (count == 0 || bones[count - 1] != sign))
            {
                bones[count++] = sign;
            }
        }

        if (count >= 3)
        {
            into.Add(Of(FeatureKind.Skeleton, bones[..count]));
        }
    }

    private static ReadOnlySpan<char> Beginning(ReadOnlySpan<char> word) => word[..Math.Min(4, word.Length)];

    private static void Prefix(FeatureKind kind, ReadOnlySpan<char> word, int length, List<Feature> into)
    {
        if (word.Length >= length)
        {
            into.Add(Of(kind, word[..length]));
        }
    }

    private static void Grams(FeatureKind kind, ReadOnlySpan<char> padded, int length, List<Feature> into)
    {
        for (var at = 0; at + length <= padded.Length; at++)
        {
            into.Add(Of(kind, padded.Slice(at, length)));
        }
    }

    private static Feature Of(FeatureKind kind, ReadOnlySpan<char> signs)
    {
        var hash = Hash.Next(Hash.Start, (char)kind);
        foreach (var sign in signs)
        {
            hash = Hash.Next(hash, sign);
        }

        return new(kind, hash);
    }
}

/// <summary>FNV-1a of 64 bits, sign by sign. Among the content's 10⁵ different keys two of the same hash are not to be expected (1 in 10⁹).</summary>
internal static class Hash
{
    public const ulong Start = 14_695_981_039_346_656_037UL;

    public static ulong Next(ulong hash, char sign) => (hash ^ sign) * 1_099_511_628_211UL;

    public static ulong Of(ReadOnlySpan<char> signs)
    {
        var hash = Start;
        foreach (var sign in signs)
        {
            hash = Next(hash, sign);
        }

        return hash;
    }
}
