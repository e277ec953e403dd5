using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Following;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Conversations;

/// <summary>
/// The whole conversation as one pure function: what holds at every step stands here, the rest in the step's own dialogue. Input that
/// does not fit is normal in a chat, so it is answered with the present question and never an error.
/// </summary>
public static class Dialogue
{
    public static Turn Next(Session session, Input input, Setting setting)
    {
        var placed = Placed(session, setting);

        // What a former member still has open goes too: the menu takes its place.
        return input is Input.TimeIsUp && placed != session ? Present(placed, setting) : Hear(placed, input, setting);
    }

    private static Turn Hear(Session session, Input input, Setting setting) => (session, input) switch
    {
        (_, Input.Started(var payload)) => HomeDialogue.Start(session, payload, setting),
        (_, Input.Edited(_, var text)) when Receipt.IsIn(text) => Refuse(session, ReceiptHint(session.Step), setting).After(new Effect.EraseIncoming()),
        (_, Input.Photographed { Caption: { } caption }) when Receipt.IsIn(caption) =>
            Refuse(session, ReceiptHint(session.Behind ?? session.Step), setting).After(new Effect.EraseIncoming()),
        ({ Language: null }, _) => HomeDialogue.ChooseFirst(session, input, setting),
        (_, Input.Returned) => HomeDialogue.Return(session, setting),
        (_, Input.Joined or Input.NotJoined) => HomeDialogue.Join(session, input, setting),
        ({ Step: not DeskStep }, Input.TimeIsUp) => new(session),

        // Words of a task that was left for a moment: whoever corrects them is back at it.
        ({ Behind: { } task }, Input.Edited) => Hear(session with { Step = task, Behind = null }, input, setting) is { Effects.IsEmpty: false } turn ? turn : new(session),

        _ when MayShowReceipt(session.Step, input) => Refuse(session, PhraseKeys.Refuse.ReceiptInPicture, setting).After(new Effect.EraseIncoming()),
        (_, Input.Photographed { Caption.Length: > 0 } photo) when !TakesCaption(session.Step) =>
            Hear(session, photo with { Caption = "" }, setting).Saying([new(PhraseKeys.Refuse.Caption)]),
        (_, Input.Sent(Unsupported.Contact or Unsupported.Location)) => Refuse(session, PhraseKeys.Refuse.Identifying, setting)
            .After(new Effect.EraseIncoming()),
        (_, Input.Sent(var kind)) => Present(session, setting, Refused(session, kind)),
        (_, Input.Photographed) when !TakesPhotos(session.Step) => Refuse(session, PhraseKeys.Refuse.Photo, setting),

        (_, Input.TappedOld("saved")) when session.Step is ReportStep.Filed => ReportDialogue.Next(session, new Input.Tapped("saved"), setting),
        (_, Input.TappedOld) => Present(session, setting).After(new Effect.Toast(new(PhraseKeys.Refuse.OldScreen))),

        (_, Input.Commanded(var command)) => HomeDialogue.Obey(session, command, setting),
        (_, Input.Wrote(_, var text)) when Receipt.IsIn(text) && session.Step is not (FollowStep.AskingReceipt or FollowStep.AskingProof) => ReadReceipt(session, text, setting),

        ({ Step: ReportStep }, _) => ReportDialogue.Next(session, input, setting),
        ({ Step: FollowStep }, _) => FollowDialogue.Next(session, input, setting),
        ({ Step: LawStep }, _) => LawDialogue.Next(session, input, setting),
        ({ Step: LearnStep }, _) => LearnDialogue.Next(session, input, setting),
        ({ Step: DeskStep }, _) => DeskDialogue.Next(session, input, setting),
        _ => HomeDialogue.Next(session, input, setting),
    };

    /// <summary>Shows the present step again, as it is now, after <paramref name="first"/>.</summary>
    public static Turn Present(Session session, Setting setting, params ReadOnlySpan<Phrase> first) => session.Step switch
    {
        // A ticket is shown as it stands in the store, so its words come from there.
        FollowStep.Opened(var secret, _) => new Turn(session, new Effect.Reopen(secret)).Saying(first),
        HomeStep.ReadingStatistics => new Turn(session, new Effect.ReadNumbers()).Saying(first),
        DeskStep => DeskDialogue.Present(session, setting, first),
        _ => new(session, new Effect.Show(ScreenOf(session, setting).Below(first))),
    };

