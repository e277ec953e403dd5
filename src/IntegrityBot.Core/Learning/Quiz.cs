using System.Globalization;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Learning;

/// <summary>A round of questions, each answered in place and explained with its article.</summary>
internal static class Quiz
{
    private const int MaxReread = 4;

    public static Turn Start(Session session, LawCategory? category, Round? before, Setting setting) =>
        Round.Draw(setting.Law, category, setting.Seed, before) is { Questions.Length: > 0 } round
            ? Dialogue.Go(session, new LearnStep.Quizzing(round, 0), setting)
            : Dialogue.Go(session, new LearnStep.ChoosingQuiz(), setting);

    /// <param name="number">The option as it was shown, from 1. Only the first answer counts.</param>
    public static Turn Answer(Session session, LearnStep.Quizzing step, int number, Setting setting)
    {
        var (round, at) = step;
        if (round.Picked.Length > at || Question(step, setting) is not { } question || number < 1 || number > question.Texts.En.Options.Length)
        {
            return Dialogue.Present(session, setting);
        }

        var picked = round with { Picked = round.Picked.Add(round.Order(question)[number - 1]) };
        return Dialogue.Go(session, step with { Round = picked }, setting);
    }

    public static Turn Next(Session session, LearnStep.Quizzing step, Setting setting) => step switch
    {
        ({ } round, var at) when round.Picked.Length <= at => Dialogue.Present(session, setting),
        ({ } round, var at) when at + 1 < round.Questions.Length => Dialogue.Go(session, new LearnStep.Quizzing(round, at + 1), setting),
        _ => Dialogue.Go(session, new LearnStep.Scored(step.Round), setting),
    };

    public static Screen Choose(Setting setting)
    {
        var filled = setting.Law.Content.Quiz.Select(question => question.Category).ToHashSet();
        return Screen.Of(new Phrase(PhraseKeys.Quiz.Choose).With("count", Round.Length))
            .Row(Buttons.Act(PhraseKeys.Quiz.Mixed, "mixed", ButtonStyle.Primary))
            .Grid(Buttons.Values<LawCategory>(Enum.GetValues<LawCategory>().Where(filled.Contains), null), 1)
            .Row(Buttons.Back);
    }

    /// <summary>Null when the content no longer has the question.</summary>
    public static Screen? Ask(LearnStep.Quizzing step, Language language, Setting setting)
    {
        if (Question(step, setting) is not { } question)
        {
            return null;
        }

        var (round, at) = step;
        var order = round.Order(question);
        var text = question.Texts[language];
        var screen = Screen.Of(
            new Phrase(PhraseKeys.Quiz.Heading).With("at", at + 1).With("of", round.Questions.Length).With("category", PhraseKeys.Name(question.Category)),
            new Phrase(PhraseKeys.Quiz.Question).With("text", text.Question),
            new Phrase(PhraseKeys.List.Item).With("text", order.Select((option, place) => new Phrase(PhraseKeys.List.Numbered)
                .With("number", Number(place + 1)).With("text", text.Options[option]))));
        return round.Picked.Length > at
            ? Explained(screen, question, round.Picked[at], order.IndexOf(question.Correct), language, setting)
            : screen.Row([.. order.Select((_, place) => (Button)new Button.Act(
                new Phrase(PhraseKeys.List.Item).With("text", Number(place + 1)), Acts.OfNumber(place + 1)))]).Row(Buttons.Back, Buttons.Cancel);
    }

    public static Screen Score(Round round, Language language, Setting setting)
    {
        var results = round.Results(setting.Law).ToArray();
        var right = results.Count(result => result.Right);
        var missed = results.Where(result => !result.Right).Select(result => setting.Law.Topic(result.Question.Topic)).OfType<Topic>().Distinct().Take(MaxReread).ToArray();
        var screen = Screen.Of([
            new Phrase(PhraseKeys.Quiz.Result).With("count", right).With("of", results.Length),
            new Phrase(PhraseKeys.List.Item).With("text", results.GroupBy(result => result.Question.Category).Select(group => new Phrase(PhraseKeys.Quiz.PerCategory)
                .With("category", PhraseKeys.Name(group.Key)).With("right", group.Count(result => result.Right)).With("of", group.Count()))),
            new(right == results.Length ? PhraseKeys.Quiz.All : right * 10 >= results.Length * 6 ? PhraseKeys.Quiz.Good : PhraseKeys.Quiz.Poor),
            .. missed.Length > 0 ? [new Phrase(PhraseKeys.Quiz.Reread)] : Array.Empty<Phrase>(),
            new(PhraseKeys.Quiz.NotKept),
        ]);
        return screen
            .Grid(missed.Select(topic => LawScreens.Topic(topic, language)), 1)
            .Row(Buttons.Act(PhraseKeys.Quiz.Again, "again", ButtonStyle.Primary))
            .Row(Buttons.Back);
    }

    private static Screen Explained(Screen screen, QuizQuestion question, int picked, int right, Language language, Setting setting)
    {
        var verdict = picked == question.Correct ? new Phrase(PhraseKeys.Quiz.Right) : new Phrase(PhraseKeys.Quiz.Wrong).With("number", Number(right + 1));
        var facts = question.Facts.Select(fact => new FactRef(question.Topic, fact)).ToArray();
        screen = screen with
        {
            Paragraphs = [.. screen.Paragraphs, verdict, new Phrase(PhraseKeys.List.Item).With("text", question.Texts[language].Explanation), .. Cited.Of(facts, language, setting.Law)],
        };
        return (setting.Law.Topic(question.Topic) is { } topic ? screen.Row(LawScreens.Topic(topic, language)) : screen)
            .Row(Buttons.Next)
            .Row(Buttons.Back, Buttons.Cancel);
    }

    private static QuizQuestion? Question(LearnStep.Quizzing step, Setting setting) =>
        step.At < step.Round.Questions.Length ? setting.Law.Question(step.Round.Questions[step.At]) : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
