using System.Globalization;
using System.Text.Json;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Telegram.Receiving;

/// <summary>The bot itself, as <c>getMe</c> tells it: what a group's messages are addressed to.</summary>
internal sealed record BotIdentity(long Id, string Username);

/// <summary>
/// Turns one update into <see cref="Incoming"/>. It takes single fields out of the JSON instead of whole objects: so a person's name,
/// number or place never becomes a string of this process, and no unknown subtype can spoil an update (Bot API: Update, Message).
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>update</term><description>becomes</description></listheader>
/// <item><term>message, private</term><description>text, command, photo, or the kind nobody takes; Telegram's own notes: silence</description></item>
/// <item><term>message, group</term><description>a command for this bot, a mention, a reply to it, a text with a true receipt; the rest: silence</description></item>
/// <item><term>edited_message, private</term><description>the new text or caption; other edits (a moving place): silence</description></item>
/// <item><term>callback_query, private</term><description>a tap; in a group, or by another person than the chat's: silence</description></item>
/// <item><term>my_chat_member, private</term><description>unblocked: the person is back; blocked and all else: silence</description></item>
/// <item><term>channel_post, business_*, guest_message, inline_query, chosen_inline_result, shipping_query, pre_checkout_query,
/// purchased_paid_media, poll, poll_answer, chat_member, chat_join_request, message_reaction*, *chat_boost, managed_bot, subscription,
/// stopped_message_generation, anything newer</term><description>silence; they are not asked for either</description></item>
/// </list>
/// </remarks>
internal sealed class UpdateReader(BotIdentity self)
{
    /// <summary>What is asked of <c>getUpdates</c>, every time: Telegram remembers the last list it was given.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["message", "edited_message", "callback_query", "my_chat_member"];

    private readonly Albums albums = new();

    public Reading Read(JsonElement update)
    {
        long? id = null;
        try
        {
            id = update.Number("update_id");
            return id is { } known ? Read(known, update) : new Reading.Passed(null, Silence.Unreadable);
        }
        catch (Exception)
        {
            // A string that is no Unicode text (half a surrogate pair), a pattern that ran out of time: whatever one update holds,
            // it must not stop the inbox of all.
            return new Reading.Passed(id, Silence.Unreadable);
        }
    }

    private Reading Read(long id, JsonElement update) =>
        update.Object("message") is { } message ? ReadMessage(id, message)
        : update.Object("edited_message") is { } edited ? ReadEdit(id, edited)
        : update.Object("callback_query") is { } tap ? ReadTap(id, tap)
        : update.Object("my_chat_member") is { } member ? ReadMembership(id, member)
        : new Reading.Passed(id, Kinds.Any(kind => update.Has(kind)) ? Silence.Unreadable : Silence.Kind);

    private Reading ReadMessage(long id, JsonElement message)
    {
        if (message.Object("chat") is not { } chat || chat.Number("id") is not { } chatId)
        {
            return new Reading.Passed(id, Silence.Unreadable);
        }

        if (IsBot(message))
        {
            return new Reading.Passed(id, Silence.Bot);
        }

        return chat.Text("type") switch
        {
            "private" when message.MessageId() is { } messageId =>
                MessageReader.Content(message, messageId, albums.Continues(chatId, message.Text("media_group_id"))) is { } input
                    ? Heard(id, chatId, input, message, messageId, inGroup: false)
                    : new Reading.Passed(id, Silence.Service),
            "group" or "supergroup" when message.MessageId() is { } messageId =>
                MessageReader.Addressed(message, messageId, self) is { } input
                    ? Heard(id, chatId, input, message, messageId, inGroup: true)
                    : new Reading.Passed(id, Silence.Group),
            "channel" => new Reading.Passed(id, Silence.Channel),
            _ => new Reading.Passed(id, Silence.Unreadable),
        };
    }

    private static Reading ReadEdit(long id, JsonElement message) =>
        message.Object("chat") is not { } chat || chat.Number("id") is not { } chatId || message.MessageId() is not { } messageId
            ? new Reading.Passed(id, Silence.Unreadable)
            : chat.Text("type") != "private" ? new Reading.Passed(id, Silence.Group)
            : IsBot(message) ? new Reading.Passed(id, Silence.Bot)
            : Words(message) is { } text && !MessageReader.IsForwarded(message)
                ? Heard(id, chatId, new Input.Edited(messageId, text), message, messageId, inGroup: false)
                : new Reading.Passed(id, Silence.Edit);

    /// <summary>What an edited message says now; of a photo, what stands under it.</summary>
    private static string? Words(JsonElement message) =>
        message.Text("text") ?? message.Text("caption") ?? (message.List("photo") is null ? null : "");

    private static Reading ReadTap(long id, JsonElement tap)
    {
        // A button's data comes from the tapper's program and may be forged: the tap counts only in the tapper's own chat.
        if (tap.Text("id") is not { } callbackId || tap.Object("from")?.Number("id") is not { } from)
        {
            return new Reading.Passed(id, Silence.Unreadable);
        }

        if (tap.Object("message") is not { } screen || screen.Object("chat") is not { } chat ||
            chat.Text("type") != "private" || chat.Number("id") != from)
        {
            return new Reading.Passed(id, Silence.ForeignTap);
        }

        var (serial, input) = ReadButton(tap.Text("data"));
        return new Reading.Heard(
            new(id, new(from), input, Language(tap), null, callbackId, screen.MessageId(), serial, InGroup: false));
    }

    /// <summary><c>serial.action</c>, as this bot writes it; everything else is a button it never made.</summary>
    private static (int? Serial, Input Input) ReadButton(string? data) =>
        data?.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < data.Length - 1 &&
        int.TryParse(data.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? (serial, new Input.Tapped(data[(dot + 1)..]))
            : (null, new Input.TappedOld(""));

    private static Reading ReadMembership(long id, JsonElement member) =>
        member.Object("chat") is not { } chat || chat.Number("id") is not { } chatId ? new Reading.Passed(id, Silence.Unreadable)
        : chat.Text("type") != "private" ? new Reading.Passed(id, Silence.Membership)
        : (member.Object("old_chat_member")?.Text("status"), member.Object("new_chat_member")?.Text("status")) switch
        {
            ("kicked", "member") => Heard(id, chatId, new Input.Returned(), member, null, inGroup: false),
            (_, "kicked") => new Reading.Passed(id, Silence.Blocked),
            _ => new Reading.Passed(id, Silence.Membership),
        };

    private static Reading.Heard Heard(long id, long chat, Input input, JsonElement source, int? messageId, bool inGroup) =>
        new(new Incoming(id, new ChatAddress(chat), input, Language(source), messageId, null, null, null, inGroup));

    private static string? Language(JsonElement source) => source.Object("from")?.Text("language_code");

    private static bool IsBot(JsonElement message) => message.Object("from")?.Has("is_bot") == true;
}
