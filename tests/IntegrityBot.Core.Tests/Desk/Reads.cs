using System.Text.RegularExpressions;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Tests.Conversations;

namespace IntegrityBot.Core.Tests.Desk;

internal static partial class Reads
{
    public static TheoryData<Language> InEachLanguage => [.. LanguageTags.All];

    /// <summary>The text and the buttons in front of the person are in his language: no English word in Kazakh or Russian.</summary>
    public static void In(World world, Language language)
    {
        var words = $"{world.Read(language)}\n{string.Join('\n', world.Labels(language))}";
        Assert.NotEmpty(words.Trim());

        // «5 марта 2027 г.» brings its own full stop.
        Assert.DoesNotContain("г..", words, StringComparison.Ordinal);
        if (language != Language.En)
        {
            Assert.DoesNotMatch(EnglishWord(), Neutral().Replace(words, ""));
        }
    }

    [GeneratedRegex("[A-Za-z]{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EnglishWord();

    /// <summary>Markup, links, the invented contacts, names of formats, a command, and the button that names every language.</summary>
    [GeneratedRegex(@"<[^>]+>|https?://\S+|The [\w\-]+ place|PDF|CSV|integritybot receipt verify.*|Тіл · Язык · Language", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Neutral();
}
