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
        Assert.DoesNotContain("г..", world.Read(Language.Ru), StringComparison.Ordinal);
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

    /// <summary>The ways from the review to a step that is not the review.</summary>
    public static TheoryData<string> Aside => ["back back back back back back back back back back", "read", "cancel", "/Privacy", "/Help", "/Status"];

    [Theory]
    [MemberData(nameof(Aside))]
    public void An_edited_message_changes_the_draft_wherever_its_writer_is(string way)
    {
        var world = new World().AtReview();
        Go(world, way);

        world.Hear(new Input.Edited(1, "A tender that fits nobody."));
        Assert.Equal(PhraseKeys.Story.Changed, world.Keys.First());
        world.Hear(new Input.Edited(77, "A message of something else."));

        Assert.Equal("A tender that fits nobody.", Assert.Single(Assert.IsAssignableFrom<ReportStep>(world.Session.Step).Unsent!.Story).Text);
    }

    [Fact]
    public void An_edit_of_something_else_leaves_a_page_read_on_the_way_open()
    {
        var world = new World().AtReview();
        world.Hear(new Input.Commanded(Command.Privacy));

        Assert.Empty(world.Hear(new Input.Edited(77, "A message of something else.")));

        world.Tap("back");
        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);
    }

    [Fact]
    public void An_edit_that_does_not_fit_is_refused_and_says_which_text_stays()
    {
        var world = AtStory();
        world.Say(new string('a', 4_000), 1);
        world.Say(new string('b', 4_000), 2);

        world.Hear(new Input.Edited(2, new string('c', 4_001)));

        Assert.Equal(PhraseKeys.Story.EditTooLong, world.Keys.First());
        Assert.Equal(new string('b', 4_000), Assert.IsType<ReportStep.Asking>(world.Session.Step).Draft.Story[1].Text);
    }

    [Theory]
    [InlineData("", PhraseKeys.Refuse.NotAdded)]
    [InlineData("read", PhraseKeys.Refuse.PickButton)]
    [InlineData("cancel", PhraseKeys.Refuse.PickButton)]
    [InlineData("/Privacy", PhraseKeys.Refuse.PickButton)]
    [InlineData("/Statistics", PhraseKeys.Refuse.PickButton)]
    [InlineData("f:Files", PhraseKeys.Refuse.SendPhoto)]
    [InlineData("f:Region", PhraseKeys.Refuse.PickButton)]
    [InlineData("send", PhraseKeys.Refuse.PickButton)]
    public void Words_typed_where_none_are_taken_are_said_not_to_be(string way, string said)
    {
        var world = new World().AtReview();
        Go(world, way);

        world.Say("Also the director is his brother.");

        Assert.Contains(said, world.Effects.OfType<Effect.Say>().Select(words => words.Phrase.Key).Concat(world.Keys));
    }

    [Theory]
    [InlineData("back")]
    [InlineData("cancel")]
    [InlineData("/Status")]
    [InlineData("/Cancel")]
    [InlineData("/Report")]
    public void Nothing_written_is_thrown_away_unasked_before_the_first_question_either(string leaving)
    {
        var world = new World().AtReview();
        world.Hear(new Input.Photographed(new Attachment("photo", 1), null, false));
        Go(world, "back back back back back back back back back back");
        Assert.IsType<ReportStep.Promising>(world.Session.Step);

        Go(world, leaving);
        Assert.Equal([PhraseKeys.Cancelling.Ask], world.Keys);
        world.Tap("keep");
        Assert.NotEmpty(Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft.Story);
        world.Tap("back");
        Assert.Single(Assert.Single(world.Tap("drop").OfType<Effect.DropFiles>()).Files);
        Assert.IsType<HomeStep.Menu>(world.Session.Step);
    }

    [Fact]
    public void Who_has_written_nothing_yet_leaves_without_a_question()
    {
        var world = new World().InLanguage();
        world.Tap("report");

        world.Tap("back");

        Assert.IsType<HomeStep.Menu>(world.Session.Step);
    }

    [Theory]
    [InlineData("")]
    [InlineData("f:Files")]
    [InlineData("f:Story")]
    public void What_stands_under_a_photo_is_said_not_to_be_taken(string way)
    {
        var world = new World().AtReview();
        Go(world, way);

        world.Hear(new Input.Photographed(new Attachment("photo", 1), "This is the invoice.", false, 9));

        Assert.Equal(PhraseKeys.Refuse.Caption, world.Keys.First());
        Assert.Contains(PhraseKeys.Files.Added, world.Keys);
        Assert.Single(Assert.IsAssignableFrom<ReportStep>(world.Session.Step).Unsent!.Files);
    }

    [Fact]
    public void A_draft_is_said_to_be_kept_only_where_there_is_one()
    {
        var world = new World().InLanguage();
        world.Hear(new Input.Sent(Unsupported.Sticker));
        Assert.DoesNotContain(PhraseKeys.Refuse.DraftKept, world.Keys);

        world = new World().AtReview();
        world.Hear(new Input.Sent(Unsupported.Sticker));
        Assert.Equal([PhraseKeys.Refuse.Kind, PhraseKeys.Refuse.DraftKept], world.Keys.Take(2));
        world.Hear(new Input.Commanded(Command.Help));
        world.Hear(new Input.Sent(Unsupported.Poll));
        Assert.Contains(PhraseKeys.Refuse.DraftKept, world.Keys);
    }

    [Theory]
    [InlineData(Unsupported.Voice)]
    [InlineData(Unsupported.Video)]
    public void Who_speaks_hears_that_a_voice_gives_him_away(Unsupported kind)
    {
        var world = new World().AtReview();

        world.Hear(new Input.Sent(kind));

        Assert.Equal(PhraseKeys.Refuse.Voice, world.Keys.First());
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

    /// <summary>Taps each word, or gives the command after <c>/</c>.</summary>
    private static void Go(World world, string way)
    {
        foreach (var step in way.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            world.Hear(step[0] == '/' ? new Input.Commanded(Enum.Parse<Command>(step[1..])) : new Input.Tapped(step));
        }
    }

    private static World AtStory()
    {
        var world = new World().AtReview();
        world.Tap("f:Story");
        world.Tap("clear");
        return world;
    }
}
