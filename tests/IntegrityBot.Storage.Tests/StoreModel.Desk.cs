using System.Collections.Immutable;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage.Tests;

/// <summary>What the desk's side of a store means: lists are all tickets, filtered and sorted.</summary>
internal sealed partial class StoreModel
{
    private readonly Dictionary<DrawerId, DrawerRow> drawers = [];
    private readonly List<AuditRow> audit = [];

    private bool DeskConflicts(Commit commit)
    {
        var there = drawers.Keys.Concat(commit.Put.Select(row => new DrawerId(row.Drawer, row.Id))).ToHashSet();
        return commit.Taken.Any(id => !there.Remove(id)) ||
            commit.Audit.Select((row, at) => row.Seq - at).Any(seq => seq != audit.Count + 1);
    }

    private void ApplyDesk(Commit commit)
    {
        commit.Put.ToList().ForEach(row => drawers[new(row.Drawer, row.Id)] = row);
        commit.Taken.Concat(commit.Removed).ToList().ForEach(id => drawers.Remove(id));
        audit.AddRange(commit.Audit);
    }

    private async Task CompareDesk(IStore store, QueueQuery[] queries, CancellationToken ct)
    {
        foreach (var query in queries)
        {
            await ComparePage(store, query, ct);
        }

        var visible = tickets.Values.Where(row => !row.IsHeld).ToList();
        var listed = visible.Where(row => !row.IsRestricted).ToList();
        AssertRows(visible.Where(row => row.IsRestricted), await store.Restricted(ct));
        AssertRows(tickets.Values.Where(row => row.HeldUntil <= Samples.Noon.AddHours(1)), await store.Held(Samples.Noon.AddHours(1), null, ct));
        var (from, to) = (Samples.Day, Samples.Day.AddDays(1));
        Assert.Equal(
            listed.Select(row => row.Facts)
                .Where(facts => (facts.Filed >= from && facts.Filed <= to) ||
                    (facts.Status is TicketStatus.Closed && facts.Changed >= from && facts.Changed <= to))
                .Select(facts => facts.ToString()).Order(StringComparer.Ordinal),
            (await store.Facts(from, to, ct)).Select(facts => facts.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(
            listed.Where(row => row.Facts.Status is not TicketStatus.Closed && row.Due <= from)
                .Select(row => QueueOrder.Key(QueueList.Overdue, row.Id, row.Facts, row.Due)).Order(StringComparer.Ordinal),
            (await store.DueBy(from, null, ct)).Select(entry => entry.Key));
        Assert.Equal(
            tickets.Values.Where(row => row.Facts.Filed == from).Select(row => Convert.ToHexString(row.Commitment)).Order(StringComparer.Ordinal),
            (await store.Commitments(from, ct)).Select(Convert.ToHexString).Order(StringComparer.Ordinal));
        for (var i = 0; i < 8; i++)
        {
            Same.Assert(visible.Find(row => row.Facts.Number == $"N{i}"), await store.TicketByNumber($"N{i}", ct));
        }

        foreach (var drawer in new[] { Drawer.Members, Drawer.Rings })
        {
            Same.Assert(
                drawers.Values.Where(row => row.Drawer == drawer).OrderBy(row => row.Id, StringComparer.Ordinal).ToList(), await store.All(drawer, ct));
        }

        Assert.Equal(drawers.GetValueOrDefault(new(Drawer.Rings, "a/1"))?.Bytes, await store.Get(Drawer.Rings, "a/1", ct));
        Same.Assert(audit.LastOrDefault(), await store.AuditHead(ct));
        Same.Assert(audit.Skip(1).ToList(), await store.Audit(2, ct));
    }

    /// <param name="query">Its key to go on after is still a number: the entry of the list after which the page begins, or a key of no entry.</param>
    private async Task ComparePage(IStore store, QueueQuery query, CancellationToken ct)
    {
        var list = tickets.Values
            .Where(row => row is { IsHeld: false, IsRestricted: false } && query.Filter.Takes(row.Facts) &&
                QueueOrder.Holds(query.List, row.Facts, row.Due, query.Member, query.Today))
            .Select(row => new QueueEntry(QueueOrder.Key(query.List, row.Id, row.Facts, row.Due), row.Id, row.Facts, row.Due))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        query = query with
        {
            After = query.After is not { } at ? null
                : int.Parse(at, System.Globalization.CultureInfo.InvariantCulture) is var place && place < list.Count ? list[place].Key
                : QueueOrder.Key(query.List, new("ticket3"), Samples.Ticket().Facts, query.Today),
        };
        var rest = list.Where(entry => query.After is null || string.CompareOrdinal(entry.Key, query.After) > 0).ToList();

        var page = await store.Queue(query, ct);

        Assert.Equal(rest.Take(query.Size).ToImmutableArray(), page.Entries);
        Assert.Equal(rest.Count > query.Size, page.More);
        Assert.Equal(list.Count, page.Count);
    }

    private static void AssertRows(IEnumerable<TicketRow> expected, IEnumerable<TicketRow> actual) => Same.Assert(
        expected.OrderBy(row => row.Id.Value, StringComparer.Ordinal).ToList(), actual.OrderBy(row => row.Id.Value, StringComparer.Ordinal).ToList());
}
