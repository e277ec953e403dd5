using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Reporting;

/// <summary>One question: how far along it is, what is asked, what was answered so far, and the ways on.</summary>
internal static class AskingScreen
{
    private static readonly ImmutableArray<Area> PlainAreas =
        [Area.Education, Area.Health, Area.Land, Area.Justice, Area.Social, Area.Hiring, Area.Other];

    private static readonly ImmutableArray<Area> Stages =
        [Area.ProcurementPlanning, Area.ProcurementTender, Area.ProcurementContract, Area.ProcurementUnsure];

    public static Screen Of(ReportStep.Asking step, Language language, Setting setting)
    {
        var (field, draft, _) = step;
        if (field == Field.Exclusions)
        {
            return Ways(ExclusionsScreen.Of(Heading(draft, field), draft, language, setting), draft, field);
        }

        var screen = Screen.Of([Heading(draft, field), Question(draft, field), .. Current(draft, field)]);
        return Ways(Choices(screen, draft, field), draft, field);
    }

    private static Phrase Heading(Draft draft, Field field)
    {
        var (at, of) = Form.Progress(draft, field);
        return new Phrase(PhraseKeys.Ask.Heading).With("at", at).With("of", of).With("field", Form.Name(draft, field));
    }

    private static Phrase Question(Draft draft, Field field) => (field, draft.Kind) switch
    {
        (Field.Area, TicketKind.Proposal) => new(PhraseKeys.Ask.ProposalArea),
        (Field.Area, _) => new(PhraseKeys.Ask.Area),
        (Field.Stage, _) => new(PhraseKeys.Ask.Stage),
        (Field.Region, _) => new(PhraseKeys.Ask.Region),
        (Field.Organisation, _) => new(PhraseKeys.Ask.Organisation),
        (Field.When, _) => new(PhraseKeys.Ask.When),
        (Field.Story, TicketKind.Question) => new(PhraseKeys.Ask.QuestionStory),
        (Field.Story, TicketKind.Proposal) => new(PhraseKeys.Ask.ProposalStory),
        (Field.Story, _) => new(PhraseKeys.Ask.Story),
        (Field.Sum, _) => new(PhraseKeys.Ask.Sum),
        (Field.Source, _) => new(PhraseKeys.Ask.Source),
        (Field.Files, _) => new Phrase(PhraseKeys.Ask.Files).With("count", Draft.MaxFiles),
        (Field.Exclusions, _) => new(PhraseKeys.Ask.Exclusions),
        _ => new(PhraseKeys.Ask.Urgency),
    };

    private static IEnumerable<Phrase> Current(Draft draft, Field field)
    {
        if (field == Field.Story && draft.Story.Length > 0)
        {
            yield return new Phrase(PhraseKeys.Story.SoFar)
                .With("signs", draft.StoryLength).With("most", Draft.MaxStory)
                .With("count", draft.Story.Length).With("mostParts", Draft.MaxStoryParts);
            if (!Form.Answered(draft, field))
            {
                yield return new Phrase(PhraseKeys.Story.TooShort).With("count", Draft.MinStory);
            }
        }
        else if (field == Field.Files && draft.Files.Length > 0)
        {
            yield return new Phrase(PhraseKeys.Files.SoFar).With("count", draft.Files.Length).With("most", Draft.MaxFiles);
        }
        else if (Typed(draft, field) is { } text)
        {
            yield return new Phrase(PhraseKeys.Ask.Current).With("text", text);
        }
    }

    private static string? Typed(Draft draft, Field field) => field switch
    {
        Field.Organisation => draft.Organisation,
        Field.Sum => draft.Sum,
        Field.Source => draft.Source,
        _ => null,
    };

    private static Screen Choices(Screen screen, Draft draft, Field field) => field switch
    {
        Field.Area => screen.Row(new Button.Act(new(PhraseKeys.Ask.Procurement), "v:procurement", Stages.Contains(draft.Area ?? Area.Other) ? ButtonStyle.Primary : ButtonStyle.Plain))
            .Grid(Buttons.Values(PlainAreas, draft.Area), 1),
        Field.Stage => screen.Grid(Buttons.Values(Stages, draft.Area), 1),
        Field.Region => screen.Grid(Buttons.Values(Enum.GetValues<Region>(), draft.Region), 2),
        Field.When => screen.Grid(Buttons.Values(Enum.GetValues<Period>(), draft.When), 2),
        Field.Urgency => screen.Grid(Buttons.Values(Enum.GetValues<Urgency>().Reverse(), draft.Urgency), 1),
        _ => screen,
    };

    private static Screen Ways(Screen screen, Draft draft, Field field)
    {
        var answered = Form.Answered(draft, field);
        var typed = field is Field.Organisation or Field.Story or Field.Sum or Field.Source or Field.Files;
        if (typed && draft.HasAny(field))
        {
            screen = screen.Row(Buttons.Act(PhraseKeys.Button.Clear, "clear"));
        }

        if (answered)
        {
            screen = screen.Row(Buttons.Next);
        }
        else if (!Form.Required(field))
        {
            screen = screen.Row(Buttons.Skip);
        }

        return screen.Row(Buttons.Back, Buttons.Cancel);
    }

    private static bool HasAny(this Draft draft, Field field) => field == Field.Story ? draft.Story.Length > 0 : Form.Answered(draft, field);
}
