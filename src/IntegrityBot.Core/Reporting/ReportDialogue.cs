using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Core.Reporting;

/// <summary>From the promise to the receipt. Every arm keeps the draft; only a confirmed Cancel throws it away.</summary>
internal static class ReportDialogue
{
    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (ReportStep.Promising(var draft), Input.Tapped("next")) =>
            Dialogue.Go(session, Opening(draft with { CanExclude = !setting.Desk.Affiliations.IsEmpty }), setting),
        (ReportStep.Promising step, Input.Tapped("back" or "cancel")) => Stop(session, step, setting),

        // The last lead may have gone since the question: nobody sends without having read so.
        (ReportStep.Reviewing(var draft), Input.Tapped("send")) when ExclusionsScreen.LeaveNoLead(draft, setting) => Dialogue.Present(session, setting),
        (ReportStep.Reviewing(var draft), Input.Tapped("send" or ReviewScreen.SendAlone)) => Send(session, draft, setting),
        (ReportStep.Reviewing(var draft), Input.Filed filed) => Filed(session, draft, filed, setting),
        (ReportStep.Reviewing(var draft), Input.Tapped("read")) => Dialogue.Go(session, new ReportStep.Reading(draft, 0), setting),
        (ReportStep.Reviewing(var draft), Input.Tapped("back")) =>
            Dialogue.Go(session, new ReportStep.Asking(Form.Fields(draft)[^1], draft, false), setting),
        (ReportStep.Reviewing(var draft), Input.Tapped(var action)) when FieldOf(action) is { } field && Form.Fields(draft).Contains(field) =>
            Dialogue.Go(session, new ReportStep.Asking(field, draft, true), setting),

        (ReportStep.Reading(var draft, _), Input.Tapped("back")) => Dialogue.Go(session, new ReportStep.Reviewing(draft), setting),
        (ReportStep.Reading(var draft, var page), Input.Tapped("next")) when page + 1 < ReportScreens.Pages(draft) =>
            Dialogue.Go(session, new ReportStep.Reading(draft, page + 1), setting),

        (ReportStep.Cancelling step, Input.Tapped("keep" or "back")) => Dialogue.Go(session, Kept(step), setting),
        (ReportStep.Cancelling(var draft, _, _, _), Input.Tapped("drop")) => Drop(session, draft, setting),

        (ReportStep.Filed, Input.Tapped("saved")) => new(session, new Effect.EraseChat()),
        (ReportStep.Filed, Input.Tapped("leave")) => Dialogue.Go(session, new HomeStep.Menu(), setting),
        (ReportStep.Filed, Input.Erased(var gone, var asked)) => Dialogue.Go(session, new HomeStep.Menu(), setting,
            new Phrase(PhraseKeys.Home.Erased).With("gone", gone).With("count", asked)),

        (ReportStep.Asking or ReportStep.Reviewing or ReportStep.Reading, Input.Tapped("cancel")) =>
            Stop(session, (ReportStep)session.Step, setting, new Phrase(PhraseKeys.Home.Cancelled)),

        (ReportStep { Unsent: { } draft } step, Input.Edited edited) => Rewrite(session, step, draft, edited, setting),
        (_, Input.Edited) => new(session),

        (ReportStep.Asking(_, var draft, _), Input.Photographed photo) => Photo(session, draft, photo, setting),
        (ReportStep.Reviewing(var draft), Input.Photographed photo) => Photo(session, draft, photo, setting),
        (ReportStep.Asking step, Input.Fetched(var file, var secret)) =>
            Dialogue.Go(session, step with { Draft = WithFile(step.Draft, file, secret) }, setting, FileAdded(step.Draft.Files.Length + 1)),
        (ReportStep.Reviewing step, Input.Fetched(var file, var secret)) =>
            Dialogue.Go(session, step with { Draft = WithFile(step.Draft, file, secret) }, setting, FileAdded(step.Draft.Files.Length + 1)),
        (_, Input.NotFetched(var why)) => Dialogue.Present(session, setting, FetchProblem(why)),

        (ReportStep.Asking(Field.Exclusions, _, _) or ReportStep.Reviewing, Input.Tapped("contacts")) => Dialogue.Present(
            session with { Step = new LearnStep.ReadingContacts(0), Behind = session.Step }, setting),
        (ReportStep.Asking step, _) => Asking.Next(session, step, input, setting),

