using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.People;

/// <summary>What people send besides typed text.</summary>
internal static class Posting
{
    private const int LargestAlbum = 10;

    /// <summary>One message per file; several share a <c>media_group_id</c>. The caption goes on the first.</summary>
    public static IReadOnlyList<StoredMessage> Files(
        Cloud cloud, Chat chat, Person person, string kind, IReadOnlyList<InputBytes> files, string? caption, int? thread = null)
    {
        if (kind is not ("photo" or "document" or "voice" or "video" or "audio" or "video_note" or "animation"))
        {
            throw new ImpossibleAct(400, "A file goes as photo, document, voice, video, audio, video_note or animation.");
        }

        if (files.Count is 0 or > LargestAlbum || (files.Count > 1 && kind is "voice" or "video_note" or "animation"))
        {
            throw new ImpossibleAct(400, "Send one file, or up to ten photos, videos, documents or audios as an album.");
        }

        var text = caption is null ? FormattedText.Empty : IncomingText.Typed(caption);
        if (text.Text.Length > IncomingText.CaptionLimit)
        {
            throw new ImpossibleAct(400, "A caption has at most 1024 characters.");
        }

        var stored = files.Select(file => MediaFiles.Store(cloud.Files, kind, file)
            ?? throw new ImpossibleAct(400, "A photo must be a JPEG, PNG, GIF, WebP or BMP image.")).ToList();
        var group = stored.Count > 1 ? "1" + Words.Digits(16) : null;

        // Together, so that nothing comes between the parts of an album.
        lock (chat.Gate)
        {
            return [.. stored.Select((media, index) =>
                Acts.Write(cloud, chat, person, index == 0 ? text : FormattedText.Empty, media, thread: thread, group: group))];
        }
    }

    /// <summary>A plausible message of a kind the bot may not expect. All names, numbers and places are invented.</summary>
    public static StoredMessage Other(Cloud cloud, Chat chat, Person person, string kind, int? thread = null) =>
        Acts.Write(cloud, chat, person, FormattedText.Empty, kind switch
        {
            "sticker" => MediaFiles.Store(cloud.Files, kind, new(null, null, new byte[512]))!,
            "video_note" or "animation" => MediaFiles.Store(cloud.Files, kind, new(null, null, new byte[8_192]))!,
            "contact" => Of(kind, new JsonObject
            {
                ["phone_number"] = "+70000000000",
                ["first_name"] = person.FirstName,
                ["user_id"] = person.Id,
            }),
            "location" => Of(kind, Place()),
            "venue" => Of(kind, new JsonObject { ["location"] = Place(), ["title"] = "Square", ["address"] = "1 Example Street" }),
            "dice" => Of(kind, new JsonObject { ["emoji"] = "🎲", ["value"] = 4 }),
            "poll" or "quiz" => Of("poll", Poll(kind == "quiz")),
            "story" => Of(kind, new JsonObject
            {
                ["chat"] = new JsonObject { ["id"] = person.Id, ["first_name"] = person.FirstName, ["type"] = "private" },
                ["id"] = 1,
            }),
            _ => throw new ImpossibleAct(
                400, "Known kinds: sticker, contact, location, venue, dice, poll, quiz, video_note, animation, story."),
        }, thread: thread);

    public static StoredMessage Forward(Cloud cloud, Chat chat, Person person, string text, string origin)
    {
        var date = cloud.Now - 3_600;
        var node = origin switch
        {
            "user" => new JsonObject
            {
                ["type"] = "user",
                ["date"] = date,
                ["sender_user"] = new JsonObject { ["id"] = 5_000_000_002, ["is_bot"] = false, ["first_name"] = "Example" },
            },
            "hidden_user" => new JsonObject { ["type"] = "hidden_user", ["date"] = date, ["sender_user_name"] = "Example" },
            "chat" => new JsonObject
            {
                ["type"] = "chat",
                ["date"] = date,
                ["sender_chat"] = new JsonObject { ["id"] = -1_002_000_000_001, ["title"] = "Example group", ["type"] = "supergroup" },
            },
            "channel" => new JsonObject
            {
                ["type"] = "channel",
                ["date"] = date,
                ["chat"] = new JsonObject { ["id"] = -1_002_000_000_002, ["title"] = "Example channel", ["type"] = "channel" },
                ["message_id"] = 17,
            },
            _ => throw new ImpossibleAct(400, "A forward comes from a user, hidden_user, chat or channel."),
        };
        return Acts.Write(cloud, chat, person, IncomingText.Typed(text), null, origin: Json.Bytes(node));
    }

    /// <summary>Forwards a message that is in another chat of the sandbox.</summary>
    public static StoredMessage Forward(Cloud cloud, Chat chat, Person person, StoredMessage message) => message.Protected
        ? throw new ImpossibleAct(400, "The message is protected: the apps do not forward it.")
        : Acts.Write(cloud, chat, person, message.Text, message.Media, origin: Origin(message));

    /// <summary>A <c>MessageOrigin</c>.</summary>
    public static byte[] Origin(StoredMessage message) => message.ForwardOrigin ?? Json.Bytes(message, static (writer, original) =>
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "user"u8);
        writer.WriteNumber("date"u8, original.Date);
        writer.Raw("sender_user"u8, original.From.User);
        writer.WriteEndObject();
    });

    private static Media Of(string kind, JsonObject json) => new(kind, Json.Bytes(json));

    private static JsonObject Place() => new() { ["latitude"] = 51.1, ["longitude"] = 71.4 };

    private static JsonObject Poll(bool quiz) => new()
    {
        ["id"] = "5" + Words.Digits(17),
        ["question"] = "Tea or coffee?",
        ["options"] = new JsonArray(
            new JsonObject { ["persistent_id"] = "0", ["text"] = "Tea", ["voter_count"] = 0 },
            new JsonObject { ["persistent_id"] = "1", ["text"] = "Coffee", ["voter_count"] = 0 }),
        ["total_voter_count"] = 0,
        ["is_closed"] = false,
        ["is_anonymous"] = true,
        ["type"] = quiz ? "quiz" : "regular",
        ["allows_multiple_answers"] = false,
        ["allows_revoting"] = false,
        ["members_only"] = false,
    };
}
