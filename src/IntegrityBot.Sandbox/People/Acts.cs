using System.Globalization;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.People;

/// <summary>An act no app would offer: nobody there, an empty text, a button that is not on the screen.</summary>
internal sealed class ImpossibleAct(int status, string reason) : Exception(reason)
{
    public int Status { get; } = status;
}

/// <summary>What people do in a chat, and which updates that sends to the bot.</summary>
internal static class Acts
{
    private static readonly TimeSpan CallbackLife = TimeSpan.FromSeconds(150);

    public static StoredMessage Say(Cloud cloud, Chat chat, Person person, string text, int? replyTo = null, int? thread = null)
    {
        var typed = IncomingText.Typed(text);
        if (typed.Text.Length == 0)
        {
            throw new ImpossibleAct(400, "An empty text cannot be sent.");
        }

        // The apps split a text that is too long into several messages.
        StoredMessage? last = null;
        foreach (var part in Split(typed.Text))
        {
            last = Write(cloud, chat, person, IncomingText.Typed(part), null, replyTo, thread);
        }

        return last!;
    }

    public static StoredMessage Start(Cloud cloud, Chat chat, string? payload)
    {
        var person = chat.Person ?? throw new ImpossibleAct(400, "START is a button of private chats.");
        if (payload is { Length: > 64 } || payload?.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') is false)
        {
            throw new ImpossibleAct(400, "A start payload has at most 64 of A-Z a-z 0-9 _ -.");
        }

        return Write(cloud, chat, person, IncomingText.Typed(string.IsNullOrEmpty(payload) ? "/start" : "/start " + payload), null);
    }

    /// <summary>A message of a person, whatever is in it; unblocks the bot first, as the apps do.</summary>
    public static StoredMessage Write(
        Cloud cloud, Chat chat, Person person, FormattedText text, Media? media, int? replyTo = null, int? thread = null, string? group = null, byte[]? origin = null)
    {
        if (chat.IsPrivate)
        {
            Block(cloud, chat, blocked: false);
        }
        else if (!chat.Members.Contains(person))
        {
            throw new ImpossibleAct(400, "That person is not in the group.");
        }

        lock (chat.Gate)
        {
            chat.Started = true;
            var reply = replyTo is { } id ? chat.Find(id) ?? throw new ImpossibleAct(404, "The message to reply to is not there.") : null;
            var tell = BotHears(cloud, chat, text, reply);
            return cloud.Post(
                chat,
                (cloud, chat, person, text, media, reply, thread, group, origin),
                static (id, s) => new StoredMessage
                {
                    Id = id,
                    Chat = s.chat,
                    From = s.person,
                    Date = s.cloud.Now,
                    Text = s.text,
                    Media = s.media,
                    ReplyTo = s.reply,
                    Thread = s.thread,
                    MediaGroup = s.group,
                    ForwardOrigin = s.origin,
                },
                tell);
        }
    }

    public static StoredMessage Edit(Cloud cloud, Chat chat, Person person, int messageId, string text)
    {
        var typed = IncomingText.Typed(text);
        var found = chat.Find(messageId) ?? throw new ImpossibleAct(404, "No such message.");
        if (found.From != person || (typed.Text.Length == 0 && found.Media is null) || found.ForwardOrigin is not null)
        {
            throw new ImpossibleAct(400, "People edit their own texts and captions only.");
        }

        return cloud.Edit(
            chat,
            messageId,
            (typed, cloud.Now),
            static (message, s) => message with { Text = s.typed, EditDate = s.Now, Edited = true },
            BotHears(cloud, chat, typed, found.ReplyTo)) ?? throw new ImpossibleAct(404, "No such message.");
    }

    public static IReadOnlyList<int> Delete(Cloud cloud, Chat chat, IEnumerable<int> ids) => cloud.Delete(chat, ids);

    /// <summary>Taps a button that sends a callback query. With <paramref name="force"/> the button need not be there (any more).</summary>
    public static string Tap(Cloud cloud, Chat chat, Person person, int messageId, string data, bool force)
    {
        var message = chat.Find(messageId);
        if (!force)
        {
            if (message is null)
            {
                throw new ImpossibleAct(404, "No such message.");
            }

            if (!message.From.IsBot || message.Markup is not { IsInline: true } markup || !markup.Rows.SelectMany(row => row).Any(b => b.Data == data))
            {
                throw new ImpossibleAct(409, "The message has no such button now.");
            }
        }

        var query = cloud.NewQuery(chat, person);
        cloud.Updates.Add(
            "callback_query",
            chat.Id,
            Json.Bytes((query, chat, person, message, messageId, data), static (writer, tap) =>
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, tap.query.Id);
                writer.Raw("from"u8, tap.person.User);
                writer.WritePropertyName("message"u8);
                if (tap.message is not null)
                {
                    tap.message.Write(writer);
                }
                else
                {
                    // An inaccessible message: all that is left is its id and the date 0.
                    writer.WriteStartObject();
                    writer.Raw("chat"u8, tap.chat.Json);
                    writer.WriteNumber("message_id"u8, tap.messageId);
                    writer.WriteNumber("date"u8, 0);
                    writer.WriteEndObject();
                }

                writer.WriteString("chat_instance"u8, (-tap.chat.Id * 31).ToString(CultureInfo.InvariantCulture));
                writer.WriteString("data"u8, tap.data);
                writer.WriteEndObject();
            }),
            CallbackLife);
        return query.Id;
    }

    /// <summary>Blocks or unblocks the bot; nothing happens if it is so already.</summary>
    public static void Block(Cloud cloud, Chat chat, bool blocked)
    {
        var person = chat.Person ?? throw new ImpossibleAct(400, "Groups do not block; the bot leaves or is removed.");
        if (chat.Blocked == blocked)
        {
            return;
        }

        lock (chat.Gate)
        {
            chat.Blocked = blocked;
            Membership(cloud, chat, person, blocked ? "member" : "kicked", blocked ? "kicked" : "member");
        }

        chat.Touch();
        ShowPerson(chat);
        cloud.Dirty?.Invoke();
    }

    /// <summary>Changes the bot's place in a group.</summary>
    public static void MoveBot(Cloud cloud, Chat chat, Person by, string status)
    {
        if (chat.IsPrivate || status is not ("member" or "administrator" or "left" or "kicked"))
        {
            throw new ImpossibleAct(400, "The bot's status in a group is member, administrator, left or kicked.");
        }

        lock (chat.Gate)
        {
            var before = chat.BotStatus;
            chat.BotStatus = status;
            if (before != status)
            {
                Membership(cloud, chat, by, before, status);
            }
        }

        cloud.Dirty?.Invoke();
    }

    public static void ShowPerson(Chat chat)
    {
        if (chat.Person is not null)
        {
            chat.Feed.Publish("person", chat, static (writer, shown) => Views.Person(writer, shown));
        }
    }

    private static void Membership(Cloud cloud, Chat chat, Person by, string before, string after) =>
        cloud.Updates.Add("my_chat_member", chat.Id, Json.Bytes((cloud, chat, by, before, after), static (writer, s) =>
        {
            writer.WriteStartObject();
            writer.Raw("chat"u8, s.chat.Json);
            writer.Raw("from"u8, s.by.User);
            writer.WriteNumber("date"u8, s.cloud.Now);
            writer.WritePropertyName("old_chat_member"u8);
            Views.Member(writer, s.cloud.Bot.User, s.before);
            writer.WritePropertyName("new_chat_member"u8);
            Views.Member(writer, s.cloud.Bot.User, s.after);
            writer.WriteEndObject();
        }));

    /// <summary>
    /// Whether a message reaches the bot: in private always; in a group an administrator and a bot without privacy mode hear all, others only
    /// commands (not another bot's), mentions of it and replies to it.
    /// </summary>
    private static bool BotHears(Cloud cloud, Chat chat, FormattedText text, StoredMessage? reply)
    {
        if (chat.IsPrivate)
        {
            return true;
        }

        if (chat.BotStatus is "left" or "kicked")
        {
            return false;
        }

        if (!chat.Privacy || chat.BotStatus == "administrator" || reply?.From == cloud.Bot)
        {
            return true;
        }

        var own = "@" + cloud.Bot.Username;
        return text.Entities.Any(entity =>
        {
            var marked = text.Text.AsSpan(entity.Offset, entity.Length);
            return entity.Type switch
            {
                "bot_command" => marked.IndexOf('@') is var at && (at < 0 || marked[at..].Equals(own, StringComparison.OrdinalIgnoreCase)),
                "mention" => marked.Equals(own, StringComparison.OrdinalIgnoreCase),
                _ => false,
            };
        });
    }

    private static IEnumerable<string> Split(string text)
    {
        while (text.Length > IncomingText.TextLimit)
        {
            var cut = char.IsHighSurrogate(text[IncomingText.TextLimit - 1]) ? IncomingText.TextLimit - 1 : IncomingText.TextLimit;
            yield return text[..cut];
            text = text[cut..];
        }

        if (text.AsSpan().Trim().Length > 0)
        {
            yield return text;
        }
    }
}
