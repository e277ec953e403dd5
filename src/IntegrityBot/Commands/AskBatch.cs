using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Commands;

/// <summary>Many questions at once, a line of JSON each: how editors see what a change does.</summary>
internal static class AskBatch
{
    /// <returns>The exit code: 2 when a line is not a question; nothing is answered then.</returns>
    public static int Run(LawSearch search, IEnumerable<string> lines, TextWriter answers, TextWriter errors)
    {
        var questions = new List<AskQuestion>();
        foreach (var (at, line) in lines.Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Read(line, out var wrong) is not { } question)
            {
                errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Line {at + 1}: {wrong}"));
                return 2;
            }

            questions.Add(question);
        }

        foreach (var question in questions)
        {
            var result = search.Search(question.Question!, LanguageTags.FromTag(question.Lang)!.Value);
            answers.WriteLine(JsonSerializer.Serialize(Answer(question.Id, result), AskJson.Default.AskAnswer));
        }

        return 0;
    }

    public static AskAnswer Answer(string? id, SearchResult result) =>
        new(id, [.. result.Hits.Select(hit => new AskTopic(hit.TopicId, hit.Score))], result.Verdict != Verdict.NotFound);

    private static AskQuestion? Read(string line, out string wrong)
    {
        AskQuestion? question;
        try
        {
            question = JsonSerializer.Deserialize(line, AskJson.Default.AskQuestion);
        }
        catch (JsonException)
        {
            question = null;
        }

        wrong = question switch
        {
            null => "not JSON; expected {\"id\":\"…\",\"lang\":\"kk\",\"question\":\"…\"}.",
            { Id: null or "" } => "'id' is missing.",
            { Question: null } => "'question' is missing.",
            { Lang: var lang } when LanguageTags.FromTag(lang) is null => "'lang' must be kk, ru or en.",
            _ => "",
        };
        return wrong.Length == 0 ? question : null;
    }
}

internal sealed record AskQuestion(string? Id, string? Lang, string? Question);

internal sealed record AskAnswer([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id, IReadOnlyList<AskTopic> Topics, bool Answered);

internal sealed record AskTopic(string Id, double Score);

[JsonSerializable(typeof(AskQuestion))]
[JsonSerializable(typeof(AskAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class AskJson : JsonSerializerContext;
