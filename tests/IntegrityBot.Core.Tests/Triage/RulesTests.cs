using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

public class RulesTests
{
    private static readonly Said Plain = new("Спасибо, мы посмотрим.");

    /// <summary>
    /// What becomes of a ticket that is new, acknowledged, in review, waiting, passed on, closed: <c>=</c> leaves the status, a letter is the
    /// next one, <c>-</c> is "not now".
    /// </summary>
    public static TheoryData<string, string> Table => new()
    {
        { "acknowledge", "A-----" },
        { "status New", "------" },
        { "status Acknowledged", "A-----" },
        { "status InReview", "-R-RR-" },
        { "status WaitingForReporter", "--W---" },
        { "status PassedOn", "------" },
        { "status Closed", "------" },
        { "take", "=====-" },
        { "priority", "=====-" },
        { "label", "======" },
        { "unlabel", "======" },
        { "unlabel what is not there", "------" },
        { "unlabel before the first", "------" },
        { "ask", "-WWW--" },
        { "answer", "-====-" },
        { "note", "======" },
        { "link", "======" },
        { "pass on", "-PPPP-" },
        { "close", "-CCCC-" },
        { "close as withdrawn", "------" },
        { "close as expired", "------" },
        { "close as deleted", "------" },
        { "reopen", "-----R" },
        { "step out", "======" },
        { "mark", "======" },
        { "mark what is not there", "------" },
        { "export the facts", "======" },
        { "propose deletion", "======" },
        { "propose the words", "-====-" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_move_at_every_status_goes_where_the_rules_say_for_moderator_and_lead_alike(string name, string outcomes)
    {
        foreach (var by in (Member[])[SmallDesk.Moderator, SmallDesk.Lead])
        {
            foreach (var (status, outcome) in Enum.GetValues<TicketStatus>().Zip(outcomes))
            {
                var ruling = new SomeCase(status, work => work with { Labels = ["old"] }).Try(Move(name, by), by);
                var became = ruling switch
                {
                    Ruling.Done(var after, _, _, _) => after.Facts.Status == status && outcome == '=' ? '=' : Letter(after.Facts.Status),
                    Ruling.Refused(Refusal.NotAllowedNow) => '-',
                    _ => '?',
                };
                Assert.True(outcome == became, $"{name} at {status} by a {by.Role}: {outcome} expected, {became} came.");
            }
        }
    }

    [Theory]
    [InlineData("confirm", Refusal.NothingProposed)]
    [InlineData("decline", Refusal.NothingProposed)]
    [InlineData("undo", Refusal.UndoTooLate)]
    [InlineData("export the words", Refusal.WordsNotConfirmed)]
    [InlineData("export all", Refusal.WordsNotConfirmed)]
    public void What_needs_something_before_it_is_refused_at_every_status_without_it(string name, Refusal why) =>
        Assert.All(Enum.GetValues<TicketStatus>(), status => Assert.Equal(why, new SomeCase(status).Refused(Move(name, SmallDesk.Lead), SmallDesk.Lead)));

    [Fact]
    public void The_table_names_every_move_there_is()
    {
        string[] others = ["confirm", "decline", "undo", "export all"];
        var tried = Table.Select(row => row.Data.Item1).Concat(others).Select(name => Move(name, SmallDesk.Lead).GetType()).ToHashSet();

        Assert.Empty(typeof(DeskMove).GetNestedTypes().Where(move => move.IsSubclassOf(typeof(DeskMove))).Except(tried));
    }

    [Fact]
    public void Acknowledging_gives_the_day_of_it_and_rings()
    {
        var some = new SomeCase(TicketStatus.New);

        var done = Assert.IsType<Ruling.Done>(some.Try(new DeskMove.Acknowledge()));

        Assert.Equal((some.Today, some.Today, DeskAct.Acknowledged, true), (done.Case.Facts.Acknowledged, done.Case.Facts.Changed, done.Act, done.Rings));
    }

    [Fact]
    public void A_moderator_takes_a_ticket_himself_and_only_a_lead_gives_it_to_another()
    {
        var some = new SomeCase();

        Assert.Equal(Refusal.OnlyLeads, some.Refused(new DeskMove.Assign(SmallDesk.Lead.Id)));
        Assert.Equal(SmallDesk.Moderator.Id, some.Do(new DeskMove.Assign(SmallDesk.Moderator.Id)).Now.Facts.Assignee);
        Assert.Equal(Refusal.NotAllowedNow, some.Refused(new DeskMove.Assign(SmallDesk.Moderator.Id)));
        Assert.Equal(SmallDesk.Second.Id, some.Do(new DeskMove.Assign(SmallDesk.Second.Id), SmallDesk.Lead).Now.Facts.Assignee);
    }

    [Theory]
    [InlineData("a0a10001")] // an analyst
    [InlineData("ffffffff")] // nobody
    public void A_ticket_is_given_to_nobody_for_whom_it_does_not_exist(string member) =>
        Assert.Equal(Refusal.NotEligible, new SomeCase().Refused(new DeskMove.Assign(member), SmallDesk.Lead));

    [Fact]
    public void Neither_an_excluded_member_nor_one_who_stepped_out_is_given_the_ticket()
    {
        var some = new SomeCase(work: work => work with { Excluded = ["university"], SteppedOut = [SmallDesk.Second.Id] });

        Assert.Equal(Refusal.NotEligible, some.Refused(new DeskMove.Assign(SmallDesk.Moderator.Id), SmallDesk.Lead));
        Assert.Equal(Refusal.NotEligible, some.Refused(new DeskMove.Assign(SmallDesk.Second.Id), SmallDesk.Lead));
    }

    [Fact]
    public void Stepping_out_leaves_the_ticket_to_the_others_and_takes_back_what_one_proposed()
    {
        var some = new SomeCase().Do(new DeskMove.Assign(SmallDesk.Moderator.Id)).Do(new DeskMove.Propose(ProposedAct.Delete));

        some.Do(new DeskMove.StepOut());

        Assert.False(some.Now.IsFor(SmallDesk.Moderator));
        Assert.True(some.Now.IsFor(SmallDesk.Lead) && some.Now.Work.IsRestricted);
        Assert.Null(some.Now.Facts.Assignee);
        Assert.Null(some.Now.Work.Proposed);
    }

    [Fact]
    public void What_another_works_on_or_proposed_stays_when_one_steps_out()
    {
        var some = new SomeCase().Do(new DeskMove.Assign(SmallDesk.Lead.Id), SmallDesk.Lead).Do(new DeskMove.Propose(ProposedAct.Delete), SmallDesk.Lead);

        some.Do(new DeskMove.StepOut());

        Assert.Equal((SmallDesk.Lead.Id, SmallDesk.Lead.Id), (some.Now.Facts.Assignee, some.Now.Work.Proposed?.Member));
    }

    [Fact]
    public void The_last_one_who_may_read_a_ticket_cannot_step_out_of_it()
    {
        var some = new SomeCase(work: work => work with { Excluded = ["university", "centre"] });

        Assert.Equal(Refusal.TooFewPeople, some.Refused(new DeskMove.StepOut(), SmallDesk.Lead));
    }

    [Fact]
    public void Asking_answering_and_closing_write_to_the_reporter_and_ring()
    {
        var some = new SomeCase();
        foreach (var move in (DeskMove[])[new DeskMove.Ask(Plain), new DeskMove.Answer(new("", PhraseKeys.Template.SayReviewing)), new DeskMove.Close(Outcome.Unsubstantiated, Plain)])
        {
            Assert.True(Assert.IsType<Ruling.Done>(some.Try(move)).Rings);
            some.Do(move);
        }

        Assert.Equal(
            [(true, null, Plain.Text), (false, PhraseKeys.Template.SayReviewing, ""), (false, null, Plain.Text)],
            some.Now.Messages.TakeLast(3).Select(message => (message.IsQuestion == true, message.Template, message.Text)));
        Assert.Equal((TicketStatus.Closed, Outcome.Unsubstantiated), (some.Now.Facts.Status, some.Now.Facts.Outcome));
    }

    [Fact]
    public void A_question_is_no_feedback_and_the_first_answer_is_and_its_day_stays()
    {
        var some = new SomeCase().Do(new DeskMove.Ask(Plain));
        Assert.Null(some.Now.Facts.Feedback);

        some.Do(new DeskMove.Answer(Plain, IsFeedback: true));
        var first = some.Today;
        some.Clock = some.Clock.AddDays(3);
        some.Do(new DeskMove.Answer(Plain)).Do(new DeskMove.PassOn("usable")).Do(new DeskMove.Close(Outcome.Substantiated, Plain));

        Assert.Equal(first, some.Now.Facts.Feedback);
    }

    [Theory]
    [InlineData(PhraseKeys.Template.SayReviewing, false)]
    [InlineData(PhraseKeys.Template.SayMoreTime, false)]
    [InlineData(PhraseKeys.Template.SaySafety, false)]
    [InlineData(PhraseKeys.Template.SayPassed, true)]
    [InlineData(PhraseKeys.Template.SayElsewhere, true)]
    public void A_ready_answer_is_feedback_when_it_says_what_is_done_and_none_when_it_asks_for_patience(string template, bool isFeedback) =>
        Assert.All((bool[])[false, true], said =>
        {
            var some = new SomeCase().Do(new DeskMove.Answer(new("", template), said));

            Assert.Equal(isFeedback ? some.Today : null, some.Now.Facts.Feedback);
            Assert.Equal(isFeedback ? DeskAct.Answered : DeskAct.Wrote, some.Now.Work.History[^1].Act);
        });

    [Fact]
    public void Own_words_that_are_only_a_message_leave_the_deadline_as_it_was()
    {
        var some = new SomeCase().Do(new DeskMove.Answer(new("Hello.")));

        Assert.Null(some.Now.Facts.Feedback);
        Assert.Equal(Deadlines.Usual.Feedback(SomeCase.Filed, SomeCase.Filed), Deadlines.Usual.Next(some.Now.Facts));
        Assert.Equal(some.Today, some.Do(new DeskMove.Answer(new("It was passed on."), IsFeedback: true)).Now.Facts.Feedback);
    }

    [Theory]
    [InlineData("close")]
    [InlineData("pass on")]
    public void Closing_and_passing_on_are_feedback_too(string name)
    {
        var some = new SomeCase().Do(Move(name, SmallDesk.Moderator));

        Assert.Equal(some.Today, some.Now.Facts.Feedback);
    }

    [Fact]
    public void A_reopened_ticket_is_in_review_again_and_has_no_outcome()
    {
        var some = new SomeCase().Do(new DeskMove.Close(Outcome.Duplicate, Plain)).Do(new DeskMove.Reopen());

        Assert.Equal((TicketStatus.InReview, null), (some.Now.Facts.Status, some.Now.Facts.Outcome));
    }

    [Theory]
    [InlineData("usable", true)]
    [InlineData("dated", true)]
    [InlineData("gone", false)]
    [InlineData("nobody", false)]
    public void A_ticket_is_passed_on_to_contacts_that_are_not_outdated(string contact, bool may)
    {
        var some = new SomeCase();

        if (may)
        {
            some.Do(new DeskMove.PassOn(contact));
            Assert.Equal(new Passing(contact, some.Today, false), Assert.Single(some.Now.Work.Passings));
        }
        else
        {
            Assert.Equal(Refusal.NoSuchContact, some.Refused(new DeskMove.PassOn(contact)));
        }
    }

    [Theory]
    [InlineData("BBBBBB", null)]
    [InlineData("CCCCCC", Refusal.NoSuchTicket)]
    [InlineData(SmallDesk.Number, Refusal.NoSuchTicket)]
    public void A_ticket_is_linked_to_another_that_exists_and_once(string number, Refusal? why)
    {
        var some = new SomeCase();

        if (why is null)
        {
            some.Do(new DeskMove.Link(number));
            Assert.Equal([number], some.Now.Work.Duplicates);
            Assert.Equal(Refusal.NotAllowedNow, some.Refused(new DeskMove.Link(number)));
        }
        else
        {
            Assert.Equal(why, some.Refused(new DeskMove.Link(number)));
        }
    }

    [Fact]
    public void A_mark_comes_and_goes()
    {
        var some = new SomeCase().Do(new DeskMove.Mark(new(0, 1)));
        Assert.Equal([new Passage(0, 1)], some.Now.Work.Marked);

        Assert.Empty(some.Do(new DeskMove.Mark(new(0, 1))).Now.Work.Marked);
    }

    [Fact]
    public void The_edition_grows_by_one_with_each_change_and_the_history_names_it()
    {
        var some = new SomeCase(TicketStatus.New);
        DeskMove[] moves =
        [
            new DeskMove.Acknowledge(), new DeskMove.Assign(SmallDesk.Moderator.Id), new DeskMove.SetStatus(TicketStatus.InReview), new DeskMove.SetPriority(Priority.High),
            new DeskMove.AddLabel("one"), new DeskMove.RemoveLabel(0), new DeskMove.TakeBack(), new DeskMove.Acknowledge(), new DeskMove.WriteNote("seen"), new DeskMove.Link("BBBBBB"), new DeskMove.Mark(new(0, 0)),
            new DeskMove.Export(Language.Kk, ExportScope.Facts), new DeskMove.Propose(ProposedAct.Delete), new DeskMove.Decline(), new DeskMove.Answer(Plain, IsFeedback: true),
            new DeskMove.PassOn("usable"), new DeskMove.Close(Outcome.OutOfScope, Plain), new DeskMove.Reopen(), new DeskMove.StepOut(),
        ];
        foreach (var (at, move) in moves.Index())
        {
            some.Do(move);
            Assert.Equal(at + 2, some.Now.Work.Edition);
            Assert.Equal((at + 1, SmallDesk.Moderator.Id, some.Today), (some.Now.Work.History.Length, some.Now.Work.History[^1].Member, some.Now.Work.History[^1].Day));
        }

        Assert.Equal(
            [
                DeskAct.Acknowledged, DeskAct.Taken, DeskAct.StatusChanged, DeskAct.Prioritised, DeskAct.Labelled, DeskAct.Unlabelled, DeskAct.Undone, DeskAct.Acknowledged, DeskAct.Noted, DeskAct.Linked,
                DeskAct.PassageMarked, DeskAct.Exported, DeskAct.DeletionAsked, DeskAct.Declined, DeskAct.Answered, DeskAct.PassedOn, DeskAct.Closed, DeskAct.Reopened, DeskAct.SteppedOut,
            ],
            some.Now.Work.History.Select(line => line.Act));
    }

    [Fact]
    public void The_history_keeps_the_newest_lines_when_it_is_full()
    {
        var some = new SomeCase(work: work => work with { History = [.. Enumerable.Range(0, Casework.MaxHistory).Select(at => new HistoryLine(SomeCase.Filed, "old", DeskAct.Noted, $"{at}"))] });

        some.Do(new DeskMove.WriteNote("one more"));

        Assert.Equal(Casework.MaxHistory, some.Now.Work.History.Length);
        Assert.Equal(("1", SmallDesk.Moderator.Id), (some.Now.Work.History[0].Detail, some.Now.Work.History[^1].Member));
    }

    [Fact]
    public void Labels_are_short_few_and_different()
    {
        var some = new SomeCase();
        Assert.Equal(Refusal.TextEmpty, some.Refused(new DeskMove.AddLabel("  \u202E ")));
        Assert.Equal(Refusal.TextTooLong, some.Refused(new DeskMove.AddLabel(new string('a', Casework.MaxLabel + 1))));
        some.Do(new DeskMove.AddLabel(new string('a', Casework.MaxLabel)));
        Assert.Equal(Refusal.NotAllowedNow, some.Refused(new DeskMove.AddLabel(new string('A', Casework.MaxLabel))));

        for (var at = 1; at < Casework.MaxLabels; at++)
        {
            some.Do(new DeskMove.AddLabel($" {at} "));
        }

        Assert.Equal(Refusal.LabelsFull, some.Refused(new DeskMove.AddLabel("one more")));
        Assert.Equal("1", some.Now.Work.Labels[1]);
    }

    [Fact]
    public void Notes_have_a_length_and_a_number()
    {
        var some = new SomeCase(work: work => work with { Notes = [.. Enumerable.Repeat(new Note("old", SomeCase.Filed, "x"), Casework.MaxNotes - 1)] });
        Assert.Equal(Refusal.TextEmpty, some.Refused(new DeskMove.WriteNote(" \n ")));
        Assert.Equal(Refusal.TextTooLong, some.Refused(new DeskMove.WriteNote(new string('n', Casework.MaxNote + 1))));

        some.Do(new DeskMove.WriteNote(new string('n', Casework.MaxNote)));

        Assert.Equal(Refusal.NotesFull, some.Refused(new DeskMove.WriteNote("one more")));
    }

    [Fact]
    public void What_the_desk_tidies_up_after_closing_moves_neither_the_tickets_month_nor_its_retention()
    {
        var some = new SomeCase().Do(new DeskMove.Close(Outcome.OutOfScope, Plain));
        var closed = some.Today;
        some.Clock = some.Clock.AddDays(40);

        some.Do(new DeskMove.WriteNote("late")).Do(new DeskMove.AddLabel("late")).Do(new DeskMove.Link("BBBBBB"));
        Assert.Equal(closed, some.Now.Facts.Changed);

        Assert.Equal(some.Today, some.Do(new DeskMove.Reopen()).Now.Facts.Changed);
    }

    [Theory]
    [InlineData("label")]
    [InlineData("note")]
    [InlineData("take")]
    [InlineData("link")]
    [InlineData("priority")]
    public void What_is_the_desks_own_affair_rings_no_bell(string name) =>
        Assert.False(Assert.IsType<Ruling.Done>(new SomeCase().Try(Move(name, SmallDesk.Moderator))).Rings);

    private static DeskMove Move(string name, Member by) => name switch
    {
        "acknowledge" => new DeskMove.Acknowledge(),
        "take" => new DeskMove.Assign(by.Id),
        "priority" => new DeskMove.SetPriority(Priority.Urgent),
        "label" => new DeskMove.AddLabel("new"),
        "unlabel" => new DeskMove.RemoveLabel(0),
        "unlabel what is not there" => new DeskMove.RemoveLabel(1),
        "unlabel before the first" => new DeskMove.RemoveLabel(-1),
        "ask" => new DeskMove.Ask(Plain),
        "answer" => new DeskMove.Answer(Plain),
        "note" => new DeskMove.WriteNote("A note."),
        "link" => new DeskMove.Link("BBBBBB"),
        "pass on" => new DeskMove.PassOn("usable"),
        "close" => new DeskMove.Close(Outcome.Substantiated, Plain),
        "close as withdrawn" => new DeskMove.Close(Outcome.Withdrawn, Plain),
        "close as expired" => new DeskMove.Close(Outcome.Expired, Plain),
        "close as deleted" => new DeskMove.Close(Outcome.Deleted, Plain),
        "reopen" => new DeskMove.Reopen(),
        "step out" => new DeskMove.StepOut(),
        "mark" => new DeskMove.Mark(new(0, 0)),
        "mark what is not there" => new DeskMove.Mark(new(99, 0)),
        "export the facts" => new DeskMove.Export(Language.Ru, ExportScope.Facts),
        "export the words" => new DeskMove.Export(Language.Ru, ExportScope.Redacted),
        "export all" => new DeskMove.Export(Language.Ru, ExportScope.Whole),
        "propose deletion" => new DeskMove.Propose(ProposedAct.Delete),
        "propose the words" => new DeskMove.Propose(ProposedAct.PassOwnWords, "usable", ExportScope.Whole),
        "confirm" => new DeskMove.Confirm(),
        "decline" => new DeskMove.Decline(),
        "undo" => new DeskMove.TakeBack(),
        _ => new DeskMove.SetStatus(Enum.Parse<TicketStatus>(name["status ".Length..])),
    };

    private static char Letter(TicketStatus status) => status switch
    {
        TicketStatus.Acknowledged => 'A',
        TicketStatus.InReview => 'R',
        TicketStatus.WaitingForReporter => 'W',
        TicketStatus.PassedOn => 'P',
        TicketStatus.Closed => 'C',
        _ => 'N',
    };
}
