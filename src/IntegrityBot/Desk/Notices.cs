using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Storage;
using IntegrityBot.Telegram.Sending;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// What the notice group is told: numbers, areas, regions and deadlines, never content. A notice is kept until it was sent, and several go
/// as one message; only those whose send a crash cut may come twice. While the group cannot be reached they wait.
/// </summary>
internal sealed class Notices(IStore store, DayBook days, NoticeGroup group, PhraseBook phrases, IOptions<DeskOptions> options)
{
    /// <summary>Notices that wait for a group that cannot be reached; of more the newest stay.</summary>
    private const int MaxWaiting = 300;

    /// <summary>Telegram takes 4,096 signs, and does not count markup.</summary>
    private const int MaxSize = 4_000;

    private const string Prefix = "notice:";
    private const string New = ":new";
    private const string Answered = ":answered";
    private const string LeftOut = "notices-left-out";

    /// <summary>
    /// To be committed together with what it tells of. A ticket that its reporter kept from somebody is not told of, since the group may hold
    /// him; whoever stepped out himself has known it.
    /// </summary>
    public ImmutableArray<DrawerRow> Of(OpenCase open) => !group.IsNamed || open.Case.Work.Excluded.Length > 0
        ? []
        : [new(Drawer.Clock, Prefix + open.Row.Id.Value + (open.Row.IsHeld ? New : Answered), [])];

    /// <summary>Sends what waits, in random order; then the heads of days.</summary>
    /// <returns>Whether Telegram was busy or away, so that something waits.</returns>
    public async Task<bool> Post(DateOnly today, CancellationToken ct)
    {
        if (!group.IsNamed)
        {
            await Drop(ct);
            return false;
        }

        var delivery = await PostNotices(today, ct);
        if (delivery is null or Delivery.Done)
        {
            delivery = await PostHeads(ct) ?? delivery;
        }

        switch (delivery)
        {
            case Delivery.Done:
                await group.NoteReturn(ct);
                return false;
            case null or Delivery.Later:
                return delivery is not null;
            default:
                return await group.NoteLoss(await Keep(ct), ct);
        }
    }

    /// <summary>The settings name no group any more: what waited for one would stay after its tickets are destroyed.</summary>
    private async Task Drop(CancellationToken ct)
    {
        var waiting = (await store.All(Drawer.Clock, ct)).Where(row => row.Id == LeftOut || row.Id.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        if (waiting.Count > 0)
        {
            await store.Commit(new Commit { Removed = [.. waiting.Select(row => new DrawerId(Drawer.Clock, row.Id))] }, ct);
        }
    }

    /// <returns>What became of the last message; null when there was nothing to say.</returns>
    private async Task<Delivery?> PostNotices(DateOnly today, CancellationToken ct)
    {
        var lines = new List<(Phrase Words, DrawerId Row)>();
        if (await CountLeftOut(ct) is > 0 and var count)
        {
            lines.Add((new Phrase(PhraseKeys.Notice.LeftOut).With("count", count), new(Drawer.Clock, LeftOut)));
        }

        lines.AddRange((await Waiting(ct)).Select(waiting => (Words(waiting.Ticket, waiting.Row.Id.EndsWith(New, StringComparison.Ordinal), today), waiting.Row)));
        return await PostAll(lines, line => line.Words, said => new Commit { Removed = [.. said.Select(line => line.Row)] }, ct);
    }

    private async Task<Delivery?> PostHeads(CancellationToken ct) => await PostAll(
        await days.Unposted(ct),
        head => new Phrase(PhraseKeys.Notice.Head).With("day", head.Day).With("head", head.Head),
        said => DayBook.Posted(said[^1].Day),
        ct);

    /// <param name="done">What is written once a message with these was sent.</param>
    private async Task<Delivery?> PostAll<T>(IReadOnlyList<T> lines, Func<T, Phrase> words, Func<IReadOnlyList<T>, Commit> done, CancellationToken ct)
    {
        Delivery? delivery = null;
        foreach (var message in Messages(lines, words))
        {
            delivery = await group.Say([.. message.Select(words)], ct);
            if (delivery is not Delivery.Done)
            {
                break;
            }

            await store.Commit(done(message), ct);
        }

        return delivery;
    }

    /// <summary>As few as will do: a group takes 20 a minute.</summary>
    private IEnumerable<IReadOnlyList<T>> Messages<T>(IReadOnlyList<T> lines, Func<T, Phrase> words)
    {
        var (message, size) = (new List<T>(), 0);
        foreach (var line in lines)
        {
            var length = phrases.Say(options.Value.NoticeLanguage, words(line)).Length + 2;
            if (message.Count > 0 && size + length > MaxSize)
            {
                yield return message;
                (message, size) = ([], 0);
            }

            message.Add(line);
            size += length;
        }

        if (message.Count > 0)
        {
            yield return message;
        }
    }

    /// <summary>In random order. What a ticket that is no more left behind goes.</summary>
    private async Task<IReadOnlyList<(DrawerId Row, TicketFacts Ticket)>> Waiting(CancellationToken ct)
    {
        var (waiting, stale) = (new List<(DrawerId, TicketFacts)>(), new List<DrawerId>());
        foreach (var row in (await store.All(Drawer.Clock, ct)).Where(row => row.Id.StartsWith(Prefix, StringComparison.Ordinal)).Shuffle())
        {
            var id = new DrawerId(Drawer.Clock, row.Id);
            if (await store.Ticket(new TicketId(row.Id[Prefix.Length..row.Id.LastIndexOf(':')]), ct) is { } ticket)
            {
                waiting.Add((id, ticket.Facts));
            }
            else
            {
                stale.Add(id);
            }
        }

        if (stale.Count > 0)
        {
            await store.Commit(new Commit { Removed = [.. stale] }, ct);
        }

        return waiting;
    }

    /// <summary>Nothing piles up for ever. How many were left out is said when the group is back.</summary>
    /// <returns>How many wait.</returns>
    private async Task<int> Keep(CancellationToken ct)
    {
        var waiting = await Waiting(ct);
        var oldest = waiting.OrderByDescending(one => one.Ticket.Changed).Skip(MaxWaiting).Select(one => one.Row).ToList();
        if (oldest.Count > 0)
        {
            var count = (await CountLeftOut(ct) + oldest.Count).ToString(CultureInfo.InvariantCulture);
            await store.Commit(new Commit { Put = [new(Drawer.Clock, LeftOut, Encoding.UTF8.GetBytes(count))], Removed = [.. oldest] }, ct);
        }

        return waiting.Count - oldest.Count;
    }

    private async Task<int> CountLeftOut(CancellationToken ct) =>
        await store.Get(Drawer.Clock, LeftOut, ct) is { } bytes ? int.Parse(Encoding.UTF8.GetString(bytes), CultureInfo.InvariantCulture) : 0;

    private Phrase Words(TicketFacts facts, bool isNew, DateOnly today)
    {
        var said = new Phrase(isNew ? PhraseKeys.Notice.New : PhraseKeys.Notice.Answered).With("number", facts.Number).With("place", TicketWords.Place(facts));
        return isNew
            ? said.With("kind", PhraseKeys.Name(facts.Kind)).With("due", TicketWords.Due(options.Value.Deadlines.Acknowledge(facts.Filed), today))
            : said;
    }
}
