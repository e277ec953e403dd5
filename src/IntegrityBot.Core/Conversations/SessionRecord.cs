using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Conversations;

/// <summary>
/// What is sealed and stored for one chat: the dialogue, the updates it has already answered, the answers not yet delivered and the
/// messages that could be wiped.
/// </summary>
/// <param name="Serial">Counts screens. A button carries the serial of its screen, so a tap on a passed screen is known as such.</param>
/// <param name="ScreenId">Telegram's message id of the present screen; null when none is known.</param>
/// <param name="Seen">The last <see cref="MaxSeen"/> update ids, newest last. They outlive everything else in the record.</param>
/// <param name="Outbox">Answers not yet known to be delivered, oldest first. A receipt and a <see cref="Outgoing.Clear"/> are never pushed out.</param>
/// <param name="Messages">Ids of both sides' messages that are still in the chat, oldest first.</param>
public sealed record SessionRecord(
    Session Session,
    int Serial,
    int? ScreenId,
    ImmutableArray<long> Seen,
    ImmutableArray<Outgoing> Outbox,
    ImmutableArray<int> Messages)
{
    public const int MaxSeen = 128;
    public const int MaxOutbox = 8;
    public const int MaxMessages = 400;

    /// <summary>Ids of messages that show what a reporter wrote or sent: they leave a moderator's chat with the card.</summary>
    public ImmutableArray<int> Content { get => field.IsDefault ? [] : field; init; } = [];

    public static readonly SessionRecord Fresh = new(Session.Fresh, 0, null, [], [], []);
}

/// <summary>One thing to do in the chat after the commit.</summary>
[JsonDerivedType(typeof(Show), "show")]
[JsonDerivedType(typeof(Toast), "toast")]
[JsonDerivedType(typeof(Erase), "erase")]
[JsonDerivedType(typeof(Clear), "clear")]
[JsonDerivedType(typeof(Commands), "commands")]
[JsonDerivedType(typeof(Send), "send")]
public abstract record Outgoing
{
    private Outgoing() { }

    /// <param name="Edit">Edit the present screen if it is still there; otherwise send below and take the old one's buttons away.</param>
    /// <param name="KeepOld">Leave the screen before it as it is: it holds a receipt.</param>
    public sealed record Show(Screen Screen, int Serial, Language Language, bool Edit, bool KeepOld = false) : Outgoing
    {
        /// <summary>Something said beside the dialogue: no step stands behind it, and the present screen stays as it is.</summary>
        public static Show Aside(Screen screen, Language language) => new(screen, 0, language, Edit: false, KeepOld: true);
    }

    /// <summary>Answers the tap of the update in hand; worthless without it.</summary>
    public sealed record Toast(Phrase Phrase, Language Language, bool Alert) : Outgoing;

    public sealed record Erase(int MessageId) : Outgoing;

    /// <summary>What showed a ticket leaves a moderator's chat, however much it is.</summary>
    public sealed record Clear(ImmutableArray<int> MessageIds) : Outgoing;

    public sealed record Commands(Language Language) : Outgoing;

    /// <summary>A file, made when it is sent.</summary>
    public sealed record Send(Paper Paper, Language Language) : Outgoing;
}
