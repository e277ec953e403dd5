using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.People;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>Chats and their members. A group's first person is its creator, the rest are members.</summary>
internal static class Groups
{
    public static ValueTask<byte[]> GetChat(Cloud cloud, Call call, CancellationToken ct) =>
        Reply.Of(Targets.ChatOf(cloud, call), static (writer, chat) =>
        {
            writer.WriteStartObject();
            chat.WriteFields(writer);
            writer.WriteNumber("accent_color_id"u8, 0);
            writer.WriteNumber("max_reaction_count"u8, 11);
            writer.WriteStartObject("accepted_gift_types"u8);
            foreach (var kind in (string[])["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"])
            {
                writer.WriteBoolean(kind, false);
            }

            writer.WriteEndObject();
            if (chat.Pinned is { } pinned && chat.Find(pinned) is { } message)
            {
                writer.WritePropertyName("pinned_message"u8);
                message.Write(writer);
            }

            writer.WriteEndObject();
        });

    public static ValueTask<byte[]> GetChatMember(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        var id = call.Number("user_id");
        if (id == cloud.Bot.Id)
        {
            return Answer(cloud.Bot.User, chat.IsPrivate ? "member" : chat.BotStatus);
        }

        if (!cloud.People.TryGetValue(id, out var person))
        {
            throw ApiError.BadRequest("PARTICIPANT_ID_INVALID");
        }

        return Answer(person.User, Status(chat, person));

        static ValueTask<byte[]> Answer(byte[] user, string status) =>
            Reply.Of((user, status), static (writer, member) => Views.Member(writer, member.user, member.status));
    }

    public static ValueTask<byte[]> GetChatAdministrators(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        if (chat.IsPrivate)
        {
            throw ApiError.BadRequest("there are no administrators in the private chat");
        }

        return Reply.Of((cloud, chat), static (writer, s) =>
        {
            writer.WriteStartArray();
            if (s.chat.Members.Count > 0)
            {
                Views.Member(writer, s.chat.Members[0].User, "creator");
            }

            if (s.chat.BotStatus == "administrator")
            {
                Views.Member(writer, s.cloud.Bot.User, "administrator");
            }

            writer.WriteEndArray();
        });
    }

    public static ValueTask<byte[]> GetChatMemberCount(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        return Reply.Of(chat.IsPrivate ? 2 : chat.Members.Count + 1, static (writer, count) => writer.WriteNumberValue(count));
    }

    public static ValueTask<byte[]> LeaveChat(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.GroupOf(cloud, call);
        chat.BotStatus = "left";
        cloud.Dirty?.Invoke();
        return Reply.True;
    }

    public static ValueTask<byte[]> PinChatMessage(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Pinning(cloud, call);
        var message = chat.Find(Targets.MessageId(call)) ?? throw ApiError.BadRequest("message to pin not found");
        lock (chat.Gate)
        {
            if (chat.Pinned == message.Id)
            {
                return Reply.True;
            }

            chat.Pinned = message.Id;

            // Of its own service messages a bot hears this kind.
            cloud.Post(
                chat,
                (cloud, chat, message),
                static (id, s) => new StoredMessage
                {
                    Id = id,
                    Chat = s.chat,
                    From = s.cloud.Bot,
                    Date = s.cloud.Now,
                    Text = FormattedText.Empty,
                    Media = new("pinned_message", Json.Bytes(s.message, static (writer, pinned) => pinned.Write(writer))) { IsService = true },
                },
                tellBot: true);
        }

        return Reply.True;
    }

    public static ValueTask<byte[]> UnpinChatMessage(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Pinning(cloud, call);
        var wanted = call.Text("message_id") is null ? chat.Pinned : Targets.MessageId(call);
        if (wanted is null || chat.Pinned != wanted)
        {
            throw ApiError.BadRequest("message to unpin not found");
        }

        chat.Pinned = null;
        return Reply.True;
    }

    public static ValueTask<byte[]> UnpinAllChatMessages(Cloud cloud, Call call, CancellationToken ct)
    {
        Pinning(cloud, call).Pinned = null;
        return Reply.True;
    }

    private static Chat Pinning(Cloud cloud, Call call) =>
        Targets.WritableChat(cloud, call) is var chat && (chat.IsPrivate || chat.BotStatus == "administrator")
            ? chat
            : throw ApiError.BadRequest("not enough rights to manage pinned messages in the chat");

    private static string Status(Chat chat, Person person) => chat.IsPrivate
        ? chat.Person == person ? "member" : throw ApiError.BadRequest("PARTICIPANT_ID_INVALID")
        : chat.Members.IndexOf(person) switch
        {
            0 => "creator",
            > 0 => "member",
            _ => "left",
        };
}
