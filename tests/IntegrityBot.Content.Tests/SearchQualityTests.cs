using IntegrityBot.Core.Law;

namespace IntegrityBot.Content.Tests;

/// <summary>Floors under what the search reached on the open questions; the method is in docs/law-content.md.</summary>
public sealed class SearchQualityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("law-questions.jsonl", "kk", 0.93, 0.985, 0.98)]
    [InlineData("law-questions.jsonl", "ru", 0.93, 0.98, 0.975)]
    [InlineData("law-questions.jsonl", "en", 0.95, 0.97, 0.98)]
    [InlineData("fresh-law-questions.jsonl", "kk", 0.93, 0.98, 0.975)]
    [InlineData("fresh-law-questions.jsonl", "ru", 0.96, 0.985, 0.985)]
    [InlineData("fresh-law-questions.jsonl", "en", 0.92, 0.98, 0.975)]
    public void The_right_topic_comes_first_or_among_three_as_often_as_before(string file, string tag, double first, double three, double answered)
    {
        var questions = TheLaw.Questions(file).Where(question => question.Lang == tag && question.Topics.Length > 0).ToList();
        var results = questions.ConvertAll(question => (question.Topics, Result: TheLaw.Search.Search(question.Question, question.Language)));

        var reached = (
            First: Share(results, found => Rank(found) == 0),
            Three: Share(results, found => Rank(found) is >= 0 and < 3),
            Answered: Share(results, found => found.Result.Verdict != Verdict.NotFound));

        output.WriteLine($"{tag}: {reached}");
        Assert.True(reached.First >= first, $"First: {reached.First:0.000}");
        Assert.True(reached.Three >= three, $"Among three: {reached.Three:0.000}");
        Assert.True(reached.Answered >= answered, $"Answered: {reached.Answered:0.000}");
    }

    [Theory]
    [InlineData("", "kk", 0.96)]
    [InlineData("", "ru", 0.94)]
    [InlineData("", "en", 0.92)]
    [InlineData("fresh-", "kk", 0.93)]
    [InlineData("fresh-", "ru", 0.94)]
    [InlineData("fresh-", "en", 0.92)]
    public void Questions_about_other_things_are_left_unanswered_as_often_as_before(string files, string tag, double unanswered)
    {
        var questions = TheLaw.Questions(files + "off-topic-questions.jsonl").Concat(TheLaw.Questions(files + "law-questions.jsonl"))
            .Where(question => question.Lang == tag && question.Topics.Length == 0).ToList();

        var answered = questions.Where(question => TheLaw.Search.Search(question.Question, question.Language).Verdict != Verdict.NotFound).ToList();

        output.WriteLine($"{tag}: {1 - ((double)answered.Count / questions.Count):0.000} of {questions.Count}");
        Assert.True(
            questions.Count - answered.Count >= unanswered * questions.Count,
            $"{answered.Count} of {questions.Count}:\n{string.Join('\n', answered.Select(question => question.Question))}");
    }

    private static int Rank((string[] Topics, SearchResult Result) found) =>
        found.Result.Hits.ToList().FindIndex(hit => found.Topics.Contains(hit.TopicId, StringComparer.Ordinal));

    private static double Share<T>(List<T> all, Func<T, bool> that) => (double)all.Count(that) / all.Count;
}
