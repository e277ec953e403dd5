namespace IntegrityBot.Core.Triage;

/// <summary>
/// What the desk promises (Directive (EU) 2019/1937, art. 9(1)(b) and (f)): an acknowledgement within days of filing, and feedback
/// within months of that day, or of the last day it was due.
/// </summary>
public sealed record Deadlines(int AcknowledgeDays, int FeedbackMonths)
{
    public static readonly Deadlines Usual = new(7, 3);

    public DateOnly Acknowledge(DateOnly filed) => filed.AddDays(AcknowledgeDays);

    public DateOnly Feedback(DateOnly filed) => Acknowledge(filed).AddMonths(FeedbackMonths);
}
