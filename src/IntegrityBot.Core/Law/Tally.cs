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
}
