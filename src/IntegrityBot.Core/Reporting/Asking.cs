using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Reporting;

/// <summary>One question of the intake: what counts as its answer.</summary>
internal static class Asking
{
    public static Turn Next(Session session, ReportStep.Asking step, Input input, Setting setting)
    {
        var (field, draft, fromReview) = step;
        return (field, input) switch
        {
            (_, Input.Tapped("back")) => Dialogue.Go(session, Back(step), setting),
            (_, Input.Tapped("skip" or "next")) when !Form.Required(field) || Form.Answered(draft, field) =>
                Dialogue.Go(session, ReportDialogue.Onwards(draft, field, fromReview), setting),
            (_, Input.Tapped("clear")) => Dialogue.Go(session, step with { Draft = Cleared(draft, field) }, setting).After(Dropped(draft, field)),

            (Field.Area, Input.Tapped("v:procurement")) when draft.Kind == TicketKind.Report =>
                Dialogue.Go(session, new ReportStep.Asking(Field.Stage, draft, fromReview), setting),
            (Field.Area, Input.Tapped("v:procurement")) => Answer(draft with { Area = Area.ProcurementUnsure }),
            (Field.Area or Field.Stage, Input.Tapped(var action)) when Value<Area>(action) is { } area => Answer(draft with { Area = area }),
            (Field.Region, Input.Tapped(var action)) when Value<Region>(action) is { } region => Answer(draft with { Region = region }),
            (Field.When, Input.Tapped(var action)) when Value<Period>(action) is { } when => Answer(draft with { When = when }),
            (Field.Urgency, Input.Tapped(var action)) when Value<Urgency>(action) is { } urgency => Answer(draft with { Urgency = urgency }),

            (Field.Exclusions, Input.Tapped(var action)) when setting.Desk.Find(Acts.Id(action)) is { } affiliation =>
                Dialogue.Go(session, step with { Draft = Toggled(draft, affiliation.Id) }, setting),
            (Field.Organisation, Input.Wrote(_, var text)) => Line(text, Draft.MaxOrganisation, line => draft with { Organisation = line }),
            (Field.Sum, Input.Wrote(_, var text)) => Line(text, Draft.MaxSum, line => draft with { Sum = line }),
            (Field.Source, Input.Wrote(_, var text)) => Line(text, Draft.MaxSource, line => draft with { Source = line }),
            (Field.Story, Input.Wrote(var slot, var text)) => Story(slot, text),

            _ => Dialogue.Astray(session, input, setting),
        };

        Turn Answer(Draft answered) => Dialogue.Go(session, ReportDialogue.Onwards(answered, field, fromReview), setting);

        Turn Line(string text, int most, Func<string, Draft> set) => Words.Clean(text) switch
        {
            { Length: 0 } => Dialogue.Present(session, setting),
            var line when line.Length > most => Dialogue.Present(session, setting, new Phrase(PhraseKeys.Refuse.TooLong).With("count", most)),
            var line => Answer(set(line)),
        };

        Turn Story(int slot, string text)
        {
            var part = Words.Clean(text);
            return Telling.Refuses(draft.Story, part) is { } refusal
                ? Dialogue.Present(session, setting, refusal)
                : Dialogue.Go(session, step with { Draft = draft with { Story = draft.Story.Add(new(slot, part)) } }, setting);
        }
    }

    private static ReportStep Back(ReportStep.Asking step) => (step.Field, step.FromReview, Form.Before(step.Draft, step.Field)) switch
    {
        (not Field.Stage, true, _) => new ReportStep.Reviewing(step.Draft),
        (_, _, { } before) => step with { Field = before },
        _ => new ReportStep.Promising(step.Draft),
    };

    private static Draft Toggled(Draft draft, string affiliation) => draft with
    {
        Excluded = draft.Excluded.Contains(affiliation, StringComparer.Ordinal) ? draft.Excluded.Remove(affiliation) : draft.Excluded.Add(affiliation),
    };

    private static Draft Cleared(Draft draft, Field field) => field switch
    {
        Field.Organisation => draft with { Organisation = null },
        Field.Sum => draft with { Sum = null },
        Field.Source => draft with { Source = null },
        Field.Story => draft with { Story = [] },
        Field.Files => draft with { Files = [] },
        _ => draft,
    };

    private static Effect[] Dropped(Draft draft, Field field) =>
        field == Field.Files && draft is { Secret: { } secret, Files.Length: > 0 } ? [new Effect.DropFiles(secret, draft.Files)] : [];

    private static T? Value<T>(string action) where T : struct, Enum =>
        action.Length > 2 && action.StartsWith("v:", StringComparison.Ordinal) && char.IsAsciiLetter(action[2]) && Enum.TryParse<T>(action[2..], out var value)
            && Enum.IsDefined(value) ? value : null;
}
