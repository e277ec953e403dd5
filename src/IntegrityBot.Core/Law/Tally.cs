using System.Text.Json;

namespace IntegrityBot.Core.Law;

/// <summary>Names of the counters: what is counted of questions and answers, and all that is.</summary>
public static class Tally
{
    /// <summary>"Was this helpful?" of one topic.</summary>
    public static string Helpful(string topic, bool yes) => $"answer.{topic}.{(yes ? "helpful" : "unhelpful")}";

    /// <summary>A question nothing was found for, by the category it came nearest to.</summary>
    public static string Unanswered(LawCategory? category) =>
        $"unanswered.{(category is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : "unknown")}";

    /// <summary>What a counter of these names counts; null for a name that is none.</summary>
    public static Counted? Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('.') switch
        {
            ["answer", var topic, "helpful"] => new Counted.Judged(topic, true),
            ["answer", var topic, "unhelpful"] => new Counted.Judged(topic, false),
            ["unanswered", "unknown"] => new Counted.NotFound(null),
            ["unanswered", var category] when Enum.TryParse<LawCategory>(category, ignoreCase: true, out var known) => new Counted.NotFound(known),
            _ => null,
        };
    }
}

/// <summary>What one counter counts.</summary>
public abstract record Counted
{
    private Counted() { }

    public sealed record Judged(string Topic, bool Helpful) : Counted;

    /// <param name="Category">What the questions came nearest to; null where not a word of them was known.</param>
    public sealed record NotFound(LawCategory? Category) : Counted;
}
