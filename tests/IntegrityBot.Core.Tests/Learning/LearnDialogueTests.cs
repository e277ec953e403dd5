using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Tests.Law;

namespace IntegrityBot.Core.Tests.Learning;

public class LearnDialogueTests
{
    [Theory]
    [InlineData("v:Liability")]
    [InlineData("v:Procurement")]
    [InlineData("mixed")]
    public void A_round_asks_ten_different_questions_and_ends_with_the_result(string choose)
    {
        var world = AtQuiz(choose);
        var asked = Quizzing(world).Round.Questions;
        Assert.Equal(Round.Length, asked.Distinct(StringComparer.Ordinal).Count());

        for (var i = 0; i < Round.Length; i++)
        {
            AnswerRight(world);
            Assert.Contains(PhraseKeys.Quiz.Right, world.Keys);
            world.Tap("next");
        }

        Assert.IsType<LearnStep.Scored>(world.Session.Step);
        Assert.Contains("10 of 10 right", world.Read(), StringComparison.Ordinal);
        Assert.Contains(PhraseKeys.Quiz.All, world.Keys);
    }

    [Fact]
    public void A_wrong_answer_is_explained_with_its_article_and_what_to_read_again_stands_at_the_end()
    {
        var world = AtQuiz("v:Liability");
        for (var i = 0; i < Round.Length; i++)
        {
            AnswerWrong(world);
            Assert.Contains(PhraseKeys.Quiz.Wrong, world.Keys);
            Assert.Contains("Because of", world.Read(), StringComparison.Ordinal);
            Assert.Contains("Law on order, art. 7", world.Read(), StringComparison.Ordinal);
            Assert.Contains("not legal advice", world.Read(), StringComparison.Ordinal);
            world.Tap("next");
        }

        Assert.Contains(PhraseKeys.Quiz.Poor, world.Keys);
        world.Tap($"t:{SmallLaw.Bribe}");
        Assert.IsType<LawStep.Answered>(world.Session.Step);
        world.Tap("back");
        Assert.IsType<LearnStep.Scored>(world.Session.Step);
    }

    [Fact]
    public void Only_the_first_answer_to_a_question_counts()
    {
        var world = AtQuiz("mixed");
        AnswerWrong(world);

        for (var number = 1; number <= 4; number++)
        {
            world.Tap($"n:{number}");
        }

        Assert.Single(Quizzing(world).Round.Picked);
        Assert.Contains(PhraseKeys.Quiz.Wrong, world.Keys);
    }

    [Fact]
    public void Nothing_of_a_round_is_counted_or_kept_beside_the_session()
    {
        var world = AtQuiz("mixed");
        var before = world.Effects.Count;
        for (var i = 0; i < Round.Length; i++)
        {
            AnswerWrong(world);
            world.Tap("next");
        }

        Assert.All(world.Effects.Skip(before), effect => Assert.IsType<Effect.Show>(effect));
    }

    [Fact]
    public void The_next_round_brings_other_questions_first()
    {
        var world = AtQuiz("mixed");
        var first = Quizzing(world).Round.Questions;
        for (var i = 0; i < Round.Length; i++)
        {
            AnswerRight(world);
            world.Tap("next");
        }

        world.Tap("again");

        Assert.Empty(Quizzing(world).Round.Questions.Intersect(first));
    }

    [Fact]
    public void The_same_seed_draws_the_same_round_and_another_one_another()
    {
        Assert.Equal(Draw(1).Questions, Draw(1).Questions);
        Assert.NotEqual(Draw(1).Questions, Draw(2).Questions);

        static Round Draw(int seed) => Round.Draw(SmallLaw.Library, null, seed, null);
    }

    [Fact]
    public void The_right_option_stands_anywhere()
    {
        var question = SmallLaw.Library.Question("q0")!;

        var places = Enumerable.Range(0, 400)
            .Select(seed => new Round(null, seed, ["q0"], []).Order(question).IndexOf(question.Correct))
            .GroupBy(place => place).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal([0, 1, 2, 3], places.Keys.Order());
        Assert.All(places.Values, times => Assert.InRange(times, 60, 140));
    }

    [Fact]
    public void The_number_of_an_option_may_be_typed()
    {
        var world = AtQuiz("mixed");

        world.Say("2");

        Assert.Single(Quizzing(world).Round.Picked);
    }

