using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

public class LawTests
{
    public static TheoryData<Language> Languages => [.. LanguageTags.All];

    [Theory]
    [InlineData(Language.Kk, "пара беру үшін қандай жаза бар", "бап")]
    [InlineData(Language.Ru, "что будет за дачу взятки", "ст. ")]
    [InlineData(Language.En, "what is the punishment for giving a bribe", "art. ")]
    public async Task A_question_in_ones_own_words_gets_its_answer_with_the_article(Language language, string question, string cited)
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Student", language);
        await reporter.ChooseLanguage();

        reporter.Person.Say(question);

        var screen = await reporter.Person.Sees(message => message.FromBot && message.AllButtons.Any());
        if (!screen.AllButtons.Any(button => button.Text == reporter.Words(PhraseKeys.Answer.Helpful)))
        {
            reporter.Person.Tap(screen.AllButtons.First().Text);
            screen = await reporter.Sees(PhraseKeys.Answer.Helpful, button: true);
        }

        Assert.Contains(cited, screen.Text, StringComparison.Ordinal);
        Assert.Contains(Heading(reporter, PhraseKeys.Answer.Cites), screen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_answer_arrives_whole_with_its_articles_and_its_date(Language language)
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Student", language);
        await reporter.ChooseLanguage();
        var law = bot.Services.GetRequiredService<LawLibrary>();
        Assert.InRange(law.Topics.Length, 100, 1_000);

        foreach (var topic in law.Topics)
        {
            reporter.Person.Start(DeepLink.To(topic.Id));
            var text = topic.Texts[language];
            var screen = await reporter.Person.Sees(message => message.FromBot && message.Text.StartsWith(text.Title, StringComparison.Ordinal));

            Assert.InRange(screen.Text.Length, 1, 4_096);
            Assert.Contains(text.Answer.Text, screen.Text, StringComparison.Ordinal);
            Assert.All(text.Points, point => Assert.Contains(point.Text, screen.Text, StringComparison.Ordinal));
            Assert.All(text.Advice, advice => Assert.Contains(advice, screen.Text, StringComparison.Ordinal));
            Assert.All(topic.Cites, cite => Assert.Contains(reporter.Words(law.Words(cite, language)), screen.Text, StringComparison.Ordinal));
            Assert.Contains(reporter.Words(topic.AsOf.Words), screen.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(bot.Server.Transcript.After(0), call => call.Code == 400);
    }

    [Fact]
    public async Task Helpful_or_not_and_not_found_are_counted_and_nothing_that_was_typed_is_kept()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Student", Language.En);
        await reporter.ChooseLanguage();
        var topic = bot.Services.GetRequiredService<LawLibrary>().Topics[0];

        reporter.Person.Start(DeepLink.To(topic.Id));
        await reporter.Sees(PhraseKeys.Answer.Helpful, button: true);
        reporter.Tap(PhraseKeys.Answer.Helpful);
        await reporter.Sees(PhraseKeys.Answer.Thanks);
        reporter.Person.Say("zqxw kvvz pqpq wzzx");
        await reporter.Sees(PhraseKeys.Question.NotFound);

        var store = bot.Services.GetRequiredService<IStore>();
        var counted = await store.Counters(DateOnly.FromDateTime(bot.Server.Clock.GetUtcNow().Date), TestContext.Current.CancellationToken);
        Assert.Equal(1, counted[Tally.Helpful(topic.Id, yes: true)]);
        Assert.Single(counted, pair => pair.Key.StartsWith("unanswered.", StringComparison.Ordinal));
        Assert.Equal(2, counted.Count);
        Assert.DoesNotContain("zqxw", string.Concat(bot.Log), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_copied_link_opens_the_same_answer_for_somebody_else()
    {
        await using var bot = await RunningBot.Start();
        var student = bot.Reporter("Student", Language.Ru);
        await student.ChooseLanguage();
        var topic = bot.Services.GetRequiredService<LawLibrary>().Topics[^1];
        student.Person.Start(DeepLink.To(topic.Id));
        var screen = await student.Person.Sees(message => message.Text.StartsWith(topic.Texts.Ru.Title, StringComparison.Ordinal));
        var link = screen.AllButtons.Single(button => button.CopyText is not null).CopyText!;
        Assert.StartsWith($"https://t.me/{bot.Server.BotUsername}?start=", link, StringComparison.Ordinal);

        var friend = bot.Reporter("Friend", Language.Kk);
        friend.Person.Start(link.Split('=')[1]);
        await friend.Person.Sees(message => message.AllButtons.Any());
        friend.Person.Tap("Қазақша");

        await friend.Person.Sees(topic.Texts.Kk.Title);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_round_of_the_quiz_is_answered_in_place_and_ends_with_the_result(Language language)
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Student", language);
        await reporter.ChooseLanguage();
        reporter.Tap(PhraseKeys.Button.Learn);
        await reporter.Sees(PhraseKeys.Learn.Title);
        var place = reporter.Person.Screen.Id;
        reporter.Tap(PhraseKeys.Learn.Quiz);
        await reporter.Sees(PhraseKeys.Quiz.Mixed, button: true);
        reporter.Tap(PhraseKeys.Quiz.Mixed);

        for (var i = 1; i <= Round.Length; i++)
        {
            await reporter.Person.Sees(message => message.AllButtons.Any(button => button.Text == "1"));
            reporter.Person.Tap("1");
            var explained = await reporter.Sees(PhraseKeys.Button.Next, button: true);
            Assert.Contains(Heading(reporter, PhraseKeys.Learn.Cites), explained.Text, StringComparison.Ordinal);
            reporter.Tap(PhraseKeys.Button.Next);
        }

        var result = await reporter.Sees(PhraseKeys.Quiz.NotKept);
        Assert.Equal(place, result.Id);
    }

    [Fact]
    public async Task The_signs_of_a_stage_lead_to_an_explained_result_and_on_to_a_report_with_its_area()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Student", Language.En);
        await reporter.ChooseLanguage();
        var law = bot.Services.GetRequiredService<LawLibrary>();
        var signs = law.Content.RedFlags.Where(flag => flag.Stage == FlagStage.Planning && flag.Confidence != Confidence.Unverified).ToArray();

        reporter.Person.Say("/check");
        await reporter.Sees(PhraseKeys.Flags.Title);
        reporter.Tap(FlagStage.Planning);
        foreach (var sign in signs)
        {
            await reporter.Person.Sees(sign.Texts.En.Question);
            reporter.Tap(PhraseKeys.Flags.Yes);
        }

        var result = await reporter.Sees(PhraseKeys.Flags.Report, button: true);
        Assert.Contains("no accusation", result.Text, StringComparison.Ordinal);
        Assert.Contains(signs[0].Texts.En.Why, result.Text, StringComparison.Ordinal);
        reporter.Tap(PhraseKeys.Flags.Report);
        await reporter.Sees(PhraseKeys.Promise.Kept);
        reporter.Tap(PhraseKeys.Promise.Start);
        await reporter.Asked(Field.Region);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_screen_of_learning_that_holds_content_arrives_whole(Language language)
    {
        await using var bot = await RunningBot.Start();
        var law = bot.Services.GetRequiredService<LawLibrary>();
        var setting = bot.Services.GetRequiredService<Turns.Surroundings>().For(language.Tag());
        var session = Session.Fresh with { Language = language };
        Step[] steps =
        [
            .. law.Content.Quiz.SelectMany(question => new Step[]
            {
                new LearnStep.Quizzing(new(null, 1, [question.Id], []), 0),
                new LearnStep.Quizzing(new(null, 1, [question.Id], [question.Correct]), 0),
                new LearnStep.Quizzing(new(null, 1, [question.Id], [question.Correct == 0 ? 1 : 0]), 0),
            }),
            .. law.Content.Cases.SelectMany(one => Enumerable.Range(0, one.Choices.Length).Select(choice => (Step)new LearnStep.Solving(one.Id, choice))),
            .. Enum.GetValues<FlagStage>().SelectMany(stage => Enumerable.Range(0, 2).Select(page => (Step)new LearnStep.Checked(
                stage, [.. law.Content.RedFlags.Where(flag => flag.Stage == stage).Select(_ => FlagAnswer.Yes)], page))),
            .. Enumerable.Range(0, 4).Select(page => (Step)new LearnStep.ReadingContacts(page)),
            .. law.Content.Glossary.Select(term => (Step)new LearnStep.LookingUp(term.Names[language])),
        ];

        foreach (var step in steps)
        {
            var screen = Assert.IsType<Effect.Show>(Dialogue.Present(session with { Step = step }, setting).Effects.Single()).Screen;
            var text = string.Join("\n\n", screen.Paragraphs.Select(phrase => Plain(bot.Phrases.Say(language, phrase))));
            Assert.InRange(text.Length, 1, 4_096);
            Assert.All(screen.Rows, row => Assert.NotEmpty(row));
        }
    }

    [Fact]
    public async Task A_question_asked_on_the_command_line_is_answered_with_its_date_and_as_no_advice()
    {
        var folder = Directory.CreateTempSubdirectory("ask").FullName;

        var (code, output) = await Command.Run(folder, "ask", "what is the punishment for giving a bribe", "--lang", "en");
        Assert.Equal(0, code);
        Assert.Contains("\nThis is information, not legal advice. We read the law in its edition of: June 2026", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("§ June", output, StringComparison.Ordinal);

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-such-file.jsonl")]
    public async Task A_batch_without_a_file_is_told_so(string path)
    {
        var folder = Directory.CreateTempSubdirectory("ask").FullName;

        var (code, output) = await Command.Run(folder, "ask", "--batch", path);

        Assert.Equal(2, code);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static string Heading(Reporter reporter, string key) => Plain(reporter.Words(new Phrase(key).With("lines", ""))).Trim();

    private static string Plain(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
