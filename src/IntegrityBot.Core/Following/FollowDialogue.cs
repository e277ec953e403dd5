using System.Globalization;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Following;

/// <summary>Coming back: the receipt, the status, an addition, the withdrawal.</summary>
internal static class FollowDialogue
{
    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (_, Input.Edited) => new(session),

        // Whatever is typed here may be a receipt or nearly one, so it leaves the chat at once.
        (FollowStep.AskingReceipt or FollowStep.Closed, Input.Wrote(_, var text)) => Try(session, text, setting).After(new Effect.EraseIncoming()),
        (_, Input.Found(var secret, var view)) => new(
            session with { Step = new FollowStep.Opened(secret, PageOf(session.Step)), Behind = null, Tries = ReceiptTries.None },
            new Effect.Show(FollowScreens.Ticket(view, setting, PageOf(session.Step), Added(session.Step)))),
        (FollowStep.AskingReceipt or FollowStep.AskingProof, Input.NotFound(null)) => Wrong(session, setting),
        (FollowStep.Withdrawing, Input.NotFound(Triage.Outcome.Withdrawn)) => Dialogue.Go(session, new HomeStep.Menu(), setting, new Phrase(PhraseKeys.Follow.Withdrawn)),
        (_, Input.NotFound(var ended)) => Dialogue.Go(session with { Tries = ReceiptTries.None }, new HomeStep.Menu(), setting,
            new Phrase(ended switch
            {
                Triage.Outcome.Expired => PhraseKeys.Follow.HasExpired,
                Triage.Outcome.Deleted => PhraseKeys.Follow.WasDeleted,
                Triage.Outcome.Withdrawn => PhraseKeys.Follow.WasWithdrawn,

                // It ended while it was open here: how, only the receipt finds out.
                _ => PhraseKeys.Follow.IsGone,
            })),
        (_, Input.Busy) => Dialogue.Present(session, setting, new Phrase(PhraseKeys.Follow.Busy)),

        (FollowStep.AskingReceipt or FollowStep.Closed, Input.Tapped("back" or "cancel")) => Dialogue.Go(session, new HomeStep.Menu(), setting),
        (FollowStep.Closed, Input.Tapped("again")) => Dialogue.Go(session, new FollowStep.AskingReceipt(), setting),

        (FollowStep.Opened(var secret, _), Input.Tapped("add")) => Dialogue.Go(session, new FollowStep.Writing(secret), setting),
        (FollowStep.Opened(var secret, _), Input.Tapped("withdraw")) => Dialogue.Go(session, new FollowStep.Withdrawing(secret, false), setting),
        (FollowStep.Opened(var secret, _), Input.Tapped("bell")) => Dialogue.Go(session, new FollowStep.AskingBell(secret), setting),
        (FollowStep.Opened(var secret, _), Input.Tapped("silence")) => new(session, new Effect.SetBell(secret, false), new Effect.Toast(new(PhraseKeys.Follow.BellStopped))),
        (FollowStep.AskingBell(var secret), Input.Tapped("yes")) => new(session, new Effect.SetBell(secret, true)),
        (FollowStep.Opened(var secret, _), Input.Tapped("proof")) => Dialogue.Go(session, new FollowStep.AskingProof(secret), setting),
        (FollowStep.AskingProof, Input.Wrote(_, var text)) => AskProof(session, text, setting).After(new Effect.EraseIncoming()),
        (FollowStep.AskingProof, Input.Proven(var text)) => new(session,
            new Effect.Show(Screen.Of(new Phrase(PhraseKeys.Follow.ProofSent)).Row(Buttons.Back)), new Effect.Send(new Paper.Proof(text))),
        (FollowStep.AskingProof, Input.NotProven(var tooEarly)) =>
            Dialogue.Present(session, setting, tooEarly
                ? new Phrase(PhraseKeys.Follow.ProofTooEarly).With("hours", setting.Practice.HoursInWords)
                : new Phrase(PhraseKeys.Follow.ProofNone)),
        (FollowStep.AskingBell(var secret), Input.Tapped("back" or "cancel")) => Open(session, secret),
        (FollowStep.AskingProof(var secret), Input.Tapped("back" or "cancel")) => Open(session, secret),
        (FollowStep.Opened opened, Input.Tapped(var action)) when Page(action) is { } page =>
            new(session with { Step = opened with { Page = page } }, new Effect.Reopen(opened.Secret)),
        (FollowStep.Opened step, Input.Tapped("contacts")) => Dialogue.Present(session with { Step = new LearnStep.ReadingContacts(0), Behind = step }, setting),
        (FollowStep.Opened, Input.Tapped("close")) => Dialogue.Go(session, new HomeStep.Menu(), setting),

