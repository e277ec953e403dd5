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
    /// <summary>Signs a mistyped receipt has at most, with all that people put between and before its groups.</summary>
    private const int AboutAReceipt = 40;

    private static readonly Phrase Lost = new(PhraseKeys.Follow.Lost);
    private static readonly Phrase[] NoReceipt = [new(PhraseKeys.Follow.NoReceipt), Lost];

    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (FollowStep.Confirming addition, Input.Edited edited) => Rewrite(session, addition, edited, setting),
        (_, Input.Edited) => new(session),

        // Whatever is typed here may be a receipt or nearly one, so it leaves the chat at once.
        (FollowStep.AskingReceipt, Input.Wrote(_, var text)) => Try(session, text, setting).After(new Effect.EraseIncoming()),
        (FollowStep.Closed, Input.Wrote(_, { Length: <= AboutAReceipt })) =>
            Dialogue.Present(session, setting, NoReceipt).After(new Effect.EraseIncoming()),

        // Written while the ticket was still open: the chat holds the only copy.
        (FollowStep.Closed, Input.Wrote) => Dialogue.Present(session, setting),
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
        (FollowStep.Opened opened, Input.Tapped(var action)) when Acts.Page(action) is { } page =>
            new(session with { Step = opened with { Page = page } }, new Effect.Reopen(opened.Secret)),
        (FollowStep.Opened step, Input.Tapped("contacts")) => Dialogue.Present(session with { Step = new LearnStep.ReadingContacts(0), Behind = step }, setting),
        (FollowStep.Opened, Input.Tapped("close")) => Dialogue.Go(session, new HomeStep.Menu(), setting),

        (_, Input.Wrote(var slot, var text)) when Addition(session.Step) is { } addition => Tell(session, addition, slot, text, setting),
        (FollowStep.Confirming { File: not null }, Input.Photographed) => Dialogue.Present(session, setting, new Phrase(PhraseKeys.Follow.OnePhoto)),
        (_, Input.Photographed photo) when Addition(session.Step) is { } addition => Photo(session, addition, photo, setting),
        (_, Input.Fetched(var file, _)) when Addition(session.Step) is { } addition =>
            Dialogue.Go(session, addition with { File = file, Page = 0 }, setting),
        (_, Input.NotFetched(var why)) => Dialogue.Present(session, setting, ReportDialogue.FetchProblem(why)),

        (FollowStep.Writing(var secret), Input.Tapped("back" or "cancel")) => Open(session, secret),
        (FollowStep.Confirming { IsEmpty: true, Secret: var secret }, Input.Tapped("send")) => Dialogue.Go(session, new FollowStep.Writing(secret), setting),
        (FollowStep.Confirming addition, Input.Tapped("send")) => new(session, new Effect.Add(addition.Secret, Telling.Whole(addition.Told), addition.File)),
        (FollowStep.Confirming addition, Input.Tapped(var action)) when Acts.Page(action) is { } page =>
            Dialogue.Go(session, addition with { Page = page }, setting),
        (FollowStep.Confirming addition, Input.Tapped("back" or "cancel")) =>
            Open(session, addition.Secret).Saying([new(PhraseKeys.Home.Cancelled)]).After(Drop(addition)),
        (FollowStep.Confirming addition, Input.NotAdded) => Open(session, addition.Secret).After(Drop(addition)),
        (FollowStep.Withdrawing(var secret, _), Input.Tapped("back" or "keep")) => Open(session, secret),
        (FollowStep.Withdrawing(var secret, false), Input.Tapped("yes")) => Dialogue.Go(session, new FollowStep.Withdrawing(secret, true), setting),
        (FollowStep.Withdrawing(var secret, true), Input.Tapped("sure")) => new(session, new Effect.Withdraw(secret)),

        _ => Dialogue.Astray(session, input, setting),
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
            : Dialogue.Present(session, setting, NoReceipt);
    }

    /// <summary>The proof needs what only the receipt yields, so the receipt is asked for once more.</summary>
    private static Turn AskProof(Session session, string text, Setting setting) =>
        session.Tries.IsBlocked(setting.Now) ? Dialogue.Present(session, setting, Wait(session.Tries, setting))
        : Receipt.Read(text) is { } receipt ? new(session, new Effect.Prove(receipt))
        : Dialogue.Present(session, setting, NoReceipt);

    private static Turn Wrong(Session session, Setting setting)
    {
        var tries = session.Tries.AfterWrong(setting.Now);
        var wrong = new Phrase(PhraseKeys.Follow.Wrong);
        return tries.IsBlocked(setting.Now)
            ? Dialogue.Present(session with { Tries = tries }, setting, wrong, Lost, Wait(tries, setting))
            : Dialogue.Present(session with { Tries = tries }, setting, wrong, Lost);
    }

    private static Phrase Wait(ReceiptTries tries, Setting setting) =>
        new Phrase(PhraseKeys.Follow.Wait).With("count", tries.MinutesLeft(setting.Now));

    /// <summary>What is being added, or would be from here on.</summary>
    private static FollowStep.Confirming? Addition(Step step) => step switch
    {
        FollowStep.Confirming addition => addition,
        FollowStep.Opened(var secret, _) => new(secret, null),
        FollowStep.Writing(var secret) => new(secret, null),
        _ => null,
    };

    private static Turn Tell(Session session, FollowStep.Confirming addition, int slot, string text, Setting setting)
    {
        var clean = Words.Clean(text);
        return Telling.Refuses(addition.Told, clean) is { } why
            ? Dialogue.Present(session, setting, why)
            : Dialogue.Go(session, Told(addition, slot, clean), setting);
    }

    /// <summary>What stands under the photo is kept before the photo is fetched: should that fail, the words are still there.</summary>
    private static Turn Photo(Session session, FollowStep.Confirming addition, Input.Photographed photo, Setting setting)
    {
        var caption = Words.Clean(photo.Caption ?? "");
        var fetch = new Effect.Fetch(photo.Photo, addition.Secret);
        return caption.Length == 0 ? new(session, fetch)
            : Telling.Refuses(addition.Told, caption) is { } why ? Dialogue.Present(session, setting, why)
            : new(session with { Step = Told(addition, photo.Slot, caption) }, fetch);
    }

    private static FollowStep.Confirming Told(FollowStep.Confirming addition, int slot, string clean) =>
        addition with { Told = addition.Told.Add(new(slot, clean)), Page = 0 };

    private static Turn Rewrite(Session session, FollowStep.Confirming addition, Input.Edited edited, Setting setting)
    {
        if (Telling.Edited(addition.Told, edited.Slot, edited.Text) is not (var told, var said))
        {
            return new(session);
        }

        var changed = addition with { Told = told, Page = 0 };
        return Dialogue.Go(session, changed.IsEmpty ? new FollowStep.Writing(addition.Secret) : changed, setting, said);
    }

    private static Turn Open(Session session, TicketSecret secret) =>
        new(session with { Step = new FollowStep.Opened(secret), Behind = null }, new Effect.Reopen(secret));

    private static int PageOf(Step step) => step is FollowStep.Opened(_, var page) ? page : 0;

    private static Phrase[] Added(Step before) => before switch
    {
        FollowStep.Confirming => [new(PhraseKeys.Follow.Added)],
        FollowStep.AskingBell => [new(PhraseKeys.Follow.BellOn)],
        _ => [],
    };
}
