using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>What may be said of a ticket outside its card: number, area, region, deadline.</summary>
public static class TicketWords
{
    public static Phrase Place(TicketFacts facts) => QueueScreens.Place(facts);

    public static Phrase Due(DateOnly day, DateOnly today) => DueWords.Due(day, today);

    public static Phrase Count(int count) => QueueScreens.Count(count);

    /// <summary>Bodies a ticket can be passed on to.</summary>
    public static IEnumerable<Contact> Receivers(Setting setting) => Names.Receivers(setting);

    public static Phrase Status(TicketStatus status) => Names.Of(status);

    public static Phrase Month(DateOnly month) => Months.Name(month);

    public static Phrase Of(Alarm alarm, TicketFacts facts, Deadlines deadlines, DateOnly today)
    {
        var day = alarm < Alarm.FeedbackSoon ? deadlines.Acknowledge(facts.Filed) : deadlines.Feedback(facts.Filed, facts.Acknowledged);
        return new Phrase(alarm switch
        {
            Alarm.AcknowledgeSoon => PhraseKeys.Alarm.AcknowledgeSoon,
            Alarm.AcknowledgeDue => PhraseKeys.Alarm.AcknowledgeDue,
            Alarm.AcknowledgeOver => PhraseKeys.Alarm.AcknowledgeOver,
            Alarm.FeedbackSoon => PhraseKeys.Alarm.FeedbackSoon,
            Alarm.FeedbackDue => PhraseKeys.Alarm.FeedbackDue,
            Alarm.FeedbackOver => PhraseKeys.Alarm.FeedbackOver,
            _ => PhraseKeys.Alarm.ReporterWrote,
        }).With("number", facts.Number).With("due", DueWords.Due(day, today)).With("place", Place(facts));
    }
}
