using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;
using static IntegrityBot.Core.Tests.Desk.Cards;

namespace IntegrityBot.Core.Tests.Desk;

public class CardDialogueTests
{
    /// <summary>What a lead taps or types (<c>!</c>) on a ticket of this status, what goes out, and what he is told.</summary>
    public static TheoryData<TicketStatus, string, DeskMove, string> Moves => new()
    {
        { TicketStatus.New, "acknowledge", new DeskMove.Acknowledge(), PhraseKeys.Card.Done },
        { TicketStatus.New, "more status v:Acknowledged", new DeskMove.SetStatus(TicketStatus.Acknowledged), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "take", new DeskMove.Assign(SmallDesk.Lead.Id), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "more assign t:0de70001", new DeskMove.Assign(SmallDesk.Moderator.Id), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "more status v:WaitingForReporter", new DeskMove.SetStatus(TicketStatus.WaitingForReporter), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "more priority v:Urgent", new DeskMove.SetPriority(Priority.Urgent), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "more label write !сумма", new DeskMove.AddLabel("сумма"), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "more label n:0", new DeskMove.RemoveLabel(0), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "ask t:template.askWhere yes", new DeskMove.Ask(new("", PhraseKeys.Template.AskWhere)), PhraseKeys.Card.DoneSaid },
        { TicketStatus.InReview, "ask write !Қашан_болды? yes", new DeskMove.Ask(new("Қашан болды?")), PhraseKeys.Card.DoneSaid },
        { TicketStatus.InReview, "answer t:template.sayReviewing yes", new DeskMove.Answer(new("", PhraseKeys.Template.SayReviewing)), PhraseKeys.Card.DoneSaid },
        { TicketStatus.InReview, "answer write !Рахмет. yes", new DeskMove.Answer(new("Рахмет.")), PhraseKeys.Card.DoneSaid },
        { TicketStatus.InReview, "answer write !Рахмет. ours", new DeskMove.Answer(new("Рахмет."), IsFeedback: true), PhraseKeys.Card.DoneSaid },
        { TicketStatus.InReview, "note !Көрдім.", new DeskMove.WriteNote("Көрдім."), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "more link !#00002q", new DeskMove.Link("00002Q"), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "more pass t:usable yes", new DeskMove.PassOn("usable"), PhraseKeys.Card.Done },
        { TicketStatus.InReview, "more words t:usable v:Redacted", new DeskMove.Propose(ProposedAct.PassOwnWords, "usable", ExportScope.Redacted), PhraseKeys.Card.DoneProposed },
        { TicketStatus.InReview, "more delete yes", new DeskMove.Propose(ProposedAct.Delete), PhraseKeys.Card.DoneProposed },
        { TicketStatus.InReview, "close v:OutOfScope t:template.closeOutOfScope yes", new DeskMove.Close(Outcome.OutOfScope, new("", PhraseKeys.Template.CloseOutOfScope)), PhraseKeys.Card.DoneSaid },
        { TicketStatus.InReview, "close v:Substantiated !Расталды. yes", new DeskMove.Close(Outcome.Substantiated, new("Расталды.")), PhraseKeys.Card.DoneSaid },
        { TicketStatus.InReview, "more export kk:Facts", new DeskMove.Export(Language.Kk, ExportScope.Facts), PhraseKeys.Card.DoneExported },
        { TicketStatus.Closed, "reopen yes", new DeskMove.Reopen(), PhraseKeys.Card.Done },
        { TicketStatus.Closed, "note !Кейін.", new DeskMove.WriteNote("Кейін."), PhraseKeys.Card.Done },
        { TicketStatus.PassedOn, "answer t:template.sayPassed yes", new DeskMove.Answer(new("", PhraseKeys.Template.SayPassed)), PhraseKeys.Card.DoneSaid },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void Each_thing_one_can_do_is_read_in_ones_language_and_goes_out_as_what_was_tapped(TicketStatus status, string way, DeskMove move, string told) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = World.AtCard(SmallDesk.Lead, language, DeskAt(status));
            var edition = world.Desk[SmallDesk.First].Work.Edition;
            var effects = Walk(world, way, language);

            Assert.Equal(new Effect.Move(SmallDesk.First, edition, move), Assert.Single(effects.OfType<Effect.Move>()));
            Assert.Equal(told, world.Keys.First());
            Assert.IsType<DeskStep.Card>(world.Session.Step);
            Assert.Equal(edition + 1, world.Desk[SmallDesk.First].Work.Edition);
        });

    [Theory]
    [InlineData("ask t:template.askWhere")]
    [InlineData("answer write !Рахмет.")]
    [InlineData("close v:Duplicate t:template.closeDuplicate")]
    [InlineData("more pass t:usable")]
    [InlineData("more words t:usable")]
    [InlineData("more delete")]
    [InlineData("more stepout")]
    public void What_cannot_be_undone_is_asked_once_more_and_back_leaves_it(string way)
    {
        var world = World.AtCard(SmallDesk.Lead, desk: DeskAt(TicketStatus.InReview));

        Walk(world, way, Language.En);
        Assert.IsType<DeskStep.Deciding>(world.Session.Step);
        world.Tap("back");

        Assert.IsType<DeskStep.Card>(world.Session.Step);
        Assert.DoesNotContain(world.Effects, effect => effect is Effect.Move);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void What_will_be_said_is_read_over_in_ones_own_language_with_the_warning_below_a_question(Language language)
    {
        var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));

        Walk(world, "ask t:template.askTender", language);

        Assert.Contains(TestData.Phrases.Say(language, new(PhraseKeys.Template.AskTender)), world.Read(language), StringComparison.Ordinal);
        Assert.Contains(PhraseKeys.Follow.NeverSayWho, world.Keys);
    }

    [Theory]
    [InlineData("answer write !Рахмет.", "ours yes back", PhraseKeys.Card.AskIsAnswer)]
    [InlineData("answer t:template.sayPassed", "yes back", PhraseKeys.Card.CountsAsAnswer)]
    [InlineData("answer t:template.saySafety", "yes back", PhraseKeys.Card.NoAnswerYet)]
    public void What_an_answer_means_for_its_deadline_is_said_while_the_deadline_is_open(string way, string offered, string said) =>
        Assert.All(LanguageTags.All, language =>
        {
            var desk = DeskAt(TicketStatus.InReview);
            var world = World.AtCard(SmallDesk.Lead, language, desk);
            Walk(world, way, language);
            Assert.Contains(said, world.Keys);
            Assert.Equal(offered.Split(' '), world.Actions);

            desk.Put(desk[SmallDesk.First] with { Facts = desk[SmallDesk.First].Facts with { Feedback = Today } });
            world = World.AtCard(SmallDesk.Lead, language, desk);
            Walk(world, way, language);
            Assert.DoesNotContain(said, world.Keys);
            Assert.Equal(["yes", "back"], world.Actions);
        });

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Stepping_out_leads_back_to_the_list_in_which_the_ticket_no_longer_stands(Language language)
    {
        var world = World.AtCard(SmallDesk.Moderator, language, DeskAt(TicketStatus.InReview));

        var effects = Walk(world, "more stepout yes", language);

        Assert.Contains(effects, effect => effect is Effect.Say({ Key: PhraseKeys.Card.SteppedOut }));
        Assert.IsType<DeskStep.Listing>(world.Session.Step);
        world.Say(SmallDesk.Number);
        Assert.Contains(PhraseKeys.Queue.NotFound, world.Keys);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Each_part_of_the_card_is_read_page_by_page(Language language)
    {
        var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));
        var pages = 1;
        Assert.Contains(SmallDesk.Words, world.Read(language), StringComparison.Ordinal);
        while (world.Actions.FirstOrDefault(action => action == $"page:{pages}") is { } next)
        {
            world.Tap(next);
            Reads.In(world, language);
            pages++;
        }

        Assert.True(pages > 2);
        world.Tap($"page:{pages - 2}");
        Assert.Equal(pages - 2, Assert.IsType<DeskStep.Card>(world.Session.Step).At);

        foreach (var (part, said) in ((CardPart, string)[])[
            (CardPart.Dialogue, PhraseKeys.Card.DeskSaid), (CardPart.Notes, PhraseKeys.Card.NoteLine), (CardPart.History, PhraseKeys.Card.HistoryDetail), (CardPart.Story, PhraseKeys.Review.Answer)])
        {
            world.Tap($"v:{part}");
            Reads.In(world, language);
            Assert.Equal((part, 0), (Assert.IsType<DeskStep.Card>(world.Session.Step).Part, ((DeskStep.Card)world.Session.Step).At));
            Assert.Contains(said, world.Present.Paragraphs.SelectMany(Keys));
        }

        static IEnumerable<string> Keys(Phrase phrase) => [phrase.Key, .. phrase.Args.OfType<Arg.Lines>().SelectMany(lines => lines.Values).SelectMany(Keys)];
    }

    [Fact]
    public void What_is_held_is_not_on_the_card_and_neither_is_its_photo()
    {
        var desk = DeskAt(TicketStatus.InReview);
        var first = desk[SmallDesk.First];
        desk.Put(first with { Messages = first.Messages.Add(new(Author.Reporter, Today, "Held.", new FileId("ffffffffffffffff"), new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.Zero))) });
        var world = World.AtCard(SmallDesk.Lead, desk: desk);

        world.Tap("v:Dialogue");

        Assert.DoesNotContain("Held.", world.Read(), StringComparison.Ordinal);
        Assert.DoesNotContain("t:ffffffffffffffff", world.Actions);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void A_photo_is_sent_on_demand_only(Language language)
    {
        var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));
        Assert.DoesNotContain(world.Effects, effect => effect is Effect.Send);

        var effects = world.Tap("t:0000000000000001");

        Assert.Equal(new Paper.TicketPhoto(SmallDesk.First, new("0000000000000001")), Assert.Single(effects.OfType<Effect.Send>()).Paper);
    }

    [Fact]
    public void An_export_of_the_words_is_offered_when_two_agreed_and_comes_in_the_language_that_was_tapped()
    {
        var world = World.AtCard(SmallDesk.Lead, desk: DeskAt(TicketStatus.InReview));
        Walk(world, "more export", Language.En);
        Assert.Equal(["kk:Facts", "ru:Facts", "en:Facts", "back"], world.Actions);
        Assert.DoesNotContain(Walk(world, "ru:Whole", Language.En), effect => effect is Effect.Send);
        Assert.Contains(TestData.Phrases.Say(Language.En, PhraseKeys.Name(Refusal.WordsNotConfirmed)), world.Read(), StringComparison.Ordinal);

        var first = world.Desk[SmallDesk.First];
        world.Desk.Put(first with { Work = first.Work with { Passings = [new("usable", Today, true) { Words = Agreed.On(first, ExportScope.Whole) }] } });
        foreach (var scope in Enum.GetValues<ExportScope>())
        {
            foreach (var language in LanguageTags.All)
            {
                var effects = Walk(world, $"more export {language.Tag()}:{scope}", Language.En);
                Assert.Equal(new Paper.TicketExport(SmallDesk.First, language, scope), Assert.Single(effects.OfType<Effect.Send>()).Paper);
            }
        }
    }

    [Theory]
    [InlineData("take", "")]
    [InlineData("more", "priority v:Urgent")]
    [InlineData("ask t:template.askWhere", "yes")]
    [InlineData("note", "!Көрдім.")]
    [InlineData("more passages", "p:0.0")]
    public void A_tap_on_a_card_that_a_colleague_changed_since_does_nothing_and_shows_it_anew(string before, string after)
    {
        var world = World.AtCard(SmallDesk.Lead, desk: DeskAt(TicketStatus.InReview));
        if (after.Length > 0)
        {
            Walk(world, before, Language.En);
        }

        var first = world.Desk[SmallDesk.First];
        var changed = first with { Work = first.Work with { Edition = first.Work.Edition + 1, Labels = ["meanwhile"] } };
        world.Desk.Put(changed);
        Walk(world, after.Length > 0 ? after : before, Language.En);

        Assert.Equal(PhraseKeys.Card.Outdated, world.Keys.First());
        Assert.Contains("meanwhile", world.Read(), StringComparison.Ordinal);
        Assert.Equal(changed, world.Desk[SmallDesk.First]);

        world.Tap("take");
        Assert.Equal(PhraseKeys.Card.Done, world.Keys.First());
    }

    [Theory]
    [InlineData("", "take")]
    [InlineData("", "v:Dialogue")]
    [InlineData("more", "priority")]
    [InlineData("note", "!Көрдім.")]
    [InlineData("ask t:template.askWhere", "yes")]
    public void A_ticket_that_is_gone_leads_back_to_the_list_and_says_so(string before, string after)
    {
        var world = World.AtCard(SmallDesk.Lead, desk: DeskAt(TicketStatus.InReview));
        Walk(world, before, Language.En);
        world.Desk.Remove(SmallDesk.First);

        var effects = Walk(world, after, Language.En);

        Assert.Contains(effects, effect => effect is Effect.Say({ Key: PhraseKeys.Card.Gone }));
        Assert.IsType<DeskStep.Listing>(world.Session.Step);
        Assert.DoesNotContain(SmallDesk.Words, world.Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v:Dialogue")]
    [InlineData("more")]
    [InlineData("more passages")]
    [InlineData("note")]
    [InlineData("ask t:template.askWhere")]
    public void When_the_time_is_up_the_words_leave_the_screen_and_opening_them_again_is_an_act_of_its_own(string way) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));
            Walk(world, way, language);

            world.Hear(new Input.TimeIsUp());
            Assert.Equal([PhraseKeys.Card.TimeIsUp], world.Keys);
            Reads.In(world, language);
            Assert.Equal(["again", "back"], world.Actions);

            Assert.Equal(new Effect.OpenCase(SmallDesk.First, true), Assert.Single(world.Tap("again").OfType<Effect.OpenCase>()));
            Assert.IsType<DeskStep.Card>(world.Session.Step);
        });

    [Fact]
    public void Time_that_is_up_elsewhere_changes_nothing()
    {
        var world = World.AtDesk(SmallDesk.Lead);
        Assert.Empty(world.Hear(new Input.TimeIsUp()));
        world.Tap("back");
        Assert.Empty(world.Hear(new Input.TimeIsUp()));
    }

    [Theory]
    [InlineData("ask write", "Жазыңыз: +7 701 000 00 01", "textNotPlain", true)]
    [InlineData("answer write", "Қоңырау: +7 701 000 00 00", "textNotPlain", true)]
    [InlineData("close v:Duplicate", "Мұнда: 87010000000", "textNotPlain", true)]
    [InlineData("note", " ", "textEmpty", false)]
    [InlineData("more label write", "тым ұзақ болып кеткен белгі", "textTooLong", false)]
    [InlineData("more link", "000000", "noSuchTicket", false)]
    [InlineData("more link", "сәлем", "noSuchTicket", false)]
    public void Words_that_are_refused_are_asked_for_again_with_the_reason(string way, string text, string why, bool asked) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));
            Walk(world, way, language);
            var writing = world.Session.Step;

            Assert.Contains(world.Say(text), effect => effect is Effect.EraseIncoming);
            if (asked)
            {
                world.Tap("yes");
            }

            Assert.Equal($"refusal.{why}", world.Keys.First());
            Assert.Contains(text.Trim(), world.Read(language), StringComparison.Ordinal);
            Reads.In(world, language);
            Assert.Equivalent(writing, world.Session.Step);
        });

    [Theory]
    [InlineData("ask write")]
    [InlineData("answer write")]
    [InlineData("close v:Duplicate")]
    public void Words_that_are_too_long_are_refused_before_they_are_shown(string way)
    {
        var world = World.AtCard(SmallDesk.Lead, desk: DeskAt(TicketStatus.InReview));
        Walk(world, way, Language.En);

        Assert.Contains("At most 2000 characters.", world.Read().Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        world.Say(new string('ж', Said.MaxLength + 1));

        Assert.Equal("refusal.textTooLong", world.Keys.First());
        Assert.Contains(new string('ж', Said.MaxLength + 1), world.Read(), StringComparison.Ordinal);
        Assert.IsType<DeskStep.Composing>(world.Session.Step);
    }

    [Fact]
    public void A_refused_text_of_any_length_fits_into_one_message_with_its_reason_in_every_language() =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));
            Walk(world, "close v:Duplicate", language);

            world.Say(new string('ж', 4_096));

            Assert.InRange(world.Read(language).Length, 3_400, 4_096);
        });

    [Theory]
    [InlineData("")]
    [InlineData("answer")]
    [InlineData("more")]
    [InlineData("ask t:template.askWhere")]
    public void Words_typed_before_it_was_chosen_what_they_are_for_leave_the_chat_and_are_said_not_to_be_written(string way) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));
            Walk(world, way, language);
            var step = world.Session.Step;

            Assert.Contains(world.Say("Рахмет, тексереміз."), effect => effect is Effect.EraseIncoming);

            Assert.Equal(PhraseKeys.Card.NotWritten, world.Keys.First());
            Assert.Equivalent(step, world.Session.Step);
            Reads.In(world, language);
        });

    [Fact]
    public void Words_that_came_after_the_card_was_hidden_can_still_be_copied()
    {
        var world = World.AtCard(SmallDesk.Lead, desk: DeskAt(TicketStatus.InReview));
        Walk(world, "answer write", Language.En);
        world.Hear(new Input.TimeIsUp());

        Assert.DoesNotContain(world.Say("Рахмет, тексереміз."), effect => effect is Effect.EraseIncoming);

        Assert.Equal(PhraseKeys.Card.NotWritten, world.Keys.First());
        Assert.IsType<DeskStep.Hidden>(world.Session.Step);
    }
}
