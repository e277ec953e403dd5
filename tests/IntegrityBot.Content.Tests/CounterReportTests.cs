using System.Text.Json;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content.Tests;

public sealed class CounterReportTests
{
    private static readonly CounterReport November = CounterReport.Of(new(2026, 11, 23), new Dictionary<string, long>(StringComparer.Ordinal)
    {
        [Tally.Helpful("gift-ban", true)] = 7,
        [Tally.Helpful("gift-ban", false)] = 2,
        [Tally.Helpful("e-petition", false)] = 3,
        [Tally.Helpful("nepotism-ban", true)] = 1,
        [Tally.Helpful("nepotism-ban", false)] = 9,
        [Tally.Unanswered(LawCategory.StudentLife)] = 4,
        [Tally.Unanswered(null)] = 11,
        ["something.else"] = 99,
    });

    [Fact]
    public void What_needs_work_stands_first()
    {
        Assert.Equal([new("nepotism-ban", 1, 9), new("e-petition", 0, 3), new("gift-ban", 7, 2)], November.Topics);
        Assert.Equal([new("unknown", 11), new("student-life", 4)], November.Unanswered);
    }

    [Fact]
    public void An_editor_reads_it_line_by_line_and_a_program_as_json()
    {
        var lines = November.Text().ReplaceLineEndings("\n").Split('\n');
        var json = JsonDocument.Parse(November.Json()).RootElement;

        Assert.Equal("2026-11: was the answer helpful?", lines[0]);
        Assert.Equal("       9 no        1 yes   nepotism-ban", lines[1]);
        Assert.Equal("       4   student-life", lines[^1]);
        Assert.Equal(("2026-11", 9, "student-life"), (
            json.GetProperty("month").GetString(), json.GetProperty("topics")[0].GetProperty("notHelpful").GetInt32(), json.GetProperty("unanswered")[1].GetProperty("category").GetString()));
    }

    [Fact]
    public void A_month_without_counters_says_so() =>
        Assert.Equal(2, CounterReport.Of(new(2026, 1, 1), new Dictionary<string, long>(StringComparer.Ordinal)).Text().ReplaceLineEndings("\n").Split('\n').Count(line => line is "  nobody said" or "  none"));

    [Fact]
    public void Every_category_is_read_back_from_its_counter() =>
        Assert.All(Enum.GetValues<LawCategory>(), category => Assert.Equal(new Counted.NotFound(category), Tally.Read(Tally.Unanswered(category))));
}
