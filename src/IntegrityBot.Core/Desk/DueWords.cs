using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>Deadlines in words: the day, and how far it is.</summary>
internal static class DueWords
{
    public static IEnumerable<Phrase> Both(TicketFacts facts, Deadlines deadlines, DateOnly today)
    {
        yield return facts.Acknowledged is { } acknowledged
            ? new Phrase(PhraseKeys.Card.Acknowledged).With("day", acknowledged)
            : new Phrase(PhraseKeys.Card.AcknowledgeBy).With("due", Due(deadlines.Acknowledge(facts.Filed), today));
        if (facts.Feedback is { } feedback)
        {
            yield return new Phrase(PhraseKeys.Card.FeedbackGiven).With("day", feedback);
        }
        else if (facts.Status != TicketStatus.Closed)
        {
            yield return new Phrase(PhraseKeys.Card.FeedbackBy).With("due", Due(deadlines.Feedback(facts.Filed, facts.Acknowledged), today));
        }
    }

    public static Phrase Due(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => new Phrase(PhraseKeys.Due.Today).With("day", day),
        > 0 and var days => new Phrase(PhraseKeys.Due.In).With("day", day).With("count", days),
        var days => new Phrase(PhraseKeys.Due.Over).With("day", day).With("count", -days),
    };
}
