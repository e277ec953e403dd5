using IntegrityBot.Core.Following;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Core.Conversations;

/// <summary>
/// Everything a dialogue can hear: what a person did, and, in the same turn, the answer to an effect that asked for one.
/// No name, number or chat id of a person is in any of it.
/// </summary>
public abstract partial record Input
{
    private Input() { }

    /// <summary>The /start command. <paramref name="Payload"/> is the deep link's, at most 64 of <c>A-Za-z0-9_-</c>.</summary>
    public sealed record Started(string? Payload) : Input;

    public sealed record Commanded(Command Command) : Input;

    /// <summary>A button of the present screen.</summary>
    public sealed record Tapped(string Action) : Input;

    /// <summary>A button of a screen that has passed, or one the bot never made; its action is then empty.</summary>
    public sealed record TappedOld(string Action) : Input;

    /// <param name="Slot">Telegram's message id: joins a later edit to what was written. It stays in the session.</param>
    public sealed record Wrote(int Slot, string Text) : Input;

    /// <summary>A message changed after it was sent.</summary>
    public sealed record Edited(int Slot, string Text) : Input;

    /// <param name="Continues">It belongs to the same album as the photo before it.</param>
    /// <param name="Slot">As of <see cref="Wrote"/>: joins a later edit to the caption.</param>
    public sealed record Photographed(Attachment Photo, string? Caption, bool Continues, int Slot = 0) : Input;

    /// <summary>A kind of message no step takes.</summary>
    public sealed record Sent(Unsupported Kind) : Input;

    /// <summary>The person unblocked the bot.</summary>
    public sealed record Returned : Input;

    /// <summary>A photo is fetched and sealed under the draft's key.</summary>
    public sealed record Fetched(FileId File, TicketSecret Secret) : Input;

    public sealed record NotFetched(FetchFailure Why) : Input;

    /// <summary>The ticket is in this turn's commit; what may be shown once it is kept.</summary>
    public sealed record Filed(Receipt Receipt, string Number, DateOnly Day) : Input;

    public sealed record Found(TicketSecret Secret, TicketView View) : Input;

    /// <summary>No ticket under this receipt, or one that ended without a trace but this.</summary>
    public sealed record NotFound(Triage.Outcome? Ended) : Input;

    /// <summary>The ticket takes no more from its reporter (<see cref="TicketView.IsFull"/>): nothing was added.</summary>
    public sealed record NotAdded : Input;

    /// <param name="Text">The verifiable receipt: a file's content.</param>
    public sealed record Proven(string Text) : Input;

    /// <param name="TooEarly">The day of filing is not closed yet.</param>
    public sealed record NotProven(bool TooEarly) : Input;

    /// <summary>Too many look-ups wait; nothing was tried.</summary>
    public sealed record Busy : Input;

    /// <summary>The chat was wiped as far as Telegram allows.</summary>
    public sealed record Erased(int Gone, int Asked) : Input;
}

/// <summary>Telegram's commands, the same in every language (Bot API: a command is 1-32 of <c>a-z0-9_</c>).</summary>
public enum Command
{
    Report,
    Status,
    Ask,
    Learn,
    Check,
    Propose,
    Language,
    Privacy,
    Help,
    Cancel,
    Statistics,
    Desk,
    Unknown,
}

/// <summary>Kinds of message no step takes, as far as the answer to them differs.</summary>
public enum Unsupported
{
    Contact,
    Location,
    Document,
    Voice,
    Video,
    Sticker,
    Poll,
    Forwarded,
    Other,
}

/// <summary>Why a photo is not kept: above the size Telegram gives to bots, not given now, or no image.</summary>
public enum FetchFailure
{
    TooBig,
    Unreachable,
    NotAPhoto,
}
