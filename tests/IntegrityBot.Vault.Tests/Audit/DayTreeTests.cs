using System.Collections.Immutable;
using System.Security.Cryptography;
using CsCheck;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.Vault.Tests.Audit;

public sealed class DayTreeTests
{
    [Fact]
    public void Every_leaf_of_every_day_leads_to_its_root()
    {
        for (var count = 0; count <= 130; count++)
        {
            var commitments = Commitments(count);
            var leaves = DayTree.Leaves(commitments);
            var root = DayTree.Root(leaves);
            Assert.Equal(TreeHash([.. leaves]), root);
            foreach (var leaf in leaves)
            {
                var path = DayTree.Path(leaves, leaf);
                Assert.Equal(int.Log2(leaves.Length), path.Length);
                Assert.Equal(root, DayTree.Climb(leaf, path));
            }

            Assert.All(commitments, commitment => Assert.NotEmpty(DayTree.Path(leaves, commitment)));
        }
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 128)]
    [InlineData(128, 128)]
    [InlineData(129, 256)]
    public void A_day_has_64_leaves_or_the_next_power_of_two(int count, int leaves) =>
        Assert.Equal(leaves, DayTree.Leaves(Commitments(count)).Length);

    [Fact]
    public void Leaves_are_sorted_so_that_no_place_tells_who_came_first() =>
        Gen.Int[0, 200].Sample(
            count =>
            {
                var commitments = Commitments(count);
                var hex = DayTree.Leaves(commitments).Select(Convert.ToHexString).ToList();
                return hex.SequenceEqual(hex.Order(StringComparer.Ordinal)) && commitments.All(one => hex.Contains(Convert.ToHexString(one))) &&
                    hex.Distinct(StringComparer.Ordinal).Count() == hex.Count;
            },
            iter: 200);

    [Fact]
    public void A_day_without_tickets_has_another_root_each_time() =>
        Assert.NotEqual(DayTree.Root(DayTree.Leaves([])), DayTree.Root(DayTree.Leaves([])));

    [Fact]
    public void What_is_not_among_the_leaves_has_no_path() =>
        Assert.Empty(DayTree.Path(DayTree.Leaves(Commitments(70)), SHA256.HashData("another"u8)));

    [Fact]
    public void Neither_another_commitment_nor_a_changed_or_shortened_path_leads_to_the_root()
    {
        var commitments = Commitments(70);
        var leaves = DayTree.Leaves(commitments);
        var root = DayTree.Root(leaves);
        var path = DayTree.Path(leaves, commitments[3]);
        Assert.NotEqual(root, DayTree.Climb(commitments[4], path));
        for (var at = 0; at < path.Length; at++)
        {
            var step = path[at];
            Assert.NotEqual(root, DayTree.Climb(commitments[3], path.SetItem(at, step with { IsLeft = !step.IsLeft })));
            Assert.NotEqual(root, DayTree.Climb(commitments[3], path.SetItem(at, step with { Hash = SHA256.HashData(step.Hash) })));
            Assert.NotEqual(root, DayTree.Climb(commitments[3], path.RemoveAt(at)));
        }
    }

    /// <summary>Without prefixes a node could be passed off as a ticket.</summary>
    [Fact]
    public void An_inner_node_does_not_pass_for_a_leaf()
    {
        var commitments = Commitments(1);
        var leaves = DayTree.Leaves(commitments);
        var path = DayTree.Path(leaves, commitments[0]);
        var inner = DayTree.Climb(commitments[0], path[..1]);
        Assert.NotEqual(DayTree.Root(leaves), DayTree.Climb(inner, path[1..]));
    }

    [Fact]
    public void Packed_leaves_come_back_as_they_were()
    {
        var leaves = DayTree.Leaves(Commitments(65));
        var packed = DayTree.Pack(leaves);
        Assert.Equal(128 * 32, packed.Length);
        Assert.Equal(leaves.Select(Convert.ToHexString), DayTree.Unpack(packed).Select(Convert.ToHexString));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    [InlineData((64 * 32) - 1)]
    [InlineData((64 * 32) + 1)]
    [InlineData(65 * 32)]
    public void Bytes_that_are_no_days_leaves_are_refused(int size) =>
        Assert.Throws<FormatException>(() => DayTree.Unpack(new byte[size]));

    [Fact]
    public void A_commitment_of_another_size_is_refused() => Assert.Throws<ArgumentException>(() => DayTree.Leaves([new byte[31]]));

    private static ImmutableArray<byte[]> Commitments(int count) =>
        [.. Enumerable.Range(0, count).Select(i => SHA256.HashData(BitConverter.GetBytes(i)))];

    /// <summary>MTH of RFC 6962, section 2.1, as it is written there.</summary>
    private static byte[] TreeHash(byte[][] leaves) => leaves.Length == 1
        ? SHA256.HashData([0, .. leaves[0]])
        : SHA256.HashData([1, .. TreeHash(leaves[..(leaves.Length / 2)]), .. TreeHash(leaves[(leaves.Length / 2)..])]);
}
