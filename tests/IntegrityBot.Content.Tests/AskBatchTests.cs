using System.Text.Json;
using IntegrityBot.Commands;

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
        var lines = answers.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
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
    [InlineData("""{"id":"1","lang":"kk"}""", "'question'")]
    [InlineData("""{"id":"1","question":"x"}""", "'lang'")]
    [InlineData("""{"id":"1","lang":"de","question":"x"}""", "'lang'")]
    public void A_broken_line_is_named_and_nothing_is_answered(string line, string said)
    {
        var (code, answers, errors) = Run("""{"id":"1","lang":"kk","question":"пара"}""", line);

        Assert.Equal((2, ""), (code, answers));
        Assert.StartsWith("Line 2: ", errors, StringComparison.Ordinal);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    private static (int Code, string Answers, string Errors) Run(params string[] lines)
    {
        using var answers = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        return (AskBatch.Run(TheLaw.Search, lines, answers, errors), answers.ToString(), errors.ToString());
    }
}
