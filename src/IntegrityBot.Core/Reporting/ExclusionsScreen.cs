using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Reporting;

/// <summary>Who at the desk must not see the report. Nobody at the desk learns that this was asked, or what was chosen.</summary>
internal static class ExclusionsScreen
{
    public static Screen Of(Phrase heading, Draft draft, Language language, Setting setting)
    {
        var alone = LeaveNoLead(draft, setting);
        var screen = Screen.Of(
            [
                heading,
                new(PhraseKeys.Ask.Exclusions),
                Chosen(draft, language, setting),
                .. alone ? [new Phrase(PhraseKeys.Ask.NoLeadLeft)] : Array.Empty<Phrase>(),
            ])
            .Grid(setting.Desk.Affiliations.Select(one => (Button)new Button.Act(
                new Phrase(PhraseKeys.Format.Text).With("text", one.Name[language]),
                Acts.OfId(one.Id),
                draft.Excluded.Contains(one.Id, StringComparer.Ordinal) ? ButtonStyle.Danger : ButtonStyle.Plain)), 1);
        return alone ? screen.Row(Buttons.Act(PhraseKeys.Ask.Contacts, "contacts")) : screen;
    }

    /// <summary>Whether nobody is left who is bound to see that the report is answered. Leads come and go while a draft lies.</summary>
    public static bool LeaveNoLead(Draft draft, Setting setting) => draft.Excluded.Length > 0 && !setting.Desk.LeadRemains(draft.Excluded);

    public static Phrase Chosen(Draft draft, Language language, Setting setting) => draft.Excluded.IsEmpty
        ? new(PhraseKeys.Ask.ExclusionsNone)
        : new Phrase(PhraseKeys.Ask.Excluded).With("names", string.Join(", ", draft.Excluded.Select(id => setting.Desk.Find(id)?.Name[language] ?? id)));
}