    internal static Turn Go(Session session, Step step, Setting setting, params ReadOnlySpan<Phrase> first) =>
        Present(session with { Step = step, Behind = null }, setting, first);

    /// <summary>
    /// What does not fit is a person who strayed, not a bug: the present question again. Typed words are never passed over in silence,
    /// as if they had been taken.
    /// </summary>
    internal static Turn Astray(Session session, Input input, Setting setting) => input is not Input.Wrote
        ? Present(session, setting)
        : Refuse(session, session.Step switch
        {
            ReportStep.Asking(Field.Files, _, _) => PhraseKeys.Refuse.SendPhoto,
            ReportStep.Reviewing => PhraseKeys.Refuse.NotAdded,
            _ => PhraseKeys.Refuse.PickButton,
        }, setting);

    private static Screen ScreenOf(Session session, Setting setting) => session.Step switch
    {
        HomeStep step => HomeScreens.Of(step, session, setting),
        ReportStep step => ReportScreens.Of(step, session, setting),
        FollowStep step => FollowScreens.Of(step, setting),
        LawStep step => LawScreens.Of(step, session, setting),
        LearnStep step => LearnScreens.Of(step, session, setting),
        _ => HomeScreens.Of(new HomeStep.Menu(), session, setting),
    };

    /// <summary>Who is no member of the desk (any more) is nowhere in it.</summary>
    private static Session Placed(Session session, Setting setting) => setting.Me is null && (session.Step is DeskStep || session.Behind is DeskStep)
        ? session with { Step = new HomeStep.Menu(), Behind = null }
        : session;

    private static Turn Refuse(Session session, string key, Setting setting) => Present(session, setting, new Phrase(key));

    private static Phrase[] Refused(Session session, Unsupported kind) =>
    [
        kind is Unsupported.Voice or Unsupported.Video ? new(PhraseKeys.Refuse.Voice) : new Phrase(PhraseKeys.Refuse.Kind).With("kind", PhraseKeys.Name(kind)),
        .. (session.Behind ?? session.Step) is ReportStep { Unsent: not null } ? [new(PhraseKeys.Refuse.DraftKept)] : Array.Empty<Phrase>(),
    ];

    /// <summary>
    /// A screenshot, or what was forwarded to oneself, is how many keep a receipt. Where a ticket was open before, a photo with words
    /// under it is rather an addition that came too late: the chat holds the only copy.
    /// </summary>
    private static bool MayShowReceipt(Step step, Input input) =>
        step is FollowStep.AskingReceipt or FollowStep.AskingProof or FollowStep.Closed &&
        input is Input.Photographed or Input.Sent(Unsupported.Document or Unsupported.Forwarded) &&
        (step, input) is not (FollowStep.Closed, Input.Photographed { Caption: not null });

    private static bool TakesCaption(Step step) => step is FollowStep.Opened or FollowStep.Writing or FollowStep.Confirming { File: null };

    private static bool TakesPhotos(Step step) => step switch
    {
        ReportStep.Asking(_, { Kind: TicketKind.Report }, _) or ReportStep.Reviewing({ Kind: TicketKind.Report }) => true,
        FollowStep.Opened or FollowStep.Writing or FollowStep.Confirming => true,
        _ => false,
    };

    /// <summary>A receipt outside its own question: followed where nothing would be lost, never kept, always erased from the chat.</summary>
    private static Turn ReadReceipt(Session session, string text, Setting setting) =>
        !IsDrafting(session.Behind ?? session.Step) && Receipt.Read(text) is not null
            ? FollowDialogue.Next(session with { Step = new FollowStep.AskingReceipt(), Behind = null }, new Input.Wrote(0, text), setting)
            : Refuse(session, ReceiptHint(session.Behind ?? session.Step), setting).After(new Effect.EraseIncoming());

    private static string ReceiptHint(Step step) => IsDrafting(step) ? PhraseKeys.Refuse.ReceiptInReport : PhraseKeys.Refuse.ReceiptInText;

    private static bool IsDrafting(Step step) => step is ReportStep and not ReportStep.Filed;
}
