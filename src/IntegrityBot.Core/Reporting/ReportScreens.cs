using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Reporting;

internal static class ReportScreens
{
    public static Screen Of(ReportStep step, Session session, Setting setting) => step switch
    {
        ReportStep.Promising(var draft) => Promise(draft, setting),
        ReportStep.Asking asking => AskingScreen.Of(asking, session.Language ?? Language.En, setting),
        ReportStep.Reviewing(var draft) => ReviewScreen.Of(draft, session.Language ?? Language.En, setting),
        ReportStep.Reading(var draft, var page) => Story(draft, page),
        ReportStep.Cancelling => Screen.Of(new Phrase(PhraseKeys.Cancelling.Ask))
            .Row(Buttons.Act(PhraseKeys.Cancelling.Keep, "keep", ButtonStyle.Primary))
            .Row(Buttons.Act(PhraseKeys.Cancelling.Drop, "drop", ButtonStyle.Danger)),
        _ => Screen.Of(new Phrase(PhraseKeys.Filed.Reminder))
            .Row(Buttons.Act(PhraseKeys.Filed.Saved, "saved", ButtonStyle.Success))
            .Row(Buttons.Act(PhraseKeys.Filed.Leave, "leave")),
    };

    /// <summary>The one screen that shows the receipt. It is never built again: the session keeps nothing that leads to the ticket.</summary>
    public static Screen Receipt(Input.Filed filed, Draft draft, Setting setting) => new Screen(
            [
                new Phrase(PhraseKeys.Filed.Title).With("number", filed.Number),
                new Phrase(PhraseKeys.Filed.Receipt).With("receipt", filed.Receipt.Reveal()),
                ExclusionsScreen.LeaveNoLead(draft, setting)
                    ? new(PhraseKeys.Filed.NextWithoutLead)
                    : new Phrase(PhraseKeys.Filed.Next)
                        .With("acknowledge", setting.Deadlines.Acknowledge(filed.Day))
                        .With("feedback", setting.Deadlines.Feedback(filed.Day)),
                new(PhraseKeys.Filed.Save),
            ],
            [],
            HoldsReceipt: true)
        .Row(new Button.Copy(new(PhraseKeys.Filed.Copy), filed.Receipt.Reveal()))
        .Row(Buttons.Act(PhraseKeys.Filed.Saved, "saved", ButtonStyle.Success));

    public static int Pages(Draft draft) => Conversations.Pages.Of(Telling.Whole(draft.Story)).Count;

    private static Screen Promise(Draft draft, Setting setting) => Screen.Of(
            new(draft.Kind switch
            {
                TicketKind.Question => PhraseKeys.Promise.QuestionTitle,
                TicketKind.Proposal => PhraseKeys.Promise.ProposalTitle,
                _ => PhraseKeys.Promise.ReportTitle,
            }),
            new(PhraseKeys.Promise.Kept),
            new(setting.Practice.TelegramCompany ? PhraseKeys.Promise.NotKept : PhraseKeys.Promise.NotKeptOwnServer),
            new(PhraseKeys.Promise.Advice))
        .Row(Buttons.Act(PhraseKeys.Promise.Start, "next", ButtonStyle.Primary))
        .Row(Buttons.Back, Buttons.Cancel);

    private static Screen Story(Draft draft, int page)
    {
        var pages = Conversations.Pages.Of(Telling.Whole(draft.Story));
        var screen = Screen.Of(new Phrase(PhraseKeys.Review.Page)
            .With("page", page + 1).With("pages", pages.Count).With("text", pages[Math.Min(page, pages.Count - 1)]));
        return page + 1 < pages.Count ? screen.Row(Buttons.Next).Row(Buttons.Back, Buttons.Cancel) : screen.Row(Buttons.Back, Buttons.Cancel);
    }
}
