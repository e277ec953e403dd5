using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

public class UndoTests
{
    private static readonly DeskMove Back = new DeskMove.TakeBack();

    [Fact]
    public void Every_change_of_label_priority_assignment_and_status_is_taken_back_as_it_was() =>
        Assert.All(
            (DeskMove[])[
                new DeskMove.AddLabel("new"), new DeskMove.RemoveLabel(0), new DeskMove.SetPriority(Priority.Urgent), new DeskMove.Assign(SmallDesk.Moderator.Id),
                new DeskMove.SetStatus(TicketStatus.WaitingForReporter)],
            move =>
            {
                var some = new SomeCase(work: work => work with { Labels = ["old"] });
                var (facts, labels) = (some.Now.Facts, some.Now.Work.Labels);

                some.Do(move).Do(Back);

                Assert.Equal(facts, some.Now.Facts);
                Assert.Equal(labels, some.Now.Work.Labels);
            });

    [Fact]
    public void An_acknowledgement_is_taken_back_with_its_day()
    {
        var some = new SomeCase(TicketStatus.New).Do(new DeskMove.Acknowledge()).Do(Back);

        Assert.Equal((TicketStatus.New, null), (some.Now.Facts.Status, some.Now.Facts.Acknowledged));
    }

    [Fact]
    public void Ten_minutes_are_the_limit()
    {
        var some = new SomeCase().Do(new DeskMove.SetPriority(Priority.Urgent));

        some.Clock += Rules.UndoTime - TimeSpan.FromSeconds(1);
        Assert.IsType<Ruling.Done>(some.Try(Back));
        some.Clock += TimeSpan.FromSeconds(1);
        Assert.Equal(Refusal.UndoTooLate, some.Refused(Back));
    }

    [Fact]
    public void Nobody_takes_back_what_another_did() =>
        Assert.Equal(Refusal.UndoTooLate, new SomeCase().Do(new DeskMove.SetPriority(Priority.Urgent)).Refused(Back, SmallDesk.Lead));

    [Fact]
    public void Several_changes_in_a_row_are_taken_back_together()
    {
        var some = new SomeCase();
        var facts = some.Now.Facts;

        some.Do(new DeskMove.SetPriority(Priority.Urgent));
        some.Clock = some.Clock.AddMinutes(5);
        some.Do(new DeskMove.AddLabel("one")).Do(new DeskMove.Assign(SmallDesk.Moderator.Id));
        some.Clock = some.Clock.AddMinutes(4);
        some.Do(Back);

        Assert.Equal(facts, some.Now.Facts);
        Assert.Empty(some.Now.Work.Labels);
        Assert.Equal(Refusal.UndoTooLate, some.Refused(Back));
    }

    [Fact]
    public void Going_on_with_changes_keeps_an_acknowledgement_from_the_reporter_no_longer_than_ten_minutes()
    {
        var some = new SomeCase(TicketStatus.New).Do(new DeskMove.Acknowledge());
        some.Clock = some.Clock.AddMinutes(9);
        some.Do(new DeskMove.AddLabel("one"));

        some.Clock = some.Clock.AddMinutes(1);
        Assert.Equal(TicketStatus.Acknowledged, some.Now.FactsForReporter(some.Clock).Status);
        Assert.Equal(Refusal.UndoTooLate, some.Refused(Back));
    }

    [Fact]
    public void Taking_an_acknowledgement_back_silences_the_bell_and_nothing_else_does()
    {
        Assert.True(Assert.IsType<Ruling.Done>(new SomeCase(TicketStatus.New).Do(new DeskMove.Acknowledge()).Do(new DeskMove.AddLabel("one")).Try(Back)).Silences);
        Assert.False(Assert.IsType<Ruling.Done>(new SomeCase().Do(new DeskMove.SetPriority(Priority.Urgent)).Try(Back)).Silences);
    }

    [Fact]
    public void A_change_after_the_time_of_the_one_before_is_taken_back_alone()
    {
        var some = new SomeCase().Do(new DeskMove.SetPriority(Priority.Urgent));
        some.Clock += Rules.UndoTime;

        some.Do(new DeskMove.AddLabel("one")).Do(Back);

        Assert.Equal(Priority.Urgent, some.Now.Facts.Priority);
        Assert.Empty(some.Now.Work.Labels);
    }