    [Fact]
    public void So_may_the_number_of_a_choice_in_a_case()
    {
        var world = new World().InLanguage();
        world.Tap("learn");
        world.Tap("cases");
        world.Tap("t:case-1");

        world.Say("2");

        Assert.Equal(new LearnStep.Solving("case-1", 1), world.Session.Step);
    }

    [Fact]
    public void The_portal_of_public_procurement_is_named_for_purchases_only()
    {
        var world = AtCheck("v:Hiring");
        world.Tap("v:Unknown");

        Assert.Contains(PhraseKeys.Flags.Open, world.Keys);
        Assert.DoesNotContain(PhraseKeys.Flags.OpenInPurchase, world.Keys);
    }

    [Fact]
    public void Stopping_a_round_or_a_check_is_not_said_to_be_nothing()
    {
        Assert.All([AtCheck("v:Evaluation"), AtQuiz("mixed")], world =>
        {
            world.Hear(new Input.Commanded(Command.Cancel));

            Assert.IsType<HomeStep.Menu>(world.Session.Step);
            Assert.DoesNotContain(PhraseKeys.Home.NothingToCancel, world.Keys);
        });
    }

    [Fact]
    public void A_case_shows_what_follows_from_each_choice_and_the_article_and_leads_to_the_next()
    {
        var world = AtLearning();
        world.Tap("cases");
        world.Tap("t:case-1");

        world.Tap("n:1");
        Assert.Contains(PhraseKeys.Cases.Bad, world.Keys);
        Assert.Contains("That is a crime.", world.Read(), StringComparison.Ordinal);
        Assert.Contains("Law on order, art. 7", world.Read(), StringComparison.Ordinal);
        Assert.Equal(["n:2", "n:3"], world.Actions.Where(action => action.StartsWith("n:", StringComparison.Ordinal)));
        world.Tap("n:2");
        Assert.Contains(PhraseKeys.Cases.Good, world.Keys);

        world.Tap("next");
        Assert.Equal(new LearnStep.Solving("case-2", null), world.Session.Step);
        for (var i = 0; i < 9; i++)
        {
            world.Tap("n:1");
            world.Tap("next");
        }

        Assert.IsType<LearnStep.ChoosingCase>(world.Session.Step);
    }

    [Fact]
    public void Only_signs_with_a_source_are_asked_and_the_result_explains_every_one_that_was_seen()
    {
        var world = AtCheck("v:Evaluation");

        foreach (var number in Enumerable.Range(1, 8))
        {
            Assert.Contains($"Is there sign {number}?", world.Read(), StringComparison.Ordinal);
            Assert.Contains($"{number} of 8", world.Read(), StringComparison.Ordinal);
            world.Tap(number == 2 ? "v:No" : number == 3 ? "v:Unknown" : "v:Yes");
        }

        var result = world.Read();
        world.Tap("page:1");
        result += world.Read();
        Assert.All((int[])[1, 4, 5, 6, 7, 8], number => Assert.Contains($"Is there sign {number}?\nBecause it often means {number}.\n• Law on order, art. 5", Plain(result), StringComparison.Ordinal));
        Assert.DoesNotContain("sign 2?", result, StringComparison.Ordinal);
        Assert.Contains("6 signs of 8", result, StringComparison.Ordinal);
        Assert.Contains("no accusation", result, StringComparison.Ordinal);
        Assert.Contains(PhraseKeys.Flags.OpenInPurchase, world.Keys);
    }

