using System.Runtime.CompilerServices;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Tests;

/// <summary>The real phrase files of the repository.</summary>
internal static class TestData
{
    public static readonly PhraseBook Phrases = PhraseBook.Read(LanguageTags.All.ToDictionary(
        language => language,
        language => File.ReadAllText(Path.Combine(Root(), "locales", language.Tag(), "phrases.json"))));

    public static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
