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

    public static Feature OfWord(string word) => Of(FeatureKind.Word, word);

    public static Feature OfPair(string left, string right) => Pair(Beginning(left), Beginning(right));

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
    public static void CollectStrict(string word, ICollection<Feature> into)
    {
        into.Add(OfWord(word));
        if (!char.IsAsciiDigit(word[0]))
        {
            Prefix(FeatureKind.Prefix5, word, 5, into);
            Prefix(FeatureKind.Prefix4, word, 4, into);
        }
    }

    /// <summary>The features that forgive errors of spelling: n-grams and the word without its vowels.</summary>
    public static void CollectLoose(string word, ICollection<Feature> into)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            return;
        }

        var padded = $"^{word}$";
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

    private static ReadOnlySpan<char> Beginning(string word) => word.AsSpan(0, Math.Min(4, word.Length));

    private static void Prefix(FeatureKind kind, string word, int length, ICollection<Feature> into)
    {
        if (word.Length >= length)
        {
            into.Add(Of(kind, word.AsSpan(0, length)));
        }
    }

    private static void Grams(FeatureKind kind, string padded, int length, ICollection<Feature> into)
    {
        for (var at = 0; at + length <= padded.Length; at++)
        {
            into.Add(Of(kind, padded.AsSpan(at, length)));
        }
    }

    private static Feature Of(FeatureKind kind, ReadOnlySpan<char> signs)
    {
        var hash = (14_695_981_039_346_656_037UL ^ (ulong)kind) * 1_099_511_628_211UL;
        foreach (var sign in signs)
        {
            hash = (hash ^ sign) * 1_099_511_628_211UL;
        }

        return new(kind, hash);
    }
}
