using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;

namespace IntegrityBot.Core.Tests.Reporting;

public class ReportDialogueTests
{
    [Fact]
    public void Before_the_first_question_stands_what_is_promised_and_what_is_not()
    {
        var world = new World().InLanguage();

        world.Tap("report");

        Assert.Equal([PhraseKeys.Promise.ReportTitle, PhraseKeys.Promise.Kept, PhraseKeys.Promise.NotKept, PhraseKeys.Promise.Advice], world.Keys);
        Assert.Empty(world.Filed);
    }

    [Fact]
    public void Sending_files_what_was_reviewed()
    {
        var world = new World().AtReview();

        world.Tap("send");

        var draft = Assert.Single(world.Filed);
        Assert.Equal((Area.ProcurementTender, Region.Atyrau, Period.ThisMonth, Urgency.None), (draft.Area, draft.Region, draft.When, draft.Urgency));
        Assert.Equal("A tender that fits one bidder only.", Assert.Single(draft.Story).Text);
        Assert.True(world.Screen!.HoldsReceipt);
    }

    [Fact]
    public void Send_that_arrives_again_files_nothing_more()
    {
        var world = new World().AtReview();
        world.Tap("send");

        for (var i = 0; i < 10; i++)
        {
            world.Tap("send");
            world.Hear(new Input.TappedOld("send"));
        }

        Assert.Single(world.Filed);
    }

    [Theory]
    [InlineData("f:Area", "v:Health", "area")]
    [InlineData("f:Region", "v:Shymkent", "region")]
    [InlineData("f:When", "v:Earlier", "when")]
    [InlineData("f:Urgency", "v:PeopleInDanger", "urgency")]
    public void Each_chosen_answer_can_be_changed_from_the_review_and_leads_back_to_it(string change, string choose, string what)
    {
        var world = new World().AtReview();

        world.Tap(change);
        world.Tap(choose);

        var draft = Assert.IsType<ReportStep.Reviewing>(world.Session.Step).Draft;
        Assert.Contains(choose[2..], what switch { "area" => draft.Area.ToString(), "region" => draft.Region.ToString(), "when" => draft.When.ToString(), _ => draft.Urgency.ToString() }, StringComparison.Ordinal);
    }

    [Fact]
    public void Back_keeps_every_answer_and_ends_at_the_promise()
    {
        var world = new World().AtReview();

        for (var i = 0; i < 9; i++)
        {
            world.Tap("back");
        }

        Assert.Equal(Field.Area, Assert.IsType<ReportStep.Asking>(world.Session.Step).Field);
        world.Tap("back");
        var draft = Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft;
        Assert.Equal((Area.ProcurementTender, Region.Atyrau, Period.ThisMonth), (draft.Area, draft.Region, draft.When));
        Assert.NotEmpty(draft.Story);
    }

    [Fact]
    public void Cancel_asks_before_words_are_lost_and_says_so_when_they_are()
    {
        var world = new World().AtReview();

        world.Tap("cancel");
        Assert.Equal([PhraseKeys.Cancelling.Ask], world.Keys);
        world.Tap("keep");
        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);

