using System.Text.Json;
using IntegrityBot.Commands;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Content.Tests;

public sealed class AskBatchTests
{
    [Fact]
    public void Every_question_has_one_line_in_the_same_order()
    {
        var (code, answers, errors) = Run(
            """{"id":"b","lang":"ru","question":"что такое конфликт интересов"}""",
            "",
            """{"id":"a","lang":"en","question":"how to bake a cake","style":"whatever"}""");

        Assert.Equal((0, ""), (code, errors));
        var lines = Lines(answers).ToList();
        Assert.Equal(["b", "a"], lines.Select(line => line.GetProperty("id").GetString()!));
        Assert.Equal([true, false], lines.Select(line => line.GetProperty("answered").GetBoolean()));
        Assert.Equal("conflict-of-interest-definition", lines[0].GetProperty("topics")[0].GetProperty("id").GetString());
        Assert.True(lines[0].GetProperty("topics")[0].GetProperty("score").GetDouble() > 0);
        Assert.InRange(lines[0].GetProperty("topics").GetArrayLength(), 1, 5);
    }

    [Theory]
    [InlineData("nonsense", "not JSON")]
    [InlineData("[1]", "not JSON")]
    [InlineData("null", "not JSON")]
    [InlineData("""{"lang":"kk","question":"x"}""", "'id'")]
    [InlineData("""{"id":"","lang":"kk","question":"x"}""", "'id'")]
    [InlineData("""{"id":[1],"lang":"kk","question":"x"}""", "'id' must be")]
    [InlineData("""{"id":"1","lang":"kk"}""", "'question'")]
    [InlineData("""{"id":"1","lang":"kk","question":7}""", "'question' must be")]
    [InlineData("""{"id":"1","question":"x"}""", "'lang'")]
    [InlineData("""{"id":"1","lang":"de","question":"x"}""", "'lang'")]
    public void A_broken_line_is_named_and_costs_the_others_nothing(string line, string said)
    {
        var (code, answers, errors) = Run("""{"id":"1","lang":"kk","question":"пара"}""", line, """{"id":"3","lang":"kk","question":"пара"}""");

        Assert.Equal(2, code);
        Assert.Equal(["\"1\"", "\"3\""], Ids(answers));
        Assert.StartsWith("Line 2: ", errors, StringComparison.Ordinal);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_talk_is_not_answered_with_a_topic_and_a_greeting_does_not_change_the_question()
    {
        var (_, answers, _) = Run(
            """{"id":1,"lang":"ru","question":"статус"}""",
            """{"id":2,"lang":"ru","question":"здравствуйте, что такое конфликт интересов"}""",
            """{"id":3,"lang":"ru","question":"что такое конфликт интересов"}""");

        var lines = Lines(answers).ToList();
        Assert.Equal([false, true, true], lines.Select(line => line.GetProperty("answered").GetBoolean()));
        Assert.Equal(lines[2].GetProperty("topics").ToString(), lines[1].GetProperty("topics").ToString());
    }

    [Fact]
    public void An_id_comes_back_as_it_was_given_a_number_as_a_number()
    {
        var (code, answers, errors) = Run(
            """{"id":7,"lang":"kk","question":"пара"}""", """{"id":1.50,"lang":"kk","question":"пара"}""", """{"id":"7","lang":"kk","question":"пара"}""");

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(["7", "1.50", "\"7\""], Ids(answers));
    }

    [Fact]
    public void A_line_without_a_language_is_asked_in_the_one_given_for_all()
    {
        const string Line = """{"id":1,"question":"что такое конфликт интересов"}""";

        var (without, none, _) = Run(Line);
        var (given, answers, errors) = Run(Language.Ru, Line, """{"id":2,"lang":null,"question":""}""");

        Assert.Equal((2, ""), (without, none));
        Assert.Equal((0, ""), (given, errors));
        Assert.Equal(["1", "2"], Ids(answers));
        Assert.Contains("conflict-of-interest-definition", answers, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_an_emoji_costs_neither_its_line_nor_the_others()
    {
        var (code, answers, errors) = Run(
            """{"id":1,"lang":"ru","question":"что такое конфликт интересов \ud83d"}""",
            """{"id":2,"lang":"ru","question":"\ude00 что такое \"конфликт\" интересов \ud83d\ude00 \\ud83d"}""");

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(["1", "2"], Ids(answers));
        Assert.All(Lines(answers), line => Assert.Equal("conflict-of-interest-definition", line.GetProperty("topics")[0].GetProperty("id").GetString()));
    }

    private static IEnumerable<JsonElement> Lines(string answers) =>
        answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static IEnumerable<string> Ids(string answers) => Lines(answers).Select(line => line.GetProperty("id").GetRawText());

    private static (int Code, string Answers, string Errors) Run(params string[] lines) => Run(null, lines);

    private static (int Code, string Answers, string Errors) Run(Language? usual, params string[] lines)
    {
        using var answers = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        return (AskBatch.Run(TheLaw.Library.SmallTalk, TheLaw.Search, lines, usual, answers, errors), answers.ToString(), errors.ToString());
    }
}
