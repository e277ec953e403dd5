
namespace IntegrityBot.Content.Tests;

/// <summary>The real files pass; each thing the check promises to find is found in a copy of them that has it.</summary>
public sealed class ContentCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("content").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_content_has_nothing_wrong()
    {
        var (content, _, problems) = LawFiles.Read(TheLaw.Locales, TheLaw.Phrases, TheLaw.Mci);

        Assert.Empty(problems);
        Assert.Equal((117, 40), (content.Topics.Length, content.RedFlags.Length));
        Assert.InRange(content.Quiz.Length, 100, 1_000);
        Assert.InRange(content.Cases.Length, 12, 100);
    }

    [Theory]
    [InlineData("law.yaml", "- id: gift-ban\n", "- id: gift-bann\n", "has no readable locales/kk/law/gift-bann.md")]
    [InlineData("law.yaml", "related: [corruption-offence-definition,", "related: [no-such-topic,", "dead related link 'no-such-topic'")]
    [InlineData("law.yaml", "cites: [{ act: anti-corruption-law, articles: 1(6) }]", "cites: []", "has no cite")]
    [InlineData("law.yaml", "cites: [{ act: anti-corruption-law, articles: 1(6) }]", "cites: [{ act: no-law, articles: 1(6) }]", "unknown act 'no-law'")]
    [InlineData("law.yaml", "priority: core", "priority: urgent", "'priority' must be one of")]
    [InlineData("kk/law/gift-ban.md", "[1]", "[77]", "has no fact 77")]
    [InlineData("ru/law/gift-ban.md", "\n- ", "\n- 365 ", "figures differ")]
    [InlineData("en/law/gift-ban.md", "> ", "> Ask the Anti-Corruption Agency. ", "dissolved agency")]
    [InlineData("en/law/gift-ban.md", "\n- ", "\n- {{mcy:5}} ", "placeholder is broken")]
    [InlineData("en/law/gift-ban.md", "title: ", "title: About {{mci:2}} ", "A title may hold no placeholder")]
    [InlineData("red-flags.yaml", "  as_of: \"2026-01-01\"\n", "", "does not say as of when")]
    [InlineData("quiz.yaml", "correct: 1", "correct: 7", "points to no option")]
    [InlineData("kk/quiz.yaml", "- id: p-half-state-company", "- id: p-half", "is not in locales/quiz.yaml")]
    [InlineData("cases.yaml", "topic: gift-ban", "topic: gift-bann", "rests on the unknown fact gift-bann")]
    [InlineData("red-flags.yaml", "stage: planning", "stage: dreaming", "'stage' must be one of")]
    [InlineData("contacts.yaml", "status: outdated", "status: outdated\n  value: '1424'", "neither an address nor a number")]
    [InlineData("glossary.csv", ",attested", ",perhaps", "Expected en,ru,kk")]
    [InlineData("synonyms.yaml", "kk: [", "kk: [two words, ", "must be one word")]
    [InlineData("here.yaml", "kk: [", "kk: [two words, ", "must be one word")]
    [InlineData("elsewhere.yaml", "kk: [", "kk: [two words, ", "must be one word")]
    [InlineData("elsewhere.yaml", "- id: weather", "- id: wether", "'wether' is missing in locales/en/elsewhere.yaml")]
    [InlineData("en/elsewhere.yaml", "- id: weather", "- id: wether", "'wether' is not in locales/elsewhere.yaml")]
    [InlineData("smalltalk.yaml", "- id: thanks", "- id: gratitude", "'id' must be one of Courtesy,")]
    [InlineData("smalltalk.yaml", "- id: thanks", "- id: gratitude", "No list has the id 'thanks'")]
    [InlineData("smalltalk.yaml", "- id: lost-receipt", "- ", "'id' is missing")]
    [InlineData("smalltalk.yaml", "- id: thanks", "- id: greeting", "'greeting' stands here twice")]
    [InlineData("smalltalk.yaml", "en: [thanks,", "en: [hello, thanks,", "'hello' stands here twice: in 'greeting' and in 'thanks'")]
    [InlineData("smalltalk.yaml", "en: [thanks,", "en: [Thanks!, thanks,", "'thanks' stands here twice: in 'thanks' and in 'thanks'")]
    [InlineData("smalltalk.yaml", "en: [thanks,", "de: [danke,", "'en' is missing")]
    [InlineData("smalltalk.yaml", "en: [thanks,", "en: [] #", "'thanks' has no line in 'en'")]
    [InlineData("smalltalk.yaml", "en: [hello,", "en: [5!, hello,", "must have at least two letters")]
    [InlineData("smalltalk.yaml", "en: [hello,", "en: [stay anonymous, hello,", "'stay anonymous' is also asked about a topic")]
    public void A_mistake_is_found_in_its_file(string file, string right, string wrong, string said)
    {
        Change(file, right, wrong);

        var problems = LawFiles.Read(folder, TheLaw.Phrases, TheLaw.Mci).Problems;

        Assert.Contains(problems, problem => problem.Message.Contains(said, StringComparison.Ordinal) && problem.File == $"locales/{file}" && problem.Line > 0);
    }

    [Theory]
    [InlineData("quiz.yaml", "explanation: ", "explanation: '{{mcy:5}}' #", "Question 'p-half-state-company' has a broken placeholder")]
    [InlineData("quiz.yaml", "question: ", "question: Ask Antikor #", "names the dissolved agency")]
    [InlineData("cases.yaml", "title: ", "title: '{{mci:5}}' #", "has a placeholder where none is filled")]
    [InlineData("cases.yaml", "question: ", "question: Antikor? #", "names the dissolved agency")]
    [InlineData("red-flags.yaml", "why: ", "why: '{{mci:}}' #", "has a broken placeholder")]
    [InlineData("red-flags.yaml", "question: ", "question: Antikor? #", "names the dissolved agency")]
    [InlineData("contacts.yaml", "name: ", "name: '{{mci:5}}' #", "has a placeholder where none is filled")]
    [InlineData("contacts.yaml", "name: ", "name: Antikor #", "names the dissolved agency")]
    public void A_mistake_in_the_words_is_found_at_its_entry(string file, string right, string wrong, string said)
    {
        Change($"en/{file}", right, wrong);

        var problems = LawFiles.Read(folder, TheLaw.Phrases, TheLaw.Mci).Problems;

        Assert.Contains(problems, problem => problem.Message.Contains(said, StringComparison.Ordinal) && problem.Message.EndsWith("(en).", StringComparison.Ordinal)
            && problem.File == $"locales/{file}" && problem.Line > 0);
    }

    [Fact]
    public void A_direct_answer_without_a_fact_is_found()
    {
        Files.Copy(TheLaw.Locales, folder);
        var path = Path.Combine(folder, "en/law/gift-ban.md");
        var lines = File.ReadAllLines(path);
        var at = Array.IndexOf(lines, "---", 1) + 1;
        lines[at] = "Gifts are forbidden.";
        File.WriteAllLines(path, lines);

        var problems = LawFiles.Read(folder, TheLaw.Phrases, TheLaw.Mci).Problems;

        Assert.Contains(problems, problem => problem.File == "locales/en/law/gift-ban.md" && problem.Line == at + 1
            && problem.Message.Contains("direct answer names no fact", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_matter_needs_many_ways_of_asking_and_none_of_a_topic()
    {
        Files.Copy(TheLaw.Locales, folder);
        var asked = TheLaw.Words.Topics["gift-ban"].En.Asked[0];
        File.AppendAllText(Path.Combine(folder, "elsewhere.yaml"), "- id: birds\n  kk: []\n  ru: []\n  en: []\n");
        foreach (var tag in (string[])["kk", "ru", "en"])
        {
            File.AppendAllText(Path.Combine(folder, tag, "elsewhere.yaml"), $"- id: birds\n  asked: [\"{asked}\"]\n");
        }

        var problems = LawFiles.Read(folder, TheLaw.Phrases, TheLaw.Mci).Problems.Select(problem => problem.Message).ToList();

        Assert.Contains($"'{asked}' is also asked about a topic", problems);
        Assert.Contains(problems, problem => problem.StartsWith("'birds' must have at least", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_file_a_long_answer_and_a_shown_unverified_fact_are_found()
    {
        Files.Copy(TheLaw.Locales, folder);
        File.Delete(Path.Combine(folder, "en/law/gift-ban.md"));
        var longer = Path.Combine(folder, "ru/law/bribe-taking.md");
        File.WriteAllText(longer, File.ReadAllText(longer).Replace("\n- ", "\n- " + new string('я', 2_500) + " ", StringComparison.Ordinal));
        var law = Path.Combine(folder, "law.yaml");
        File.WriteAllText(law, File.ReadAllText(law).Replace("{ n: 1, confidence: verified,", "{ n: 1, confidence: unverified,", StringComparison.Ordinal));

        var problems = LawFiles.Read(folder, TheLaw.Phrases, TheLaw.Mci).Problems.Select(problem => problem.ToString()).ToList();

        Assert.Contains(problems, problem => problem.Contains("has no readable locales/en/law/gift-ban.md", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("locales/ru/law/bribe-taking.md:", StringComparison.Ordinal) && problem.Contains("at most 2500", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("is unverified: it may not be shown", StringComparison.Ordinal));
    }

    /// <summary>Copies the content and changes the first place of a text in one file.</summary>
    private void Change(string file, string right, string wrong)
    {
        Files.Copy(TheLaw.Locales, folder);
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, "The file has changed: mend the test.");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), wrong, text.AsSpan(at + right.Length)));
    }
}
