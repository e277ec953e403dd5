using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

/// <summary>Deletion, and passing on the reporter's own words, take two people.</summary>
public class TwoPeopleTests
{
    private static readonly DeskMove Delete = new DeskMove.Propose(ProposedAct.Delete);
    private static readonly DeskMove PassWords = new DeskMove.Propose(ProposedAct.PassOwnWords, "usable");
    private static readonly DeskMove Yes = new DeskMove.Confirm();

    [Fact]
    public void A_second_member_confirms_a_deletion_and_nobody_his_own()
    {
        var some = new SomeCase().Do(Delete);

        Assert.Equal(Refusal.NotYourself, some.Refused(Yes));
        Assert.IsType<Ruling.Destroy>(some.Try(Yes, SmallDesk.Lead));
    }

    [Fact]
    public void A_second_member_confirms_that_the_words_go_and_then_they_may_be_exported()
    {
        var some = new SomeCase().Do(PassWords, SmallDesk.Lead);
        Assert.Equal(Refusal.NotYourself, some.Refused(Yes, SmallDesk.Lead));
        Assert.Equal(Refusal.WordsNotConfirmed, some.Refused(new DeskMove.Export(Language.Ru, ExportScope.Redacted)));

        var done = Assert.IsType<Ruling.Done>(some.Try(Yes));
        some.Do(Yes);

        Assert.Equal((DeskAct.Confirmed, DeskAct.PassedOn, true), (done.Act, done.AlsoDone, done.Rings));
        Assert.Equal((TicketStatus.PassedOn, null), (some.Now.Facts.Status, some.Now.Work.Proposed));
        Assert.Equal(new Passing("usable", some.Today, true), Assert.Single(some.Now.Work.Passings));
        Assert.True(Rules.MayExportWords(some.Now));
        Assert.All(Enum.GetValues<ExportScope>(), scope => Assert.IsType<Ruling.Done>(some.Try(new DeskMove.Export(Language.Kk, scope))));
    }

    [Fact]
    public void Passing_on_the_facts_alone_lets_no_words_out() =>
        Assert.False(Rules.MayExportWords(new SomeCase().Do(new DeskMove.PassOn("usable")).Now));

    [Fact]
    public void One_person_for_whom_a_ticket_exists_cannot_even_propose()
    {
        var some = new SomeCase(work: work => work with { Excluded = ["university"], SteppedOut = [SmallDesk.Second.Id] });

        Assert.Equal(Refusal.TooFewPeople, some.Refused(Delete, SmallDesk.Lead));
        Assert.Equal(Refusal.TooFewPeople, some.Refused(PassWords, SmallDesk.Lead));
    }

    [Fact]
    public void Who_proposed_and_left_the_desk_is_nobodys_second_person()
    {
        var some = new SomeCase().Do(Delete);
        some.Staff.Remove(SmallDesk.Moderator);

        Assert.Equal(Refusal.TooFewPeople, some.Refused(Yes, SmallDesk.Lead));
        some.Do(new DeskMove.Decline(), SmallDesk.Lead).Do(Delete, SmallDesk.Lead);
        Assert.IsType<Ruling.Destroy>(some.Try(Yes, SmallDesk.Second));
    }

    [Fact]
    public void Who_proposed_and_triages_no_longer_is_nobodys_second_person()
    {
        var some = new SomeCase().Do(Delete);
        some.Staff[some.Staff.IndexOf(SmallDesk.Moderator)] = SmallDesk.Moderator with { Role = Role.Analyst };

        Assert.Equal(Refusal.TooFewPeople, some.Refused(Yes, SmallDesk.Lead));
    }

    [Fact]
    public void Who_proposed_and_was_excluded_since_is_nobodys_second_person()
    {
        var some = new SomeCase().Do(Delete).With(@case => @case with { Work = @case.Work with { Excluded = ["university"] } });

        Assert.Equal(Refusal.TooFewPeople, some.Refused(Yes, SmallDesk.Lead));
    }

    [Fact]
    public void One_thing_is_proposed_at_a_time_and_whoever_likes_declines_it()
    {
        var some = new SomeCase().Do(Delete);
        Assert.Equal(Refusal.NotAllowedNow, some.Refused(PassWords, SmallDesk.Lead));

        some.Do(new DeskMove.Decline(), SmallDesk.Lead).Do(PassWords, SmallDesk.Lead).Do(new DeskMove.Decline(), SmallDesk.Lead);

        Assert.Null(some.Now.Work.Proposed);
        Assert.Empty(some.Now.Work.Passings);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gone")]
    [InlineData("nobody")]
    public void Words_are_proposed_only_for_a_contact_there_is(string? contact) =>
        Assert.Equal(Refusal.NoSuchContact, new SomeCase().Refused(new DeskMove.Propose(ProposedAct.PassOwnWords, contact)));

    [Fact]
    public void A_ticket_closed_since_is_not_passed_on_by_a_late_yes_and_can_still_be_deleted()
    {
        var words = new SomeCase().Do(PassWords).Do(new DeskMove.Close(Outcome.OutOfScope, new("No.")));
        Assert.Equal(Refusal.NotAllowedNow, words.Refused(Yes, SmallDesk.Lead));

        var deletion = new SomeCase().Do(Delete).Do(new DeskMove.Close(Outcome.OutOfScope, new("No.")));
        Assert.IsType<Ruling.Destroy>(deletion.Try(Yes, SmallDesk.Lead));
    }
}
