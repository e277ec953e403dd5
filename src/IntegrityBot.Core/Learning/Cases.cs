using System.Globalization;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Learning;

/// <summary>Short stories in which one chooses and sees what follows and where it is written.</summary>
internal static class Cases
{
    private const int PerPage = 8;

    public static Screen Choose(int page, Language language, Setting setting)
    {
        var cases = Shelf.Page(setting.Law.Content.Cases, page, PerPage);
        return Screen.Of(new Phrase(PhraseKeys.Cases.Choose))
            .Grid(cases.Items.Select(one => (Button)new Button.Act(
                new Phrase(PhraseKeys.List.Item).With("text", one.Texts[language].Title), Acts.OfId(one.Id))), 1)
            .Pager(cases)
            .Row(Buttons.Back);
    }

    /// <param name="chosen">Null before the first choice.</param>
    public static Screen Of(Case story, int? chosen, Language language, Setting setting)
    {
        var text = story.Texts[language];
        var screen = Screen.Of(
            new Phrase(PhraseKeys.Cases.Story).With("title", text.Title).With("text", text.Story),
            new Phrase(PhraseKeys.Cases.Question).With("text", text.Question),
            new Phrase(PhraseKeys.List.Item).With("text", story.Choices.Select((choice, place) => new Phrase(PhraseKeys.List.Numbered)
                .With("number", Number(place + 1)).With("text", choice.Texts[language].Choice))));
        var numbers = Enumerable.Range(1, story.Choices.Length).Where(number => number - 1 != chosen).Select(number => (Button)new Button.Act(
            new Phrase(chosen is null ? PhraseKeys.Cases.Choice : PhraseKeys.Cases.Other).With("number", Number(number)), Acts.OfNumber(number))).ToArray();
        if (chosen is not { } at || at >= story.Choices.Length)
        {
            return screen.Row(numbers).Row(Buttons.Back);
        }

        var taken = story.Choices[at];
        var shown = screen with
        {
            Paragraphs =
            [
                .. screen.Paragraphs,
                new Phrase(taken.Good ? PhraseKeys.Cases.Good : PhraseKeys.Cases.Bad).With("number", Number(at + 1)).With("text", taken.Texts[language].Consequence),
                .. Cited.Of(taken.Facts, language, setting.Law),
            ],
        };
        return shown
            .Row(numbers)
            .Grid(story.Topics.Select(setting.Law.Topic).OfType<Topic>().Take(2).Select(topic => LawScreens.Topic(topic, language)), 1)
            .Row(Buttons.Act(PhraseKeys.Cases.Next, "next", ButtonStyle.Primary))
            .Row(Buttons.Back);
    }

    /// <summary>The case that follows; after the last the list again.</summary>
    public static LearnStep After(string id, Setting setting)
    {
        var cases = setting.Law.Content.Cases;
        var at = cases.ToList().FindIndex(one => one.Id == id);
        return at >= 0 && at + 1 < cases.Length ? new LearnStep.Solving(cases[at + 1].Id, null) : new LearnStep.ChoosingCase(0);
    }

    public static bool Has(string id, int number, Setting setting) => setting.Law.Case(id) is { } one && number >= 1 && number <= one.Choices.Length;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
