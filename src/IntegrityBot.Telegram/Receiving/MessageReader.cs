using System.Text.Json;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Telegram.Receiving;

/// <summary>What one message says (Bot API: Message).</summary>
internal static class MessageReader
{
    /// <summary>The most a bot can fetch (Bot API: getFile).</summary>
    public const long MaxFile = 20 * 1024 * 1024;

    /// <summary>Fields of messages that Telegram writes itself.</summary>
    private static readonly string[] Service =
    [
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created",
        "supergroup_chat_created", "channel_chat_created", "message_auto_delete_timer_changed", "migrate_to_chat_id",
        "migrate_from_chat_id", "pinned_message", "invoice", "successful_payment", "refunded_payment", "users_shared", "chat_shared",
        "gift", "unique_gift", "gift_upgrade_sent", "connected_website", "write_access_allowed", "passport_data",
        "proximity_alert_triggered", "boost_added", "chat_background_set", "checklist_tasks_done", "checklist_tasks_added",
        "chat_owner_left", "chat_owner_changed", "community_chat_added", "community_chat_joined", "community_chat_removed",
        "direct_message_price_changed", "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
        "general_forum_topic_hidden", "general_forum_topic_unhidden", "giveaway_created", "giveaway", "giveaway_winners",
        "giveaway_completed", "managed_bot_created", "paid_message_price_changed", "poll_option_added", "poll_option_deleted",
        "suggested_post_approved", "suggested_post_approval_failed", "suggested_post_declined", "suggested_post_paid",
        "suggested_post_refunded", "video_chat_scheduled", "video_chat_started", "video_chat_ended",
        "video_chat_participants_invited", "web_app_data",
    ];

    /// <summary>A forward can carry another person's identity, whatever is in it.</summary>
    public static bool IsForwarded(JsonElement message) =>
        message.Has("forward_origin", "forward_date", "forward_from", "forward_from_chat", "forward_sender_name");

    /// <summary>What a person says in a private chat; null when it is Telegram that speaks.</summary>
    public static Input? Content(JsonElement message, int messageId, bool continues) =>
        IsForwarded(message) ? new Input.Sent(Unsupported.Forwarded)
        : message.Text("text") is { } text ? Written(text, messageId)
        : message.List("photo") is { } sizes ? Photographed(message, sizes, continues, messageId)
        : Kind(message) is { } kind ? new Input.Sent(kind)
        : message.Has(Service) ? null
        : new Input.Sent(Unsupported.Other);

    /// <summary>
    /// What a group says to this bot; null for its own talk. A bare command counts when it is one of ours: whoever types /report in a
    /// group needs to hear that this is not the place.
    /// </summary>
    public static Input? Addressed(JsonElement message, int messageId, BotIdentity self)
    {
        if ((message.Text("text") ?? message.Text("caption")) is not { } text)
        {
            return null;
        }

        if (SlashCommand.Read(text) is { } command)
        {
            var ours = command.Bot is { } bot ? bot.Equals(self.Username, StringComparison.OrdinalIgnoreCase) : command.IsKnown;
            return ours ? command.ToInput() : Receipt.IsIn(text) ? new Input.Wrote(messageId, text) : null;
        }

        return Receipt.IsIn(text) || Mentions(text, self.Username) || RepliesTo(message, self.Id) ? new Input.Wrote(messageId, text) : null;
    }

    private static Input Written(string text, int messageId) =>
        SlashCommand.Read(text)?.ToInput() ?? new Input.Wrote(messageId, text);

    /// <summary>The largest size Telegram would hand out; the smallest if all are too large.</summary>
    private static Input Photographed(JsonElement message, JsonElement sizes, bool continues, int messageId)
    {
        var offered = sizes.EnumerateArray()
            .Select(size => (File: size.Text("file_id"), Bytes: size.Number("file_size") ?? 0, Area: Area(size)))
            .Where(size => size.File is not null)
            .OrderBy(size => size.Area)
            .ToList();
        if (offered.Count == 0)
        {
            return new Input.Sent(Unsupported.Other);
        }

        var (file, bytes, _) = offered.FindLast(size => size.Bytes <= MaxFile) is { File: not null } best ? best : offered[0];
        return new Input.Photographed(new Attachment(file!, Math.Max(0, bytes)), message.Text("caption"), continues, messageId);
    }

    private static double Area(JsonElement size) => (double)(size.Number("width") ?? 0) * (size.Number("height") ?? 0);

    private static Unsupported? Kind(JsonElement message) =>
        message.Has("contact") ? Unsupported.Contact
        : message.Has("location", "venue") ? Unsupported.Location
        : message.Has("voice", "audio") ? Unsupported.Voice
        : message.Has("video", "video_note", "animation") ? Unsupported.Video // an animation also comes as a document
        : message.Has("document") ? Unsupported.Document
        : message.Has("sticker", "dice", "game") ? Unsupported.Sticker
        : message.Has("poll") ? Unsupported.Poll
        : null;

    private static bool Mentions(string text, string username) =>
        Regex.IsMatch(text, $"@{Regex.Escape(username)}(?![A-Za-z0-9_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static bool RepliesTo(JsonElement message, long bot) =>
        message.Object("reply_to_message")?.Object("from")?.Number("id") == bot;
}
