using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Following;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Tests.Conversations;

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
}