        (FollowStep.Opened(var secret, _), Input.Wrote(_, var text)) => Confirm(session, secret, text, null, setting),
        (FollowStep.Writing(var secret), Input.Wrote(_, var text)) => Confirm(session, secret, text, null, setting),
        (FollowStep.Confirming(var secret, _, var file), Input.Wrote(_, var text)) => Confirm(session, secret, text, file, setting),
        (FollowStep.Opened(var secret, _), Input.Photographed(var photo, _, _)) => new(session, new Effect.Fetch(photo, secret)),
        (FollowStep.Writing(var secret), Input.Photographed(var photo, _, _)) => new(session, new Effect.Fetch(photo, secret)),
        (FollowStep.Confirming(var secret, _, null), Input.Photographed(var photo, _, _)) => new(session, new Effect.Fetch(photo, secret)),
        (FollowStep.Confirming, Input.Photographed) => Dialogue.Present(session, setting, new Phrase(PhraseKeys.Follow.OnePhoto)),
        (FollowStep.Opened(var secret, _), Input.Fetched(var file, _)) => Confirm(session, secret, "", file, setting),
        (FollowStep.Writing(var secret), Input.Fetched(var file, _)) => Confirm(session, secret, "", file, setting),
        (FollowStep.Confirming(var secret, var text, _), Input.Fetched(var file, _)) => Confirm(session, secret, text, file, setting),
        (_, Input.NotFetched(var why)) => Dialogue.Present(session, setting, ReportDialogue.FetchProblem(why)),

        (FollowStep.Writing(var secret), Input.Tapped("back" or "cancel")) => Open(session, secret),
        (FollowStep.Confirming(var secret, var text, var file), Input.Tapped("send")) => new(session, new Effect.Add(secret, text, file)),
        (FollowStep.Confirming step, Input.Tapped("back" or "cancel") or Input.NotAdded) => Open(session, step.Secret).After(Drop(step)),
        (FollowStep.Withdrawing(var secret, _), Input.Tapped("back" or "keep")) => Open(session, secret),
        (FollowStep.Withdrawing(var secret, false), Input.Tapped("yes")) => Dialogue.Go(session, new FollowStep.Withdrawing(secret, true), setting),
        (FollowStep.Withdrawing(var secret, true), Input.Tapped("sure")) => new(session, new Effect.Withdraw(secret)),

        _ => Dialogue.Present(session, setting),
    };

    /// <summary>Destroys the photo of an addition that is not sent.</summary>
    public static Effect[] Drop(FollowStep.Confirming step) => step.File is { } file ? [new Effect.DropFiles(step.Secret, [file])] : [];

    private static Turn Try(Session session, string text, Setting setting)
    {
        session = session with { Step = new FollowStep.AskingReceipt() };
        if (session.Tries.IsBlocked(setting.Now))
        {
            return Dialogue.Present(session, setting, Wait(session.Tries, setting));
        }

        return Receipt.Read(text) is { } receipt
            ? new(session, new Effect.LookUp(receipt))
            : Dialogue.Present(session, setting, new Phrase(PhraseKeys.Follow.NoReceipt));
    }

    /// <summary>The proof needs what only the receipt yields, so the receipt is asked for once more.</summary>
    private static Turn AskProof(Session session, string text, Setting setting) =>
        session.Tries.IsBlocked(setting.Now) ? Dialogue.Present(session, setting, Wait(session.Tries, setting))
        : Receipt.Read(text) is { } receipt ? new(session, new Effect.Prove(receipt))
        : Dialogue.Present(session, setting, new Phrase(PhraseKeys.Follow.NoReceipt));

    private static Turn Wrong(Session session, Setting setting)
    {
        var tries = session.Tries.AfterWrong(setting.Now);
        var wrong = new Phrase(PhraseKeys.Follow.Wrong);
        return tries.IsBlocked(setting.Now)
            ? Dialogue.Present(session with { Tries = tries }, setting, wrong, Wait(tries, setting))
            : Dialogue.Present(session with { Tries = tries }, setting, wrong);
    }

    private static Phrase Wait(ReceiptTries tries, Setting setting) =>
        new Phrase(PhraseKeys.Follow.Wait).With("count", tries.MinutesLeft(setting.Now));

    private static Turn Confirm(Session session, TicketSecret secret, string text, FileId? file, Setting setting)
    {
        var clean = Words.Clean(text);
        return clean.Length == 0 && file is null
            ? Dialogue.Present(session, setting)
            : Dialogue.Go(session, new FollowStep.Confirming(secret, clean, file), setting);
    }

    private static Turn Open(Session session, TicketSecret secret) =>
        new(session with { Step = new FollowStep.Opened(secret), Behind = null }, new Effect.Reopen(secret));

    private static int PageOf(Step step) => step is FollowStep.Opened(_, var page) ? page : 0;

    private static int? Page(string action) =>
        action.StartsWith("page:", StringComparison.Ordinal) && int.TryParse(action.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? page
            : null;

    private static Phrase[] Added(Step before) => before switch
    {
        FollowStep.Confirming => [new(PhraseKeys.Follow.Added)],
        FollowStep.AskingBell => [new(PhraseKeys.Follow.BellOn)],
        _ => [],
    };
}
