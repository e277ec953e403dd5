using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>A ticket's card and everything one can do with it.</summary>
internal static class CardDialogue
{
    /// <summary>Signs of refused words that fit a message beside the reason and what is asked.</summary>
    private const int RefusedSize = 3_400;

    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (_, Input.CaseGone) => Leave(session, setting, new Phrase(PhraseKeys.Card.Gone)),
        (_, Input.CaseOpened(var view)) => Show(session, view, setting),
        (DeskStep step, Input.Moved(var view, var move)) => Moved(session, step, view, move, setting),
        (DeskStep step, Input.Outdated(var view)) => ShowCard(session, step, view, setting, new Phrase(PhraseKeys.Card.Outdated)),
        (DeskStep.Composing writing, Input.MoveRefused refused) => Refuse(session, writing, refused, setting),
        (DeskStep.Deciding(var card, var move), Input.MoveRefused refused) => Refuse(session, Rewrite(card, move), refused, setting),
        (DeskStep step, Input.MoveRefused refused) => ShowCard(session, step, refused.View, setting, PhraseKeys.Name(refused.Why)),

        (DeskStep.Hidden(var card), Input.Tapped("again")) => new(session with { Step = card }, new Effect.OpenCase(card.Ticket, true)),
        (DeskStep.Hidden or DeskStep.Card, Input.Tapped("back")) => Leave(session, setting),
        (DeskStep.Card card, Input.Tapped(var action)) => Tap(session, card, action, setting),
        (DeskStep.Picking(var card, Choice.More), Input.Tapped(var action)) when More(session, card, action, setting) is { } turn => turn,
        (DeskStep.Picking(var card, var choice), Input.Tapped(var action)) when Choose(session, card, choice, action, setting) is { } turn => turn,
        (DeskStep.Composing(var card, var what, var outcome), Input.Tapped(var action)) when Template(action) is { } said =>
            Wrote(session, card, what, outcome, said, setting),
        (DeskStep.Deciding(var card, DeskMove.Propose { Act: ProposedAct.PassOwnWords } propose), Input.Tapped(var action)) when Acts.Value<ExportScope>(action) is { } scope =>
            Move(session, card, propose with { Scope = scope }),
        (DeskStep.Deciding(_, DeskMove.Confirm) { IsRead: false }, Input.Tapped("yes")) => DeskDialogue.Present(session, setting),
        (DeskStep.Deciding(var card, var move), Input.Tapped("yes")) when move is not DeskMove.Propose { Act: ProposedAct.PassOwnWords } => Move(session, card, move),
        (DeskStep.Deciding(var card, DeskMove.Answer answer), Input.Tapped("ours")) => Move(session, card, answer with { IsFeedback = true }),

        // No page is passed over, whatever a client sends: so who stands on the last has been shown all.
        (DeskStep.Deciding(var card, DeskMove.Confirm confirm), Input.Tapped(var action)) when Acts.Page(action) is { } page && page <= card.At + 1 =>
            DeskDialogue.Go(session, new DeskStep.Deciding(card with { At = page }, confirm), setting),
        (DeskStep.Deciding(var card, DeskMove.Confirm), Input.Tapped(var action)) when Acts.Id(action) is { } file => Photo(session, card, file),
        (_, Input.Tapped("back" or "cancel")) when DeskDialogue.CardOf(session.Step) is { } card => DeskDialogue.Go(session, card with { At = 0 }, setting),

        // What a moderator types about a ticket leaves the chat like the card itself.
        (DeskStep.Composing(var card, var what, var outcome), Input.Wrote(_, var text)) =>
            Wrote(session, card, what, outcome, new Said(Words.Clean(text)), setting).After(new Effect.EraseIncoming()),
        (_, Input.Wrote(_, var text)) when TicketNumber.Read(text) is { } number =>
            new(session with { Step = new DeskStep.Finding(), Behind = null }, new Effect.FindCase(number)),

