using System.Globalization;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

public class DeadlineTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-11-30")]
    [InlineData("2026-12-28", "2027-01-04")]
    [InlineData("2028-02-25", "2028-03-03")]
    public void An_acknowledgement_is_due_seven_days_after_filing(string filed, string due) => Assert.Equal(Day(due), Deadlines.Usual.Acknowledge(Day(filed)));

    [Theory]
    [InlineData("2026-11-23", null, "2027-02-28")] // due on the 30th, and February has no 30th
    [InlineData("2026-11-23", "2026-11-30", "2027-02-28")]
    [InlineData("2026-11-23", "2026-11-24", "2027-02-24")] // early: counted from then
    [InlineData("2026-11-23", "2026-11-23", "2027-02-23")]
    [InlineData("2026-11-23", "2026-12-20", "2027-02-28")] // late: moves nothing
    [InlineData("2027-11-23", "2027-11-30", "2028-02-29")]
    [InlineData("2026-08-24", "2026-08-31", "2026-11-30")]
    [InlineData("2026-05-24", null, "2026-08-31")]
    [InlineData("2026-09-30", "2026-10-01", "2027-01-01")]
    public void Feedback_is_due_three_calendar_months_after_the_acknowledgement_or_the_last_day_for_it(string filed, string? acknowledged, string due) =>
        Assert.Equal(Day(due), Deadlines.Usual.Feedback(Day(filed), acknowledged is null ? null : Day(acknowledged)));

    [Theory]
    [InlineData(TicketStatus.New, null, null, "2026-11-30")]
    [InlineData(TicketStatus.InReview, "2026-11-24", null, "2027-02-24")]
    [InlineData(TicketStatus.InReview, "2026-11-24", "2026-12-01", null)]
    [InlineData(TicketStatus.Closed, null, null, null)]
    public void What_is_due_next_is_what_the_desk_still_owes(TicketStatus status, string? acknowledged, string? feedback, string? due)
    {
        var facts = SmallDesk.Report(1, status, Day("2026-11-23")).Facts with { Acknowledged = DayOrNull(acknowledged), Feedback = DayOrNull(feedback) };

        Assert.Equal(DayOrNull(due), Deadlines.Usual.Next(facts));
    }

    [Theory]
    [InlineData("2026-11-27", "")]
    [InlineData("2026-11-28", "AcknowledgeSoon")]
    [InlineData("2026-11-29", "AcknowledgeSoon")]
    [InlineData("2026-11-30", "AcknowledgeSoon AcknowledgeDue")]
    [InlineData("2026-12-01", "AcknowledgeSoon AcknowledgeDue AcknowledgeOver")]
    [InlineData("2027-02-13", "AcknowledgeSoon AcknowledgeDue AcknowledgeOver")]
    [InlineData("2027-02-14", "AcknowledgeSoon AcknowledgeDue AcknowledgeOver FeedbackSoon")]
    [InlineData("2027-02-28", "AcknowledgeSoon AcknowledgeDue AcknowledgeOver FeedbackSoon FeedbackDue")]
    [InlineData("2027-03-01", "AcknowledgeSoon AcknowledgeDue AcknowledgeOver FeedbackSoon FeedbackDue FeedbackOver")]
    public void Alarms_of_a_ticket_nobody_looks_at(string today, string alarms) => Assert.Equal(alarms, Of(TicketStatus.New, null, null, today));

    [Theory]
    [InlineData("2027-02-09", "")]
    [InlineData("2027-02-10", "FeedbackSoon")]
    [InlineData("2027-02-24", "FeedbackSoon FeedbackDue")]
    [InlineData("2027-02-25", "FeedbackSoon FeedbackDue FeedbackOver")]
    public void Alarms_of_a_ticket_acknowledged_early(string today, string alarms) => Assert.Equal(alarms, Of(TicketStatus.InReview, "2026-11-24", null, today));

    [Fact]
    public void Nothing_is_due_for_a_closed_or_an_answered_ticket()
    {
        Assert.Equal("", Of(TicketStatus.Closed, null, null, "2027-06-01"));
        Assert.Equal("", Of(TicketStatus.PassedOn, "2026-11-24", "2026-11-25", "2027-06-01"));
    }

    [Theory]
    [InlineData("0de70001", Alarm.AcknowledgeSoon, "0de70001")]
    [InlineData("0de70001", Alarm.FeedbackDue, "0de70001")]
    [InlineData("0de70001", Alarm.FeedbackOver, "1ead0001 1ead0002 0de70001")]
    [InlineData("1ead0002", Alarm.AcknowledgeOver, "1ead0001 1ead0002")]
    [InlineData(null, Alarm.AcknowledgeSoon, "1ead0001 1ead0002")]
    [InlineData("ffffffff", Alarm.FeedbackDue, "1ead0001 1ead0002")] // whoever left
    public void Alarms_go_to_who_works_on_it_and_to_the_leads_when_nobody_does_or_it_is_late(string? assignee, Alarm alarm, string hearers) =>
        Assert.Equal(hearers, Hearers(assignee, alarm, Casework.New));

    [Fact]
    public void An_excluded_lead_hears_of_nothing_and_an_excluded_assignee_neither()
    {
        Assert.Equal("1ead0001", Hearers(null, Alarm.AcknowledgeOver, Casework.New with { Excluded = ["centre"] }));
        Assert.Equal("1ead0001", Hearers("1ead0002", Alarm.AcknowledgeSoon, Casework.New with { Excluded = ["centre"] }));
        Assert.Equal("1ead0002 0de70001", Hearers("0de70001", Alarm.FeedbackOver, Casework.New with { SteppedOut = ["1ead0001"] }));
    }

    [Theory]
    [InlineData("0de70001", Alarm.AcknowledgeSoon, "0de70001", "1ead0001 1ead0002 0de70001")]
    [InlineData("1ead0002", Alarm.FeedbackDue, "1ead0002", "1ead0001 1ead0002")]
    [InlineData("0de70001", Alarm.FeedbackDue, "1ead0001", "0de70001")]
    public void What_cannot_be_brought_to_who_works_on_it_is_brought_to_the_leads_and_to_him_when_he_is_back(
        string assignee, Alarm alarm, string away, string hearers) => Assert.Equal(hearers, Hearers(assignee, alarm, Casework.New, away));

    [Fact]
    public void Where_no_lead_is_left_everybody_who_may_see_the_ticket_hears_of_it()
    {
        var noLead = Casework.New with { SteppedOut = ["1ead0001", "1ead0002"] };
        Assert.Equal("0de70001", Hearers(null, Alarm.AcknowledgeSoon, noLead));
        Assert.Equal("0de70001", Hearers(null, Alarm.FeedbackOver, noLead));
        Assert.Equal("1ead0001 1ead0002 0de70001", Hearers(null, Alarm.FeedbackDue, Casework.New, "1ead0001", "1ead0002"));
        Assert.Equal("1ead0001 1ead0002 0de70001", Hearers("1ead0001", Alarm.ReporterWrote, Casework.New, "1ead0001", "1ead0002"));
    }

    private static string Of(TicketStatus status, string? acknowledged, string? feedback, string today)
    {
        var facts = SmallDesk.Report(1, status, Day("2026-11-23")).Facts with { Acknowledged = DayOrNull(acknowledged), Feedback = DayOrNull(feedback) };
        return string.Join(' ', Alarms.Of(facts, Deadlines.Usual, Day(today)));
    }

    private static string Hearers(string? assignee, Alarm alarm, Casework work, params string[] away)
    {
        var @case = SmallDesk.Report(1, TicketStatus.InReview, Day("2026-11-23"));
        var eligible = new SmallDesk().Staff.Where((@case with { Work = work }).IsFor).ToList();
        return string.Join(' ', Alarms.Hearers(alarm, @case.Facts with { Assignee = assignee }, eligible, away).Select(member => member.Id));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOrNull(string? day) => day is null ? null : Day(day);
}
