using System.Collections.Concurrent;
using System.Globalization;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>A file in the cloud. Several ids (the sizes of a photo) may lead to the same bytes.</summary>
internal sealed record StoredFile(string Id, string UniqueId, string Kind, string Path, string? Name, string Mime, byte[] Bytes)
{
    /// <summary>The media object a message with this file carries, for sending it again by id.</summary>
    public byte[] Media { get; init; } = [];
}

/// <summary>The files of people and bot.</summary>
internal sealed class FileStore
{
    /// <summary>Largest file a bot can fetch with getFile: 20 MB.</summary>
    public const int LargestDownload = 20 * 1024 * 1024;

    /// <summary>Largest file a bot can send: 50 MB.</summary>
    public const int LargestUpload = 50 * 1024 * 1024;

    /// <summary>Largest photo a bot can send: 10 MB.</summary>
    public const int LargestPhoto = 10 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, StoredFile> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StoredFile> byPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> counters = new(StringComparer.Ordinal);

    public IEnumerable<StoredFile> All => byId.Values;

    public StoredFile? Find(string id) => byId.GetValueOrDefault(id);

    public StoredFile? At(string path) => byPath.GetValueOrDefault(path);

    public void Put(StoredFile file)
    {
        byId[file.Id] = file;
        byPath[file.Path] = file;
    }

    /// <summary>A path as Telegram's: <c>documents/file_3.pdf</c>.</summary>
    public string NewPath(string kind, string extension)
    {
        var folder = kind switch
        {
            "voice" => "voice",
            "audio" => "music",
            "video_note" => "video_notes",
            _ => kind + "s",
        };
        var number = counters.AddOrUpdate(folder, 0, static (_, n) => n + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{folder}/file_{number}{extension}");
    }

    /// <summary>An id of Telegram's look: what kind it is shows in the first letters, the rest is random.</summary>
    public static string NewId(string kind) => kind switch
    {
        "photo" => "AgACAgIAAxkB",
        "voice" => "AwACAgIAAxkB",
        "video" => "BAACAgIAAxkB",
        "audio" => "CQACAgIAAxkB",
        "animation" => "CgACAgIAAxkB",
        "sticker" => "CAACAgIAAxkB",
        "video_note" => "DQACAgIAAxkB",
        _ => "BQACAgIAAxkB",
    } + Words.Random(44);

    /// <summary>Answers a <c>file_id</c> with the file.</summary>
    /// <exception cref="ApiError">400 as the real server says it.</exception>
    public StoredFile Required(string id) =>
        Find(id) ?? throw ApiError.BadRequest("wrong remote file identifier specified: can't unserialize it. Wrong last symbol");

    public void Restore(StoredFile file)
    {
        Put(file);
        counters.AddOrUpdate(file.Path[..file.Path.IndexOf('/', StringComparison.Ordinal)], 1_000, static (_, n) => Math.Max(n, 1_000) + 1);
    }
}
