using System.Globalization;
using System.Text;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Telegram.Sending;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// The morning's message to each member: how much waits, and every deadline alarm that was not brought to him yet. Alarms follow from the
/// tickets and the day; what was brought is marked after the send, so none is missing, and only one whose send was cut can come again.
/// </summary>
internal sealed class Mornings(IStore store, Roster roster, RestrictedTickets restricted, Queues queues, Courier courier, IOptions<DeskOptions> options)
{
    /// <summary>Lines one message holds.</summary>
    private const int MaxLines = 25;

    private const string Morning = "morning:";

    public async Task Say(DateOnly today, CancellationToken ct)
    {
        var due = await Due(today, ct);
        var brought = (await store.All(Drawer.Alarms, ct)).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var member in roster.Staff.Where(member => member.Triages).ToList().Shuffle())
        {
            await Say(member, due, brought, today, ct);
        }

        await Forget(due, brought, ct);
    }

    private async Task Say(Member member, IReadOnlyList<Ringing> due, HashSet<string> brought, DateOnly today, CancellationToken ct)
    {
        if (roster.ChatOf(member) is not { } chat)
        {
            return;
        }

        var own = due.Where(alarm => alarm.Hearers.Contains(member.Id) && !brought.Contains(alarm.Id(member))).ToList();
        foreach (var lines in own.Chunk(MaxLines))
        {
            var said = Screen.Of(new Phrase(PhraseKeys.Notice.Alarms).With("lines", lines.Select(alarm => alarm.Words(today))));
            if (await Send(said) is Delivery.Later)
            {
                return;
            }

            await store.Commit(new Commit { Put = [.. lines.Select(alarm => new DrawerRow(Drawer.Alarms, alarm.Id(member), []))] }, ct);
        }

        var last = await store.Get(Drawer.Clock, Morning + member.Id, ct) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        var now = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (string.CompareOrdinal(last, now) >= 0)
        {
            return;
        }

        var counts = await queues.Count([QueueList.New, QueueList.Mine, QueueList.Overdue], member, today, ct);
        var summary = new Phrase(PhraseKeys.Notice.Morning)
            .With("fresh", TicketWords.Count(counts[0])).With("mine", TicketWords.Count(counts[1])).With("overdue", TicketWords.Count(counts[2]));
        if (counts.Any(count => count > 0) && await Send(Screen.Of(summary)) is Delivery.Later)
        {
            return;
        }

        await store.Commit(new Commit { Put = [new(Drawer.Clock, Morning + member.Id, Encoding.UTF8.GetBytes(now))] }, ct);

        Task<Delivery> Send(Screen screen) => courier.Notify(chat, Outgoing.Show.Aside(screen, member.Language), silent: false, ct);
    }

    private async Task<IReadOnlyList<Ringing>> Due(DateOnly today, CancellationToken ct)
    {
        // By ticket: one that is changed while the pages are read may stand in two places, and the later look is right.
        var found = new Dictionary<string, IReadOnlyList<Ringing>>(StringComparer.Ordinal);
        var staff = roster.Staff.Where(member => member.Triages).ToList();
        string? after = null;
        var until = today.AddDays(Core.Triage.Alarms.FeedbackSoonDays);
        while (await store.DueBy(until, after, ct) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                found[entry.Id.Value] = Of(entry.Id.Value, entry.Facts, staff);
            }

            after = page[^1].Key;
        }

        foreach (var ticket in await restricted.All(ct))
        {
            found[ticket.Id.Value] = Of(ticket.Id.Value, ticket.Facts, Casebook.Eligible(ticket.Barred, staff));
        }

        return [.. found.Values.SelectMany(alarms => alarms)];

        IReadOnlyList<Ringing> Of(string ticket, TicketFacts facts, IReadOnlyCollection<Member> eligible) =>
            [.. Core.Triage.Alarms.Of(facts, options.Value.Deadlines, today).Select(alarm => new Ringing(
                ticket, alarm, facts, options.Value.Deadlines, [.. Core.Triage.Alarms.Hearers(alarm, facts, eligible).Select(member => member.Id)]))];
    }

    /// <summary>Marks of alarms that can no longer ring go, so that nothing stays of a ticket that is done with.</summary>
    private async Task Forget(IReadOnlyList<Ringing> due, HashSet<string> brought, CancellationToken ct)
    {
        var alive = due.Select(alarm => $"{alarm.Ticket}:{alarm.Alarm}").ToHashSet(StringComparer.Ordinal);
        var dead = brought.Where(id => !alive.Contains(id[..id.LastIndexOf(':')])).ToList();
        if (dead.Count > 0)
        {
            await store.Commit(new Commit { Removed = [.. dead.Select(id => new DrawerId(Drawer.Alarms, id))] }, ct);
        }
    }

    private sealed record Ringing(string Ticket, Alarm Alarm, TicketFacts Facts, Deadlines Deadlines, IReadOnlyList<string> Hearers)
    {
        public string Id(Member member) => $"{Ticket}:{Alarm}:{member.Id}";

        public Phrase Words(DateOnly today) => TicketWords.Of(Alarm, Facts, Deadlines, today);
    }
}
