using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Desk;

/// <summary>An alarm of a ticket.</summary>
/// <param name="Eligible">Members for whom the ticket exists.</param>
internal sealed record Ringing(TicketId Ticket, Alarm Alarm, TicketFacts Facts, Deadlines Deadlines, IReadOnlyCollection<Member> Eligible)
{
    /// <summary>What is kept once the member was told.</summary>
    public string Mark(string member) => Mark(Ticket, Alarm, member);

    public static string Mark(TicketId ticket, Alarm alarm, string member) => $"{ticket.Value}:{alarm}:{member}";

    /// <summary>Whoever was told before he went away was told.</summary>
    public IReadOnlyList<Member> Hearers(IEnumerable<string> away, IReadOnlySet<string> brought) =>
        Alarms.Hearers(Alarm, Facts, Eligible, [.. away.Where(id => !brought.Contains(Mark(id)))]);

    public Phrase Words(DateOnly today) => TicketWords.Of(Alarm, Facts, Deadlines, today);
}
