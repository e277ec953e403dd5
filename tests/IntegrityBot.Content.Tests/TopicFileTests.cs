
namespace IntegrityBot.Content.Tests;

public sealed class TopicFileTests
{
    private const string Whole = """
        ---
        title: A gift, or a bribe
        keywords: [gift, "one, two", 'it''s']
        asked:
          - may I?
          - "say \"yes\": please"
        ---
        You may not [1]. Not even once [2].

        - First [1][3]
        - Up to {{mci:2}} [2]

        > Refuse.
        > Report it.
        """;

    [Fact]
    public void A_file_is_read_with_its_lists_markers_and_lines()
    {
        var (source, problems) = Read(Whole);

        Assert.Empty(problems);
        Assert.Equal("A gift, or a bribe", source!.Text.Title);
        Assert.Equal(["gift", "one, two", "it's"], source.Wordings.Keywords);
        Assert.Equal(["may I?", "say \"yes\": please"], source.Wordings.Asked);
        Assert.Equal("You may not. Not even once.", source.Text.Answer.Text);
        Assert.Equal([1, 2], source.Text.Answer.Facts);
        Assert.Equal(["First", "Up to {{mci:2}}"], source.Text.Points.Select(point => point.Text));
        Assert.Equal([1, 3], source.Text.Points[0].Facts);
        Assert.Equal(["Refuse.", "Report it."], source.Text.Advice);
        Assert.Equal((8, 11), (source.Line, source.PointLines[1]));
    }

    [Theory]
    [InlineData("title: A gift, or a bribe", "titel: A gift", 2, "'titel' is not known here")]
    [InlineData("keywords: [gift, \"one, two\", 'it''s']", "keywords: [gift, one", 3, "one line and end with")]
    [InlineData("  - may I?", "  - may I: ask?", 5, "into quotes")]
    [InlineData("  - \"say \\\"yes\\\": please\"", "  - \"say", 6, "not closed")]
    [InlineData("> Refuse.", "Refuse.", 13, "must begin with")]
    public void What_is_wrong_is_named_with_its_line(string right, string wrong, int line, string said)
    {
        var (_, problems) = Read(Whole.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(problems, problem => problem.Line == line && problem.Message.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no head")]
    [InlineData("---\ntitle: x")]
    public void A_file_without_a_head_is_refused(string text)
    {
        var (source, problems) = Read(text);

        Assert.Null(source);
        Assert.Equal(1, Assert.Single(problems).Line);
    }

    private static (TopicSource? Source, List<Problem> Problems) Read(string text)
    {
        var problems = new List<Problem>();
        return (TopicFile.Read("x.md", text, problems), problems);
    }
}
