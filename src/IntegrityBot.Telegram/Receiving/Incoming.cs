using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Telegram.Receiving;

/// <summary>One update as the rest of the product may see it: no name, no number, and the chat only as an opaque address.</summary>
/// <param name="UpdateId">Telegram's number of the update; the same one may come again until it is confirmed.</param>
/// <param name="ClientLanguage">The language of the person's app as Telegram reports it: a hint, often absent.</param>
/// <param name="MessageId">The person's own message; null for a tap and for an unblocking.</param>
/// <param name="CallbackId">The tap to answer; worthless some seconds later.</param>
/// <param name="CallbackMessageId">The screen that was tapped, if Telegram still knows it.</param>
/// <param name="TapSerial">The serial of the tapped screen; null when the button is none of ours.</param>
/// <param name="InGroup">It came from a group, where nothing about a report may be said: it calls for one polite line and no dialogue.</param>
public sealed record Incoming(
    long UpdateId,
    ChatAddress Chat,
    Input Input,
    string? ClientLanguage,
    int? MessageId,
    string? CallbackId,
    int? CallbackMessageId,
    int? TapSerial,
    bool InGroup)
{
    /// <summary>The id of what no update caused: Telegram's own are positive.</summary>
    public const long NoUpdate = 0;

    public override string ToString() => nameof(Incoming);
}
