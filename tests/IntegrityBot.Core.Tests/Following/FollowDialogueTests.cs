using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Following;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Tests.Desk;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Following;

public class FollowDialogueTests
{
    private const string WrongReceipt = "ABCD-EFGH-JKMN-PQRS-TVWX";

    [Fact]
    public void The_message_with_the_receipt_leaves_the_chat_right_or_wrong()
    {
        var world = new World().AtReview();
        world.Tap("send");
        world.Tap("saved");
        world.Tap("status");

        Assert.Contains(world.Say(WrongReceipt), effect => effect is Effect.EraseIncoming);
        Assert.Contains(world.Say("ABCD-EFGH"), effect => effect is Effect.EraseIncoming);
        Assert.Contains(world.Say(World.Receipt.Reveal()), effect => effect is Effect.EraseIncoming);
        Assert.IsType<FollowStep.Opened>(world.Session.Step);
    }

    [Fact]
    public void A_report_that_ended_at_the_desk_while_it_was_open_is_said_to_be_gone_and_not_withdrawn()
    {
        var world = new World().AtTicket();
        var secret = Assert.IsType<FollowStep.Opened>(world.Session.Step).Secret;

        Assert.All(
            (Step[])[new FollowStep.Opened(secret), new FollowStep.Confirming(secret, "More.", null), new FollowStep.AskingBell(secret), new FollowStep.Withdrawing(secret, true)],
            step =>
            {
                var turn = Dialogue.Next(world.Session with { Step = step }, new Input.NotFound(null), world.Setting);
                Assert.Equal(PhraseKeys.Follow.IsGone, turn.Effects.OfType<Effect.Show>().Single().Screen.Paragraphs[0].Key);
                Assert.IsType<HomeStep.Menu>(turn.Session.Step);
            });
    }

