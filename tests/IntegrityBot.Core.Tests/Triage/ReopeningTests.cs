using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

/// <summary>What a reporter writes to a closed ticket opens it again, as its ready text promises.</summary>
public class ReopeningTests
{
    private static readonly DeskMove Close = new DeskMove.Close(Outcome.Unsubstantiated, new("", Core.Languages.PhraseKeys.Template.CloseUnsubstantiated));

    [Fact]
    public void A_reporters_message_opens_a_closed_ticket_for_him_at_once_and_for_the_desk_at_the_fixed_hour()
    {
        var some = new SomeCase().Do(Close);
        some.Clock = some.Clock.AddDays(40);
        var hour = Writes(some);

        var his = some.Now.FactsForReporter(some.Clock);
        Assert.Equal((TicketStatus.InReview, null, some.Today), (his.Status, his.Outcome, his.Changed));
        Assert.Equal((TicketStatus.Closed, Outcome.Unsubstantiated), (some.Now.Facts.Status, some.Now.Facts.Outcome));

        var edition = some.Now.Work.Edition;
        some.Clock = hour;
        some.With(@case => Rules.Released(@case, hour, some.Today));

        // The last change was the reporter's: days of retention count from a new closing only.
        Assert.Equal((TicketStatus.InReview, null, some.Today), (some.Now.Facts.Status, some.Now.Facts.Outcome, some.Now.Facts.Changed));
        Assert.Equal(edition + 1, some.Now.Work.Edition);
        Assert.Equal(new HistoryLine(some.Today, null, DeskAct.Reopened), some.Now.Work.History[^1]);
        Assert.Contains(some.Now.Visible, message => message.Text == "More of it.");
        some.Do(Close);
        Assert.Equal((TicketStatus.Closed, some.Today), (some.Now.Facts.Status, some.Now.Facts.Changed));
    }

    [Fact]
    public void It_is_back_with_who_worked_on_it_or_else_with_who_closed_it()
    {
        Assert.Equal(SmallDesk.Moderator.Id, Reopened(new SomeCase().Do(Close)));
        Assert.Equal(SmallDesk.Lead.Id, Reopened(new SomeCase().Do(new DeskMove.Assign(SmallDesk.Lead.Id), SmallDesk.Lead).Do(Close)));
        Assert.Equal(SmallDesk.Lead.Id, Reopened(new SomeCase().Do(Close).Do(new DeskMove.Reopen()).Do(Close, SmallDesk.Lead)));
        Assert.Null(Reopened(new SomeCase().Do(Close).Do(new DeskMove.StepOut())));
        Assert.Null(Reopened(new SomeCase(TicketStatus.Closed)));

        static string? Reopened(SomeCase some)
        {
            var hour = Writes(some);
            return some.With(@case => Rules.Released(@case, hour, some.Today)).Now.Facts.Assignee;
        }
    }

    [Fact]
    public void What_he_wrote_before_the_desk_closed_it_unread_opens_it_again_too()
    {
        var some = new SomeCase();
        var hour = Writes(some);
        some.Do(Close);

        Assert.Equal(TicketStatus.InReview, some.With(@case => Rules.Released(@case, hour, some.Today)).Now.Facts.Status);
    }

    private static DateTimeOffset Writes(SomeCase some)
    {
        var hour = some.Clock.AddHours(5);
        some.With(@case => @case with { Messages = @case.Messages.Add(new(Author.Reporter, some.Today, "More of it.", null, hour)) });
        return hour;
    }
}
