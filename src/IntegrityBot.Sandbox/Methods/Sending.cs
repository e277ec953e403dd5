using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.People;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>Texts, copies, chat actions and answers to taps.</summary>
internal static class Sending
{
    private const int LongestToast = 200;
    private static readonly TimeSpan ActionLife = TimeSpan.FromSeconds(5);

    public static ValueTask<byte[]> SendMessage(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        return Targets.Answer(Send(cloud, call, chat, IncomingText.Message(call), null));
    }

    /// <summary>The common end of every send: markup, topic and reply are read, the flood limits asked, the message posted.</summary>
    public static StoredMessage Send(Cloud cloud, Call call, Chat chat, FormattedText text, Media? media)
    {
        var markup = Markup.Of(call);
        var thread = Targets.Thread(chat, call);
        var reply = Targets.ReplyTo(chat, call);
        cloud.Flood.Count(chat);
        return Post(cloud, chat, new StoredMessage
        {
            Id = 0,
            Chat = chat,
            From = cloud.Bot,
            Date = cloud.Now,
            Text = text,
            Media = media,
            Markup = markup,
            Thread = thread,
            ReplyTo = reply,
            Protected = call.Flag("protect_content"),
            CaptionAbove = call.Flag("show_caption_above_media"),
        });
    }

    public static StoredMessage Post(Cloud cloud, Chat chat, StoredMessage draft) =>
        cloud.Post(chat, draft, static (id, message) => message with { Id = id });

    public static ValueTask<byte[]> CopyMessage(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        var original = Original(cloud, call, "copy");
        var text = call.Has("caption") && original.Media is { TakesCaption: true }
            ? IncomingText.Caption(call.Text("caption"), call.Text("parse_mode"), call.Text("caption_entities"))
            : original.Text;
        var copy = Send(cloud, call, chat, text, original.Media);
        return Reply.Of(copy.Id, static (writer, id) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("message_id"u8, id);
            writer.WriteEndObject();
        });
    }

    public static ValueTask<byte[]> ForwardMessage(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        var original = Original(cloud, call, "forward");
        var thread = Targets.Thread(chat, call);
        cloud.Flood.Count(chat);
        return Targets.Answer(Post(cloud, chat, new StoredMessage
        {
            Id = 0,
            Chat = chat,
            From = cloud.Bot,
            Date = cloud.Now,
            Text = original.Text,
            Media = original.Media,
            Thread = thread,
            ForwardOrigin = Posting.Origin(original),
            Protected = call.Flag("protect_content"),
        }));
    }

    public static ValueTask<byte[]> SendChatAction(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        var action = call.Text("action");
        if (action is not ("typing" or "upload_photo" or "record_video" or "upload_video" or "record_voice" or "upload_voice"
            or "upload_document" or "choose_sticker" or "find_location" or "record_video_note" or "upload_video_note" or "cancel"))
        {
            throw ApiError.BadRequest("wrong parameter action in request");
        }

        lock (chat.Gate)
        {
            chat.Action = action == "cancel" ? null : (action, cloud.Clock.GetUtcNow() + ActionLife);
            chat.Feed.Publish("action", action, static (writer, name) =>
            {
                writer.WriteStartObject();
                writer.WriteString("action"u8, name);
                writer.WriteEndObject();
            });
        }

        return Reply.True;
    }

    public static ValueTask<byte[]> AnswerCallbackQuery(Cloud cloud, Call call, CancellationToken ct)
    {
        var query = cloud.Query(call.Text("callback_query_id") ?? "")
            ?? throw ApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
        var text = call.Text("text") ?? "";
        if (text.Length > LongestToast)
        {
            throw ApiError.BadRequest("MESSAGE_TOO_LONG");
        }

        var url = call.Text("url");
        if (url is not null && !url.StartsWith($"https://t.me/{cloud.Bot.Username}?start=", StringComparison.OrdinalIgnoreCase)
            && !url.StartsWith($"t.me/{cloud.Bot.Username}?start=", StringComparison.OrdinalIgnoreCase))
        {
            throw ApiError.BadRequest("URL_INVALID");
        }

        var chat = query.Chat;
        var toast = new SandboxToast(query.Id, text, call.Flag("show_alert"), url);
        lock (chat.Gate)
        {
            chat.Toasts.Add(toast);
            if (chat.Toasts.Count > cloud.Options.MessagesPerChat)
            {
                chat.Toasts.RemoveRange(0, chat.Toasts.Count / 2);
            }

            chat.Feed.Publish("toast", toast, static (writer, shown) =>
            {
                writer.WriteStartObject();
                writer.WriteString("callback_query_id"u8, shown.CallbackId);
                writer.WriteString("text"u8, shown.Text);
                writer.WriteBoolean("show_alert"u8, shown.ShowAlert);
                writer.Text("url"u8, shown.Url);
                writer.WriteEndObject();
            });
        }

        chat.Touch();
        return Reply.True;
    }

    private static StoredMessage Original(Cloud cloud, Call call, string verb)
    {
        if (call.Text("from_chat_id") is null)
        {
            throw ApiError.BadRequest("from_chat_id is empty");
        }

        var from = Targets.ChatOf(cloud, call, "from_chat_id");
        var message = from.Find(Targets.MessageId(call)) ?? throw ApiError.BadRequest($"message to {verb} not found");
        var past = verb == "copy" ? "copied" : "forwarded";
        return message switch
        {
            { Protected: true } => throw ApiError.BadRequest($"message can't be {past}"),
            { Media.IsService: true } => throw ApiError.BadRequest($"message can't be {past}"),
            _ => message,
        };
    }
}
