using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>A month of the counters as an editor needs them: what needs work stands first.</summary>
/// <param name="Month">As <c>2026-11</c>.</param>
/// <param name="Topics">Judged at least once.</param>
/// <param name="Unanswered">Categories with at least one question nothing was found for.</param>
internal sealed record CounterReport(string Month, ImmutableArray<JudgedTopic> Topics, ImmutableArray<UnansweredCategory> Unanswered)
{
    public static CounterReport Of(DateOnly month, IReadOnlyDictionary<string, long> counters)
    {
        var counted = counters.Select(counter => (What: Tally.Read(counter.Key), Count: counter.Value)).ToList();
        return new(
            month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            [
                .. from counter in counted
                   where counter.What is Counted.Judged
                   group counter by ((Counted.Judged)counter.What!).Topic into topic
                   let row = new JudgedTopic(topic.Key, Sum(topic, helpful: true), Sum(topic, helpful: false))
                   orderby row.NotHelpful - row.Helpful descending, row.NotHelpful descending, row.Topic
                   select row,
            ],
            [
                .. from counter in counted
                   where counter.What is Counted.NotFound
                   let row = new UnansweredCategory(Name(((Counted.NotFound)counter.What!).Category), counter.Count)
                   orderby row.Questions descending, row.Category
                   select row,
            ]);

        static long Sum(IEnumerable<(Counted? What, long Count)> topic, bool helpful) =>
            topic.Where(counter => counter.What is Counted.Judged judged && judged.Helpful == helpful).Sum(counter => counter.Count);

        static string Name(LawCategory? category) => category is { } known ? JsonNamingPolicy.KebabCaseLower.ConvertName(known.ToString()) : "unknown";
    }

    public string Text()
    {
        var text = new StringBuilder();
        Table(text, $"{Month}: was the answer helpful?", "nobody said", [.. Topics.Select(row => $"{row.NotHelpful,8} no {row.Helpful,8} yes   {row.Topic}")]);
        Table(text, $"{Month}: questions nothing was found for, by the category they came nearest to", "none", [.. Unanswered.Select(row => $"{row.Questions,8}   {row.Category}")]);
        return text.ToString().TrimEnd();
    }

    public string Json() => JsonSerializer.Serialize(this, CounterJson.Default.CounterReport);

    private static void Table(StringBuilder text, string title, string empty, IReadOnlyCollection<string> rows)
    {
        text.AppendLine(title);
        foreach (var row in rows.DefaultIfEmpty($"  {empty}"))
        {
            text.AppendLine(row);
        }

        text.AppendLine();
    }
}

internal sealed record JudgedTopic(string Topic, long Helpful, long NotHelpful);

internal sealed record UnansweredCategory(string Category, long Questions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CounterReport))]
internal sealed partial class CounterJson : JsonSerializerContext;