    [Fact]
    public void Another_members_change_on_top_leaves_only_that_one_to_be_undone_by_him()
    {
        var some = new SomeCase().Do(new DeskMove.SetPriority(Priority.Urgent)).Do(new DeskMove.AddLabel("one"), SmallDesk.Lead);

        Assert.Equal(Refusal.UndoTooLate, some.Refused(Back));
        Assert.Equal(Priority.Urgent, some.Do(Back, SmallDesk.Lead).Now.Facts.Priority);
    }

    [Fact]
    public void What_a_colleague_has_seen_is_not_taken_back_and_what_one_opens_oneself_is()
    {
        var some = new SomeCase().Do(new DeskMove.SetPriority(Priority.Urgent));

        Assert.IsType<Ruling.Done>(some.Open(SmallDesk.Moderator).Try(Back));
        Assert.Equal(Refusal.UndoTooLate, some.Open(SmallDesk.Lead).Refused(Back));
    }

    [Fact]
    public void What_was_said_to_the_reporter_cannot_be_taken_back() =>
        Assert.Equal(Refusal.UndoTooLate, new SomeCase().Do(new DeskMove.SetPriority(Priority.High)).Do(new DeskMove.Ask(new("When was it?"))).Refused(Back));

    [Fact]
    public void The_reporter_sees_nothing_of_what_can_still_be_taken_back_and_all_of_it_afterwards()
    {
        var some = new SomeCase(TicketStatus.New);
        var before = some.Now.Facts;
        some.Do(new DeskMove.Acknowledge()).Do(new DeskMove.Assign(SmallDesk.Moderator.Id));

        Assert.Equal(before, some.Now.FactsForReporter(some.Clock));
        Assert.Equal(before, some.Now.FactsForReporter(some.Clock + Rules.UndoTime - TimeSpan.FromSeconds(1)));
        Assert.Equal(TicketStatus.Acknowledged, some.Now.FactsForReporter(some.Clock + Rules.UndoTime).Status);
        Assert.Equal(TicketStatus.Acknowledged, some.Open(SmallDesk.Lead).Now.FactsForReporter(some.Clock).Status);
    }

    [Fact]
    public void A_reporters_message_counts_for_him_at_once_and_for_the_desk_when_it_is_released()
    {
        var some = new SomeCase(TicketStatus.WaitingForReporter);
        var hour = some.Clock.AddHours(3);
        some.With(@case => @case with { Messages = @case.Messages.Add(new(Author.Reporter, some.Today, "An answer.", null, hour)) });

        Assert.Equal((TicketStatus.InReview, some.Today), (some.Now.FactsForReporter(some.Clock).Status, some.Now.FactsForReporter(some.Clock).Changed));
        Assert.Equal(TicketStatus.WaitingForReporter, some.Now.Facts.Status);
        Assert.DoesNotContain(some.Now.Visible, message => message.Text == "An answer.");

        some.With(@case => Rules.Released(@case, hour, some.Today));
        Assert.Equal(TicketStatus.InReview, some.Now.Facts.Status);
        Assert.Contains(some.Now.Visible, message => message.Text == "An answer.");
        Assert.Equal(2, some.Now.Work.Edition);
    }

    [Fact]
    public void Only_what_is_due_is_released_and_other_statuses_stay()
    {
        var some = new SomeCase(TicketStatus.PassedOn);
        var hour = some.Clock.AddHours(3);
        some.With(@case => @case with
        {
            Messages = [new(Author.Reporter, some.Today, "first", null, hour), new(Author.Reporter, some.Today, "second", new FileId("00"), hour.AddHours(8))],
        });

        some.With(@case => Rules.Released(@case, hour, some.Today));

        Assert.Equal(["first"], some.Now.Visible.Select(message => message.Text));
        Assert.Equal(TicketStatus.PassedOn, some.Now.Facts.Status);
    }
}
