using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;
using Geralt;

namespace IntegrityBot.Vault.Audit;

/// <summary>One step from a leaf to the root: what stands beside it.</summary>
/// <param name="IsLeft">Whether <paramref name="Hash"/> goes first.</param>
/// <param name="Hash">32 bytes.</param>
public sealed record ProofStep(bool IsLeft, byte[] Hash);

/// <summary>
/// The commitments of the tickets filed on a day as a Merkle tree (leaf and node prefixes of RFC 6962, section 2.1), whose root the
/// row that closes the day carries: a ticket's holder can show that it was there, and nobody learns of the others.
/// </summary>
public static class DayTree
{
    /// <summary>
    /// Leaves of a day at least. A proof's length tells only whether more tickets than this were filed, and then the power of two.
    /// </summary>
    public const int MinLeaves = 64;

    private const int LeafSize = SHA256.HashSizeInBytes;

    private static readonly Comparer<byte[]> ByBytes =
        Comparer<byte[]>.Create(static (one, other) => one.AsSpan().SequenceCompareTo(other));

    /// <summary>The commitments among random ones, sorted, so that no place tells who came first. Others each time: keep them.</summary>
    /// <param name="commitments">32 bytes each.</param>
    public static ImmutableArray<byte[]> Leaves(IReadOnlyList<byte[]> commitments)
    {
        var leaves = new byte[Math.Max(MinLeaves, (int)BitOperations.RoundUpToPowerOf2((uint)commitments.Count))][];
        for (var i = 0; i < leaves.Length; i++)
        {
            if (i >= commitments.Count)
            {
                leaves[i] = new byte[LeafSize];
                SecureRandom.Fill(leaves[i]);
            }
            else if (commitments[i].Length == LeafSize)
            {
                leaves[i] = commitments[i];
            }
            else
            {
                throw new ArgumentException($"A commitment has {LeafSize} bytes.", nameof(commitments));
            }
        }

        Array.Sort(leaves, ByBytes);
        return [.. leaves];
    }

    /// <summary>32 bytes.</summary>
    public static byte[] Root(ImmutableArray<byte[]> leaves)
    {
        var level = Hashed(leaves);
        while (level.Length > 1)
        {
            level = Above(level);
        }

        return level[0];
    }

    /// <summary>The steps from a commitment to the root, lowest first; none when it is not among the leaves.</summary>
    public static ImmutableArray<ProofStep> Path(ImmutableArray<byte[]> leaves, byte[] commitment)
    {
        var at = leaves.BinarySearch(commitment, ByBytes);
        if (at < 0)
        {
            return [];
        }

        var steps = ImmutableArray.CreateBuilder<ProofStep>();
        for (var level = Hashed(leaves); level.Length > 1; level = Above(level), at /= 2)
        {
            steps.Add(new(IsLeft: at % 2 == 1, level[at ^ 1]));
        }

        return steps.ToImmutable();
    }

    /// <summary>The leaves one after another, to be kept for proofs.</summary>
    public static byte[] Pack(ImmutableArray<byte[]> leaves) => [.. leaves.SelectMany(leaf => leaf)];

    /// <exception cref="FormatException">Not what <see cref="Pack"/> makes.</exception>
    public static ImmutableArray<byte[]> Unpack(byte[] bytes)
    {
        var count = bytes.Length / LeafSize;
        return bytes.Length % LeafSize == 0 && count >= MinLeaves && BitOperations.IsPow2(count)
            ? [.. bytes.Chunk(LeafSize)]
            : throw new FormatException("These bytes are not the leaves of a day.");
    }

    /// <summary>The root that a commitment and its path lead to.</summary>
    internal static byte[] Climb(byte[] commitment, IEnumerable<ProofStep> path) =>
        path.Aggregate(Leaf(commitment), (hash, step) => step.IsLeft ? Node(step.Hash, hash) : Node(hash, step.Hash));

    private static byte[] Leaf(byte[] commitment) => SHA256.HashData([0x00, .. commitment]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([0x01, .. left, .. right]);

    private static byte[][] Hashed(ImmutableArray<byte[]> leaves) => [.. leaves.Select(Leaf)];

    private static byte[][] Above(byte[][] level) => [.. level.Chunk(2).Select(pair => Node(pair[0], pair[1]))];
}
