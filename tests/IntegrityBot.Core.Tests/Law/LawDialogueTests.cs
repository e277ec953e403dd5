using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Following;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;

namespace IntegrityBot.Core.Tests.Law;

public class LawDialogueTests
{
    private const string Nonsense = "qwzx vvkk jjpp";

    [Theory]
    [InlineData(Language.En, "Where do I complain about an unfair tender?", SmallLaw.Tender)]
    [InlineData(Language.Ru, "Как пожаловаться на конкурс?", SmallLaw.Tender)]
    [InlineData(Language.Kk, "емтихан үшін ақша", SmallLaw.Exam)]
    [InlineData(Language.Kk, "взятка", SmallLaw.Bribe)]
    public void Words_typed_at_the_menu_are_a_question_and_a_clear_one_is_answered_at_once(Language language, string question, string topic)
    {
        var world = new World().InLanguage(language);

        world.Say(question);

        Assert.Equal(topic, Assert.IsType<LawStep.Answered>(world.Session.Step).Topic);
        Assert.Empty(world.Filed);
    }

    [Fact]
    public void An_answer_has_its_articles_its_date_and_says_that_it_is_no_advice()
    {
        var world = AtTopic(SmallLaw.Tender);

        var text = world.Read();

        Assert.Contains("The answer about tender.\u00A0[1]", text, StringComparison.Ordinal);
        Assert.Contains("A fact about tender.\u00A0[2,\u00A03]", text, StringComparison.Ordinal);
        Assert.Contains("[1] Law on order, art. 7\n[2] Code, art. 3(1)\n[3] a newspaper", text, StringComparison.Ordinal);
        Assert.Contains("→ Write it down.\n→ Ask.", text, StringComparison.Ordinal);
        Assert.Contains("not legal advice", text, StringComparison.Ordinal);
        Assert.Contains("1 January 2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_fits_several_topics_is_answered_with_three_to_choose_from()
    {
        var world = new World().InLanguage();

        world.Say("May an official accept a gift?");

        Assert.Equal(3, Assert.IsType<LawStep.Found>(world.Session.Step).Topics.Length);
        Assert.Equal(3, world.Actions.Count(action => action.StartsWith("t:", StringComparison.Ordinal)));
        world.Tap(world.Actions.First());
        Assert.IsType<LawStep.Answered>(world.Session.Step);
        world.Tap("back");
        Assert.IsType<LawStep.Found>(world.Session.Step);

        // Whoever wanted to report finds it here too, and his words with him.
        Assert.Contains("report", world.Actions);
        world.Tap("report");
        Assert.Equal("May an official accept a gift?", Assert.Single(Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft.Story).Text);
    }

    [Fact]
    public void What_is_not_found_is_said_so_and_counted_without_a_word_of_it()
    {
        var world = new World().InLanguage();

        world.Say(Nonsense);

        Assert.Equal([PhraseKeys.Question.NotFound], world.Keys);
        Assert.StartsWith("unanswered.", Assert.Single(world.Counted), StringComparison.Ordinal);
        Assert.DoesNotContain("qwzx", world.Counted.Single(), StringComparison.Ordinal);
        Assert.Empty(world.Filed);
    }

    [Fact]
    public void A_question_without_an_answer_goes_to_a_moderator_only_after_asking()
    {
        var world = new World().InLanguage();
        world.Say(Nonsense, 5);

        world.Tap("desk");
        Assert.Equal(new HomeStep.OfferingQuestion(5, Nonsense), world.Session.Step);
        world.Tap("question");
        world.Tap("next");
        Assert.Empty(world.Filed);
        world.Tap("send");

        var filed = Assert.Single(world.Filed);
        Assert.Equal((TicketKind.Question, Nonsense), (filed.Kind, filed.Story.Single().Text));
    }

    [Fact]
    public void What_was_typed_as_a_question_can_become_a_report()
    {
        var world = new World().InLanguage();
        world.Say(Nonsense);

        world.Tap("report");

        var draft = Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft;
        Assert.Equal((TicketKind.Report, Nonsense), (draft.Kind, Assert.Single(draft.Story).Text));
    }

    [Fact]
    public void The_typed_words_leave_with_the_question()
    {
        var world = new World().InLanguage();
        world.Say(Nonsense);

        world.Tap("back");
        world.Tap("back");

        Assert.DoesNotContain("qwzx", System.Text.Json.JsonSerializer.Serialize(
            SessionRecord.Fresh with { Session = world.Session }, SessionJson.Default.SessionRecord), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Сәлеметсіз бе!", PhraseKeys.Question.Greeting)]
    [InlineData("привет", PhraseKeys.Question.Greeting)]
    [InlineData("Hi", PhraseKeys.Question.Greeting)]
    [InlineData("Рахмет)", PhraseKeys.Question.Welcome)]
    [InlineData("Спасибо!", PhraseKeys.Question.Welcome)]
    [InlineData("Спасибо, Сәлеметсіз бе!", PhraseKeys.Question.Welcome)]
    [InlineData("Please", PhraseKeys.Question.Greeting)]
    [InlineData("Okay.", PhraseKeys.Question.Fine)]
    [InlineData("Hi! Who are you?", PhraseKeys.Question.About)]
    [InlineData("I lost my receipt", PhraseKeys.Question.LostReceipt)]
    [InlineData("please delete my data", PhraseKeys.Question.Erase)]
    [InlineData("112", PhraseKeys.Question.Danger)]
    [InlineData("help me, emergency", PhraseKeys.Question.Danger)]
    [InlineData("привет а", PhraseKeys.Question.Greeting)]
    [InlineData("?", PhraseKeys.Home.DidNotUnderstand)]
    [InlineData("ок", PhraseKeys.Home.DidNotUnderstand)]
    [InlineData("12", PhraseKeys.Home.DidNotUnderstand)]
    [InlineData("😀", PhraseKeys.Home.DidNotUnderstand)]
    public void Small_talk_is_no_question(string says, string answer)
    {
        var world = new World().InLanguage();

        world.Say(says);

        Assert.Equal(answer, world.Keys.First());
        Assert.IsType<HomeStep.Menu>(world.Session.Step);
        Assert.Empty(world.Counted);
    }

    public static TheoryData<string, Step> Led => new()
    {
        { "stop", new HomeStep.Menu() },
        { "komek kerek", new HomeStep.ReadingHelp() },
        { "Help me, please!", new HomeStep.ReadingHelp() },
        { "Казакша", new HomeStep.ChoosingLanguage(null) },
        { "status", new FollowStep.AskingReceipt() },
        { "will they find me", new HomeStep.ReadingPrivacy() },
    };

    [Theory]
    [MemberData(nameof(Led))]
    public void A_line_that_asks_for_a_screen_leads_to_it_and_is_not_counted_as_a_question_without_an_answer(string says, Step there)
    {
        foreach (var world in new[] { new World().InLanguage(), AtTopic(SmallLaw.Bribe) })
        {
            world.Say(says);

            Assert.Equal(there, world.Session.Step);
            Assert.Empty(world.Counted);
        }
    }

    [Fact]
    public void Who_wants_to_report_begins_a_report_without_the_words_that_said_so()
    {
        var world = new World().InLanguage();

        world.Say("Hi, I want to report");

        var draft = Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft;
        Assert.Equal(TicketKind.Report, draft.Kind);
        Assert.Empty(draft.Story);
    }

    [Fact]
    public void A_page_asked_for_in_words_leads_back_to_the_answer_that_was_read()
    {
        var world = AtTopic(SmallLaw.Bribe);

        world.Say("help me");
        world.Tap("back");

        Assert.Equal(SmallLaw.Bribe, Assert.IsType<LawStep.Answered>(world.Session.Step).Topic);
    }

    [Fact]
    public void A_thank_you_costs_a_question_for_a_moderator_nothing()
    {
        var world = new World().InLanguage();
        world.Say(Nonsense);
        world.Tap("desk");

        world.Say("спасибо");

        Assert.Equal(PhraseKeys.Question.Welcome, world.Keys.First());
        Assert.Equal(Nonsense, Assert.IsType<HomeStep.OfferingQuestion>(world.Session.Step).Text);
    }

    [Theory]
    [InlineData("Hi, please: May an official accept a gift?", "May an official accept a gift?")]
    [InlineData("Сәлеметсіз бе! емтихан үшін ақша", "емтихан үшін ақша")]
    public void A_greeting_before_a_question_is_passed_over_by_the_search_and_kept_for_a_moderator(string says, string asked)
    {
        var world = new World().InLanguage(Language.Kk);
        world.Say(asked);
        var bare = Found(world);

        world = new World().InLanguage(Language.Kk);
        world.Say(says);

        Assert.Equal(bare.Topics, Found(world).Topics);
        Assert.Equal(says, Found(world).Text);

        static LawStep.Found Found(World world) => Assert.IsType<LawStep.Found>(world.Session.Step is LawStep.Answered reading ? reading.From : world.Session.Step);
    }

    [Theory]
    [InlineData("367")]
    [InlineData("ст. 5")]
    [InlineData("УК 247")]
    public void The_number_of_an_article_is_a_question(string says)
    {
        var world = new World().InLanguage();

        world.Say(says);

        Assert.IsType<LawStep.Found>(world.Session.Step);
    }

    [Theory]
    [InlineData(Command.Help)]
    [InlineData(Command.Privacy)]
    public void A_question_typed_on_a_page_read_on_the_way_is_answered(Command page)
    {
        foreach (var world in new[] { AtTopic(SmallLaw.Bribe), AtSigns() })
        {
            world.Hear(new Input.Commanded(page));

            world.Say("Where do I complain about an unfair tender?");

            Assert.Equal(SmallLaw.Tender, Assert.IsType<LawStep.Answered>(world.Session.Step).Topic);
            Assert.Null(world.Session.Behind);
        }

        static World AtSigns()
        {
            var world = new World().InLanguage();
            world.Hear(new Input.Commanded(Command.Check));
            world.Tap(world.Actions.First());
            Assert.IsType<LearnStep.Checking>(world.Session.Step);
            return world;
        }
    }

    [Fact]
    public void What_is_typed_on_a_page_read_on_the_way_of_a_report_costs_the_report_nothing()
    {
        var world = new World().AtReview();
        world.Hear(new Input.Commanded(Command.Help));

        world.Say("Where do I complain about an unfair tender?");
        world.Tap("back");

        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);
    }

    [Fact]
    public void The_question_for_a_moderator_is_still_there_after_reading_what_is_kept()
    {
        var world = new World().InLanguage();
        world.Say(Nonsense);
        world.Tap("desk");

        world.Hear(new Input.Commanded(Command.Privacy));
        world.Hear(new Input.Commanded(Command.Help));
        world.Tap("back");

        Assert.Equal(Nonsense, Assert.IsType<HomeStep.OfferingQuestion>(world.Session.Step).Text);
    }

    [Fact]
    public void Editing_the_question_asks_again()
    {
        var world = new World().InLanguage();
        world.Say("How do I become a member of a public council?", 3);

        world.Hear(new Input.Edited(3, "Where do I complain about an unfair tender?"));

        Assert.Equal(SmallLaw.Tender, Assert.IsType<LawStep.Answered>(world.Session.Step).Topic);
        Assert.Empty(world.Hear(new Input.Edited(2, "What happens if an official takes a bribe?")));
    }

    [Theory]
    [InlineData("yes", "answer.tender-complaint.helpful")]
    [InlineData("no", "answer.tender-complaint.unhelpful")]
    public void Was_it_helpful_is_counted_once_and_says_no_more_than_that(string tap, string counted)
    {
        var world = AtTopic(SmallLaw.Tender);

        world.Tap(tap);
        world.Tap(tap);
        world.Tap("yes");

        Assert.Equal([counted], world.Counted);
    }

    [Fact]
    public void An_answer_that_did_not_help_offers_a_moderator()
    {
        var world = AtTopic(SmallLaw.Tender);
        Assert.DoesNotContain("desk", world.Actions);

        world.Tap("no");
        world.Tap("desk");

        Assert.Equal(TicketKind.Question, Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft.Kind);
    }

    [Fact]
    public void The_link_of_an_answer_opens_that_answer_for_somebody_else_after_the_language()
    {
        var link = AtTopic(SmallLaw.Tender).Present.Rows.SelectMany(row => row).OfType<Button.Copy>().Single().Text;
        Assert.StartsWith("https://t.me/some_bot?start=", link, StringComparison.Ordinal);
        var other = new World();

        other.Hear(new Input.Started(link.Split('=')[1]));
        Assert.IsType<HomeStep.ChoosingLanguage>(other.Session.Step);
        other.Tap("l:kk");

        Assert.Equal(SmallLaw.Tender, Assert.IsType<LawStep.Answered>(other.Session.Step).Topic);
    }

    [Fact]
    public void A_link_to_a_topic_that_is_no_more_leads_to_the_menu()
    {
        var world = new World().InLanguage();

        world.Hear(new Input.Started(DeepLink.To("no-such-topic")));

        Assert.IsType<HomeStep.Menu>(world.Session.Step);
    }

    [Fact]
    public void A_link_to_a_topic_throws_no_draft_away()
    {
        var world = new World().AtReview();

        world.Hear(new Input.Started(DeepLink.To(SmallLaw.Tender)));
        world.Tap("keep");

        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);
    }

    [Fact]
    public void A_question_of_law_in_the_middle_of_a_report_is_part_of_the_report()
    {
        var world = new World().AtReview();
        world.Tap("f:Story");

        world.Say("Where do I complain about an unfair tender?", 9);

        Assert.Contains(Assert.IsType<ReportStep.Asking>(world.Session.Step).Draft.Story, part => part.Slot == 9);
    }

    [Theory]
    [InlineData(SmallLaw.Tender, Area.ProcurementUnsure)]
    [InlineData(SmallLaw.Exam, Area.Education)]
    [InlineData(SmallLaw.Bribe, null)]
    public void A_suspicion_can_be_reported_from_an_answer_with_the_area_it_is_about(string topic, Area? area)
    {
        var world = AtTopic(topic);

        world.Tap("report");

        var draft = Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft;
        Assert.Equal((TicketKind.Report, area), (draft.Kind, draft.Area));
    }

    [Fact]
    public void What_one_can_do_about_taking_part_starts_here_and_now()
    {
        var world = AtTopic(SmallLaw.Council);

        world.Tap("propose");

        Assert.Equal(TicketKind.Proposal, Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft.Kind);
    }

    [Fact]
    public void Browsing_leads_from_the_categories_over_pages_to_an_answer_and_back_again()
    {
        var world = new World().InLanguage();
        world.Tap("ask");
        world.Tap("v:Procurement");
        var seen = new List<string>();
        for (var page = 0; page < 3; page++)
        {
            world.Tap($"page:{page}");
            seen.AddRange(world.Actions.Where(action => action.StartsWith("t:", StringComparison.Ordinal)));
        }

        Assert.Equal(19, seen.Distinct(StringComparer.Ordinal).Count());
        world.Tap(seen[^1]);
        Assert.IsType<LawStep.Answered>(world.Session.Step);
        world.Tap("back");
        Assert.Equal(new LawStep.Browsing(LawCategory.Procurement, 2), world.Session.Step);
        world.Tap("back");
        Assert.IsType<LawStep.Prompting>(world.Session.Step);
        world.Tap("back");
        Assert.IsType<HomeStep.Menu>(world.Session.Step);
    }

    [Fact]
    public void Related_answers_lead_on_for_ever_and_back_in_a_few_steps_without_growing_the_session()
    {
        var world = new World().InLanguage();
        world.Say("Where do I complain about an unfair tender?");
        for (var i = 0; i < 50; i++)
        {
            world.Tap($"t:{(i % 2 == 0 ? SmallLaw.Bribe : SmallLaw.Tender)}");
        }

        var size = System.Text.Json.JsonSerializer.Serialize(SessionRecord.Fresh with { Session = world.Session }, SessionJson.Default.SessionRecord).Length;
        Assert.InRange(size, 1, 1_500);
        for (var i = 0; i < 4; i++)
        {
            Assert.IsType<LawStep.Answered>(world.Session.Step);
            world.Tap("back");
        }

        Assert.IsType<LawStep.Found>(world.Session.Step);
    }

    [Fact]
    public void Something_asked_in_between_leads_back_to_what_was_being_learnt()
    {
        var world = new World().InLanguage();
        world.Tap("check");
        world.Tap("v:Evaluation");
        world.Tap("v:Yes");

        world.Say("Where do I complain about an unfair tender?");
        world.Say("How do I become a member of a public council?");
        world.Tap("back");
        world.Tap("back");

        Assert.Equal([FlagAnswer.Yes], Assert.IsType<LearnStep.Checking>(world.Session.Step).Answers);
    }

    [Fact]
    public void The_language_can_change_on_an_answer_and_the_answer_follows()
    {
        var world = AtTopic(SmallLaw.Bribe);

        world.Hear(new Input.Commanded(Command.Language));
        world.Tap("l:ru");

        Assert.Contains("Giving and taking a bribe (ru)", world.Read(Language.Ru), StringComparison.Ordinal);
    }

    private static World AtTopic(string topic)
    {
        var world = new World().InLanguage();
        world.Hear(new Input.Started(DeepLink.To(topic)));
        Assert.IsType<LawStep.Answered>(world.Session.Step);
        return world;
    }
}
