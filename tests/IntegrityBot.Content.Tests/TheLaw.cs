using System.Text.Json;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content.Tests;

/// <summary>The real content, read once.</summary>
internal static class TheLaw
{
    public static readonly string Locales = Path.Combine(AppContext.BaseDirectory, "locales");

    public static readonly Mci Mci = new(4_325, 2_026);

    private static readonly Lazy<PhraseBook> Book = new(LocaleFiles.Phrases);

    private static readonly Lazy<(LawLibrary Library, SearchWords Words)> Whole = new(() => LawFiles.Load(Book.Value, Mci));

    private static readonly Lazy<LawSearch> Index = new(() => LawSearch.Build(Whole.Value.Library, Whole.Value.Words));

    public static PhraseBook Phrases => Book.Value;

    public static LawLibrary Library => Whole.Value.Library;

    public static SearchWords Words => Whole.Value.Words;

    public static LawSearch Search => Index.Value;

    public static IReadOnlyList<OpenQuestion> Questions(string name) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", name))
            .Select(line => JsonSerializer.Deserialize<OpenQuestion>(line, JsonSerializerOptions.Web)!),
    ];
}

internal sealed record OpenQuestion(string Id, string Lang, string Question, string[] Topics)
{
    public Language Language => LanguageTags.FromTag(Lang)!.Value;
}
