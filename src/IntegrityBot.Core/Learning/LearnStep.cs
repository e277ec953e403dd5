using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Learning;

/// <summary>Learning the law, testing oneself, and checking what one sees. No name and no score outlives the session.</summary>
public abstract record LearnStep : Step
{
    private LearnStep() { }

    public sealed record Choosing : LearnStep;

    public sealed record ChoosingQuiz : LearnStep;

    /// <param name="At">The question in hand. While it is unanswered the round has as many answers; afterwards one more.</param>
    public sealed record Quizzing(Round Round, int At) : LearnStep;

    /// <summary>The end of a round.</summary>
    public sealed record Scored(Round Round) : LearnStep;

    public sealed record ChoosingCase(int Page) : LearnStep;

    /// <param name="Chosen">The choice whose consequence is shown; null before the first.</param>
    public sealed record Solving(string Case, int? Chosen) : LearnStep;

    public sealed record ChoosingStage : LearnStep;

    /// <summary>Going through the signs of one stage in their order.</summary>
    public sealed record Checking(FlagStage Stage, ImmutableArray<FlagAnswer> Answers) : LearnStep;

    /// <summary>What the signs amount to.</summary>
    public sealed record Checked(FlagStage Stage, ImmutableArray<FlagAnswer> Answers, int Page) : LearnStep;

    /// <param name="Asked">What was typed last, whole.</param>
    public sealed record LookingUp(string? Asked) : LearnStep;

    public sealed record ReadingContacts(int Page) : LearnStep;

    public sealed record TakingPart : LearnStep;
}

public enum FlagAnswer
{
    Yes,
    No,
    Unknown,
}

/// <summary>A few quiz questions, drawn once.</summary>
/// <param name="Category">Null for a mixed round.</param>
/// <param name="Picked">For each question answered so far, the index of the option as the content numbers them.</param>
public sealed record Round(LawCategory? Category, int Seed, ImmutableArray<string> Questions, ImmutableArray<int> Picked)
{
    public const int Length = 10;

    /// <summary>A new round; questions of the round before come only if there are too few others.</summary>
    public static Round Draw(LawLibrary law, LawCategory? category, int seed, Round? before) => new(
        category,
        seed,
        [.. Chance.Shuffled(law.Content.Quiz.Where(question => category is null || question.Category == category), seed)
            .OrderBy(question => before?.Questions.Contains(question.Id) ?? false)
            .Take(Length)
            .Select(question => question.Id)],
        []);

    /// <summary>The options of a question in the order they are shown, as indexes of the content: the right one stands anywhere.</summary>
    public ImmutableArray<int> Order(QuizQuestion question) =>
        Chance.Shuffled(Enumerable.Range(0, question.Texts.En.Options.Length), unchecked(Seed + (Questions.IndexOf(question.Id) * 31)));

    /// <summary>The questions answered so far, each with whether it was answered right; those the content no longer has are left out.</summary>
    public IEnumerable<(QuizQuestion Question, bool Right)> Results(LawLibrary law) =>
        from pair in Questions.Zip(Picked)
        let question = law.Question(pair.First)
        where question is not null
        select (question, question.Correct == pair.Second);
}
