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
/// What cannot be brought to one who blocked the bot is brought to others, and to him when he is back.
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
        List<Member> staff = [.. roster.Staff.Where(member => member.Triages).ToList().Shuffle()];
        var (away, busy) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        int known;
        do
        {
            // What nobody could be told of goes to others, and of these somebody may be away as well.
            known = away.Count;
            foreach (var member in staff.Where(member => !away.Contains(member.Id) && !busy.Contains(member.Id)))
            {
                var own = due.Where(alarm => !brought.Contains(alarm.Id(member.Id)) && alarm.IsFor(member, away, brought)).ToList();
                Note(member, await Bring(member, own, brought, today, ct));
            }
        }
        while (away.Count > known);

        foreach (var member in staff.Where(member => !away.Contains(member.Id) && !busy.Contains(member.Id)))
        {
            await Greet(member, today, ct);
        }

        await Forget(due, brought, ct);

        void Note(Member member, Delivery delivery) => _ = delivery switch
        {
            Delivery.Done => false,
            Delivery.Later => busy.Add(member.Id),

            // Whoever blocked the bot gets it when he is back: nothing of his is marked until it was sent.
            _ => away.Add(member.Id),
        };
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

            var told = lines.Select(alarm => alarm.Id(member.Id)).ToList();
            await store.Commit(new Commit { Put = [.. told.Select(id => new DrawerRow(Drawer.Alarms, id, []))] }, ct);
            brought.UnionWith(told);
        }

        return new Delivery.Done(null);
    }

    private async Task Greet(Member member, DateOnly today, CancellationToken ct)
    {
        var last = await store.Get(Drawer.Clock, Morning + member.Id, ct) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        var now = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (string.CompareOrdinal(last, now) >= 0)
        {
            return;
        }

        var counts = await queues.Count([QueueList.New, QueueList.Mine, QueueList.Overdue], member, today, ct);
        var summary = new Phrase(PhraseKeys.Notice.Morning)
            .With("fresh", TicketWords.Count(counts[0])).With("mine", TicketWords.Count(counts[1])).With("overdue", TicketWords.Count(counts[2]));
        if (counts.All(count => count == 0) || await Send(member, summary, ct) is Delivery.Done)
        {
            await store.Commit(new Commit { Put = [new(Drawer.Clock, Morning + member.Id, Encoding.UTF8.GetBytes(now))] }, ct);
        }
    }

    private async Task<Delivery> Send(Member member, Phrase said, CancellationToken ct) => roster.ChatOf(member) is { } chat
        ? await courier.Notify(chat, Outgoing.Show.Aside(Screen.Of(said), member.Language), silent: false, ct)
        : new Delivery.Gone();

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
            [.. Core.Triage.Alarms.Of(facts, options.Value.Deadlines, today).Select(alarm => new Ringing(ticket, alarm, facts, options.Value.Deadlines, eligible))];
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

    /// <param name="Eligible">Members for whom the ticket exists.</param>
    private sealed record Ringing(string Ticket, Alarm Alarm, TicketFacts Facts, Deadlines Deadlines, IReadOnlyCollection<Member> Eligible)
    {
        public string Id(string member) => $"{Ticket}:{Alarm}:{member}";

        /// <summary>Whoever was told before he went away was told.</summary>
        public bool IsFor(Member member, IEnumerable<string> away, IReadOnlySet<string> brought) =>
            Core.Triage.Alarms.Hearers(Alarm, Facts, Eligible, [.. away.Where(id => !brought.Contains(Id(id)))]).Any(hearer => hearer.Id == member.Id);

        public Phrase Words(DateOnly today) => TicketWords.Of(Alarm, Facts, Deadlines, today);
    }
}
