using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Triage;

/// <summary>What the desk is reminded of. The names are kept with what was brought already.</summary>
public enum Alarm
{
    AcknowledgeSoon,
    AcknowledgeDue,
    AcknowledgeOver,
    FeedbackSoon,
    FeedbackDue,
    FeedbackOver,

    /// <summary>The one that no deadline brings: the reporter wrote.</summary>
    ReporterWrote,
}

/// <summary>Deadline alarms as a function of a ticket and a day, so that a restart can neither lose nor invent one.</summary>
public static class Alarms
{
    public const int AcknowledgeSoonDays = 2;
    public const int FeedbackSoonDays = 14;

    /// <summary>Alarms whose day has come. An alarm that a later one has overtaken is still among them: it may not have been brought yet.</summary>
    public static IEnumerable<Alarm> Of(TicketFacts facts, Deadlines deadlines, DateOnly today)
    {
        if (facts.Status == TicketStatus.Closed)
        {
            yield break;
        }

        if (facts.Acknowledged is null)
        {
            var due = deadlines.Acknowledge(facts.Filed);
            foreach (var alarm in Reached(due, AcknowledgeSoonDays, today, Alarm.AcknowledgeSoon))
            {
                yield return alarm;
            }
        }

        if (facts.Feedback is null)
        {
            var due = deadlines.Feedback(facts.Filed, facts.Acknowledged);
            foreach (var alarm in Reached(due, FeedbackSoonDays, today, Alarm.FeedbackSoon))
            {
                yield return alarm;
            }
        }
    }

    /// <summary>
    /// Whom it is brought to: the one who works on the ticket, with the leads once a deadline has passed. Where nobody of these is, or
    /// nobody can be reached, the leads; where they too are none, everybody.
    /// </summary>
    /// <param name="eligible">Members for whom the ticket exists.</param>
    /// <param name="away">Ids of members who were not told and cannot be: others hear it then, and they too, once they are back.</param>
    public static IReadOnlyList<Member> Hearers(Alarm alarm, TicketFacts facts, IReadOnlyCollection<Member> eligible, IReadOnlyCollection<string> away)
    {
        var isOver = alarm is Alarm.AcknowledgeOver or Alarm.FeedbackOver;
        var hearers = eligible.Where(member => member.Id == facts.Assignee).ToList();
        if (isOver || IsUnheard())
        {
            hearers = [.. eligible.Where(member => member.Role == Role.Lead || hearers.Contains(member))];
        }

        return IsUnheard() ? [.. eligible] : hearers;

        bool IsUnheard() => hearers.All(member => away.Contains(member.Id));
    }

    /// <summary>Soon, due, over: three names in a row.</summary>
    private static IEnumerable<Alarm> Reached(DateOnly due, int soon, DateOnly today, Alarm first)
    {
        if (today >= due.AddDays(-soon))
        {
            yield return first;
        }

        if (today >= due)
        {
            yield return first + 1;
        }

        if (today > due)
        {
            yield return first + 2;
        }
    }
}
