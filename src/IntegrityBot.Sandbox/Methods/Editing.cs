using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>Editing one's own messages. An edit without <c>reply_markup</c> takes the keyboard away, as on the real server.</summary>
internal static class Editing
{
    private static readonly HashSet<string> Emoji = [.. (
        "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 "
        + "🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡").Split(' ')];

    public static ValueTask<byte[]> EditMessageText(Cloud cloud, Call call, CancellationToken ct)
    {
        var (chat, message) = Targets.OwnMessage(cloud, call);
        if (message.Media is not null)
        {
            throw ApiError.BadRequest("there is no text in the message to edit");
        }

        return Edit(cloud, chat, message.Id, IncomingText.Message(call), message.Media, Markup.Inline(call));
    }

    public static ValueTask<byte[]> EditMessageCaption(Cloud cloud, Call call, CancellationToken ct)
    {
        var (chat, message) = Targets.OwnMessage(cloud, call);
        if (message.Media is not { TakesCaption: true })
        {
            throw ApiError.BadRequest("there is no caption in the message to edit");
        }

        var caption = IncomingText.Caption(call.Text("caption"), call.Text("parse_mode"), call.Text("caption_entities"));
        return Edit(cloud, chat, message.Id, caption, message.Media, Markup.Inline(call));
    }

    public static ValueTask<byte[]> EditMessageMedia(Cloud cloud, Call call, CancellationToken ct)
    {
        var (chat, message) = Targets.OwnMessage(cloud, call);
        if (message.Media is { TakesCaption: false } || (message.Media is null && message.MediaGroup is not null))
        {
            throw ApiError.BadRequest("message can't be edited");
        }

        if (call.Json("media", "can't parse input media JSON object") is not JsonObject item)
        {
            throw ApiError.BadRequest("media is empty");
        }

        var (media, caption) = InputFiles.Item(cloud, call, item);
        return Edit(cloud, chat, message.Id, caption, media, Markup.Inline(call));
    }

    public static ValueTask<byte[]> EditMessageReplyMarkup(Cloud cloud, Call call, CancellationToken ct)
    {
        var (chat, message) = Targets.OwnMessage(cloud, call);
        var markup = Markup.Inline(call);
        var edited = cloud.Edit(
            chat,
            message.Id,
            (cloud, markup),
            static (present, s) => Markup.Same(Targets.Editable(s.cloud, present).Markup, s.markup)
                ? throw NotModified()
                : present with { Markup = s.markup, EditDate = s.cloud.Now });
        return Targets.Answer(edited ?? throw ApiError.BadRequest("message to edit not found"));
    }

    public static ValueTask<byte[]> SetMessageReaction(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        var id = Targets.MessageId(call);
        var node = call.Json("reaction", "can't parse reaction types JSON object");
        if (node is not (null or JsonArray))
        {
            throw ApiError.BadRequest("expected an Array of ReactionType");
        }

        var list = (JsonArray?)node ?? [];
        if (list.Count > 1)
        {
            throw ApiError.BadRequest("REACTIONS_TOO_MANY");
        }

        if (list.Any(item => (string?)item?["type"] != "emoji" || !Emoji.Contains((string?)item["emoji"] ?? "")))
        {
            throw ApiError.BadRequest("REACTION_INVALID");
        }

        var reaction = list.Count == 0 ? null : Json.Bytes(list);
        return cloud.Edit(chat, id, reaction, static (message, given) => message with { Reaction = given }) is null
            ? throw ApiError.BadRequest("message to react not found")
            : Reply.True;
    }

    private static ValueTask<byte[]> Edit(Cloud cloud, Chat chat, int id, FormattedText text, Media? media, Markup? markup)
    {
        var edited = cloud.Edit(chat, id, (cloud, text, media, markup), static (present, s) =>
        {
            var sameText = present.Text.Text == s.text.Text && present.Text.Entities.SequenceEqual(s.text.Entities);
            var sameContent = sameText && (present.Media is null ? s.media is null : s.media is not null && present.Media.Json.AsSpan().SequenceEqual(s.media.Json));
            return sameContent && Markup.Same(Targets.Editable(s.cloud, present).Markup, s.markup)
                ? throw NotModified()
                : present with
                {
                    Text = s.text,
                    Media = s.media,
                    Markup = s.markup,
                    EditDate = s.cloud.Now,
                    Edited = present.Edited || !sameContent,
                };
        });
        return Targets.Answer(edited ?? throw ApiError.BadRequest("message to edit not found"));
    }

    private static ApiError NotModified() => ApiError.BadRequest(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
}
