using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;

namespace IntegrityBot.Desk;

/// <summary>
/// The lists as one member sees them: the store's, and among them, where they belong, the few tickets that somebody must not see,
/// opened and filtered in memory. For a member they exclude nothing tells that they exist: no row, count, gap or hit.
/// </summary>
internal sealed class Queues(IStore store, Casebook casebook)
{
    public async ValueTask<QueuePage> Page(QueueList list, QueueFilter filter, string? after, int size, Member member, DateOnly today, CancellationToken ct)
    {
        var page = await store.Queue(new(list, filter, member.Id, today, after, size), ct);
        var own = await Restricted(list, filter, member, today, ct);
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

    public async ValueTask<int> Count(QueueList list, Member member, DateOnly today, CancellationToken ct) =>
        (await Page(list, QueueFilter.None, null, 1, member, today, ct)).Count;

    /// <summary>The tickets that are in no list of the store and exist for this member.</summary>
    public async ValueTask<IReadOnlyList<OpenCase>> Restricted(Member member, CancellationToken ct) =>
        [.. (await store.Restricted(ct)).Select(casebook.Open).OfType<OpenCase>().Where(open => open.Case.IsFor(member))];

    private async ValueTask<IReadOnlyList<QueueEntry>> Restricted(QueueList list, QueueFilter filter, Member member, DateOnly today, CancellationToken ct) =>
        [.. (await Restricted(member, ct))
            .Where(open => filter.Takes(open.Case.Facts) && QueueOrder.Holds(list, open.Case.Facts, open.Row.Due, member.Id, today))
            .Select(open => new QueueEntry(QueueOrder.Key(list, open.Case.Id, open.Case.Facts, open.Row.Due), open.Case.Id, open.Case.Facts, open.Row.Due))];
}
