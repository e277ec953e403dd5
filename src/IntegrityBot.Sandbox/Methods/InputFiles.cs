using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>Files in a call: an own part, <c>attach://part</c>, or a <c>file_id</c> of a file Telegram has.</summary>
internal static class InputFiles
{
    private const string Attached = "attach://";

    /// <summary>The file under the parameter <paramref name="kind"/>.</summary>
    public static Media Of(Cloud cloud, Call call, string kind) =>
        call.Files?.GetValueOrDefault(kind) is { } part
            ? Store(cloud, kind, part)
            : Named(cloud, call, kind, call.Text(kind) ?? throw ApiError.BadRequest($"there is no {kind} in the request"));

    /// <summary>An <c>InputMedia</c>: the media and its caption.</summary>
    public static (Media Media, FormattedText Caption) Item(Cloud cloud, Call call, JsonObject item)
    {
        var type = (string?)item["type"];
        if (type is not ("photo" or "document" or "video" or "audio" or "animation"))
        {
            throw ApiError.BadRequest("can't parse InputMedia: type must be one of photo, document, video, audio, animation");
        }

        var name = (string?)item["media"] ?? throw ApiError.BadRequest("can't parse InputMedia: Can't find field \"media\"");
        return (
            Named(cloud, call, type, name),
            IncomingText.Caption((string?)item["caption"], (string?)item["parse_mode"], item["caption_entities"]?.ToJsonString()));
    }

    private static Media Named(Cloud cloud, Call call, string kind, string value)
    {
        if (value.StartsWith(Attached, StringComparison.Ordinal))
        {
            return call.Files?.GetValueOrDefault(value[Attached.Length..]) is { } part
                ? Store(cloud, kind, part)
                : throw ApiError.BadRequest("wrong remote file identifier specified: there is no such part in the request");
        }

        if (value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            // The sandbox fetches nothing; to the bot it is as if the address did not answer.
            throw ApiError.BadRequest("failed to get HTTP URL content");
        }

        var file = cloud.Files.Required(value);
        return file.Kind == kind ? new(kind, file.Media, file) : throw ApiError.BadRequest($"can't use file of type {Named(file.Kind)} as {Named(kind)}");
    }

    private static Media Store(Cloud cloud, string kind, Upload part)
    {
        if (part.Bytes.Length == 0)
        {
            throw ApiError.BadRequest("file must be non-empty");
        }

        if (part.Bytes.Length > FileStore.LargestUpload)
        {
            throw new ApiError(413, "Request Entity Too Large");
        }

        if (kind == "photo" && part.Bytes.Length > FileStore.LargestPhoto)
        {
            throw ApiError.BadRequest($"file of size {part.Bytes.Length} bytes is too big for a photo; the maximum size is {FileStore.LargestPhoto} bytes");
        }

        if (kind == "photo" && ImageSize.Of(part.Bytes) is { } size
            && (size.Width + size.Height > 10_000 || size.Width > 20 * size.Height || size.Height > 20 * size.Width))
        {
            throw ApiError.BadRequest("PHOTO_INVALID_DIMENSIONS");
        }

        return MediaFiles.Store(cloud.Files, kind, new(part.FileName, part.ContentType, part.Bytes)) ?? throw ApiError.BadRequest("IMAGE_PROCESS_FAILED");
    }

    private static string Named(string kind) => kind switch
    {
        "voice" => "VoiceNote",
        "video_note" => "VideoNote",
        _ => char.ToUpperInvariant(kind[0]) + kind[1..],
    };
}
