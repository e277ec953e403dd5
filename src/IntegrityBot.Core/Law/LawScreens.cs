using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

internal static class LawScreens
{
    private const int PerPage = 8;

    /// <summary>Signs of a topic's title on a button; a phone shows fewer.</summary>
    private const int MaxLabel = 90;

    public static Screen Of(LawStep step, Session session, Setting setting)
    {
        var language = session.Language ?? Language.Kk;
        return step switch
        {
            LawStep.Browsing(var category, var page) => Browse(category, page, language, setting),
            LawStep.Found { Topics.Length: 0 } => NotFound(),
            LawStep.Found found => Choice(found, language, setting),
            LawStep.Answered reading when setting.Law.Topic(reading.Topic) is { } topic => AnswerScreen.Of(reading, topic, language, setting),
            _ => Ask(),
        };
    }

    /// <summary>A button that opens a topic.</summary>
    public static Button Topic(Topic topic, Language language, ButtonStyle style = ButtonStyle.Plain) =>
        new Button.Act(new Phrase(PhraseKeys.List.Item).With("text", Words.Cut(topic.Texts[language].Title, MaxLabel)), Acts.OfId(topic.Id), style);

    private static Screen Ask() => Categories(Screen.Of(new(PhraseKeys.Question.Title), new(PhraseKeys.Question.How)))
        .Row(Buttons.Act(PhraseKeys.Question.Desk, "desk"))
        .Row(Buttons.Back);

    private static Screen Browse(LawCategory category, int page, Language language, Setting setting)
    {
        var topics = Shelf.Page(setting.Law.In(category), page, PerPage);
        return Screen.Of(new Phrase(PhraseKeys.Question.Category).With("category", PhraseKeys.Name(category)))
            .Grid(topics.Items.Select(topic => Topic(topic, language)), 1)
            .Pager(topics)
            .Row(Buttons.Back);
    }

    private static Screen Choice(LawStep.Found found, Language language, Setting setting) =>
        Screen.Of(new Phrase(PhraseKeys.Question.Choose))
            .Grid(found.Topics.Select(setting.Law.Topic).OfType<Topic>().Select(topic => Topic(topic, language)), 1)
            .Row(Buttons.Act(PhraseKeys.Question.Browse, "browse"), Buttons.Act(PhraseKeys.Question.Desk, "desk"))
            .Row(Buttons.Act(PhraseKeys.Button.Report, "report"))
            .Row(Buttons.Back);

    private static Screen NotFound() => Categories(Screen.Of(new Phrase(PhraseKeys.Question.NotFound))
            .Row(Buttons.Act(PhraseKeys.Question.Desk, "desk", ButtonStyle.Primary))
            .Row(Buttons.Act(PhraseKeys.Button.Report, "report")))
        .Row(Buttons.Back);

    private static Screen Categories(Screen screen) => screen.Grid(Buttons.Values<LawCategory>(Enum.GetValues<LawCategory>(), null), 1);
}
