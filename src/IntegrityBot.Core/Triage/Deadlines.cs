using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Triage;

/// <summary>
/// What the desk promises (Directive (EU) 2019/1937, art. 9(1)(b) and (f)): an acknowledgement within days of filing, and feedback
/// within months of the acknowledgement, or of the last day it was due. An acknowledgement that comes late moves nothing: the
/// reporter was told the day already.
/// </summary>
public sealed record Deadlines(int AcknowledgeDays, int FeedbackMonths)
{
    public static readonly Deadlines Usual = new(7, 3);

    public DateOnly Acknowledge(DateOnly filed) => filed.AddDays(AcknowledgeDays);

    public DateOnly Feedback(DateOnly filed, DateOnly? acknowledged = null)
    {
        var last = Acknowledge(filed);
        return (acknowledged < last ? acknowledged.Value : last).AddMonths(FeedbackMonths);
    }

    /// <summary>The next day something is due; null when the desk owes nothing.</summary>
    public DateOnly? Next(TicketFacts facts) => facts switch
    {
        { Status: TicketStatus.Closed } => null,
        { Acknowledged: null } => Acknowledge(facts.Filed),
        { Feedback: null } => Feedback(facts.Filed, facts.Acknowledged),
        _ => null,
    };
}
