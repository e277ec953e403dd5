using IntegrityBot.Core.Languages;

namespace IntegrityBot.Configuration;

/// <summary>The folder <c>locales</c> beside the program.</summary>
internal static class LocaleFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "locales");

    /// <exception cref="SetupException">A file is missing, or the files do not agree with each other or with the program.</exception>
    public static PhraseBook Phrases()
    {
        try
        {
            var book = PhraseBook.Read(LanguageTags.All.ToDictionary(language => language, language => Read(language, "phrases.json")));
            var problems = book.Check(PhraseKeys.All);
            return problems.Count == 0 ? book : throw new SetupException(string.Join(Environment.NewLine, problems));
        }
        catch (FormatException problem)
        {
            throw new SetupException(problem.Message, problem);
        }
    }

    public static string Read(Language language, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Folder, language.Tag(), name));
        }
        catch (IOException problem)
        {
            throw new SetupException($"The program's own file locales/{language.Tag()}/{name} is missing: install it again.", problem);
        }
    }
}