    [Fact]
    public void The_result_of_the_signs_says_how_old_the_law_is_and_that_it_is_no_advice()
    {
        var world = AtCheck("v:Evaluation");
        foreach (var _ in Enumerable.Range(1, 8))
        {
            world.Tap("v:Yes");
        }

        Assert.Contains("not legal advice", world.Read(), StringComparison.Ordinal);
        Assert.Contains("June 2026", world.Read(), StringComparison.Ordinal);
        world.Tap("page:1");
        Assert.Contains("1 January 2026", world.Read(), StringComparison.Ordinal);

        var clean = AtCheck("v:Planning");
        clean.Tap("v:No");
        Assert.Contains("not legal advice", clean.Read(), StringComparison.Ordinal);
        Assert.DoesNotContain("2026", clean.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Signs_and_quiz_can_be_left_for_the_menu_at_once()
    {
        var (check, question, explained) = (AtCheck("v:Evaluation"), AtQuiz("mixed"), AtQuiz("mixed"));
        check.Tap("v:Yes");
        AnswerRight(explained);

        foreach (var world in new[] { check, question, explained })
        {
            Assert.Equal("cancel", world.Actions.Last());
            world.Tap("cancel");
            Assert.IsType<HomeStep.Menu>(world.Session.Step);
        }
    }

    [Fact]
    public void A_stage_without_a_sign_that_has_a_source_is_not_offered()
    {
        var world = AtCheck(null);

        Assert.Equal(["v:Planning", "v:Evaluation", "v:Hiring"], world.Actions.Where(action => action.StartsWith("v:", StringComparison.Ordinal)));
        world.Tap("v:SocialAid");
        Assert.IsType<LearnStep.ChoosingStage>(world.Session.Step);
    }

    [Fact]
    public void No_sign_is_no_clean_bill_and_a_secondary_source_is_named_as_one()
    {
        var clean = AtCheck("v:Planning");
        clean.Tap("v:No");
        Assert.Contains(PhraseKeys.Flags.None, clean.Keys);

        var seen = AtCheck("v:Planning");
        seen.Tap("v:Yes");
        Assert.Contains(PhraseKeys.Flags.SecondarySign, seen.Keys);
    }

    [Fact]
    public void Back_takes_the_last_answer_back()
    {
        var world = AtCheck("v:Evaluation");
        world.Tap("v:Yes");
        world.Tap("v:No");

        world.Tap("back");
        Assert.Equal([FlagAnswer.Yes], Assert.IsType<LearnStep.Checking>(world.Session.Step).Answers);
        world.Tap("back");
        world.Tap("back");

        Assert.IsType<LearnStep.ChoosingStage>(world.Session.Step);
    }

    [Fact]
    public void What_was_seen_can_be_reported_with_the_area_filled_in()
    {
        var world = AtCheck("v:Planning");
        world.Tap("v:Yes");

        world.Tap("report");
        Assert.Equal(Area.ProcurementPlanning, Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft.Area);
        world.Tap("next");

        Assert.Equal(Field.Region, Assert.IsType<ReportStep.Asking>(world.Session.Step).Field);
    }

    [Theory]
    [InlineData(FlagStage.Specification, Area.ProcurementTender)]
    [InlineData(FlagStage.Payment, Area.ProcurementContract)]
    [InlineData(FlagStage.Education, Area.Education)]
    [InlineData(FlagStage.Health, Area.Health)]
    [InlineData(FlagStage.Hiring, Area.Hiring)]
    [InlineData(FlagStage.Permits, Area.Land)]
    [InlineData(FlagStage.Police, Area.Justice)]
    [InlineData(FlagStage.SocialAid, Area.Social)]
    [InlineData(FlagStage.Assets, Area.Other)]
    public void Each_stage_belongs_to_an_area_of_the_report(FlagStage stage, Area area) => Assert.Equal(area, Check.AreaOf(stage));

    [Theory]
    [InlineData("взят", "bribe", "пара")]
    [InlineData("BRIBE", "взятка", "пара")]
    [InlineData("мудделер", "conflict of interest", "мүдделер қақтығысы")]
    [InlineData("müddeler", "conflict of interest", "мүдделер қақтығысы")]
    [InlineData("ashyk", "open tender", "ашық конкурс")]
    [InlineData("interest", "конфликт интересов", "мүдделер қақтығысы")]
    public void A_term_is_found_by_its_beginning_in_any_language_and_shown_in_all_three(string typed, string one, string other)
    {
        var world = AtGlossary(typed);

        Assert.Contains(one, world.Read(), StringComparison.Ordinal);
        Assert.Contains(other, world.Read(), StringComparison.Ordinal);
        Assert.Contains(world.Keys, key => key is PhraseKeys.Glossary.Entry or PhraseKeys.Glossary.UncheckedEntry);
    }

    [Fact]
    public void A_Kazakh_form_no_source_attests_is_marked()
    {
        var world = AtGlossary("open");

        Assert.Contains("ашық конкурс *", world.Read(), StringComparison.Ordinal);
        Assert.Contains(PhraseKeys.Glossary.Unchecked, world.Keys);
        Assert.DoesNotContain("*", AtGlossary("bribe").Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan", PhraseKeys.Glossary.More)]
    [InlineData("zzz", PhraseKeys.Glossary.None)]
    [InlineData("...", PhraseKeys.Glossary.None)]
    public void Too_many_terms_or_none_are_said_so(string typed, string said) => Assert.Contains(said, AtGlossary(typed).Keys);

    [Fact]
    public void What_was_typed_into_the_glossary_is_searched_whole_and_shown_short()
    {
        var question = "Where do I complain about an unfair tender that " + string.Concat(Enumerable.Repeat("was won again and ", 8)) + "again?";
        var world = AtGlossary(question);
        Assert.Contains("…", world.Read(), StringComparison.Ordinal);

        world.Tap("search");
        while (world.Session.Step is not LawStep.Found)
        {
            world.Tap("back");
        }

        Assert.Equal(question, Assert.IsType<LawStep.Found>(world.Session.Step).Text);
    }

    [Fact]
    public void Contacts_bear_their_dates_and_what_is_outdated_or_undated_leads_nowhere()
    {
        var world = AtLearning();
        world.Tap("contacts");
        var text = world.Read();
        world.Tap("page:1");
        text += world.Read();

        Assert.Contains("https://usable.example/", text, StringComparison.Ordinal);
        Assert.Contains("Not checked by us: this is how it stood in the source (24 September 2026)", text, StringComparison.Ordinal);
        Assert.Contains("The gone place", text, StringComparison.Ordinal);
        Assert.Contains("No longer in use.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("gone.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@gone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("undated", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_part_ends_in_something_to_do_now()
    {
        var world = AtLearning();
        world.Tap("part");

        world.Tap($"t:{SmallLaw.Council}");
        Assert.Contains("propose", world.Actions);
        world.Tap("back");
        world.Tap("propose");

        Assert.Equal(TicketKind.Proposal, Assert.IsType<ReportStep.Promising>(world.Session.Step).Draft.Kind);
    }

    [Theory]
    [InlineData("quiz")]
    [InlineData("cases")]
    [InlineData("check")]
    [InlineData("glossary")]
    [InlineData("contacts")]
    [InlineData("part")]
    public void From_every_room_Back_leads_to_learning_and_home(string door)
    {
        var world = AtLearning();
        world.Tap(door);

        world.Tap("back");
        Assert.IsType<LearnStep.Choosing>(world.Session.Step);
        world.Tap("back");

        Assert.IsType<HomeStep.Menu>(world.Session.Step);
    }

    [Fact]
    public void A_round_whose_question_the_content_no_longer_has_is_left_by_any_button()
    {
        var setting = new World().Setting;
        var session = Session.Fresh with { Language = Language.En, Step = new LearnStep.Quizzing(new(null, 1, ["gone"], []), 0) };

        var turn = Dialogue.Next(session, new Input.Tapped("quiz"), setting);

        Assert.IsType<LearnStep.ChoosingQuiz>(turn.Session.Step);
    }

    private static World AtLearning()
    {
        var world = new World().InLanguage();
        world.Tap("learn");
        return world;
    }

    private static World AtQuiz(string choose)
    {
        var world = AtLearning();
        world.Tap("quiz");
        world.Tap(choose);
        return world;
    }

    private static World AtCheck(string? stage)
    {
        var world = new World().InLanguage();
        world.Hear(new Input.Commanded(Command.Check));
        if (stage is not null)
        {
            world.Tap(stage);
        }

        return world;
    }

    private static World AtGlossary(string typed)
    {
        var world = AtLearning();
        world.Tap("glossary");
        world.Say(typed);
        return world;
    }

    private static LearnStep.Quizzing Quizzing(World world) => Assert.IsType<LearnStep.Quizzing>(world.Session.Step);

    private static void AnswerRight(World world) => Pick(world, right: true);

    private static void AnswerWrong(World world) => Pick(world, right: false);

    private static void Pick(World world, bool right)
    {
        var (round, at) = Quizzing(world);
        var question = SmallLaw.Library.Question(round.Questions[at])!;
        var place = round.Order(question).IndexOf(question.Correct);
        world.Tap($"n:{(right ? place : (place + 1) % 4) + 1}");
    }

    private static string Plain(string html) => html.Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal)
        .Replace("<i>", "", StringComparison.Ordinal).Replace("</i>", "", StringComparison.Ordinal);
}
