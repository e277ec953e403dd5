using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Commands;

/// <summary>Many questions at once, a line of JSON each: how editors see what a change does.</summary>
internal static partial class AskBatch
{
    /// <param name="usual">The language of a line that names none; null where each must name its own.</param>
    /// <returns>The exit code: 2 when a line is not a question. It costs no other line its answer.</returns>
    public static int Run(SmallTalk talk, LawSearch search, IEnumerable<string> lines, Language? usual, TextWriter answers, TextWriter errors)
    {
        var code = 0;
        foreach (var (at, line) in lines.Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (question, wrong) = Read(line, usual);
            if (question is null)
            {
                errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Line {at + 1}: {wrong}"));
                code = 2;
                continue;
            }

            var heard = talk.Hear(question.Text);
            var result = search.Search(heard.Question, question.Reader);
            answers.WriteLine(JsonSerializer.Serialize(Answer(question.Id, heard, result), AskJson.Default.AskAnswer));
        }

        return code;
    }

    public static AskAnswer Answer(JsonElement? id, Heard heard, SearchResult result) => new(
        id,
        [.. result.Hits.Select(hit => new AskTopic(hit.TopicId, hit.Score))],
        heard.Intent is null && result.Verdict != Verdict.NotFound);

    private static (AskQuestion? Question, string Wrong) Read(string line, Language? usual)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(LoneSurrogates().Replace(line, static escape => escape.Length == 6 ? "\\uFFFD" : escape.Value));
        }
        catch (JsonException)
        {
            json = default;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, "not JSON; expected {\"id\":\"…\",\"lang\":\"kk\",\"question\":\"…\"}.");
        }

        var (id, lang, question) = (Field(json, "id"), Field(json, "lang"), Field(json, "question"));
        var reader = lang is null ? usual : lang is { ValueKind: JsonValueKind.String } tag ? LanguageTags.FromTag(tag.GetString()) : null;
        return (id, question, reader) switch
        {
            (null, _, _) => (null, "'id' is missing."),
            ({ ValueKind: JsonValueKind.String } empty, _, _) when empty.ValueEquals("") => (null, "'id' is missing."),
            ({ ValueKind: not (JsonValueKind.String or JsonValueKind.Number) }, _, _) => (null, "'id' must be a text or a number."),
            (_, null, _) => (null, "'question' is missing."),
            (_, { ValueKind: not JsonValueKind.String }, _) => (null, "'question' must be a text."),
            (_, _, null) => (null, lang is null ? "'lang' is missing: write kk, ru or en into the line, or give --lang." : "'lang' must be kk, ru or en."),
            ({ } known, { } text, { } language) => (new(known, language, text.GetString()!), ""),
        };
    }

    private static JsonElement? Field(JsonElement json, string name) =>
        json.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

    /// <summary>
    /// Every escape of a line, so that none is read from its middle. Half a pair (six signs) is no character and no reader takes it; it
    /// comes from a tool that cut a text inside an emoji, and the question around it is a question still.
    /// </summary>
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LoneSurrogates();

    private sealed record AskQuestion(JsonElement Id, Language Reader, string Text);
}

/// <param name="Id">As it came: a text or a number.</param>
/// <param name="Answered">Whether the bot would show a topic: not where it found none, and not to small talk.</param>
internal sealed record AskAnswer([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Id, IReadOnlyList<AskTopic> Topics, bool Answered);

internal sealed record AskTopic(string Id, double Score);

[JsonSerializable(typeof(AskAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class AskJson : JsonSerializerContext;
