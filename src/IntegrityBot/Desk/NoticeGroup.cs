using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Telegram.Sending;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>The group that is told of new tickets, as a chat: where it is now, and which leads know that it cannot be reached.</summary>
internal sealed class NoticeGroup(IStore store, Roster roster, Courier courier, IOptions<DeskOptions> options, ILogger<NoticeGroup> logger)
{
    private const string Lost = "group-lost:";

    private ChatAddress? chat = options.Value.NoticeGroup is { } number ? ConfiguredChat.Read(number) : null;

    /// <summary>Where it is kept that this lead knows of the loss.</summary>
    public static DrawerId Told(string lead) => new(Drawer.Clock, Lost + lead);

    public bool IsNamed => chat is not null;

    /// <summary>One message, of several paragraphs.</summary>
    public async Task<Delivery> Say(IReadOnlyList<Phrase> paragraphs, CancellationToken ct)
    {
        var delivery = await Send();
        if (delivery is Delivery.Moved(var to))
        {
            chat = to;
            logger.GroupMoved();
            delivery = await Send();
        }

        return delivery;

        Task<Delivery> Send() => courier.Post(chat!, options.Value.NoticeTopic, paragraphs, options.Value.NoticeLanguage, ct);
    }

    /// <summary>It cannot be reached: each lead is told once, until it is back.</summary>
    /// <returns>Whether Telegram was busy or away, so that some lead is not told yet.</returns>
    public async Task<bool> NoteLoss(int waiting, CancellationToken ct)
    {
        logger.GroupLost(waiting);
        var isLate = false;
        foreach (var lead in roster.Staff.Where(member => member.Role == Role.Lead))
        {
            if (roster.ChatOf(lead) is { } own && await store.Get(Drawer.Clock, Told(lead.Id).Id, ct) is null)
            {
                var said = Outgoing.Show.Aside(Screen.Of(new Phrase(PhraseKeys.Notice.Lost)), lead.Language);
                var delivery = await courier.Notify(own, said, silent: false, ct);
                isLate |= delivery is Delivery.Later;
                if (delivery is Delivery.Done)
                {
                    await store.Commit(new Commit { Put = [new(Drawer.Clock, Told(lead.Id).Id, [])] }, ct);
                }
            }
        }

        return isLate;
    }

    public async Task NoteReturn(CancellationToken ct)
    {
        var told = (await store.All(Drawer.Clock, ct)).Where(row => row.Id.StartsWith(Lost, StringComparison.Ordinal)).ToList();
        if (told.Count > 0)
        {
            await store.Commit(new Commit { Removed = [.. told.Select(row => new DrawerId(Drawer.Clock, row.Id))] }, ct);
        }
    }
}
