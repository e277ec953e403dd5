using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

/// <summary>Deletion, and passing on the reporter's own words, take two people.</summary>
public class TwoPeopleTests
{
    private static readonly DeskMove Delete = new DeskMove.Propose(ProposedAct.Delete);
    private static readonly DeskMove PassWords = new DeskMove.Propose(ProposedAct.PassOwnWords, "usable", ExportScope.Redacted);
    private static readonly DeskMove PassAll = new DeskMove.Propose(ProposedAct.PassOwnWords, "usable", ExportScope.Whole);
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
        var some = new SomeCase().Do(PassAll, SmallDesk.Lead);
        Assert.Equal(Refusal.NotYourself, some.Refused(Yes, SmallDesk.Lead));
        Assert.Equal(Refusal.WordsNotConfirmed, some.Refused(new DeskMove.Export(Language.Ru, ExportScope.Redacted)));

        var done = Assert.IsType<Ruling.Done>(some.Try(Yes));
        some.Do(Yes);

        Assert.Equal((DeskAct.Confirmed, DeskAct.PassedOn, true), (done.Act, done.AlsoDone, done.Rings));
        Assert.Equal((TicketStatus.PassedOn, null), (some.Now.Facts.Status, some.Now.Work.Proposed));
        var passing = Assert.Single(some.Now.Work.Passings);
        Assert.Equal(("usable", some.Today, true), (passing.Contact, passing.Day, passing.OwnWords));
        Assert.Equal([(DeskAct.PassingAsked, "usable Whole"), (DeskAct.Confirmed, "usable Whole")], some.Now.Work.History.Select(line => (line.Act, line.Detail)));
        Assert.All(Enum.GetValues<ExportScope>(), scope => Assert.IsType<Ruling.Done>(some.Try(new DeskMove.Export(Language.Kk, scope))));
    }

    [Fact]
    public void Passing_on_the_facts_alone_lets_no_words_out() =>
        Assert.Equal(Refusal.WordsNotConfirmed, new SomeCase().Do(new DeskMove.PassOn("usable")).Refused(Document(ExportScope.Redacted)));

    [Fact]
    public void A_yes_to_the_redacted_words_lets_no_whole_document_out()
    {
        var some = Agreed(PassWords);

        Assert.IsType<Ruling.Done>(some.Try(Document(ExportScope.Redacted)));
        Assert.Equal(Refusal.WordsChanged, some.Refused(Document(ExportScope.Whole)));
    }

    [Theory]
    [InlineData(ExportScope.Redacted)]
    [InlineData(ExportScope.Whole)]
    public void What_the_reporter_adds_after_the_yes_takes_a_new_one(ExportScope scope)
    {
        var propose = new DeskMove.Propose(ProposedAct.PassOwnWords, "usable", scope);
        var some = Agreed(propose);
        var hour = some.Clock.AddHours(3);
        some.With(@case => @case with { Messages = @case.Messages.Add(new(Author.Reporter, some.Today, "", new("00"), hour)) });
        Assert.IsType<Ruling.Done>(some.Try(Document(scope)));

        some.With(@case => Rules.Released(@case, hour, some.Today));
        Assert.Equal(Refusal.WordsChanged, some.Refused(Document(scope)));
        some.Do(propose, SmallDesk.Second).Do(Yes, SmallDesk.Lead);
        Assert.IsType<Ruling.Done>(some.Try(Document(scope)));
    }

    [Fact]
    public void What_the_desk_writes_after_the_yes_takes_a_new_one_since_it_may_quote_him() =>
        Assert.Equal(Refusal.WordsChanged, Agreed(PassWords).Do(new DeskMove.Answer(new("You sat in the room beside."))).Refused(Document(ExportScope.Redacted)));

    [Fact]
    public void A_mark_set_or_taken_away_after_the_yes_takes_a_new_one_and_back_as_it_was_none()
    {
        var some = Agreed(PassWords, new DeskMove.Mark(new(0, 1)), new DeskMove.Mark(new(1, 0)));

        Assert.Equal(Refusal.WordsChanged, some.Do(new DeskMove.Mark(new(0, 1))).Refused(Document(ExportScope.Redacted)));
        Assert.IsType<Ruling.Done>(some.Do(new DeskMove.Mark(new(0, 1))).Try(Document(ExportScope.Redacted)));
        Assert.Equal(Refusal.WordsChanged, some.Do(new DeskMove.Mark(new(0, 2))).Refused(Document(ExportScope.Redacted)));
    }

    [Fact]
    public void A_second_member_cannot_confirm_what_is_no_longer_what_was_proposed()
    {
        var some = new SomeCase().Do(PassWords).Do(new DeskMove.Mark(new(0, 1)));

        Assert.Equal(Refusal.WordsChanged, some.Refused(Yes, SmallDesk.Lead));
        some.Do(new DeskMove.Decline(), SmallDesk.Lead).Do(PassWords, SmallDesk.Lead).Do(Yes);
    }

    [Fact]
    public void A_yes_of_which_an_older_program_kept_no_more_than_that_it_was_given_lets_no_words_out()
    {
        var some = new SomeCase(TicketStatus.PassedOn, work => work with { Passings = [new("usable", SomeCase.Filed, true)] });

        Assert.Equal(Refusal.WordsChanged, some.Refused(Document(ExportScope.Redacted)));
        some.With(@case => @case with { Work = @case.Work with { Proposed = new(ProposedAct.PassOwnWords, SmallDesk.Lead.Id, some.Today, "usable") } });
        Assert.Equal(Refusal.WordsChanged, some.Refused(Yes));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ExportScope.Facts)]
    public void Who_proposes_says_how_much_is_to_go(ExportScope? scope) =>
        Assert.Equal(Refusal.NotAllowedNow, new SomeCase().Refused(new DeskMove.Propose(ProposedAct.PassOwnWords, "usable", scope)));

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
        Assert.Equal(Refusal.NoSuchContact, new SomeCase().Refused(new DeskMove.Propose(ProposedAct.PassOwnWords, contact, ExportScope.Whole)));

    [Fact]
    public void A_ticket_closed_since_is_not_passed_on_by_a_late_yes_and_can_still_be_deleted()
    {
        var words = new SomeCase().Do(PassWords).Do(new DeskMove.Close(Outcome.OutOfScope, new("No.")));
        Assert.Equal(Refusal.NotAllowedNow, words.Refused(Yes, SmallDesk.Lead));

        var deletion = new SomeCase().Do(Delete).Do(new DeskMove.Close(Outcome.OutOfScope, new("No.")));
        Assert.IsType<Ruling.Destroy>(deletion.Try(Yes, SmallDesk.Lead));
    }

    private static DeskMove Document(ExportScope scope) => new DeskMove.Export(Language.Ru, scope);

    /// <summary>After these moves one has proposed and another has confirmed.</summary>
    private static SomeCase Agreed(DeskMove propose, params DeskMove[] before)
    {
        var some = new SomeCase();
        foreach (var move in before)
        {
            some.Do(move);
        }

        return some.Do(propose).Do(Yes, SmallDesk.Lead);
    }
}
