using System.Text;

namespace IntegrityBot.Content.Tests;

/// <summary>The terms of the law are the same in all three languages: held on the real files, with one of them changed.</summary>
public sealed class GlossaryCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("glossary").FullName;

    public GlossaryCheckTests() => Files.Copy(TheLaw.Locales, folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("ru", "Решение принимает уполномоченное лицо в другом городе.", "authorised body")]
    [InlineData("kk", "Шешімді басқа қаладағы адам қабылдайды.", "authorised body")]
    public void A_term_said_otherwise_is_named_with_its_file_and_line(string tag, string line, string term)
    {
        Add("en", "The authorised bodies decide it.");
        Add("ru", tag == "ru" ? line : "Это решают уполномоченные органы.");
        Add("kk", tag == "kk" ? line : "Мұны уәкілетті органдар шешеді.");

        var problem = Assert.Single(Problems());

        Assert.Equal($"locales/{tag}/law/{Topic}.md", problem.File);
        Assert.Equal(Lines(tag).IndexOf(Lines(tag).Last(each => each.StartsWith("- ", StringComparison.Ordinal))) + 1, problem.Line);
        Assert.Contains($"'{term}'", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Within 7 calendar days.", "Не позже 7 календарных дней.", "7 күнтізбелік күннен кешікпей.")]
    [InlineData("A prosecutor's office may ask for confiscation of property.", "Прокуратурой может быть запрошена конфискация имущества.", "Прокуратура мүлкін тәркілеуді сұрай алады.")]
    [InlineData("Qualification requirements are checked.", "Проверяют квалификационное требование.", "Біліктілік талабы тексеріледі.")]
    [InlineData("A state body answers.", "Отвечает госорган.", "Мемлекеттік орган жауап береді.")]
    public void Endings_and_the_listed_short_forms_do_not_matter(string en, string ru, string kk)
    {
        Add("en", en);
        Add("ru", ru);
        Add("kk", kk);

        Assert.Empty(Problems());
    }

    [Fact]
    public void The_longest_term_counts_and_not_the_shorter_ones_in_it()
    {
        Add("en", "Extortion is not a failure to report.");
        Add("ru", "Вымогательство — не недонесение.");
        Add("kk", "Қорқытып алу – хабарламау емес.");

        Assert.Empty(Problems());
    }

    [Fact]
    public void An_exception_must_name_a_term_and_a_topic_there_are()
    {
        File.AppendAllText(Path.Combine(folder, "glossary-exceptions.yaml"), "- term: moonshine\n  reason: none\n- term: fine\n  topic: no-such-topic\n  reason: none\n");

        Assert.Equal(["'moonshine' is no English term of locales/glossary.csv.", "There is no topic 'no-such-topic'."], Problems().Select(problem => problem.Message));
    }

    [Fact]
    public void An_exception_for_a_topic_holds_there_alone()
    {
        Add("en", "A sole auction is held.");
        Add("ru", "Проводят торги.");
        Add("kk", "Сауда-саттық өткізіледі.");
        Assert.Equal(2, Problems().Count);

        File.AppendAllText(Path.Combine(folder, "glossary-exceptions.yaml"), $"- term: auction\n  topic: {Topic}\n  reason: a test\n");

        Assert.Empty(Problems());
    }

    /// <summary>One that says little, so that its other lines hold none of the terms used here.</summary>
    private const string Topic = "academic-integrity";

    private List<string> Lines(string tag) => [.. File.ReadAllLines(Path.Combine(folder, tag, "law", Topic + ".md"))];

    /// <summary>One more fact, after the last.</summary>
    private void Add(string tag, string fact)
    {
        var lines = Lines(tag);
        lines.Insert(lines.FindLastIndex(line => line.StartsWith("- ", StringComparison.Ordinal)) + 1, $"- {fact} [1]");
        File.WriteAllLines(Path.Combine(folder, tag, "law", Topic + ".md"), lines, Encoding.UTF8);
    }

    private List<Problem> Problems() => [.. LawFiles.Read(folder, TheLaw.Phrases, TheLaw.Mci).Problems];
}