        // Written while the card was still open: the chat holds the only copy.
        (DeskStep.Hidden, Input.Wrote) => DeskDialogue.Present(session, setting, new Phrase(PhraseKeys.Card.NotWritten)),
        (_, Input.Wrote) => DeskDialogue.Present(session, setting, new Phrase(PhraseKeys.Card.NotWritten)).After(new Effect.EraseIncoming()),
        _ => DeskDialogue.Present(session, setting),
    };

    /// <summary>The present step over the ticket as it is now.</summary>
    public static Turn Show(Session session, CaseView view, Setting setting, params ReadOnlySpan<Phrase> first)
    {
        // Only the card itself follows the ticket: what was begun on an older edition must be noticed as such when its tap comes.
        var step = session.Step switch
        {
            DeskStep.Card card => card with { Edition = view.Case.Work.Edition },
            DeskStep.Deciding(var card, DeskMove.Confirm) deciding => deciding with { IsRead = card.At >= CardScreens.LastToRead(view) },
            var other => (DeskStep)other,
        };
        return new(session with { Step = step }, new Effect.Show(CardScreens.Of(step, view, session.Language ?? Language.En, setting).Below(first)));
    }

    private static Turn ShowCard(Session session, DeskStep step, CaseView view, Setting setting, params ReadOnlySpan<Phrase> first) =>
        Show(session with { Step = DeskDialogue.CardOf(step)! with { At = 0 } }, view, setting, first);

    private static Turn Tap(Session session, DeskStep.Card card, string action, Setting setting) => action switch
    {
        "acknowledge" => Move(session, card, new DeskMove.Acknowledge()),
        "take" => Move(session, card, new DeskMove.Assign(setting.Me!.Id)),
        "undo" => Move(session, card, new DeskMove.TakeBack()),
        "confirm" => Confirm(session, card with { At = 0 }, new DeskMove.Confirm(), setting),
        "decline" => Move(session, card, new DeskMove.Decline()),
        "reopen" => Confirm(session, card, new DeskMove.Reopen(), setting),
        "ask" => Offer(session, card, Choice.Question, setting),
        "answer" => Offer(session, card, Choice.Answer, setting),
        "note" => Write(session, card, WritingFor.Note, setting),
        "more" => Offer(session, card, Choice.More, setting),
        "close" => Offer(session, card, Choice.Outcome, setting),
        _ when Acts.Value<CardPart>(action) is { } part => DeskDialogue.Go(session, card with { Part = part, At = 0 }, setting),
        _ when Acts.Page(action) is { } page => DeskDialogue.Go(session, card with { At = page }, setting),
        _ when Acts.Id(action) is { } file => Photo(session, card, file),
        _ => DeskDialogue.Present(session, setting),
    };

    private static Turn? More(Session session, DeskStep.Card card, string action, Setting setting) => action switch
    {
        "status" => Offer(session, card, Choice.Status, setting),
        "priority" => Offer(session, card, Choice.Priority, setting),
        "assign" when setting.Me!.Role == Role.Lead => Offer(session, card, Choice.Assignee, setting),
        "label" => Offer(session, card, Choice.Label, setting),
        "link" => Write(session, card, WritingFor.Link, setting),
        "pass" => Offer(session, card, Choice.Contact, setting),
        "words" => Offer(session, card, Choice.OwnWordsContact, setting),
        "passages" => Offer(session, card with { At = 0 }, Choice.Passages, setting),
        "export" => Offer(session, card, Choice.Export, setting),
        "stepout" => Confirm(session, card, new DeskMove.StepOut(), setting),
        "delete" => Confirm(session, card, new DeskMove.Propose(ProposedAct.Delete), setting),
        _ => null,
    };

    private static Turn? Choose(Session session, DeskStep.Card card, Choice choice, string action, Setting setting) => choice switch
    {
        Choice.Status when Acts.Value<TicketStatus>(action) is { } status => Move(session, card, new DeskMove.SetStatus(status)),
        Choice.Priority when Acts.Value<Reporting.Priority>(action) is { } priority => Move(session, card, new DeskMove.SetPriority(priority)),
        Choice.Assignee when Acts.Id(action) is { } member => Move(session, card, new DeskMove.Assign(member)),
        Choice.Label when action == "write" => Write(session, card, WritingFor.Label, setting),
        Choice.Label when Acts.Number(action) is { } at => Move(session, card, new DeskMove.RemoveLabel(at)),
        Choice.Question when action == "write" => Write(session, card, WritingFor.Question, setting),
        Choice.Question when Template(action) is { } said => Confirm(session, card, new DeskMove.Ask(said), setting),
        Choice.Answer when action == "write" => Write(session, card, WritingFor.Answer, setting),
        Choice.Answer when Template(action) is { } said => Confirm(session, card, new DeskMove.Answer(said), setting),
        Choice.Outcome when Acts.Value<Outcome>(action) is { } outcome => DeskDialogue.Go(session, new DeskStep.Composing(card, WritingFor.Reason, outcome), setting),
        Choice.Contact when Acts.Id(action) is { } contact => Confirm(session, card, new DeskMove.PassOn(contact), setting),
        Choice.OwnWordsContact when Acts.Id(action) is { } contact => Confirm(session, card, new DeskMove.Propose(ProposedAct.PassOwnWords, contact), setting),
        Choice.Passages when Acts.Page(action) is { } page => Offer(session, card with { At = page }, Choice.Passages, setting),
        Choice.Passages when Passages.Read(action) is { } passage => Move(session, card, new DeskMove.Mark(passage)),
        Choice.Export when Acts.Value<ExportScope>(action) is { } scope => Move(session, card, new DeskMove.Export(session.Language ?? Language.En, scope)),
        Choice.Export when action.Split(':') is [var tag, var name] && LanguageTags.FromTag(tag) is { } language && Acts.Value<ExportScope>($"v:{name}") is { } scope =>
            Move(session, card, new DeskMove.Export(language, scope)),
        _ => null,
    };

    private static Turn Moved(Session session, DeskStep step, CaseView view, DeskMove move, Setting setting) => move switch
    {
        // He has just left it: for him it is gone.
        DeskMove.StepOut => Leave(session, setting, new Phrase(PhraseKeys.Card.SteppedOut)),
        DeskMove.Mark when step is DeskStep.Picking choosing => Show(
            session with { Step = choosing with { On = choosing.On with { Edition = view.Case.Work.Edition } } }, view, setting),
        DeskMove.Export(var language, var scope) => ShowCard(session, step, view, setting, Done(move))
            .After(new Effect.Send(new Paper.TicketExport(view.Case.Id, language, scope))),
        _ => ShowCard(session, step, view, setting, Done(move)),
    };

    private static Phrase Done(DeskMove move) => new(move switch
    {
        DeskMove.Ask or DeskMove.Answer or DeskMove.Close => PhraseKeys.Card.DoneSaid,
        DeskMove.Propose => PhraseKeys.Card.DoneProposed,
        DeskMove.TakeBack => PhraseKeys.Card.DoneUndone,
        DeskMove.Export => PhraseKeys.Card.DoneExported,
        _ => PhraseKeys.Card.Done,
    });

    private static Turn Wrote(Session session, DeskStep.Card card, WritingFor what, Outcome? outcome, Said said, Setting setting) => what switch
    {
        WritingFor.Question => Confirm(session, card, new DeskMove.Ask(said), said, setting),
        WritingFor.Answer => Confirm(session, card, new DeskMove.Answer(said), said, setting),
        WritingFor.Reason => Confirm(session, card, new DeskMove.Close(outcome ?? Outcome.OutOfScope, said), said, setting),
        WritingFor.Note => Move(session, card, new DeskMove.WriteNote(said.Text)),
        WritingFor.Label => Move(session, card, new DeskMove.AddLabel(said.Text)),
        _ => Move(session, card, new DeskMove.Link(TicketNumber.Read(said.Text) ?? said.Text)),
    };

    /// <summary>Back to the words that were refused.</summary>
    private static DeskStep Rewrite(DeskStep.Card card, DeskMove move) => move switch
    {
        DeskMove.Ask({ Template: null }) => new DeskStep.Composing(card, WritingFor.Question),
        DeskMove.Answer { Said.Template: null } => new DeskStep.Composing(card, WritingFor.Answer),
        DeskMove.Close(var outcome, { Template: null }) => new DeskStep.Composing(card, WritingFor.Reason, outcome),
        _ => card,
    };

    /// <summary>Says why, and shows the words once more: they have left the chat and are kept nowhere.</summary>
    private static Turn Refuse(Session session, DeskStep step, Input.MoveRefused refused, Setting setting)
    {
        var why = PhraseKeys.Name(refused.Why);
        return Show(session with { Step = step }, refused.View, setting,
        [
            step is DeskStep.Composing(_, var what, _) && refused.Why == Refusal.TextTooLong ? why.With("count", CardScreens.Most(what)) : why,
            .. Written(refused.What) is { Length: > 0 } words ? [CardScreens.Quote(new(Words.Cut(words, RefusedSize)))] : Array.Empty<Phrase>(),
        ]);
    }

    private static string Written(DeskMove move) => move switch
    {
        DeskMove.Ask(var said) => said.Text,
        DeskMove.Answer answer => answer.Said.Text,
        DeskMove.Close(_, var said) => said.Text,
        DeskMove.WriteNote(var text) => text,
        DeskMove.AddLabel(var text) => text,
        DeskMove.Link(var text) => text,
        _ => "",
    };

    private static Said? Template(string action) => Acts.Id(action) is { } key && Templates.Has(key) ? new("", key) : null;

    private static Turn Move(Session session, DeskStep.Card card, DeskMove move) => new(session, new Effect.Move(card.Ticket, card.Edition, move));

    private static Turn Photo(Session session, DeskStep.Card card, string file) => new(session, new Effect.Send(new Paper.TicketPhoto(card.Ticket, new FileId(file))));

    private static Turn Confirm(Session session, DeskStep.Card card, DeskMove move, Setting setting) => DeskDialogue.Go(session, new DeskStep.Deciding(card, move), setting);

    /// <summary>Words too long to be sent are too long to be shown before: the rules refuse them at once.</summary>
    private static Turn Confirm(Session session, DeskStep.Card card, DeskMove move, Said said, Setting setting) =>
        said.Text.Length > Said.MaxLength ? Move(session, card, move) : Confirm(session, card, move, setting);

    private static Turn Offer(Session session, DeskStep.Card card, Choice choice, Setting setting) => DeskDialogue.Go(session, new DeskStep.Picking(card, choice), setting);

    private static Turn Write(Session session, DeskStep.Card card, WritingFor what, Setting setting) => DeskDialogue.Go(session, new DeskStep.Composing(card, what), setting);

    private static Turn Leave(Session session, Setting setting, params ReadOnlySpan<Phrase> first)
    {
        var to = DeskDialogue.CardOf(session.Step)?.From as Step ?? new DeskStep.Overview();
        return DeskDialogue.Go(session, to, setting, first);
    }
}
