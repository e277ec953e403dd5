using System.Collections.Immutable;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;

namespace IntegrityBot.Desk;

/// <summary>
/// The lists as one member sees them: the store's, and among them, where they belong, the few tickets that somebody must not see,
/// opened and filtered in memory. For a member they exclude nothing tells that they exist: no row, count, gap or hit.
/// </summary>
internal sealed class Queues(IStore store, RestrictedTickets restricted)
{
    public async ValueTask<QueuePage> Page(QueueList list, QueueFilter filter, string? after, int size, Member member, DateOnly today, CancellationToken ct) =>
        await Page(list, filter, after, size, member, today, await restricted.All(ct), ct);

    /// <summary>How long each of the lists is.</summary>
    public async ValueTask<ImmutableArray<int>> Count(IReadOnlyList<QueueList> lists, Member member, DateOnly today, CancellationToken ct)
    {
        var others = await restricted.All(ct);
        var counts = ImmutableArray.CreateBuilder<int>(lists.Count);
        foreach (var list in lists)
        {
            counts.Add((await Page(list, QueueFilter.None, null, 1, member, today, others, ct)).Count);
        }

        return counts.MoveToImmutable();
    }

    private async ValueTask<QueuePage> Page(
        QueueList list, QueueFilter filter, string? after, int size, Member member, DateOnly today, IReadOnlyList<RestrictedTicket> others, CancellationToken ct)
    {
        var page = await store.Queue(new(list, filter, member.Id, today, after, size), ct);
        var own = others
            .Where(ticket => ticket.IsFor(member) && filter.Takes(ticket.Facts) && QueueOrder.Holds(list, ticket.Facts, ticket.Due, member.Id, today))
            .Select(ticket => new QueueEntry(QueueOrder.Key(list, ticket.Id, ticket.Facts, ticket.Due), ticket.Id, ticket.Facts, ticket.Due))
            .ToList();
        if (own.Count == 0)
        {
            return page;
        }

        var merged = page.Entries.Concat(own.Where(entry => after is null || string.CompareOrdinal(entry.Key, after) > 0))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        return new(
            [.. merged.Take(size)],
            merged.Count > size || page.More,
            Math.Min(page.Count + own.Count, QueuePage.MaxCount));
    }
}
