using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Home;

internal static class HomeScreens
{
    public static Screen Of(HomeStep step, Session session, Setting setting) => step switch
    {
        HomeStep.ChoosingLanguage => ChooseLanguage(session, setting),
        HomeStep.ReadingPrivacy => PrivacyScreen.Of(setting).Row(Buttons.Back),
        HomeStep.ReadingHelp => Screen.Of(new(PhraseKeys.Help.Title), new(PhraseKeys.Help.Text), new(PhraseKeys.Help.Law), new(PhraseKeys.Help.Commands)).Row(Buttons.Back),
        HomeStep.OfferingQuestion(_, var text) => Screen.Of(
                new Phrase(PhraseKeys.Home.OfferQuestion).With("text", Words.Cut(text, 600)))
            .Row(Buttons.Act(PhraseKeys.Button.AskDesk, "question", ButtonStyle.Primary))
            .Row(Buttons.Act(PhraseKeys.Button.Report, "report"))
            .Row(Buttons.Back),
        _ => Menu(setting),
    };

    private static Screen Menu(Setting setting) => WithDesk(Screen.Of(new(PhraseKeys.Home.Title), new(PhraseKeys.Home.Promise), new(PhraseKeys.Home.JustAsk))
        .Row(Buttons.Act(PhraseKeys.Button.Report, "report", ButtonStyle.Primary))
        .Row(Buttons.Act(PhraseKeys.Button.Status, "status"))
        .Row(Buttons.Act(PhraseKeys.Button.Ask, "ask"))
        .Row(Buttons.Act(PhraseKeys.Button.Learn, "learn"), Buttons.Act(PhraseKeys.Button.Check, "check"))
        .Row(Buttons.Act(PhraseKeys.Button.Propose, "propose"))
        .Row(Buttons.Act(PhraseKeys.Button.Privacy, "privacy"), Buttons.Act(PhraseKeys.Button.Help, "help"))
        .Row(Buttons.Act(PhraseKeys.Button.Statistics, "statistics"), Buttons.Act(PhraseKeys.Button.Language, "language")), setting);

    private static Screen WithDesk(Screen menu, Setting setting) =>
        setting.Me is null ? menu : menu.Row(Buttons.Act(PhraseKeys.Button.Desk, "desk", ButtonStyle.Success));

    /// <summary>Said in all three languages at once; the one the person's app speaks stands first.</summary>
    private static Screen ChooseLanguage(Session session, Setting setting)
    {
        var first = session.Language ?? setting.Hint;
        var order = LanguageTags.All.OrderBy(language => language == first ? 0 : 1).ToArray();
        var screen = Screen.Of(order.Select(language => new Phrase(Question(language))).ToArray());
        foreach (var language in order)
        {
            screen = screen.Row(Buttons.Act(Name(language), $"l:{language.Tag()}", language == first ? ButtonStyle.Primary : ButtonStyle.Plain));
        }

        return session.Language is null ? screen : screen.Row(Buttons.Back);
    }

    private static string Question(Language language) => language switch
    {
        Language.Kk => PhraseKeys.ChooseLanguage.Kk,
        Language.Ru => PhraseKeys.ChooseLanguage.Ru,
        _ => PhraseKeys.ChooseLanguage.En,
    };

    private static string Name(Language language) => language switch
    {
        Language.Kk => PhraseKeys.LanguageName.Kk,
        Language.Ru => PhraseKeys.LanguageName.Ru,
        _ => PhraseKeys.LanguageName.En,
    };
}
