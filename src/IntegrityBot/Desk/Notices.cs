using System.Collections.Immutable;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Telegram.Sending;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// What the notice group is told: numbers, areas, regions and deadlines, never content. A notice is kept until it was sent; only one whose
/// send a crash cut may come twice.
/// </summary>
internal sealed class Notices(IStore store, DayBook days, Courier courier, IOptions<DeskOptions> options)
{
    private const string Prefix = "notice:";
    private const string New = ":new";
    private const string Answered = ":answered";

    private readonly ChatAddress? group = options.Value.NoticeGroup is { } number ? ConfiguredChat.Read(number) : null;

    /// <summary>To be committed together with what it tells of.</summary>
    public ImmutableArray<DrawerRow> Of(TicketRow row, bool isNew) =>
        group is null || row.IsRestricted ? [] : [new(Drawer.Clock, Prefix + row.Id.Value + (isNew ? New : Answered), [])];

    /// <summary>Sends what waits, in random order; then the heads of days.</summary>
    public async Task Post(DateOnly today, CancellationToken ct)
    {
        if (group is null)
        {
            return;
        }

        foreach (var waiting in (await store.All(Drawer.Clock, ct)).Where(row => row.Id.StartsWith(Prefix, StringComparison.Ordinal)).Shuffle())
        {
            var ticket = await store.Ticket(new TicketId(waiting.Id[Prefix.Length..waiting.Id.LastIndexOf(':')]), ct);
            if (ticket is { IsRestricted: false } && await Say(Words(ticket.Facts, waiting.Id.EndsWith(New, StringComparison.Ordinal), today), ct) is Delivery.Later)
            {
                return;
            }

            await store.Commit(new Commit { Removed = [new(Drawer.Clock, waiting.Id)] }, ct);
        }

        foreach (var (day, head) in await days.Unposted(ct))
        {
            if (await Say(new Phrase(PhraseKeys.Notice.Head).With("day", day).With("head", head), ct) is Delivery.Later)
            {
                return;
            }

            await days.MarkPosted(day, ct);
        }
    }

    private Task<Delivery> Say(Phrase phrase, CancellationToken ct) => courier.Post(group!, options.Value.NoticeTopic, phrase, options.Value.NoticeLanguage, ct);

    private Phrase Words(TicketFacts facts, bool isNew, DateOnly today)
    {
        var said = new Phrase(isNew ? PhraseKeys.Notice.New : PhraseKeys.Notice.Answered).With("number", facts.Number).With("place", TicketWords.Place(facts));
        return isNew
            ? said.With("kind", PhraseKeys.Name(facts.Kind)).With("due", TicketWords.Due(options.Value.Deadlines.Acknowledge(facts.Filed), today))
            : said;
    }
}
