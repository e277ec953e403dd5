using System.Globalization;
using System.Text;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Telegram.Sending;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// What each member is told: how much waits, every deadline alarm that was not brought to him yet, and that a reporter wrote. Alarms
/// follow from the tickets and the day; what was brought is marked after the send, so none is missing, and only one whose send was cut
/// can come again. What cannot be brought to one who blocked the bot is brought to others, and to him when he is back.
/// </summary>
internal sealed class Mornings(
    IStore store, Roster roster, RestrictedTickets restricted, Replies replies, Queues queues, Courier courier, IOptions<DeskOptions> options)
{
    /// <summary>Lines one message holds.</summary>
    private const int MaxLines = 25;

    /// <summary>Where it is kept on which day this member was last greeted.</summary>
    public static DrawerId Greeted(string member) => new(Drawer.Clock, "morning:" + member);

    /// <summary>At a fixed hour: everything.</summary>
    /// <returns>Whether Telegram was busy or away, so that something waits.</returns>
    public async Task<bool> Say(DateOnly today, CancellationToken ct)
    {
        List<Ringing> due = [.. await Due(today, ct), .. await Wrote(ct)];
        var brought = await Brought(ct);
        var reach = await Tell(due, brought, today, ct);
        foreach (var member in reach.Reached)
        {
            reach.Note(member, await Greet(member, today, ct));
        }

        await Forget(due, brought, today, ct);
        return reach.IsHeldUp;
    }

    /// <summary>Between the fixed hours, when something urgent shows, or was not told before: that reporters wrote.</summary>
    /// <returns>As for <see cref="Say"/>.</returns>
    public async Task<bool> SayReplies(DateOnly today, CancellationToken ct) =>
        await Wrote(ct) is { Count: > 0 } wrote && (await Tell(wrote, await Brought(ct), today, ct)).IsHeldUp;

    private async Task<Reach> Tell(IReadOnlyList<Ringing> due, HashSet<string> brought, DateOnly today, CancellationToken ct)
    {
        var reach = new Reach([.. roster.Staff.Where(member => member.Triages).ToList().Shuffle()]);
        int away;
        do
        {
            // What somebody could not be told of goes to others, and of these somebody may be away as well.
            away = reach.Away.Count;
            foreach (var member in reach.Reached)
            {
                var own = due.Where(alarm => !brought.Contains(alarm.Mark(member.Id)) && alarm.Hearers(reach.Away, brought).Any(hearer => hearer.Id == member.Id)).ToList();
                reach.Note(member, await Bring(member, own, brought, today, ct));
            }
        }
        while (reach.Away.Count > away);

        foreach (var reply in due.Where(alarm => alarm.Alarm == Alarm.ReporterWrote))
        {
            if (reply.Hearers(reach.Away, brought) is { Count: > 0 } hearers && hearers.All(member => brought.Contains(reply.Mark(member.Id))))
            {
                await replies.Settle(reply.Ticket, ct);
            }
        }

        return reach;
    }

    private async Task<Delivery> Bring(Member member, IReadOnlyList<Ringing> own, HashSet<string> brought, DateOnly today, CancellationToken ct)
    {
        foreach (var lines in own.Chunk(MaxLines))
        {
            var delivery = await Send(member, new Phrase(PhraseKeys.Notice.Alarms).With("lines", lines.Select(alarm => alarm.Words(today))), ct);
            if (delivery is not Delivery.Done)
            {
                return delivery;
            }

            var told = lines.Select(alarm => alarm.Mark(member.Id)).ToList();
            await store.Commit(new Commit { Put = [.. told.Select(id => new DrawerRow(Drawer.Alarms, id, []))] }, ct);
            brought.UnionWith(told);
        }

        return new Delivery.Done(null);
    }

    private async Task<Delivery> Greet(Member member, DateOnly today, CancellationToken ct)
    {
        var greeted = Greeted(member.Id);
        var last = await store.Get(greeted.Drawer, greeted.Id, ct) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        var now = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (string.CompareOrdinal(last, now) >= 0)
        {
            return new Delivery.Done(null);
        }

        var counts = await queues.Count([QueueList.New, QueueList.Mine, QueueList.Overdue], member, today, ct);
        var summary = new Phrase(PhraseKeys.Notice.Morning)
            .With("fresh", TicketWords.Count(counts[0])).With("mine", TicketWords.Count(counts[1])).With("overdue", TicketWords.Count(counts[2]));
        var delivery = counts.All(count => count == 0) ? new Delivery.Done(null) : await Send(member, summary, ct);
        if (delivery is Delivery.Done)
        {
            await store.Commit(new Commit { Put = [new(greeted.Drawer, greeted.Id, Encoding.UTF8.GetBytes(now))] }, ct);
        }

        return delivery;
    }

    private async Task<Delivery> Send(Member member, Phrase said, CancellationToken ct) => roster.ChatOf(member) is { } chat
        ? await courier.Notify(chat, Outgoing.Show.Aside(Screen.Of(said), member.Language), silent: false, ct)
        : new Delivery.Gone();

    private async Task<HashSet<string>> Brought(CancellationToken ct) =>
        (await store.All(Drawer.Alarms, ct)).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);

    private async Task<IReadOnlyList<Ringing>> Wrote(CancellationToken ct) =>
        [.. (await replies.Waiting(ct)).Select(reply => new Ringing(reply.Ticket.Id, Alarm.ReporterWrote, reply.Ticket.Facts, options.Value.Deadlines, reply.Eligible))];

    private async Task<IReadOnlyList<Ringing>> Due(DateOnly today, CancellationToken ct)
    {
        // By ticket: one that is changed while the pages are read may stand in two places, and the later look is right.
        var found = new Dictionary<TicketId, IReadOnlyList<Ringing>>();
        var staff = roster.Staff.Where(member => member.Triages).ToList();
        string? after = null;
        var until = today.AddDays(Core.Triage.Alarms.FeedbackSoonDays);
        while (await store.DueBy(until, after, ct) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                found[entry.Id] = Of(entry.Id, entry.Facts, staff);
            }

            after = page[^1].Key;
        }

        foreach (var ticket in await restricted.All(ct))
        {
            found[ticket.Id] = Of(ticket.Id, ticket.Facts, Casebook.Eligible(ticket.Barred, staff));
        }

        return [.. found.Values.SelectMany(alarms => alarms)];

        IReadOnlyList<Ringing> Of(TicketId ticket, TicketFacts facts, IReadOnlyCollection<Member> eligible) =>
            [.. Core.Triage.Alarms.Of(facts, options.Value.Deadlines, today).Select(alarm => new Ringing(ticket, alarm, facts, options.Value.Deadlines, eligible))];
    }

    /// <summary>
    /// Marks of what can no longer ring go, so that nothing stays of a ticket that is done with: a day after its last change, which might
    /// yet be undone, and then what was brought would come again.
    /// </summary>
    private async Task Forget(IReadOnlyList<Ringing> due, HashSet<string> brought, DateOnly today, CancellationToken ct)
    {
        var alive = due.Select(alarm => alarm.Mark("")).ToHashSet(StringComparer.Ordinal);
        var dead = new List<string>();
        foreach (var marks in brought.Where(id => !alive.Contains(id[..(id.LastIndexOf(':') + 1)])).GroupBy(id => id[..id.IndexOf(':')], StringComparer.Ordinal))
        {
            // An undo may also cross midnight.
            if (await store.Ticket(new(marks.Key), ct) is not { Facts.Changed: var day } || day < today.AddDays(-1))
            {
                dead.AddRange(marks);
            }
        }

        if (dead.Count > 0)
        {
            await store.Commit(new Commit { Removed = [.. dead.Select(id => new DrawerId(Drawer.Alarms, id))] }, ct);
        }
    }
}