        _ => Dialogue.Astray(session, input, setting),
    };

    /// <summary>The question whether to throw the draft away, if anything in it was typed or sent; null when nothing would be lost.</summary>
    public static ReportStep.Cancelling? Unsent(ReportStep step) => step switch
    {
        ReportStep.Promising(var draft) when HasWords(draft) => new(draft, null, false, FromPromise: true),
        ReportStep.Asking(var field, var draft, var fromReview) when HasWords(draft) => new(draft, field, fromReview),
        ReportStep.Reviewing(var draft) => new(draft, null, false),
        ReportStep.Reading(var draft, _) => new(draft, null, false),
        ReportStep.Cancelling cancelling => cancelling,
        _ => null,
    };

    public static Phrase FetchProblem(FetchFailure why) => new(why switch
    {
        FetchFailure.TooBig => PhraseKeys.Files.TooBig,
        FetchFailure.NotAPhoto => PhraseKeys.Files.NotAPhoto,
        _ => PhraseKeys.Files.Unreachable,
    });

    /// <summary>The step after a field is answered or skipped.</summary>
    internal static ReportStep Onwards(Draft draft, Field field, bool fromReview) => fromReview || Form.After(draft, field) is not { } next
        ? new ReportStep.Reviewing(draft)
        : new ReportStep.Asking(next, draft, false);

    /// <summary>Ends the draft, unless something in it would be lost: then it asks first.</summary>
    private static Turn Stop(Session session, ReportStep step, Setting setting, params ReadOnlySpan<Phrase> said) => Unsent(step) is { } cancelling
        ? Dialogue.Go(session, cancelling, setting)
        : Dialogue.Go(session, new HomeStep.Menu(), setting, said);

    private static ReportStep Kept(ReportStep.Cancelling step) =>
        step.FromPromise ? new ReportStep.Promising(step.Draft)
        : step.At is { } field ? new ReportStep.Asking(field, step.Draft, step.FromReview)
        : new ReportStep.Reviewing(step.Draft);

    private static ReportStep Opening(Draft draft) => Form.First(draft) is { } field
        ? new ReportStep.Asking(field, draft, false)
        : new ReportStep.Reviewing(draft);

    private static Turn Send(Session session, Draft draft, Setting setting) => Form.Complete(draft)
        ? new(session, new Effect.Submit(draft, session.Language ?? Language.En))
        : Dialogue.Go(session, new ReportStep.Asking(Form.Fields(draft).First(field => Form.Required(field) && !Form.Answered(draft, field)), draft, true), setting);

    private static Turn Filed(Session session, Draft draft, Input.Filed filed, Setting setting) => new(
        session with { Step = new ReportStep.Filed() },
        new Effect.Show(ReportScreens.Receipt(filed, draft, setting)));

    private static Turn Drop(Session session, Draft draft, Setting setting)
    {
        var turn = Dialogue.Go(session, new HomeStep.Menu(), setting, new Phrase(PhraseKeys.Home.DraftDropped));
        return draft is { Secret: { } secret, Files.Length: > 0 } ? turn.After(new Effect.DropFiles(secret, draft.Files)) : turn;
    }

    private static Turn Photo(Session session, Draft draft, Input.Photographed photo, Setting setting)
    {
        if (draft.Files.Length >= Draft.MaxFiles)
        {
            return Dialogue.Present(session, setting, new Phrase(PhraseKeys.Files.Full).With("count", Draft.MaxFiles));
        }

        return new(session, new Effect.Fetch(photo.Photo, draft.Secret));
    }

    /// <summary>A message of the story was edited in the chat: the draft follows.</summary>
    private static Turn Rewrite(Session session, ReportStep step, Draft draft, Input.Edited edited, Setting setting) =>
        Telling.Edited(draft.Story, edited.Slot, edited.Text) is (var story, var said)
            ? Dialogue.Go(session, WithDraft(step, draft with { Story = story }), setting, said)
            : new(session);

    private static ReportStep WithDraft(ReportStep step, Draft draft) => step switch
    {
        ReportStep.Promising => new ReportStep.Promising(draft),
        ReportStep.Asking asking => asking with { Draft = draft },
        ReportStep.Cancelling cancelling => cancelling with { Draft = draft },
        ReportStep.Reading => new ReportStep.Reading(draft, 0),
        _ => new ReportStep.Reviewing(draft),
    };

    private static Draft WithFile(Draft draft, FileId file, TicketSecret secret) => draft with { Files = draft.Files.Add(file), Secret = secret };

    private static Phrase FileAdded(int count) => new Phrase(PhraseKeys.Files.Added).With("count", count).With("most", Draft.MaxFiles);

    private static bool HasWords(Draft draft) =>
        draft.Story.Length > 0 || draft.Files.Length > 0 || draft.Organisation is not null || draft.Sum is not null || draft.Source is not null;

    private static Field? FieldOf(string action) =>
        action.StartsWith("f:", StringComparison.Ordinal) && Enum.TryParse<Field>(action[2..], out var field) && Enum.IsDefined(field) ? field : null;
}
