using System.Collections.Immutable;
using System.Globalization;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>The parts of the content that stand in one neutral file and, word for word, in one file for each language.</summary>
/// <param name="read">The text of a file under <c>locales/</c>; null when it is missing.</param>
internal sealed class Readers(Func<string, string?> read, ICollection<Problem> problems)
{
    public ImmutableArray<Sourced<TopicEntry>> Topics()
    {
        const string Name = "law.yaml";
        if (Text(Name) is not { } text || Entry.One(Full(Name), text, problems) is not { } root)
        {
            return [];
        }

        var topics = root.Entries("topics").Select(entry => Source(Name, entry, new TopicEntry(
            entry.Text("id"), entry.Choice<LawCategory>("category"), entry.Choice<Priority>("priority"), entry.Date("as_of"), entry.Texts("related"),
            [.. entry.Entries("facts").Select(FactOf)]))).ToImmutableArray();
        root.Done();
        return topics;
    }

    public ImmutableArray<Sourced<Act>> Acts() => Join("acts.yaml",
        static (entry, names) => new Act(entry.Text("id"), entry.Text("number"), DayOf(entry, "adopted"), names),
        static entry => new ActName(entry.Text("full"), entry.Text("short")));

    public ImmutableArray<Sourced<QuizQuestion>> Quiz() => Join("quiz.yaml",
        static (entry, texts) => new QuizQuestion(
            entry.Text("id"), entry.Choice<LawCategory>("category"), entry.Text("topic"), entry.Numbers("facts"), entry.Number("correct"), texts),
        static entry => new QuizText(entry.Text("question"), entry.Texts("options"), entry.Text("explanation")));

    public ImmutableArray<Sourced<RedFlag>> RedFlags() => Join("red-flags.yaml",
        static (entry, texts) => new RedFlag(
            entry.Text("id"), entry.Choice<FlagStage>("stage"), entry.Choice<Confidence>("confidence"), entry.OptionalDate("as_of"), CitesOf(entry), texts),
        static entry => new FlagText(entry.Text("question"), entry.Text("why")));

    public ImmutableArray<Sourced<Contact>> Contacts() => Join("contacts.yaml",
        static (entry, texts) => new Contact(
            entry.Text("id"), entry.OptionalText("value"), UrlOf(entry), entry.Choice<ContactStatus>("status"), entry.OptionalDate("checked"), texts),
        static entry => new ContactText(entry.Text("name"), entry.Text("use"), entry.OptionalText("note")));

    public ImmutableArray<Sourced<Case>> Cases()
    {
        var cases = Join("cases.yaml",
            static (entry, texts) => (
                Id: entry.Text("id"), Topics: entry.Texts("topics"), Line: entry, Texts: texts,
                Choices: entry.Entries("choices").Select(choice => Finish(choice, (Good: choice.Flag("good"), Facts: FactsOf(choice)))).ToList()),
            static entry => (
                Text: new CaseText(entry.Text("title"), entry.Text("story"), entry.Text("question")),
                Choices: entry.Entries("choices").Select(choice => Finish(choice, new ChoiceText(choice.Text("choice"), choice.Text("consequence")))).ToList()));
        var whole = ImmutableArray.CreateBuilder<Sourced<Case>>();
        foreach (var source in cases)
        {
            var (id, topics, entry, texts, choices) = source.Value;
            if (LanguageTags.All.Any(language => texts[language].Choices.Count != choices.Count))
            {
                entry.Report($"Case '{id}' must have as many choices in every language.");
                continue;
            }

            whole.Add(new(source.File, source.Line, new(id, topics, texts.Select(static (_, text) => text.Text),
                [.. choices.Select((choice, at) => new CaseChoice(choice.Good, choice.Facts, texts.Select((_, text) => text.Choices[at])))])));
        }

        return whole.DrainToImmutable();
    }

    /// <summary><c>glossary.csv</c>: <c>en,ru,kk,kk_status</c>; a cell with a comma stands in double quotes.</summary>
    public ImmutableArray<Sourced<Term>> Glossary()
    {
        const string Name = "glossary.csv";
        var terms = ImmutableArray.CreateBuilder<Sourced<Term>>();
        var lines = (Text(Name) ?? "").ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (var at = 1; at < lines.Length; at++)
        {
            if (Cells(lines[at]) is [{ Length: > 0 } en, { Length: > 0 } ru, { Length: > 0 } kk, "attested" or "standard-unchecked"] cells)
            {
                terms.Add(new(Full(Name), at + 1, new(new(kk, ru, en), cells[3] == "attested")));
            }
            else
            {
                problems.Add(new(Full(Name), at + 1, "Expected en,ru,kk and 'attested' or 'standard-unchecked'."));
            }
        }

        return terms.DrainToImmutable();
    }

    public ImmutableArray<Sourced<Synonyms>> Synonyms() => WordLists("synonyms.yaml");

    public ImmutableArray<Sourced<OtherMatter>> Elsewhere() => Join("elsewhere.yaml",
        static (entry, asked) => new OtherMatter(entry.Text("id"), WordsOf(entry), asked),
        static entry => entry.Texts("asked"));

    public ImmutableArray<Sourced<Synonyms>> Here() => WordLists("here.yaml");

    public ImmutableArray<Sourced<TalkEntry>> SmallTalk() => List("smalltalk.yaml", static entry => new TalkEntry(entry.Choice<TalkIntent>("id"), WordsOf(entry)));

