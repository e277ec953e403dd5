using System.Collections.Immutable;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;

namespace IntegrityBot.Desk;

/// <summary>A ticket whose reporter wrote.</summary>
/// <param name="Eligible">Members for whom it exists.</param>
internal sealed record Reply(TicketRow Ticket, IReadOnlyCollection<Member> Eligible);

/// <summary>
/// Tickets whose reporter wrote, from the hour at which that shows until everybody who should know was told: the id, with no word and no
/// time. Who was told is marked among the alarms.
/// </summary>
internal sealed class Replies(IStore store, Casebook casebook, Roster roster)
{
    private const string Prefix = "wrote:";

    /// <summary>To be committed together with the message that becomes visible: of this one nobody was told yet.</summary>
    public Commit Shown(TicketId ticket) => new() { Put = [new(Drawer.Clock, Prefix + ticket.Value, [])], Removed = [.. Told(ticket)] };

    /// <summary>In random order.</summary>
    public async ValueTask<IReadOnlyList<Reply>> Waiting(CancellationToken ct)
    {
        var replies = new List<Reply>();
        foreach (var id in (await store.All(Drawer.Clock, ct)).Select(row => row.Id).Where(id => id.StartsWith(Prefix, StringComparison.Ordinal)).Shuffle())
        {
            var ticket = new TicketId(id[Prefix.Length..]);
            if (await store.Ticket(ticket, ct) is { } row)
            {
                replies.Add(new(row, Eligible(row)));
            }
            else
            {
                await Settle(ticket, ct);
            }
        }

        return replies;
    }

    /// <summary>Everybody who should know was told, or the ticket is no more.</summary>
    public async Task Settle(TicketId ticket, CancellationToken ct) =>
        await store.Commit(new Commit { Removed = [new(Drawer.Clock, Prefix + ticket.Value), .. Told(ticket)] }, ct);

    private IEnumerable<DrawerId> Told(TicketId ticket) =>
        roster.Staff.Select(member => new DrawerId(Drawer.Alarms, Ringing.Mark(ticket, Alarm.ReporterWrote, member.Id)));

    private ImmutableArray<Member> Eligible(TicketRow row) =>
        !row.IsRestricted ? [.. roster.Staff.Where(member => member.Triages)]
        : casebook.Barred(row) is { } barred ? Casebook.Eligible(barred, roster.Staff)
        : [];
}
