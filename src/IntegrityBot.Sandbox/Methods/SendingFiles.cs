using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>Photos, documents, voice, albums; and getFile.</summary>
internal static class SendingFiles
{
    public static ValueTask<byte[]> SendPhoto(Cloud cloud, Call call, CancellationToken ct) => Send(cloud, call, "photo");

    public static ValueTask<byte[]> SendDocument(Cloud cloud, Call call, CancellationToken ct) => Send(cloud, call, "document");

    public static ValueTask<byte[]> SendVoice(Cloud cloud, Call call, CancellationToken ct) => Send(cloud, call, "voice");

    public static ValueTask<byte[]> SendVideo(Cloud cloud, Call call, CancellationToken ct) => Send(cloud, call, "video");

    public static ValueTask<byte[]> SendAudio(Cloud cloud, Call call, CancellationToken ct) => Send(cloud, call, "audio");

    public static ValueTask<byte[]> SendAnimation(Cloud cloud, Call call, CancellationToken ct) => Send(cloud, call, "animation");

    public static ValueTask<byte[]> SendMediaGroup(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        if (call.Json("media", "can't parse media JSON object") is not JsonArray list)
        {
            throw ApiError.BadRequest("expected an Array of InputMedia");
        }

        if (list.Count is < 2 or > 10)
        {
            throw ApiError.BadRequest(list.Count == 0 ? "there are no messages to send" : "wrong number of messages in the album: 2-10 expected");
        }

        var kinds = list.Select(item => (string?)item?["type"]).Distinct(StringComparer.Ordinal).ToList();
        if (kinds.Count > 1 && kinds.Any(kind => kind is "document" or "audio"))
        {
            throw ApiError.BadRequest("document can't be mixed with other media types");
        }

        if (kinds.Contains("animation", StringComparer.Ordinal))
        {
            throw ApiError.BadRequest("can't use the media of the specified type in the album");
        }

        // All are checked before any is sent: an album comes whole or not at all.
        var parts = list.Select(item => InputFiles.Item(cloud, call, item as JsonObject ?? throw ApiError.BadRequest("can't parse InputMedia"))).ToList();
        var thread = Targets.Thread(chat, call);
        var reply = Targets.ReplyTo(chat, call);
        cloud.Flood.Count(chat, parts.Count);
        var group = "1" + Words.Digits(16);
        List<StoredMessage> sent;
        lock (chat.Gate)
        {
            sent = [.. parts.Select(part => Sending.Post(cloud, chat, new StoredMessage
            {
                Id = 0,
                Chat = chat,
                From = cloud.Bot,
                Date = cloud.Now,
                Text = part.Caption,
                Media = part.Media,
                MediaGroup = group,
                Thread = thread,
                ReplyTo = reply,
                Protected = call.Flag("protect_content"),
            }))];
        }

        return Reply.Of(sent, static (writer, messages) =>
        {
            writer.WriteStartArray();
            messages.ForEach(message => message.Write(writer));
            writer.WriteEndArray();
        });
    }

    public static ValueTask<byte[]> GetFile(Cloud cloud, Call call, CancellationToken ct)
    {
        var id = call.Text("file_id") ?? throw ApiError.BadRequest("file_id not specified");
        var file = cloud.Files.Find(id) ?? throw ApiError.BadRequest("wrong file_id or the file is temporarily unavailable");
        if (file.Bytes.Length > FileStore.LargestDownload)
        {
            throw ApiError.BadRequest("file is too big");
        }

        return Reply.Of(file, static (writer, found) =>
        {
            writer.WriteStartObject();
            writer.WriteString("file_id"u8, found.Id);
            writer.WriteString("file_unique_id"u8, found.UniqueId);
            writer.WriteNumber("file_size"u8, found.Bytes.Length);
            writer.WriteString("file_path"u8, found.Path);
            writer.WriteEndObject();
        });
    }

    private static ValueTask<byte[]> Send(Cloud cloud, Call call, string kind)
    {
        var chat = Targets.WritableChat(cloud, call);
        var caption = IncomingText.Caption(call.Text("caption"), call.Text("parse_mode"), call.Text("caption_entities"));
        return Targets.Answer(Sending.Send(cloud, call, chat, caption, InputFiles.Of(cloud, call, kind)));
    }
}
