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
internal sealed class Mornings(IStore store, Roster roster, Casebook casebook, Queues queues, Courier courier, IOptions<DeskOptions> options)
{
    /// <summary>Lines one message holds.</summary>
    private const int MaxLines = 25;

    private const string Morning = "morning:";

    public async Task Say(DateOnly today, CancellationToken ct)
    {
        var due = await Due(today, ct);
        foreach (var member in roster.Staff.Where(member => member.Triages).ToList().Shuffle())
        {
            await Say(member, due, today, ct);
        }

        await Forget(due, ct);
    }

    private async Task Say(Member member, IReadOnlyList<Ringing> due, DateOnly today, CancellationToken ct)
    {
        if (roster.ChatOf(member) is not { } chat)
        {
            return;
        }

        var brought = (await store.All(Drawer.Alarms, ct)).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
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

        var (fresh, mine, overdue) = (
            await queues.Count(QueueList.New, member, today, ct), await queues.Count(QueueList.Mine, member, today, ct), await queues.Count(QueueList.Overdue, member, today, ct));
        var summary = new Phrase(PhraseKeys.Notice.Morning)
            .With("fresh", TicketWords.Count(fresh)).With("mine", TicketWords.Count(mine)).With("overdue", TicketWords.Count(overdue));
        if ((fresh > 0 || mine > 0 || overdue > 0) && await Send(Screen.Of(summary)) is Delivery.Later)
        {
            return;
        }

        await store.Commit(new Commit { Put = [new(Drawer.Clock, Morning + member.Id, Encoding.UTF8.GetBytes(now))] }, ct);

        Task<Delivery> Send(Screen screen) => courier.Notify(chat, new(screen, 0, member.Language, Edit: false, KeepOld: true), silent: false, ct);
    }

    private async Task<IReadOnlyList<Ringing>> Due(DateOnly today, CancellationToken ct)
    {
        var found = new List<Ringing>();
        var staff = roster.Staff.Where(member => member.Triages).ToList();
        string? after = null;
        var until = today.AddDays(Core.Triage.Alarms.FeedbackSoonDays);
        while (await store.DueBy(until, after, ct) is { Count: > 0 } page)
        {
            found.AddRange(page.SelectMany(entry => Of(entry.Id.Value, entry.Facts, staff)));
            after = page[^1].Key;
        }

        foreach (var open in (await store.Restricted(ct)).Select(casebook.Open).OfType<OpenCase>())
        {
            found.AddRange(Of(open.Case.Id.Value, open.Case.Facts, Casebook.Eligible(open.Case.Work, staff)));
        }

        return found;

        IEnumerable<Ringing> Of(string ticket, TicketFacts facts, IReadOnlyCollection<Member> eligible) =>
            Core.Triage.Alarms.Of(facts, options.Value.Deadlines, today).Select(alarm => new Ringing(
                ticket, alarm, facts, options.Value.Deadlines, [.. Core.Triage.Alarms.Hearers(alarm, facts, eligible).Select(member => member.Id)]));
    }

    /// <summary>Marks of alarms that can no longer ring go, so that nothing stays of a ticket that is done with.</summary>
    private async Task Forget(IReadOnlyList<Ringing> due, CancellationToken ct)
    {
        var alive = due.Select(alarm => $"{alarm.Ticket}:{alarm.Alarm}").ToHashSet(StringComparer.Ordinal);
        var dead = (await store.All(Drawer.Alarms, ct)).Where(row => !alive.Contains(row.Id[..row.Id.LastIndexOf(':')])).ToList();
        await store.Commit(new Commit { Removed = [.. dead.Select(row => new DrawerId(Drawer.Alarms, row.Id))] }, ct);
    }

    private sealed record Ringing(string Ticket, Alarm Alarm, TicketFacts Facts, Deadlines Deadlines, IReadOnlyList<string> Hearers)
    {
        public string Id(Member member) => $"{Ticket}:{Alarm}:{member.Id}";

        public Phrase Words(DateOnly today) => TicketWords.Of(Alarm, Facts, Deadlines, today);
    }
}
