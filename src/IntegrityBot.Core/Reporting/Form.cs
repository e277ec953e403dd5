using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Reporting;

/// <summary>Which questions each kind of ticket asks, in which order, and what counts as an answer.</summary>
internal static class Form
{
    private static readonly ImmutableArray<Field> Report =
        [Field.Area, Field.Region, Field.Organisation, Field.When, Field.Story, Field.Sum, Field.Source, Field.Files, Field.Urgency];

    private static readonly ImmutableArray<Field> ReportWithExclusions = [.. Report, Field.Exclusions];

    private static readonly ImmutableArray<Field> Proposal = [Field.Area, Field.Story];

    private static readonly ImmutableArray<Field> Question = [Field.Story];

    public static ImmutableArray<Field> Fields(Draft draft) => draft.Kind switch
    {
        TicketKind.Report when draft.CanExclude => ReportWithExclusions,
        TicketKind.Report => Report,
        TicketKind.Proposal => Proposal,
        _ => Question,
    };

    /// <summary>Where a field stands, counted from 1. The stage is the second half of the area's question.</summary>
    public static (int At, int Of) Progress(Draft draft, Field field)
    {
        var fields = Fields(draft);
        return (fields.IndexOf(Outer(field)) + 1, fields.Length);
    }

    public static Field? Before(Draft draft, Field field)
    {
        if (field == Field.Stage)
        {
            return Field.Area;
        }

        var fields = Fields(draft);
        var at = fields.IndexOf(field);
        return at > 0 ? fields[at - 1] : null;
    }

    public static Field? After(Draft draft, Field field)
    {
        var fields = Fields(draft);
        var at = fields.IndexOf(Outer(field));
        return at + 1 < fields.Length ? fields[at + 1] : null;
    }

    /// <summary>Where a draft that starts with some answers goes on; null when nothing is left to ask.</summary>
    public static Field? First(Draft draft) => draft switch
    {
        { Kind: TicketKind.Report, Area: Area.ProcurementUnsure } => Field.Stage,
        _ => Fields(draft).Select(field => (Field?)field)
            .FirstOrDefault(field => !Answered(draft, field!.Value) && (Required(field.Value) || draft.Kind == TicketKind.Report)),
    };

    public static bool Required(Field field) => field is Field.Area or Field.Stage or Field.Region or Field.When or Field.Story or Field.Urgency;

    public static bool Answered(Draft draft, Field field) => field switch
    {
        Field.Area or Field.Stage => draft.Area is not null,
        Field.Region => draft.Region is not null,
        Field.Organisation => draft.Organisation is not null,
        Field.When => draft.When is not null,
        Field.Story => draft.StoryLength >= Draft.MinStory,
        Field.Sum => draft.Sum is not null,
        Field.Source => draft.Source is not null,
        Field.Files => draft.Files.Length > 0,
        Field.Urgency => draft.Urgency is not null,
        Field.Exclusions => draft.Excluded.Length > 0,
        _ => false,
    };

    public static bool Complete(Draft draft) => Fields(draft).All(field => !Required(field) || Answered(draft, field));

    /// <summary>What the field is called on the screens of this kind of ticket.</summary>
    public static Phrase Name(Draft draft, Field field) => (draft.Kind, field) switch
    {
        (TicketKind.Question, Field.Story) => new(PhraseKeys.Ask.QuestionName),
        (TicketKind.Proposal, Field.Story) => new(PhraseKeys.Ask.ProposalName),
        _ => PhraseKeys.Name(field),
    };

    private static Field Outer(Field field) => field == Field.Stage ? Field.Area : field;
}
