using System.Text.Json;
using IntegrityBot.Configuration;
using IntegrityBot.Content;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Benchmarks;

/// <summary>The real content, and the open questions in the order of the file.</summary>
internal static class OpenQuestions
{
    public static (LawLibrary Library, SearchWords Words) Content() => LawFiles.Load(LocaleFiles.Phrases(), new(4_325, 2_026));

    public static IReadOnlyList<(string Text, Language Reader)> Read() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "law-questions.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web)!)
            .Select(line => (line.Question, LanguageTags.FromTag(line.Lang)!.Value)),
    ];

    private sealed record Line(string Lang, string Question);
}
