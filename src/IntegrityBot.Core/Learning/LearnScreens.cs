using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Learning;

internal static class LearnScreens
{
    public static Screen Of(LearnStep step, Session session, Setting setting)
    {
        var language = session.Language ?? Language.Kk;
        return step switch
        {
            LearnStep.ChoosingQuiz => Quiz.Choose(setting),
            LearnStep.Quizzing quizzing => Quiz.Ask(quizzing, language, setting),
            LearnStep.Scored(var round) => Quiz.Score(round, language, setting),
            LearnStep.ChoosingCase(var page) => Cases.Choose(page, language, setting),
            LearnStep.Solving(var id, var chosen) when setting.Law.Case(id) is { } story => Cases.Of(story, chosen, language, setting),
            LearnStep.ChoosingStage => Check.Choose(setting),
            LearnStep.Checking checking => Check.Ask(checking, language, setting),
            LearnStep.Checked done => Check.Result(done, language, setting),
            LearnStep.LookingUp(var asked) => Glossary.Of(asked, setting),
            LearnStep.ReadingContacts(var page) => Contacts.Of(page, language, setting),
            LearnStep.TakingPart => TakePart(language, setting),
            _ => null,
        } ?? Menu();
    }

    private static Screen Menu() => Screen.Of(new(PhraseKeys.Learn.Title), new(PhraseKeys.Learn.Text))
        .Row(Buttons.Act(PhraseKeys.Learn.Quiz, "quiz"), Buttons.Act(PhraseKeys.Learn.Cases, "cases"))
        .Row(Buttons.Act(PhraseKeys.Learn.Check, "check"))
        .Row(Buttons.Act(PhraseKeys.Learn.TakePart, "part"))
        .Row(Buttons.Act(PhraseKeys.Learn.Glossary, "glossary"), Buttons.Act(PhraseKeys.Learn.Contacts, "contacts"))
        .Row(Buttons.Back);

    /// <summary>The ways to control and to change things, each answered like any question, and one that starts here and now.</summary>
    private static Screen TakePart(Language language, Setting setting) =>
        Screen.Of(new(PhraseKeys.TakePart.Title), new(PhraseKeys.TakePart.Text))
            .Grid(setting.Law.In(LawCategory.PublicControl).Select(topic => LawScreens.Topic(topic, language)), 1)
            .Row(Buttons.Act(PhraseKeys.TakePart.Propose, "propose", ButtonStyle.Primary))
            .Row(Buttons.Back);
}
