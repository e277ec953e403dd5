using System.Collections.Immutable;
using System.Globalization;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>One answer: what holds, where it stands written, what one can do, how old it is, and the ways on.</summary>
internal static class AnswerScreen
{
    private const int MaxRelated = 4;

    public static Screen Of(LawStep.Answered step, Topic topic, Language language, Setting setting)
    {
        var screen = Screen.Of([.. Answer(topic, language, setting.Law), .. Said(step)])
            .Grid(Onwards(step, topic, setting.Law).Select(next => LawScreens.Topic(next, language)), 1);
        screen = step.Helpful switch
        {
            null => screen.Row(Buttons.Act(PhraseKeys.Answer.Helpful, "yes"), Buttons.Act(PhraseKeys.Answer.Unhelpful, "no")),
            false => screen.Row(Buttons.Act(PhraseKeys.Question.Desk, "desk", ButtonStyle.Primary)),
            _ => screen,
        };
        return screen.Row([.. Link(topic, setting), Now(topic)]).Row(Buttons.Back);
    }

    private static IEnumerable<Phrase> Answer(Topic topic, Language language, LawLibrary law)
    {
        var text = topic.Texts[language];
        var cites = topic.Cites;
        yield return new Phrase(PhraseKeys.Answer.Title).With("title", text.Title);
        yield return Said(PhraseKeys.Answer.Direct, text.Answer);
        if (text.Points.Length > 0)
        {
            yield return new Phrase(PhraseKeys.List.Item).With("text", text.Points.Select(point => Said(PhraseKeys.Answer.Point, point)));
        }

        if (text.Advice.Length > 0)
        {
            yield return new Phrase(PhraseKeys.Answer.ToDo)
                .With("lines", text.Advice.Select(line => new Phrase(PhraseKeys.Answer.Advice).With("text", line)));
        }

        if (cites.Length > 0)
        {
            yield return new Phrase(PhraseKeys.Answer.Cites)
                .With("lines", cites.Select((cite, at) => new Phrase(PhraseKeys.Answer.Cite)
                    .With("number", Number(at + 1)).With("place", law.Words(cite, language))));
        }

        yield return new Phrase(PhraseKeys.Answer.Footer).With("when", topic.AsOf.Words);

        Phrase Said(string key, Point point) => new Phrase(key).With("text", point.Text).With("marks", Marks(topic, point, cites));
    }

    /// <summary>The numbers of a point's cites in the list below it, never alone on a line.</summary>
    private static string Marks(Topic topic, Point point, ImmutableArray<Cite> cites)
    {
        var numbers = point.Facts.Select(topic.Fact).OfType<Fact>().SelectMany(fact => fact.Cites)
            .Select(cite => cites.IndexOf(cite) + 1).Where(number => number > 0).Distinct().Order().Select(Number).ToArray();
        return numbers.Length == 0 ? "" : $"\u00A0[{string.Join(",\u00A0", numbers)}]";
    }

    /// <summary>First the other topics the question may have meant, then the related ones.</summary>
    private static IEnumerable<Topic> Onwards(LawStep.Answered step, Topic topic, LawLibrary law) =>
        (step.From is LawStep.Found found ? found.Topics : []).Concat(topic.Related)
            .Distinct(StringComparer.Ordinal)
            .Where(id => id != topic.Id)
            .Select(law.Topic).OfType<Topic>()
            .Take(MaxRelated);

    private static IEnumerable<Phrase> Said(LawStep.Answered step) => step.Helpful switch
    {
        true => [new(PhraseKeys.Answer.Thanks)],
        false => [new(PhraseKeys.Answer.Sorry)],
        null => [],
    };

    private static IEnumerable<Button> Link(Topic topic, Setting setting) => setting.BotName.Length == 0
        ? []
        : [new Button.Copy(new(PhraseKeys.Answer.Share), $"https://t.me/{setting.BotName}?start={DeepLink.To(topic.Id)}")];

    private static Button Now(Topic topic) => topic.Category == LawCategory.PublicControl
        ? Buttons.Act(PhraseKeys.Button.Propose, "propose")
        : Buttons.Act(PhraseKeys.Button.Report, "report");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
