using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Store;

/// <summary>
/// Keeps people, chats and files in a folder: <c>sandbox.json</c>, written whole and put in place by a rename some moments after a change, and
/// the bytes of files beside it. Waiting updates and the bot's profile are not kept; the bot sets its profile at every start.
/// </summary>
internal sealed class ChatKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly string folder;
    private readonly Cloud cloud;
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, bool> written = new(StringComparer.Ordinal);
    private readonly Task work;

    private ChatKeeper(string folder, Cloud cloud)
    {
        this.folder = folder;
        this.cloud = cloud;
        Load();
        cloud.Dirty = () => changes.Writer.TryWrite(true);
        work = Task.Run(Run);
    }

    private string State => Path.Combine(folder, "sandbox.json");

    /// <summary>Reads what was kept into the cloud and keeps what changes from now on.</summary>
    /// <exception cref="InvalidDataException"><c>sandbox.json</c> is not one of ours; it is left as it is.</exception>
    public static ChatKeeper Open(string folder, Cloud cloud)
    {
        Directory.CreateDirectory(folder);
        return new(folder, cloud);
    }

    public async ValueTask DisposeAsync()
    {
        cloud.Dirty = null;
        await stop.CancelAsync();
        await work;
        Save();
        stop.Dispose();
    }

    private async Task Run()
    {
        try
        {
            while (await changes.Reader.WaitToReadAsync(stop.Token))
            {
                await Task.Delay(Pause, stop.Token);
                while (changes.Reader.TryRead(out _))
                {
                }

                Save();
            }
        }
        catch (OperationCanceledException)
        {
            // DisposeAsync saves once more.
        }
    }

    private void Save()
    {
        foreach (var file in cloud.Files.All.Where(file => written.TryAdd(file.Path, true)))
        {
            var path = BytesOf(file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Replace(path, file.Bytes);
        }

        var state = new KeptState(
            [.. cloud.People.Values.Select(person => new KeptPerson(
                person.Id, person.Facts.FirstName, person.Facts.LastName, person.Facts.Username, person.Facts.LanguageCode, person.Facts.Role))],
            [.. cloud.Chats.Values.Select(Kept)],
            [.. cloud.Files.All.Select(file => new KeptFile(file.Id, file.UniqueId, file.Kind, file.Path, file.Name, file.Mime, Node(file.Media)))]);
        Replace(State, JsonSerializer.SerializeToUtf8Bytes(state, Json.Options));
    }

    private static KeptChat Kept(Chat chat)
    {
        lock (chat.Gate)
        {
            return new(
                chat.Id,
                chat.IsPrivate ? null : chat.Title,
                chat.IsPrivate ? null : [.. chat.Members.Select(member => member.Id)],
                chat.IsForum,
                chat.Privacy,
                chat.BotStatus,
                chat.Started,
                chat.Blocked,
                chat.Pinned,
                chat.NextId,
                [.. chat.Topics.Values.Select(topic => new KeptTopic(topic.Id, topic.Name, topic.Closed, topic.IconColor, topic.IconCustomEmojiId))],
                [.. chat.Snapshot().Select(Kept)]);
        }
    }

    private static KeptMessage Kept(StoredMessage message) =>
        new(message.Id, message.From.IsBot ? null : message.From.Id, message.Date, message.Text.Text, message.Text.Entities)
        {
            EditDate = message.EditDate,
            MediaKind = message.Media?.Kind,
            Media = Node(message.Media?.Json),
            FileId = message.Media?.File?.Id,
            IsService = message.Media?.IsService ?? false,
            Markup = Node(message.Markup?.Json),
            Thread = message.Thread,
            ReplyTo = message.ReplyTo?.Id,
            MediaGroup = message.MediaGroup,
            ForwardOrigin = Node(message.ForwardOrigin),
            Reaction = Node(message.Reaction),
            Protected = message.Protected,
            Edited = message.Edited,
        };

    private void Load()
    {
        if (!File.Exists(State))
        {
            return;
        }

        try
        {
            var state = JsonSerializer.Deserialize<KeptState>(File.ReadAllBytes(State), Json.Options) ?? throw new JsonException();
            foreach (var file in state.Files.Where(file => File.Exists(BytesOf(file.Path))))
            {
                cloud.Files.Restore(new(file.Id, file.UniqueId, file.Kind, file.Path, file.Name, file.Mime, Shared(file.Path)) { Media = Bytes(file.Media) ?? [] });
            }

            foreach (var person in state.People)
            {
                cloud.AddPerson(new(person.FirstName, person.LastName, person.Username, person.LanguageCode, person.Role), person.Id);
            }

            foreach (var kept in state.Chats)
            {
                Restore(kept);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ApiError)
        {
            throw new InvalidDataException("The sandbox's data folder holds a sandbox.json that is not the sandbox's. Move it away or name another folder.", e);
        }
    }

    private void Restore(KeptChat kept)
    {
        var chat = kept.Members is { } members
            ? cloud.AddGroup(kept.Title ?? "", members.Select(id => cloud.People[id]), kept.Forum, kept.Privacy, kept.BotStatus, kept.Id)
            : cloud.Chats[kept.Id];
        chat.Started = kept.Started;
        chat.Blocked = kept.Blocked;
        chat.Pinned = kept.Pinned;
        foreach (var topic in kept.Topics)
        {
            chat.Topics[topic.Id] = new(topic.Id, topic.Name) { Closed = topic.Closed, IconColor = topic.IconColor, IconCustomEmojiId = topic.IconCustomEmojiId };
        }

        // Ids of deleted messages are not given out again, so their places are kept as deleted.
        var all = new SortedDictionary<int, StoredMessage>();
        foreach (var message in kept.Messages)
        {
            all[message.Id] = Message(chat, message, all);
        }

        var first = all.Count > 0 ? all.Keys.First() : kept.NextId;
        chat.Restore(
            Enumerable.Range(first, kept.NextId - first).Select(id => all.GetValueOrDefault(id) ?? new StoredMessage
            {
                Id = id,
                Chat = chat,
                From = cloud.Bot,
                Date = 0,
                Deleted = true,
            }),
            kept.NextId);
    }

    private StoredMessage Message(Chat chat, KeptMessage kept, SortedDictionary<int, StoredMessage> before) => new()
    {
        Id = kept.Id,
        Chat = chat,
        From = kept.From is { } from ? cloud.People[from] : cloud.Bot,
        Date = kept.Date,
        EditDate = kept.EditDate,
        Text = new FormattedText(kept.Text, kept.Entities),
        Media = kept.MediaKind is { } kind
            ? new(kind, Bytes(kept.Media) ?? [], kept.FileId is { } file ? cloud.Files.Find(file) : null) { IsService = kept.IsService }
            : null,
        Markup = MarkupOf(kept.Markup),
        Thread = kept.Thread,
        ReplyTo = kept.ReplyTo is { } reply ? before.GetValueOrDefault(reply) : null,
        MediaGroup = kept.MediaGroup,
        ForwardOrigin = Bytes(kept.ForwardOrigin),
        Reaction = Bytes(kept.Reaction),
        Protected = kept.Protected,
        Edited = kept.Edited,
    };

    private static Markup? MarkupOf(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var call = new Call("sendMessage");
        call.Parameters["reply_markup"] = node.ToJsonString(Json.Options);
        return Markup.Of(call);
    }

    private readonly Dictionary<string, byte[]> loaded = new(StringComparer.Ordinal);

    /// <summary>The sizes of a photo share their bytes.</summary>
    private byte[] Shared(string path)
    {
        written[path] = true;
        return loaded.TryGetValue(path, out var bytes) ? bytes : loaded[path] = File.ReadAllBytes(BytesOf(path));
    }

    private string BytesOf(string path) => Path.Combine(folder, "files", path.Replace('/', '_'));

    private static void Replace(string path, byte[] bytes)
    {
        var next = path + ".next";
        File.WriteAllBytes(next, bytes);
        File.Move(next, path, overwrite: true);
    }

    private static JsonNode? Node(byte[]? json) => json is { Length: > 0 } ? JsonNode.Parse(json) : null;

    private static byte[]? Bytes(JsonNode? node) => node is null ? null : Json.Bytes(node);
}