    [Fact]
    public void Five_wrong_receipts_make_the_session_wait_one_minute_then_five_then_thirty()
    {
        var world = new World().InLanguage();
        world.Tap("status");

        foreach (var minutes in (int[])[1, 5, 30, 30])
        {
            for (var i = 0; i < ReceiptTries.Free; i++)
            {
                Assert.Contains(world.Say(WrongReceipt), effect => effect is Effect.LookUp);
            }

            Assert.DoesNotContain(world.Say(WrongReceipt), effect => effect is Effect.LookUp);
            var wait = world.Present.Paragraphs.Single(phrase => phrase.Key == PhraseKeys.Follow.Wait);
            Assert.Equal(minutes, Assert.IsType<Arg.Count>(wait.Args.Single()).Value);

            world.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1);
            Assert.DoesNotContain(world.Say(WrongReceipt), effect => effect is Effect.LookUp);
            world.Now += TimeSpan.FromSeconds(1);
        }
    }

    [Fact]
    public void Leaving_and_coming_back_does_not_shorten_the_wait()
    {
        var world = new World().InLanguage();
        world.Tap("status");
        for (var i = 0; i < ReceiptTries.Free; i++)
        {
            world.Say(WrongReceipt);
        }

        world.Hear(new Input.Started(null));
        world.Tap("status");

        Assert.DoesNotContain(world.Say(WrongReceipt), effect => effect is Effect.LookUp);
    }

    [Fact]
    public void A_busy_desk_counts_no_try()
    {
        var world = new World().InLanguage();
        world.DeskIsBusy = true;
        world.Tap("status");

        world.Say(WrongReceipt);

        Assert.Equal(0, world.Session.Tries.Wrong);
        Assert.Contains(PhraseKeys.Follow.Busy, world.Keys);
    }

    [Fact]
    public void A_receipt_sent_from_the_menu_is_followed_without_asking()
    {
        var world = new World().AtReview();
        world.Tap("send");
        world.Tap("saved");

        world.Say(World.Receipt.Reveal());

        Assert.IsType<FollowStep.Opened>(world.Session.Step);
    }

    [Fact]
    public void A_receipt_in_a_link_is_never_looked_up_and_the_person_is_told_why()
    {
        var world = new World().InLanguage();

        var effects = world.Hear(new Input.Started(World.Receipt.Reveal()));

        Assert.DoesNotContain(effects, effect => effect is Effect.LookUp);
        Assert.Contains(PhraseKeys.Refuse.ReceiptInLink, world.Keys);
    }

    [Fact]
    public void An_addition_is_shown_before_it_is_sent()
    {
        var world = new World().AtTicket();
        world.Tap("add");

        var written = world.Say("The second bid came from the same office.");
        Assert.DoesNotContain(written, effect => effect is Effect.Add);
        var sent = world.Tap("send");

        Assert.Equal("The second bid came from the same office.", Assert.Single(sent.OfType<Effect.Add>()).Text);
        Assert.Contains(PhraseKeys.Follow.Added, world.Keys);
    }

    [Fact]
    public void A_photo_of_an_addition_that_is_not_sent_is_destroyed()
    {
        var world = new World().AtTicket();
        world.Hear(new Input.Photographed(new Attachment("photo", 1), null, false));

        var effects = world.Hear(new Input.Commanded(Command.Cancel));

        Assert.Single(Assert.Single(effects.OfType<Effect.DropFiles>()).Files);
    }

    [Fact]
    public void Withdrawing_asks_twice()
    {
        var world = new World().AtTicket();

        Assert.DoesNotContain(world.Tap("withdraw"), effect => effect is Effect.Withdraw);
        Assert.DoesNotContain(world.Tap("yes"), effect => effect is Effect.Withdraw);
        Assert.DoesNotContain(world.Tap("yes"), effect => effect is Effect.Withdraw);
        Assert.Contains(world.Tap("sure"), effect => effect is Effect.Withdraw);

        Assert.IsType<HomeStep.Menu>(world.Session.Step);
        Assert.Contains(PhraseKeys.Follow.Withdrawn, world.Keys);
    }

    [Theory]
    [InlineData("close")]
    [InlineData("cancel")]
    public void Leaving_the_ticket_leaves_nothing_that_opens_it(string how)
    {
        var world = new World().AtTicket();
        Assert.True(world.Session.OpensTicket);

        if (how == "close")
        {
            world.Tap("close");
        }
        else
        {
            world.Hear(new Input.Commanded(Command.Cancel));
        }

        Assert.False(world.Session.OpensTicket);
    }

    [Fact]
    public void Reading_the_privacy_page_from_a_ticket_still_counts_as_having_it_open()
    {
        var world = new World().AtTicket();

        world.Hear(new Input.Commanded(Command.Privacy));

        Assert.True(world.Session.OpensTicket);
        Assert.False(world.Session.WithTicketClosed().OpensTicket);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void The_bell_is_switched_on_after_what_it_weakens_was_read_and_off_at_once(Language language)
    {
        var world = AtTicket(language);

        Assert.DoesNotContain(world.Tap("bell"), effect => effect is Effect.SetBell);
        Assert.Equal([PhraseKeys.Follow.BellAsk], world.Keys);
        Reads.In(world, language);
        Assert.True(Assert.Single(world.Tap("yes").OfType<Effect.SetBell>()).On);
        Assert.Equal(PhraseKeys.Follow.BellOn, world.Keys.First());
        Assert.Contains("silence", world.Actions);
        Assert.DoesNotContain("bell", world.Actions);
        Reads.In(world, language);

        var effects = world.Tap("silence");
        Assert.False(Assert.Single(effects.OfType<Effect.SetBell>()).On);
        Assert.Contains(effects, effect => effect is Effect.Toast({ Key: PhraseKeys.Follow.BellStopped }, _));
        Assert.Contains("bell", world.Actions);
    }

    [Theory]
    [InlineData("bell")]
    [InlineData("proof")]
    public void Who_thinks_better_of_it_is_back_at_the_ticket(string what)
    {
        var world = AtTicket(Language.En);
        world.Tap(what);

        var effects = world.Tap("back");

        Assert.IsType<FollowStep.Opened>(world.Session.Step);
        Assert.DoesNotContain(effects, effect => effect is Effect.SetBell or Effect.Prove);
        Assert.Contains("bell", world.Actions);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void A_proof_is_sent_for_the_receipt_typed_once_more_which_leaves_the_chat(Language language)
    {
        var world = AtTicket(language);
        world.Tap("proof");
        Assert.Equal([PhraseKeys.Follow.ProofAsk], world.Keys);
        Reads.In(world, language);

        var effects = world.Say(World.Receipt.Reveal());

        Assert.Contains(effects, effect => effect is Effect.EraseIncoming);
        Assert.Equal(new Paper.Proof("A proof."), Assert.Single(effects.OfType<Effect.Send>()).Paper);
        Assert.Equal([PhraseKeys.Follow.ProofSent], world.Keys);
        Reads.In(world, language);
        world.Tap("back");
        Assert.IsType<FollowStep.Opened>(world.Session.Step);
    }

    [Theory]
    [InlineData(true, PhraseKeys.Follow.ProofTooEarly)]
    [InlineData(false, PhraseKeys.Follow.ProofNone)]
    public void Where_there_is_no_proof_it_says_why_and_sends_nothing(bool tooEarly, string said) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = AtTicket(language);
            world.ProofComesTooEarly = tooEarly;
            world.Tap("proof");

            Assert.DoesNotContain(world.Say(World.Receipt.Reveal()), effect => effect is Effect.Send);

            Assert.Equal(said, world.Keys.First());
            Reads.In(world, language);
        });

    [Fact]
    public void A_wrong_receipt_for_a_proof_counts_as_a_try_and_is_erased_too()
    {
        var world = AtTicket(Language.En);
        world.Tap("proof");
        for (var i = 0; i < ReceiptTries.Free; i++)
        {
            Assert.Contains(world.Say(WrongReceipt), effect => effect is Effect.EraseIncoming);
            Assert.Contains(PhraseKeys.Follow.Wrong, world.Keys);
        }

        Assert.DoesNotContain(world.Say(World.Receipt.Reveal()), effect => effect is Effect.Prove);
        Assert.Contains(PhraseKeys.Follow.Wait, world.Keys);
    }

    [Fact]
    public void What_is_no_receipt_is_asked_for_again_and_a_busy_desk_counts_no_try_for_a_proof()
    {
        var world = AtTicket(Language.En);
        world.Tap("proof");
        Assert.Contains(world.Say("my receipt"), effect => effect is Effect.EraseIncoming);
        Assert.Contains(PhraseKeys.Follow.NoReceipt, world.Keys);

        world.DeskIsBusy = true;
        world.Say(World.Receipt.Reveal());

        Assert.Contains(PhraseKeys.Follow.Busy, world.Keys);
        Assert.Equal(0, world.Session.Tries.Wrong);
    }

    [Fact]
    public void Every_ready_text_of_the_desk_is_read_in_the_readers_language() =>
        Assert.All(LanguageTags.All, language =>
        {
            foreach (var template in Templates.All)
            {
                var world = AtTicket(language);
                world.Add(new(Author.Desk, world.Setting.Today, "", null) { Template = template });
                world.Tap("page:0");

                Assert.Contains(TestData.Phrases.Say(language, new(template)), world.Read(language), StringComparison.Ordinal);
                Reads.In(world, language);
            }
        });

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Never_write_who_you_are_stands_under_each_question_and_under_nothing_else(Language language)
    {
        var world = AtTicket(language);
        world.Add(new(Author.Desk, world.Setting.Today, "", null) { Template = PhraseKeys.Template.SayReviewing });
        world.Tap("page:0");
        Assert.Equal(0, Warnings());

        world.Add(new(Author.Desk, world.Setting.Today, "", null) { Template = PhraseKeys.Template.AskWhere, IsQuestion = true });
        world.Add(new(Author.Desk, world.Setting.Today, "Қашан болды?", null) { IsQuestion = true });
        world.Tap("page:0");
        Assert.Equal(2, Warnings());

        int Warnings() => world.Read(language).Split(TestData.Phrases.Say(language, new(PhraseKeys.Follow.NeverSayWho))).Length - 1;
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Who_has_added_as_much_as_a_report_holds_is_told_where_to_write_on_and_nothing_is_added(Language language)
    {
        var world = AtTicket(language);
        var said = new TicketMessage(Author.Reporter, world.Setting.Today, "Тағы.", null);
        for (var count = 0; count < TicketMessage.MostAdded - 1; count++)
        {
            world.Add(said);
            world.Add(said with { Author = Author.Desk });
        }

        world.Tap("page:0");
        Assert.Contains("add", world.Actions);
        world.Tap("add");
        world.Say("Соңғысы.");
        world.Tap("send");
        Assert.Contains(PhraseKeys.Follow.Added, world.Keys);
        Assert.DoesNotContain("add", world.Actions);
        var full = world.Present.Paragraphs.Single(phrase => phrase.Key == PhraseKeys.Follow.Full);
        Assert.Contains("7K3F9Q", TestData.Phrases.Say(language, full), StringComparison.Ordinal);

        // What he types or sends all the same.
        world.Hear(new Input.Photographed(new Attachment("photo", 1), null, false));
        var effects = world.Tap("send");
        Assert.Contains(PhraseKeys.Follow.Full, world.Keys);
        Assert.DoesNotContain(PhraseKeys.Follow.Added, world.Keys);
        Assert.Contains(effects, effect => effect is Effect.DropFiles);
        Assert.IsType<FollowStep.Opened>(world.Session.Step);
        Reads.In(world, language);
    }

    private static World AtTicket(Language language)
    {
        var world = new World().AtTicket();
        world.Hear(new Input.Commanded(Command.Language));
        world.Tap($"l:{language.Tag()}");
        Assert.IsType<FollowStep.Opened>(world.Session.Step);
        return world;
    }
}
