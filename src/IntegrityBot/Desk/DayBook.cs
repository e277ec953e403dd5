using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.Desk;

/// <summary>
/// Closes each day once it is over: a row of the audit whose subject is the root over the day's commitments. Its hash is the day's head:
/// published, it fixes every row before it and every ticket of the day.
/// </summary>
internal sealed class DayBook(IStore store, AuditTrail audit)
{
    private const string LastPosted = "head-posted";

    /// <summary>Closes the days before <paramref name="today"/> that are still open.</summary>
    public async Task Close(DateOnly today, CancellationToken ct)
    {
        // Every round asks, and a day's commitments are some kilobytes: years of them are not read for nothing.
        if (await IsClosed(today.AddDays(-1), ct))
        {
            return;
        }

        var days = await store.All(Drawer.Days, ct);
        var day = days.Count == 0 ? today.AddDays(-1) : Day(days[^1].Id).AddDays(1);
        while (day < today)
        {
            var leaves = DayTree.Leaves(await store.Commitments(day, ct));
            if (await audit.Commit(last => Closing(day, leaves, last), ct) == CommitResult.Committed)
            {
                day = day.AddDays(1);
            }
        }
    }

    private static Commit Closing(DateOnly day, ImmutableArray<byte[]> leaves, AuditRow? last)
    {
        var row = AuditChain.Next(last, day, AuditTrail.System, DeskAct.DayClosed, Convert.ToHexStringLower(DayTree.Root(leaves)));
        return new() { Audit = [row], Put = [new(Drawer.Days, Id(day), [.. Number(row.Seq), .. DayTree.Pack(leaves)])] };
    }

    /// <summary>Heads of closed days that were not posted yet, oldest first. A group that is named later begins with the last one.</summary>
    public async ValueTask<IReadOnlyList<(DateOnly Day, string Head)>> Unposted(CancellationToken ct)
    {
        if (await store.Get(Drawer.Clock, LastPosted, ct) is not { } posted)
        {
            if (await store.All(Drawer.Days, ct) is not [.., var last])
            {
                return [];
            }

            // Kept, so that none is missing should the group not be there on its first days.
            var begin = Day(last.Id).AddDays(-1);
            await store.Commit(Posted(begin), ct);
            posted = Encoding.UTF8.GetBytes(Id(begin));
        }

        var heads = new List<(DateOnly, string)>();
        for (var next = Day(Encoding.UTF8.GetString(posted)).AddDays(1); await store.Get(Drawer.Days, Id(next), ct) is { } bytes; next = next.AddDays(1))
        {
            heads.Add((next, Convert.ToHexStringLower((await Row(bytes, ct)).Hash)));
        }

        return heads;
    }

    /// <summary>Heads up to this day's were posted.</summary>
    public static Commit Posted(DateOnly day) => new() { Put = [new(Drawer.Clock, LastPosted, Encoding.UTF8.GetBytes(Id(day)))] };

    public async ValueTask<bool> IsClosed(DateOnly day, CancellationToken ct) => await store.Get(Drawer.Days, Id(day), ct) is not null;

    /// <summary>What proves that a commitment stood in the day's root; null while the day is open, or if it was not there.</summary>
    public async ValueTask<(ImmutableArray<ProofStep> Path, AuditRow Row, byte[] Before)?> Proof(DateOnly day, byte[] commitment, CancellationToken ct)
    {
        if (await store.Get(Drawer.Days, Id(day), ct) is not { } bytes)
        {
            return null;
        }

        var leaves = DayTree.Unpack(bytes[sizeof(long)..]);
        if (!leaves.Any(leaf => leaf.AsSpan().SequenceEqual(commitment)))
        {
            return null;
        }

        var row = await Row(bytes, ct);
        var before = row.Seq == 1 ? new byte[32] : (await store.Audit(row.Seq - 1, ct))[0].Hash;
        return (DayTree.Path(leaves, commitment), row, before);
    }

    private async ValueTask<AuditRow> Row(byte[] bytes, CancellationToken ct) =>
        (await store.Audit(System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes), ct))[0];

    private static byte[] Number(long seq)
    {
        var bytes = new byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, seq);
        return bytes;
    }

    private static string Id(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string id) => DateOnly.ParseExact(id, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
