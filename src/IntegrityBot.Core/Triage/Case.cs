using System.Collections.Immutable;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Triage;

/// <summary>A ticket opened by the desk.</summary>
/// <param name="Messages">Those still held (<see cref="TicketMessage.HeldUntil"/>) included: <see cref="Visible"/> leaves them out.</param>
public sealed record Case(TicketId Id, TicketFacts Facts, TicketContent Content, ImmutableArray<TicketMessage> Messages, Casework Work)
{
    public IEnumerable<TicketMessage> Visible => Messages.Where(message => message.HeldUntil is null);

    /// <summary>Whether the ticket exists for this member.</summary>
    public bool IsFor(Member member) => member.Triages && IsFor(Work, member);

    public static bool IsFor(Casework work, Member member) =>
        (member.Affiliation is null || !work.Excluded.Contains(member.Affiliation, StringComparer.Ordinal)) &&
        !work.SteppedOut.Contains(member.Id, StringComparer.Ordinal);

    /// <summary>
    /// The ticket as its reporter may see it: a change that can still be undone has not happened yet, so that taking it back takes
    /// nothing from anybody; and what he wrote counts for him at once, though the desk sees it later.
    /// </summary>
    public TicketFacts FactsForReporter(DateTimeOffset now)
    {
        var facts = Work.Undo is { } undo && undo.Until > now ? undo.Facts : Facts;
        return Messages.LastOrDefault(message => message.HeldUntil is not null) is { } waiting
            ? facts.AfterReporter() with { Changed = waiting.Day > facts.Changed ? waiting.Day : facts.Changed }
            : facts;
    }
}
