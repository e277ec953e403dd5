using System.Collections.Immutable;
using System.Globalization;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Learning;

/// <summary>The warning signs of one stage, asked one by one. A sign is a reason to look closer and never a finding of guilt.</summary>
internal static class Check
{
    /// <summary>Signs explained on one screen: each with its reason and its article fits a message five times.</summary>
    private const int PerPage = 5;

    /// <summary>What cannot be shown with a source is not asked.</summary>
    public static ImmutableArray<RedFlag> Signs(FlagStage stage, Setting setting) =>
        [.. setting.Law.Content.RedFlags.Where(flag => flag.Stage == stage && flag.Confidence != Confidence.Unverified)];

    public static LearnStep Answered(LearnStep.Checking step, FlagAnswer answer, Setting setting)
    {
        var answers = step.Answers.Add(answer);
        return answers.Length < Signs(step.Stage, setting).Length
            ? step with { Answers = answers }
            : new LearnStep.Checked(step.Stage, answers, 0);
    }

    public static LearnStep Back(LearnStep.Checking step) => step.Answers.Length == 0
        ? new LearnStep.ChoosingStage()
        : step with { Answers = step.Answers.RemoveAt(step.Answers.Length - 1) };

    /// <summary>Where in the report's own list of areas a stage belongs.</summary>
    public static Area AreaOf(FlagStage stage) => stage switch
    {
        FlagStage.Planning => Area.ProcurementPlanning,
        FlagStage.Specification or FlagStage.MethodChoice or FlagStage.Publication or FlagStage.Evaluation => Area.ProcurementTender,
        FlagStage.Contract or FlagStage.ExecutionAcceptance or FlagStage.Payment => Area.ProcurementContract,
        FlagStage.Education => Area.Education,
        FlagStage.Health => Area.Health,
        FlagStage.Hiring => Area.Hiring,
        FlagStage.Land or FlagStage.Permits => Area.Land,
        FlagStage.Police => Area.Justice,
        FlagStage.SocialAid => Area.Social,
        _ => Area.Other,
    };

    private static bool IsPurchase(FlagStage stage) => AreaOf(stage) is Area.ProcurementPlanning or Area.ProcurementTender or Area.ProcurementContract;

    public static Screen Choose(Setting setting) => Screen.Of(new(PhraseKeys.Flags.Title), new(PhraseKeys.Flags.Choose))
        .Grid(Buttons.Values<FlagStage>(Enum.GetValues<FlagStage>().Where(stage => Signs(stage, setting).Length > 0), null), 2)
        .Row(Buttons.Back);

    /// <summary>Null when the content no longer has as many signs.</summary>
    public static Screen? Ask(LearnStep.Checking step, Language language, Setting setting)
    {
        var signs = Signs(step.Stage, setting);
        var at = step.Answers.Length;
        return at >= signs.Length ? null : Screen.Of(
                new Phrase(PhraseKeys.Flags.Heading).With("at", at + 1).With("of", signs.Length).With("stage", PhraseKeys.Name(step.Stage)),
                new Phrase(PhraseKeys.List.Item).With("text", signs[at].Texts[language].Question))
            .Row(Buttons.Act(PhraseKeys.Flags.Yes, "v:Yes"), Buttons.Act(PhraseKeys.Flags.No, "v:No"))
            .Row(Buttons.Act(PhraseKeys.Flags.Unknown, "v:Unknown"))
            .Row(Buttons.Back, Buttons.Cancel);
    }

    public static Screen Result(LearnStep.Checked step, Language language, Setting setting)
    {
        var asked = Signs(step.Stage, setting).Zip(step.Answers).ToArray();
        var signs = asked.Where(pair => pair.Second == FlagAnswer.Yes).Select(pair => pair.First).ToArray();
        var open = asked.Count(pair => pair.Second == FlagAnswer.Unknown);
        var page = Shelf.Page(signs, step.Page, PerPage);
        var screen = Screen.Of([
            new Phrase(PhraseKeys.Flags.Result).With("stage", PhraseKeys.Name(step.Stage)),
            signs.Length == 0 ? new Phrase(PhraseKeys.Flags.None) : new Phrase(PhraseKeys.Flags.Found).With("count", signs.Length).With("of", asked.Length),
            .. page.Items.Select((flag, at) => Sign(flag, (page.At * PerPage) + at + 1, language, setting)),
            .. open > 0 ? [new Phrase(IsPurchase(step.Stage) ? PhraseKeys.Flags.OpenInPurchase : PhraseKeys.Flags.Open).With("count", open)] : Array.Empty<Phrase>(),
            new(signs.Length > 0 ? PhraseKeys.Flags.ToDo : PhraseKeys.Flags.ToDoNone),
            Footer(page.Items),
        ]).Pager(page);
        return screen
            .Row(Buttons.Act(PhraseKeys.Flags.Report, "report", signs.Length > 0 ? ButtonStyle.Primary : ButtonStyle.Plain))
            .Row(Buttons.Act(PhraseKeys.Flags.Again, "again"))
            .Row(Buttons.Back);
    }

    /// <summary>With the oldest date of the acts that were cited; a sign may rest on none.</summary>
    private static Phrase Footer(IEnumerable<RedFlag> shown) => shown.Select(flag => flag.AsOf).Min() is { } oldest
        ? new Phrase(PhraseKeys.Answer.Footer).With("when", oldest.Words)
        : new(PhraseKeys.Flags.NotAdvice);

    private static Phrase Sign(RedFlag flag, int number, Language language, Setting setting)
    {
        var text = flag.Texts[language];
        return new Phrase(flag.Confidence == Confidence.Verified ? PhraseKeys.Flags.Sign : PhraseKeys.Flags.SecondarySign)
            .With("number", number.ToString(CultureInfo.InvariantCulture)).With("question", text.Question).With("why", text.Why)
            .With("cites", flag.Cites.Select(cite => Cited.Line(cite, language, setting.Law)));
    }
}
