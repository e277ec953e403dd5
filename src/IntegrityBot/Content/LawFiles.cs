using IntegrityBot.Configuration;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>The legal content in the folder <c>locales</c>.</summary>
internal static class LawFiles
{
    /// <exception cref="SetupException">Something in the files is wrong; a line each, with file and line.</exception>
    public static (LawLibrary Library, SearchWords Words) Load(PhraseBook book, Mci mci)
    {
        var (content, words, problems) = Read(Path.Combine(AppContext.BaseDirectory, "locales"), book, mci);
        return problems.Count == 0 ? (new(content), words) : throw new SetupException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>Reads and checks everything in a folder.</summary>
    public static (LawContent Content, SearchWords Words, IReadOnlyList<Problem> Problems) Read(string folder, PhraseBook book, Mci mci)
    {
        var (sources, problems) = Sources(folder);
        var content = Content(sources, book, mci);
        return (content, Words(sources), [.. problems.Concat(ContentCheck.Problems(sources, content, book)).Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
    }

    private static (Sources Sources, List<Problem> Problems) Sources(string folder)
    {
        // Two halves of about the same work, side by side: the YAML parser is the slow part of a start.
        var problems = new List<Problem>();
        var texts = Task.Run(() => Texts(folder));
        var readers = new Readers(name => File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : null, problems);
        var (acts, topics, quiz, cases) = (readers.Acts(), readers.Topics(), readers.Quiz(), readers.Cases());
        var (flags, contacts, glossary) = (readers.RedFlags(), readers.Contacts(), readers.Glossary());
        var (synonyms, elsewhere, here) = (readers.Synonyms(), readers.Elsewhere(), readers.Here());
        var (talk, exceptions) = (readers.SmallTalk(), readers.GlossaryExceptions());
        var (found, wrong) = texts.GetAwaiter().GetResult();
        return (new(acts, topics, found, quiz, cases, flags, contacts, glossary, synonyms, elsewhere, here, talk, exceptions), [.. problems, .. wrong]);
    }

    private static (Dictionary<(string Id, Language Language), TopicSource> Texts, List<Problem> Problems) Texts(string folder)
    {
        var problems = new List<Problem>();
        var texts = new Dictionary<(string, Language), TopicSource>();
        foreach (var language in LanguageTags.All)
        {
            var law = Path.Combine(folder, language.Tag(), "law");
            foreach (var path in Directory.Exists(law) ? Directory.EnumerateFiles(law, "*.md") : [])
            {
                var id = Path.GetFileNameWithoutExtension(path);
                if (TopicFile.Read($"locales/{language.Tag()}/law/{id}.md", File.ReadAllText(path), problems) is { } source)
                {
                    texts.Add((id, language), source);
                }
            }
        }

        return (texts, problems);
    }

    /// <summary>What can be shown: topics that have their words in every language, MCI sums in words.</summary>
    private static LawContent Content(Sources sources, PhraseBook book, Mci mci)
    {
        string Fill(Language language, string text) => mci.Fill(text, language, book);
        Point Filled(Language language, Point point) => point with { Text = Fill(language, point.Text) };
        TopicText Whole(string id, Language language)
        {
            var text = sources.Texts[(id, language)].Text;
            return text with
            {
                Answer = Filled(language, text.Answer),
                Points = [.. text.Points.Select(point => Filled(language, point))],
                Advice = [.. text.Advice.Select(line => Fill(language, line))],
            };
        }

        return new(
            [.. sources.Acts.Select(source => source.Value)],
            [
                .. from source in sources.Topics.DistinctBy(source => source.Value.Id, StringComparer.Ordinal)
                   let topic = source.Value
                   where LanguageTags.All.All(language => sources.Texts.ContainsKey((topic.Id, language)))
                   select new Topic(topic.Id, topic.Category, topic.Priority, topic.AsOf, topic.Related, topic.Facts,
                       new(Whole(topic.Id, Language.Kk), Whole(topic.Id, Language.Ru), Whole(topic.Id, Language.En))),
            ],
            [
                .. sources.Quiz.Select(source => source.Value with
                {
                    Texts = source.Value.Texts.Select((language, text) => new QuizText(
                        Fill(language, text.Question), [.. text.Options.Select(option => Fill(language, option))], Fill(language, text.Explanation))),
                }),
            ],
            [
                .. sources.Cases.Select(source => source.Value with
                {
                    Texts = source.Value.Texts.Select((language, text) => text with { Story = Fill(language, text.Story), Question = Fill(language, text.Question) }),
                    Choices =
                    [
                        .. source.Value.Choices.Select(choice => choice with
                        {
                            Texts = choice.Texts.Select((language, text) => new ChoiceText(Fill(language, text.Choice), Fill(language, text.Consequence))),
                        }),
                    ],
                }),
            ],
            [
                .. sources.RedFlags.Select(source => source.Value with
                {
                    Texts = source.Value.Texts.Select((language, text) => new FlagText(Fill(language, text.Question), Fill(language, text.Why))),
                }),
            ],
            [.. sources.Contacts.Select(source => source.Value)],
            [.. sources.Glossary.Select(source => source.Value)],
            mci)
        {
            SmallTalk =
            [
                .. from source in sources.SmallTalk
                   from language in LanguageTags.All
                   from line in source.Value.Lines[language]
                   select new TalkLine(source.Value.Intent, line),
            ],
        };
    }

    private static SearchWords Words(Sources sources)
    {
        var topics = sources.Texts.Keys.Select(key => key.Id).Distinct(StringComparer.Ordinal)
            .Where(id => LanguageTags.All.All(language => sources.Texts.ContainsKey((id, language))))
            .ToDictionary(id => id, id => new Translated<Wordings>(Of(id, Language.Kk), Of(id, Language.Ru), Of(id, Language.En)), StringComparer.Ordinal);
        return new(topics)
        {
            Synonyms = [.. sources.Synonyms.Select(source => source.Value)],
            Elsewhere = [.. sources.Elsewhere.Select(source => source.Value)],
            Here = [.. sources.Here.Select(source => source.Value)],
        };

        Wordings Of(string id, Language language) => sources.Texts[(id, language)].Wordings;
    }
}
