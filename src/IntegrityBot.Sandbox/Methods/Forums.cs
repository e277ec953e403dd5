using System.Text.Json;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>Topics of a forum group; a topic's id is that of the service message that opened it.</summary>
internal static class Forums
{
    private static readonly int[] Colors = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047];

    public static ValueTask<byte[]> CreateForumTopic(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Forum(cloud, call);
        var name = Name(call) ?? throw ApiError.BadRequest("TOPIC_NAME_EMPTY");
        var color = (int)call.Number("icon_color", Colors[0]);
        if (!Colors.Contains(color))
        {
            throw ApiError.BadRequest("TOPIC_ICON_COLOR_INVALID");
        }

        cloud.Flood.Count(chat);
        Topic topic;
        lock (chat.Gate)
        {
            topic = new(chat.NextId, name) { IconColor = color, IconCustomEmojiId = call.Text("icon_custom_emoji_id") };
            chat.Topics[topic.Id] = topic;
            Service(cloud, chat, topic, "forum_topic_created", static (writer, created) => Write(writer, created, withId: false));
        }

        return Reply.Of(topic, static (writer, created) => Write(writer, created, withId: true));
    }

    public static ValueTask<byte[]> EditForumTopic(Cloud cloud, Call call, CancellationToken ct)
    {
        var (chat, topic) = Required(cloud, call);
        var name = Name(call);
        lock (chat.Gate)
        {
            if ((name is null || name == topic.Name) && (!call.Has("icon_custom_emoji_id") || topic.IconCustomEmojiId == call.Text("icon_custom_emoji_id")))
            {
                throw ApiError.BadRequest("TOPIC_NOT_MODIFIED");
            }

            topic.Name = name ?? topic.Name;
            if (call.Has("icon_custom_emoji_id"))
            {
                topic.IconCustomEmojiId = call.Text("icon_custom_emoji_id");
            }

            Service(cloud, chat, topic, "forum_topic_edited", static (writer, edited) =>
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, edited.Name);
                writer.WriteEndObject();
            });
        }

        return Reply.True;
    }

    public static ValueTask<byte[]> CloseForumTopic(Cloud cloud, Call call, CancellationToken ct) => Close(cloud, call, closed: true);

    public static ValueTask<byte[]> ReopenForumTopic(Cloud cloud, Call call, CancellationToken ct) => Close(cloud, call, closed: false);

    public static ValueTask<byte[]> DeleteForumTopic(Cloud cloud, Call call, CancellationToken ct)
    {
        var (chat, topic) = Required(cloud, call);
        lock (chat.Gate)
        {
            chat.Topics.Remove(topic.Id);
        }

        cloud.Delete(chat, chat.Snapshot().Where(message => message.Thread == topic.Id).Select(message => message.Id));
        return Reply.True;
    }

    private static ValueTask<byte[]> Close(Cloud cloud, Call call, bool closed)
    {
        var (chat, topic) = Required(cloud, call);
        lock (chat.Gate)
        {
            if (topic.Closed == closed)
            {
                throw ApiError.BadRequest("TOPIC_NOT_MODIFIED");
            }

            topic.Closed = closed;
            Service(cloud, chat, topic, closed ? "forum_topic_closed" : "forum_topic_reopened", static (writer, _) =>
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            });
        }

        return Reply.True;
    }

    private static void Service(Cloud cloud, Chat chat, Topic topic, string kind, Action<Utf8JsonWriter, Topic> write) =>
        cloud.Post(chat, (cloud, chat, topic, Media: new Media(kind, Json.Bytes(topic, write)) { IsService = true }), static (id, s) => new StoredMessage
        {
            Id = id,
            Chat = s.chat,
            From = s.cloud.Bot,
            Date = s.cloud.Now,
            Thread = s.topic.Id,
            Media = s.Media,
        });

    private static (Chat Chat, Topic Topic) Required(Cloud cloud, Call call)
    {
        var chat = Forum(cloud, call);
        lock (chat.Gate)
        {
            return chat.Topics.TryGetValue((int)call.Number("message_thread_id"), out var topic)
                ? (chat, topic)
                : throw ApiError.BadRequest("message thread not found");
        }
    }

    private static Chat Forum(Cloud cloud, Call call)
    {
        var chat = Targets.GroupOf(cloud, call);
        return !chat.IsForum ? throw ApiError.BadRequest("the chat is not a forum")
            : chat.BotStatus != "administrator" ? throw ApiError.BadRequest("not enough rights to manage topics")
            : chat;
    }

    private static string? Name(Call call) =>
        call.Text("name")?.Trim() is { Length: > 0 } name ? name.Length <= 128 ? name : throw ApiError.BadRequest("TOPIC_NAME_INVALID") : null;

    private static void Write(Utf8JsonWriter writer, Topic topic, bool withId)
    {
        writer.WriteStartObject();
        if (withId)
        {
            writer.WriteNumber("message_thread_id"u8, topic.Id);
        }

        writer.WriteString("name"u8, topic.Name);
        writer.WriteNumber("icon_color"u8, topic.IconColor);
        writer.Text("icon_custom_emoji_id"u8, topic.IconCustomEmojiId);
        writer.WriteEndObject();
    }
}
