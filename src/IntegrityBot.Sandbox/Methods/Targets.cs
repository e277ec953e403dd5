using System.Globalization;
using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>From <c>chat_id</c>, <c>message_id</c> and the like to the things they name, or the real server's refusal.</summary>
internal static class Targets
{
    /// <summary>A chat the bot knows.</summary>
    public static Chat ChatOf(Cloud cloud, Call call, string parameter = "chat_id")
    {
        var text = call.Text(parameter) ?? throw ApiError.BadRequest("chat_id is empty");
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            || !cloud.Chats.TryGetValue(id, out var chat))
        {
            throw ApiError.BadRequest("chat not found");
        }

        if (chat.Started)
        {
            return chat;
        }

        // A person the bot met in a group is known to it, but has not opened the door.
        throw cloud.Chats.Values.Any(group => !group.IsPrivate && group.Members.Contains(chat.Person!))
            ? ApiError.Forbidden("bot can't initiate conversation with a user")
            : ApiError.BadRequest("chat not found");
    }

    /// <summary>A chat the bot may write to.</summary>
    public static Chat WritableChat(Cloud cloud, Call call)
    {
        var chat = ChatOf(cloud, call);
        return chat switch
        {
            { IsPrivate: true, Blocked: true } => throw ApiError.Forbidden("bot was blocked by the user"),
            { IsPrivate: false, BotStatus: "kicked" } => throw ApiError.Forbidden("bot was kicked from the supergroup chat"),
            { IsPrivate: false, BotStatus: "left" } => throw ApiError.Forbidden("bot is not a member of the supergroup chat"),
            _ => chat,
        };
    }

    public static Chat GroupOf(Cloud cloud, Call call) =>
        WritableChat(cloud, call) is { IsPrivate: false } group ? group : throw ApiError.BadRequest("method is available only for supergroups");

    public static int MessageId(Call call) =>
        call.Number("message_id") is > 0 and <= int.MaxValue and var id ? (int)id : throw ApiError.BadRequest("message identifier is not specified");

    /// <summary>The topic to write to, or null for the chat as such.</summary>
    public static int? Thread(Chat chat, Call call)
    {
        if (call.Number("message_thread_id") is not (> 0 and var number))
        {
            return null;
        }

        if (!chat.IsForum)
        {
            throw ApiError.BadRequest("message thread not found");
        }

        if (number == 1)
        {
            // "General" has the id 1 and no messages marked with it.
            return null;
        }

        lock (chat.Gate)
        {
            return chat.Topics.TryGetValue((int)number, out var topic)
                ? topic.Closed && chat.BotStatus != "administrator" ? throw ApiError.BadRequest("TOPIC_CLOSED") : topic.Id
                : throw ApiError.BadRequest("message thread not found");
        }
    }

    /// <summary>The message replied to, by <c>reply_parameters</c> or the older <c>reply_to_message_id</c>.</summary>
    public static StoredMessage? ReplyTo(Chat chat, Call call)
    {
        var (id, forgiving) = call.Json("reply_parameters", "can't parse reply parameters JSON object") switch
        {
            JsonObject given => ((int?)given["message_id"] ?? 0, (bool?)given["allow_sending_without_reply"] ?? false),
            _ => ((int)call.Number("reply_to_message_id"), call.Flag("allow_sending_without_reply")),
        };
        return id == 0 ? null : chat.Find(id) ?? (forgiving ? null : throw ApiError.BadRequest("message to be replied not found"));
    }

    /// <summary>One's own message in a chat, to be edited.</summary>
    public static (Chat Chat, StoredMessage Message) OwnMessage(Cloud cloud, Call call)
    {
        if (call.Text("inline_message_id") is not null)
        {
            throw ApiError.BadRequest("the sandbox has no inline messages");
        }

        var chat = WritableChat(cloud, call);
        var message = chat.Find(MessageId(call)) ?? throw ApiError.BadRequest("message to edit not found");
        return (chat, Editable(cloud, message));
    }

    /// <summary>Only own messages, and none that came with a reply keyboard.</summary>
    public static StoredMessage Editable(Cloud cloud, StoredMessage message) =>
        message.From == cloud.Bot && message.Markup is null or { IsInline: true } && message.Media is not { IsService: true } && message.ForwardOrigin is null
            ? message
            : throw ApiError.BadRequest("message can't be edited");

    public static ValueTask<byte[]> Answer(StoredMessage message) => Reply.Of(message, static (writer, sent) => sent.Write(writer));
}