        world.Hear(new Input.Commanded(Command.Cancel));
        world.Tap("drop");
        Assert.IsType<HomeStep.Menu>(world.Session.Step);
        Assert.Contains(PhraseKeys.Home.DraftDropped, world.Keys);
    }

    [Theory]
    [InlineData(Command.Report)]
    [InlineData(Command.Status)]
    [InlineData(Command.Ask)]
    [InlineData(Command.Learn)]
    [InlineData(Command.Check)]
    [InlineData(Command.Propose)]
    public void No_command_throws_a_draft_away_unasked(Command command)
    {
        var world = new World().AtReview();

        world.Hear(new Input.Commanded(command));
        world.Tap("keep");

        Assert.NotEmpty(Assert.IsType<ReportStep.Reviewing>(world.Session.Step).Draft.Story);
    }

    [Theory]
    [InlineData(Command.Privacy)]
    [InlineData(Command.Help)]
    [InlineData(Command.Language)]
    public void Reading_something_leaves_the_draft_where_it_was(Command command)
    {
        var world = new World().AtReview();

        world.Hear(new Input.Commanded(command));
        world.Hear(new Input.Commanded(Command.Privacy));
        world.Tap("back");

        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);
    }

    [Fact]
    public void A_cancelled_draft_takes_its_photos_with_it()
    {
        var world = new World().AtReview();
        world.Hear(new Input.Photographed(new Attachment("photo", 1), null, false));

        world.Tap("cancel");
        var effects = world.Tap("drop");

        Assert.Single(Assert.Single(effects.OfType<Effect.DropFiles>()).Files);
    }

    [Fact]
    public void Only_ten_photos_fit_and_the_eleventh_is_named_and_not_fetched()
    {
        var world = new World().AtReview();
        for (var i = 0; i < Draft.MaxFiles; i++)
        {
            world.Hear(new Input.Photographed(new Attachment("photo", 1), null, i > 0));
        }

        var effects = world.Hear(new Input.Photographed(new Attachment("photo", 1), null, true));

        Assert.DoesNotContain(effects, effect => effect is Effect.Fetch);
        Assert.Contains(PhraseKeys.Files.Full, world.Keys);
        Assert.Equal(Draft.MaxFiles, Assert.IsType<ReportStep.Reviewing>(world.Session.Step).Draft.Files.Length);
    }

    [Theory]
    [InlineData(FetchFailure.TooBig, PhraseKeys.Files.TooBig)]
    [InlineData(FetchFailure.Unreachable, PhraseKeys.Files.Unreachable)]
    [InlineData(FetchFailure.NotAPhoto, PhraseKeys.Files.NotAPhoto)]
    public void A_photo_that_cannot_be_had_is_said_at_once_and_nothing_else_is_lost(FetchFailure why, string said)
    {
        var world = new World().AtReview();
        world.PhotosFail = why;

        world.Hear(new Input.Photographed(new Attachment("photo", 1), null, false));

        Assert.Contains(said, world.Keys);
        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);
    }

    [Fact]
    public void A_story_grows_by_messages_up_to_its_limits_and_keeps_what_fitted()
    {
        var world = AtStory();

        world.Say(new string('a', 4_000), 1);
        world.Say(new string('b', 4_000), 2);
        world.Say("one sign too many", 3);

        Assert.Contains(PhraseKeys.Story.TooLong, world.Keys);
        Assert.Equal(8_000, Assert.IsType<ReportStep.Asking>(world.Session.Step).Draft.StoryLength);
    }

    [Fact]
    public void The_twenty_first_message_is_refused()
    {
        var world = AtStory();
        for (var slot = 1; slot <= Draft.MaxStoryParts; slot++)
        {
            world.Say("one more line", slot);
        }

        world.Say("one line too many", 21);

        Assert.Contains(PhraseKeys.Story.TooMany, world.Keys);
        Assert.Equal(Draft.MaxStoryParts, Assert.IsType<ReportStep.Asking>(world.Session.Step).Draft.Story.Length);
    }

    [Fact]
    public void An_edited_message_changes_its_part_of_the_story()
    {
        var world = AtStory();
        world.Say("The first version of it.", 7);
        world.Say("Something else entirely.", 8);

        world.Hear(new Input.Edited(7, "The second version of it."));

        var story = Assert.IsType<ReportStep.Asking>(world.Session.Step).Draft.Story;
        Assert.Equal(["The second version of it.", "Something else entirely."], story.Select(part => part.Text));
    }

    [Fact]
    public void A_receipt_told_in_a_story_is_erased_and_never_kept()
    {
        var world = AtStory();

        var effects = world.Say($"My earlier report was {World.Receipt.Reveal()} by the way.");

        Assert.Contains(effects, effect => effect is Effect.EraseIncoming);
        Assert.Empty(Assert.IsType<ReportStep.Asking>(world.Session.Step).Draft.Story);
        Assert.Contains(PhraseKeys.Refuse.ReceiptInReport, world.Keys);
    }

    [Theory]
    [InlineData(Unsupported.Contact)]
    [InlineData(Unsupported.Location)]
    public void A_contact_or_a_place_is_erased_and_explained(Unsupported kind)
    {
        var world = new World().AtReview();

        var effects = world.Hear(new Input.Sent(kind));

        Assert.Contains(effects, effect => effect is Effect.EraseIncoming);
        Assert.Contains(PhraseKeys.Refuse.Identifying, world.Keys);
        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);
    }

    [Fact]
    public void A_question_takes_one_step_and_a_proposal_two()
    {
        var world = new World().InLanguage();
        world.Tap("ask");
        world.Tap("desk");
        world.Tap("next");
        world.Say("May a school collect money for repairs?");
        world.Tap("next");
        world.Tap("send");
        world.Tap("saved");

        world.Tap("propose");
        world.Tap("next");
        world.Tap("v:procurement");
        world.Say("Publish every plan on one plain page.");
        world.Tap("next");
        world.Tap("send");

        Assert.Equal([TicketKind.Question, TicketKind.Proposal], world.Filed.Select(draft => draft.Kind));
        Assert.Equal(Area.ProcurementUnsure, world.Filed[1].Area);
    }

    [Fact]
    public void Hidden_direction_signs_do_not_reach_a_moderator()
    {
        var world = AtStory();

        world.Say("Plain \u202Eesrever\u202C words\u0000 here.");

        Assert.Equal("Plain esrever words here.", Assert.IsType<ReportStep.Asking>(world.Session.Step).Draft.Story[0].Text);
    }

    private static World AtStory()
    {
        var world = new World().AtReview();
        world.Tap("f:Story");
        world.Tap("clear");
        return world;
    }
}
