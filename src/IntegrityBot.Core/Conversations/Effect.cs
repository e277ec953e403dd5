using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Conversations;

/// <summary>
/// What must happen because of a turn. Effects under "asks" are run at once and their answer is fed back as the next input of the
/// same turn; all others are kept by the turn's one commit and carried out after it.
/// </summary>
public abstract partial record Effect
{
    private Effect() { }

    /// <summary>Shows a screen: edits the present one after a tap, sends a new one below after a message.</summary>
    public sealed record Show(Screen Screen) : Effect;

    /// <summary>Stands above the next screen of the same turn: for screens whose words come from the store.</summary>
    public sealed record Say(Phrase Phrase) : Effect;

    /// <summary>A line over the chat that answers a tap (Bot API: answerCallbackQuery, 200 signs).</summary>
    public sealed record Toast(Phrase Phrase, bool Alert = false) : Effect;

    /// <summary>Deletes the message that came in: it holds a receipt, a contact or a place.</summary>
    public sealed record EraseIncoming : Effect;

    /// <summary>Sets the chat's own list of commands in this language.</summary>
    public sealed record UseCommands(Language Language) : Effect;

    /// <summary>Destroys sealed files of a draft that will not be filed.</summary>
    public sealed record DropFiles(TicketSecret Secret, ImmutableArray<FileId> Files) : Effect;

    /// <summary>Adds one to a counter of this month: a name out of <see cref="Law.Tally"/>, nothing of the person or his words.</summary>
    public sealed record Counted(string Key) : Effect;

    /// <summary>Asks for <see cref="Input.Fetched"/> or <see cref="Input.NotFetched"/>.</summary>
    /// <param name="Secret">The draft's key; null makes a new one.</param>
    public sealed record Fetch(Attachment Photo, TicketSecret? Secret) : Effect;

    /// <summary>Asks for <see cref="Input.Filed"/>: seals the draft into this turn's commit.</summary>
    public sealed record Submit(Draft Draft, Language Language) : Effect;

    /// <summary>Asks for <see cref="Input.Found"/>, <see cref="Input.NotFound"/> or <see cref="Input.Busy"/>.</summary>
    public sealed record LookUp(Receipt Receipt) : Effect;

    /// <summary>Asks for <see cref="Input.Found"/> or <see cref="Input.NotFound"/>: an opened ticket as it stands now.</summary>
    public sealed record Reopen(TicketSecret Secret) : Effect;

    /// <summary>Asks for <see cref="Input.Found"/> or <see cref="Input.NotFound"/>: the message joins the ticket in this turn's commit.</summary>
    public sealed record Add(TicketSecret Secret, string Text, FileId? File) : Effect;

    /// <summary>Asks for <see cref="Input.Found"/> or <see cref="Input.NotFound"/>: this chat is told of news, or no longer.</summary>
    public sealed record SetBell(TicketSecret Secret, bool On) : Effect;

    /// <summary>Asks for <see cref="Input.Proven"/>, <see cref="Input.NotProven"/>, <see cref="Input.NotFound"/> or <see cref="Input.Busy"/>.</summary>
    public sealed record Prove(Receipt Receipt) : Effect;

    /// <summary>Asks for <see cref="Input.NotFound"/>: the ticket's keys and bytes are destroyed in this turn's commit.</summary>
    public sealed record Withdraw(TicketSecret Secret) : Effect;

    /// <summary>Asks for <see cref="Input.Erased"/>: deletes both sides' messages of this dialogue.</summary>
    public sealed record EraseChat : Effect;
}
