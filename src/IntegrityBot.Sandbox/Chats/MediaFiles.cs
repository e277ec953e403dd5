using System.Text.Json;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>A file as sent: name and type as the sender's app gave them, if it did.</summary>
internal sealed record InputBytes(string? Name, string? Mime, byte[] Bytes);

/// <summary>Puts files into the cloud and builds the media objects messages carry.</summary>
internal static class MediaFiles
{
    /// <summary>Longest sides of the sizes Telegram makes of a photo.</summary>
    private static readonly (string Type, int Side)[] PhotoSides = [("s", 90), ("m", 320), ("x", 800), ("y", 1280)];

    /// <summary>Null if it is a photo and the bytes are no image.</summary>
    public static Media? Store(FileStore files, string kind, InputBytes input)
    {
        if (kind == "photo")
        {
            return ImageSize.Of(input.Bytes) is { } size ? Photo(files, input, size) : null;
        }

        var name = kind is "document" or "video" or "audio" or "animation" ? input.Name ?? kind : null;
        var extension = Path.GetExtension(input.Name) is { Length: > 0 and <= 10 } own ? own : kind switch
        {
            "voice" => ".oga",
            "audio" => ".mp3",
            "video" or "video_note" or "animation" => ".mp4",
            "sticker" => ".webp",
            _ => "",
        };
        var mime = input.Mime ?? kind switch
        {
            "voice" => "audio/ogg",
            "audio" => "audio/mpeg",
            "video" or "animation" => "video/mp4",
            _ => "application/octet-stream",
        };
        var file = New(files, kind, extension, name, mime, input.Bytes);
        return Keep(files, file, kind, Json.Bytes(file, (writer, stored) =>
        {
            writer.WriteStartObject();
            if (kind is "voice" or "audio" or "video" or "animation" or "video_note")
            {
                // Nothing is decoded; about 4 kB a second is what voice takes.
                writer.WriteNumber("duration"u8, Math.Clamp(stored.Bytes.Length / 4_000, 1, 3_600));
            }

            switch (kind)
            {
                case "video" or "animation":
                    writer.WriteNumber("width"u8, 640);
                    writer.WriteNumber("height"u8, 360);
                    break;
                case "video_note":
                    writer.WriteNumber("length"u8, 240);
                    break;
                case "sticker":
                    writer.WriteString("type"u8, "regular"u8);
                    writer.WriteNumber("width"u8, 512);
                    writer.WriteNumber("height"u8, 512);
                    writer.WriteBoolean("is_animated"u8, false);
                    writer.WriteBoolean("is_video"u8, false);
                    writer.WriteString("emoji"u8, "👍");
                    break;
            }

            writer.Text("file_name"u8, stored.Name);
            if (kind is not ("sticker" or "video_note"))
            {
                writer.WriteString("mime_type"u8, stored.Mime);
            }

            WriteIds(writer, stored, stored.Bytes.Length);
            writer.WriteEndObject();
        }));
    }

    private static Media Photo(FileStore files, InputBytes input, (int Width, int Height, string Extension) image)
    {
        var longest = Math.Max(image.Width, image.Height);
        var largest = PhotoSides.FirstOrDefault(side => side.Side >= longest, PhotoSides[^1]).Side;
        var path = files.NewPath("photo", ".jpg");
        var sizes = PhotoSides.Where(side => side.Side <= largest).Select(side =>
        {
            var scale = Math.Min(1, side.Side / (double)longest);
            var file = new StoredFile(FileStore.NewId("photo"), "AQAD" + Words.Random(11), "photo", path, null, "image/jpeg", input.Bytes);
            return (
                File: file,
                Width: Math.Max(1, (int)Math.Round(image.Width * scale)),
                Height: Math.Max(1, (int)Math.Round(image.Height * scale)),
                Size: side.Side == largest ? input.Bytes.Length : Math.Max(1, (int)(input.Bytes.Length * scale * scale)));
        }).ToList();
        var json = Json.Bytes(sizes, static (writer, all) =>
        {
            writer.WriteStartArray();
            foreach (var size in all)
            {
                writer.WriteStartObject();
                WriteIds(writer, size.File, size.Size);
                writer.WriteNumber("width"u8, size.Width);
                writer.WriteNumber("height"u8, size.Height);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
        foreach (var size in sizes)
        {
            files.Put(size.File with { Media = json });
        }

        return new("photo", json, sizes[^1].File);
    }

    private static StoredFile New(FileStore files, string kind, string extension, string? name, string mime, byte[] bytes) =>
        new(FileStore.NewId(kind), "AgAD" + Words.Random(11), kind, files.NewPath(kind, extension), name, mime, bytes);

    private static Media Keep(FileStore files, StoredFile file, string kind, byte[] json)
    {
        var kept = file with { Media = json };
        files.Put(kept);
        return new(kind, json, kept);
    }

    private static void WriteIds(Utf8JsonWriter writer, StoredFile file, int size)
    {
        writer.WriteString("file_id"u8, file.Id);
        writer.WriteString("file_unique_id"u8, file.UniqueId);
        writer.WriteNumber("file_size"u8, size);
    }
}
