using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Tests;

/// <summary>The real phrase files of the repository.</summary>
internal static class TestData
{
    public static readonly PhraseBook Phrases = PhraseBook.Read(LanguageTags.All.ToDictionary(
        language => language,
        language => File.ReadAllText(Path.Combine(Root(), "locales", language.Tag(), "phrases.json"))));

    /// <summary>The repository, found upwards from where the tests run.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "IntegrityBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
