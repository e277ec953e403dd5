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
            (Step[])[new FollowStep.Opened(secret), new FollowStep.Confirming(secret, null) { Told = [new(1, "More.")] }, new FollowStep.AskingBell(secret), new FollowStep.Withdrawing(secret, true)],
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
    public void Words_written_while_the_ticket_closed_itself_stay_in_the_chat_and_their_writer_is_told()
    {
        var world = AtClosed(out var closed);

        var late = Dialogue.Next(closed, new Input.Wrote(1, "The second bid came from the same office, signed by the same hand."), world.Setting);
        Assert.DoesNotContain(late.Effects, effect => effect is Effect.EraseIncoming);
        Assert.Equal([PhraseKeys.Follow.Closed, PhraseKeys.Follow.NotSent], Keys(late));
        Assert.IsType<FollowStep.Closed>(late.Session.Step);

        // As long as a receipt with a slip in it: it leaves the chat like one.
        var slip = Dialogue.Next(closed, new Input.Wrote(1, "ABCD-EFGH-JKMN-PQRS"), world.Setting);
        Assert.Contains(slip.Effects, effect => effect is Effect.EraseIncoming);
        Assert.Equal(PhraseKeys.Follow.NoReceipt, Keys(slip)[0]);

        var receipt = Dialogue.Next(closed, new Input.Wrote(1, World.Receipt.Reveal()), world.Setting);
        Assert.Contains(receipt.Effects, effect => effect is Effect.LookUp);
    }

    [Fact]
    public void An_addition_in_several_messages_is_sent_whole_and_what_does_not_fit_is_said()
    {
        var world = AtTicket(Language.En);
        world.Tap("add");
        world.Say("The first half.", 1);
        world.Say("The second half.", 2);
        Assert.Contains("The first half.\n\nThe second half.", world.Read(), StringComparison.Ordinal);

        world.Say(new string('x', 4_096), 3);
        world.Say(new string('y', 4_096), 4);
        Assert.Equal(PhraseKeys.Story.TooLong, world.Keys.First());

        Assert.Equal($"The first half.\n\nThe second half.\n\n{new string('x', 4_096)}", Assert.Single(world.Tap("send").OfType<Effect.Add>()).Text);
    }

    [Fact]
    public void An_edit_changes_what_will_be_sent_and_an_edit_to_nothing_asks_for_it_again()
    {
        var world = AtTicket(Language.En);
        world.Say("Aigul saw it.", 1);
        world.Hear(new Input.Edited(9, "Something else."));

        world.Hear(new Input.Edited(1, "Somebody saw it."));
        Assert.Equal(PhraseKeys.Story.Changed, world.Keys.First());
        Assert.Contains("Somebody saw it.", world.Read(), StringComparison.Ordinal);
        world.Hear(new Input.Commanded(Command.Privacy));
        world.Hear(new Input.Edited(1, "Nobody saw it."));
        Assert.Equal("Nobody saw it.", Assert.Single(world.Tap("send").OfType<Effect.Add>()).Text);

        world.Say("More.", 2);
        world.Hear(new Input.Edited(2, " "));
        Assert.IsType<FollowStep.Writing>(world.Session.Step);
    }

    [Fact]
    public void What_stands_under_a_photo_is_part_of_the_addition_even_when_the_photo_cannot_be_had()
    {
        var world = AtTicket(Language.En);
        world.Hear(Photo("Look at line 3.", 5));
        Assert.Contains("Look at line 3.", world.Read(), StringComparison.Ordinal);
        world.Hear(new Input.Edited(5, "Look at line 4."));
        var sent = Assert.Single(world.Tap("send").OfType<Effect.Add>());
        Assert.Equal("Look at line 4.", sent.Text);
        Assert.NotNull(sent.File);

        world.PhotosFail = FetchFailure.Unreachable;
        world.Hear(Photo("Look at line 5.", 6));
        Assert.Equal(PhraseKeys.Files.Unreachable, world.Keys.First());
        Assert.Equal("Look at line 5.", Assert.Single(world.Tap("send").OfType<Effect.Add>()).Text);
    }

    [Fact]
    public void What_stands_under_a_second_photo_is_said_not_to_be_taken()
    {
        var world = AtTicket(Language.En);
        world.Hear(Photo("Look at line 3.", 5));

        world.Hear(Photo("And at line 4.", 6));

        Assert.Contains(PhraseKeys.Follow.OnePhoto, world.Keys);
        Assert.Contains(PhraseKeys.Refuse.Caption, world.Keys);
        Assert.Equal("Look at line 3.", Assert.Single(world.Tap("send").OfType<Effect.Add>()).Text);
    }

    [Fact]
    public void A_receipt_under_a_photo_is_erased_and_never_kept()
    {
        var world = AtTicket(Language.En);

        var effects = world.Hear(Photo($"see {World.Receipt.Reveal()}", 5));

        Assert.Contains(effects, effect => effect is Effect.EraseIncoming);
        Assert.DoesNotContain(effects, effect => effect is Effect.Fetch);
        Assert.Contains(PhraseKeys.Refuse.ReceiptInText, world.Keys);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void A_long_addition_is_read_to_its_end_before_it_is_sent(Language language)
    {
        var world = AtTicket(language);
        world.Say(new string('ж', 4_000) + "Соңы");
        Assert.DoesNotContain("send", world.Actions);
        Reads.In(world, language);

        world.Tap("page:1");

        Assert.Contains("Соңы", world.Read(language), StringComparison.Ordinal);
        Assert.EndsWith("Соңы", Assert.Single(world.Tap("send").OfType<Effect.Add>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_leaves_an_addition_unsent_is_told_so()
    {
        var world = AtTicket(Language.En);
        world.Say("More.");
        world.Tap("back");
        Assert.Contains(PhraseKeys.Home.Cancelled, world.Keys);
        Assert.IsType<FollowStep.Opened>(world.Session.Step);

        world.Say("More.");
        world.Hear(new Input.Commanded(Command.Learn));
        Assert.Contains(PhraseKeys.Home.Cancelled, world.Keys);
    }

    [Theory]
    [InlineData("bell")]
    [InlineData("withdraw")]
    public void Words_typed_where_a_button_is_wanted_are_said_not_to_be_taken(string what)
    {
        var world = AtTicket(Language.En);
        world.Tap(what);

        world.Say("One more thing.");

        Assert.Equal(PhraseKeys.Refuse.PickButton, world.Keys.First());
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void A_picture_of_the_receipt_leaves_the_chat_and_the_person_hears_how_else(Language language) =>
        Assert.All((string[])["status", "proof"], at =>
        {
            var world = AtTicket(language);
            if (at == "status")
            {
                world.Tap("close");
            }

            world.Tap(at);
            foreach (var input in (Input[])[Photo(null, 1), Photo("my receipt", 2), new Input.Sent(Unsupported.Document), new Input.Sent(Unsupported.Forwarded)])
            {
                Assert.Contains(world.Hear(input), effect => effect is Effect.EraseIncoming);
                Assert.Equal(PhraseKeys.Refuse.ReceiptInPicture, world.Keys.First());
                Reads.In(world, language);
            }
        });

    [Fact]
    public void A_photo_with_words_that_came_after_the_ticket_closed_itself_stays_in_the_chat()
    {
        var world = AtClosed(out var closed);

        Assert.Contains(Dialogue.Next(closed, Photo(null, 1), world.Setting).Effects, effect => effect is Effect.EraseIncoming);
        Assert.DoesNotContain(Dialogue.Next(closed, Photo("Look at line 3.", 1), world.Setting).Effects, effect => effect is Effect.EraseIncoming);
    }

    [Fact]
    public void Who_lost_the_receipt_hears_that_nothing_brings_it_back()
    {
        var world = new World().InLanguage();
        world.Tap("status");

        Assert.All((string[])["I have lost it", WrongReceipt], said =>
        {
            world.Say(said);
            Assert.Contains(PhraseKeys.Follow.Lost, world.Keys);
        });
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

    private static Input.Photographed Photo(string? caption, int slot) => new(new Attachment("photo", 1), caption, false, slot);

    private static string[] Keys(Turn turn) => [.. turn.Effects.OfType<Effect.Show>().Single().Screen.Paragraphs.Select(phrase => phrase.Key)];

    /// <summary>The ticket of the world was open and its time ran out.</summary>
    private static World AtClosed(out Session closed)
    {
        var world = AtTicket(Language.En);
        closed = world.Session.WithTicketClosed();
        return world;
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