    public ImmutableArray<Sourced<GlossaryException>> GlossaryExceptions()
    {
        return List("glossary-exceptions.yaml", static entry => new GlossaryException(
            entry.Text("term"), entry.OptionalText("topic"), Forms(entry, Language.Ru), Forms(entry, Language.Kk), entry.Text("reason")));

        static ImmutableArray<string> Forms(Entry entry, Language language) => entry.Has(language.Tag()) ? entry.Texts(language.Tag()) : [];
    }

    private ImmutableArray<Sourced<Synonyms>> WordLists(string name) => List(name, static entry => new Synonyms(entry.Text("id"), WordsOf(entry)));

    private ImmutableArray<Sourced<T>> List<T>(string name, Func<Entry, T> read) =>
        Text(name) is not { } text ? [] : [.. Entry.List(Full(name), text, problems).Select(entry => Source(name, entry, read(entry)))];

    private static Translated<ImmutableArray<string>> WordsOf(Entry entry) => new(entry.Texts("kk"), entry.Texts("ru"), entry.Texts("en"));

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = line.IndexOf(quoted ? "\"," : ",", at, StringComparison.Ordinal);
            end = end < 0 ? line.Length - (quoted ? 1 : 0) : end;
            cells.Add(line[Math.Min(quoted ? at + 1 : at, end)..end].Trim());
            at = end + (quoted ? 2 : 1);
        }

        return cells;
    }

    /// <summary>Joins each entry of the neutral file with its words by id.</summary>
    private ImmutableArray<Sourced<T>> Join<T, TText>(string name, Func<Entry, Translated<TText>, T> make, Func<Entry, TText> words)
    {
        var texts = LanguageTags.All.ToDictionary(language => language, language => Words($"{language.Tag()}/{name}", words));
        var joined = ImmutableArray.CreateBuilder<Sourced<T>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Text(name) is { } text ? Entry.List(Full(name), text, problems) : [])
        {
            var id = entry.Text("id");
            var missing = LanguageTags.All.Where(language => !texts[language].ContainsKey(id)).ToList();
            foreach (var language in missing)
            {
                entry.Report($"'{id}' is missing in locales/{language.Tag()}/{name}.");
            }

            if (!seen.Add(id))
            {
                entry.Report($"'{id}' stands here twice.");
            }
            else if (missing.Count == 0)
            {
                joined.Add(Source(name, entry, make(entry, new(texts[Language.Kk][id].Value, texts[Language.Ru][id].Value, texts[Language.En][id].Value))));
            }
        }

        foreach (var orphan in texts.Values.SelectMany(static language => language).Where(word => !seen.Contains(word.Key)))
        {
            problems.Add(new(orphan.Value.File, orphan.Value.Line, $"'{orphan.Key}' is not in locales/{name}."));
        }

        return joined.DrainToImmutable();
    }

    private Dictionary<string, Sourced<TText>> Words<TText>(string name, Func<Entry, TText> words)
    {
        var found = new Dictionary<string, Sourced<TText>>(StringComparer.Ordinal);
        foreach (var entry in Text(name) is { } text ? Entry.List(Full(name), text, problems) : [])
        {
            var id = entry.Text("id");
            if (!found.TryAdd(id, Source(name, entry, words(entry))))
            {
                entry.Report($"'{id}' stands here twice.");
            }
        }

        return found;
    }

    private string? Text(string name)
    {
        var text = read(name);
        if (text is null)
        {
            problems.Add(new(Full(name), 1, "The file is missing."));
        }

        return text;
    }

    private static Fact FactOf(Entry entry) => Finish(entry, new Fact(entry.Number("n"), entry.Choice<Confidence>("confidence"), entry.OptionalDate("as_of"), CitesOf(entry)));

    private static ImmutableArray<Cite> CitesOf(Entry entry) => [.. entry.Entries("cites").Select(cite => Finish(cite, CiteOf(cite)))];

    private static Cite CiteOf(Entry entry)
    {
        if (entry.OptionalEntry("source") is { } source)
        {
            return Finish<Cite>(source, new Cite.Source(source.Trio()));
        }

        var (articles, paragraphs) = (entry.OptionalText("articles"), entry.OptionalText("paragraphs"));
        return new Cite.OfAct(
            entry.Text("act"), paragraphs is null ? CiteUnit.Articles : CiteUnit.Paragraphs, articles ?? paragraphs ?? "", NoteOf(entry));
    }

    /// <summary><c>note: ""</c> is the only note of an article; no key means no note.</summary>
    private static string? NoteOf(Entry entry) => entry.OptionalText("note") ?? (entry.Has("note") ? "" : null);

    private static ImmutableArray<FactRef> FactsOf(Entry entry) =>
        [.. entry.Entries("facts").Select(fact => Finish(fact, new FactRef(fact.Text("topic"), fact.Number("n"))))];

    private static DateOnly DayOf(Entry entry, string key)
    {
        if (DateOnly.TryParseExact(entry.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        entry.Report($"'{key}' must be a day: 2024-07-01.");
        return default;
    }

    private static Uri? UrlOf(Entry entry)
    {
        if (entry.OptionalText("url") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
        {
            return url;
        }

        entry.Report("'url' must be an https address.");
        return null;
    }

    private static Sourced<T> Source<T>(string name, Entry entry, T value)
    {
        entry.Done();
        return new(Full(name), entry.Line, value);
    }

    private static T Finish<T>(Entry entry, T value)
    {
        entry.Done();
        return value;
    }

    private static string Full(string name) => $"locales/{name}";
}
