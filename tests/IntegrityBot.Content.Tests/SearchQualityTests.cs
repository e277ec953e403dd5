using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Law.Searching;

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
    [InlineData("fresh-", "kk", 0.94)]
    [InlineData("fresh-", "ru", 0.955)]
    [InlineData("fresh-", "en", 0.93)]
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

    [Fact]
    public void No_question_of_the_law_is_taken_for_small_talk_nor_answered_worse_without_its_greeting()
    {
        var questions = TheLaw.Questions("law-questions.jsonl").Concat(TheLaw.Questions("fresh-law-questions.jsonl")).Where(question => question.Topics.Length > 0).ToList();
        var heard = questions.ConvertAll(question => (question, TheLaw.Library.SmallTalk.Hear(question.Question)));

        Assert.Empty(heard.Where(pair => pair.Item2.Intent is not null).Select(pair => pair.question.Question));
        Assert.Empty(
            from pair in heard
            where pair.Item2.Question != pair.question.Question
            where Rank((pair.question.Topics, TheLaw.Search.Search(pair.Item2.Question, pair.question.Language)))
                > Rank((pair.question.Topics, TheLaw.Search.Search(pair.question.Question, pair.question.Language)))
            select pair.question.Question);
    }

    [Theory]
    [InlineData("law-questions.jsonl")]
    [InlineData("fresh-law-questions.jsonl")]
    public void No_question_of_the_law_is_taken_for_small_talk(string name) => Assert.DoesNotContain(
        TheLaw.Questions(name), question => question.Topics.Length > 0 && TheLaw.Library.SmallTalk.Hear(question.Question).Intent is not null);

    [Theory]
    [InlineData("law-questions.jsonl")]
    [InlineData("off-topic-questions.jsonl")]
    public void No_question_that_measures_the_search_stands_in_the_content(string name)
    {
        var questions = TheLaw.Questions(name).Select(question => Folded(question.Question)).ToHashSet(StringComparer.Ordinal);

        var copied = from topic in TheLaw.Library.Topics
                     from language in LanguageTags.All
                     let wordings = TheLaw.Words.Topics[topic.Id][language]

                     // A term of a word or two is what everybody would call it.
                     from line in wordings.Keywords.Where(term => Folding.Words(term, int.MaxValue).Count >= 3).Concat(wordings.Asked).Append(topic.Texts[language].Title)
                     where questions.Contains(Folded(line))
                     select $"{language.Tag()} {topic.Id}: {line}";

        var talk = TheLaw.Library.Content.SmallTalk.Select(line => line.Text)
            .Where(line => Folding.Words(line, int.MaxValue).Count >= 3 && questions.Contains(Folded(line)));

        Assert.Empty(copied.Concat(talk));

        static string Folded(string text) => string.Join(' ', Folding.Words(text, int.MaxValue));
    }

    private static int Rank((string[] Topics, SearchResult Result) found) =>
        found.Result.Hits.ToList().FindIndex(hit => found.Topics.Contains(hit.TopicId, StringComparer.Ordinal));

    private static double Share<T>(List<T> all, Func<T, bool> that) => (double)all.Count(that) / all.Count;
}
