using System.Text.Json;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>
/// A private chat with a person, or a group. <see cref="Gate"/> orders everything that happens in it; it is never held during I/O, and
/// only the update queue's lock is taken inside it.
/// </summary>
internal sealed class Chat(long id, Person? person, int keep)
{
    // Message n of the chat lies at n - first; ids start at 1 and have no gaps of our making.
    private readonly List<StoredMessage> messages = [];
    private int first = 1;
    private byte[]? json;
    private TaskCompletionSource? changed;

    public Lock Gate { get; } = new();

    public long Id { get; } = id;

    /// <summary>The one person of a private chat, null for a group.</summary>
    public Person? Person { get; } = person;

    public string Title { get; set; } = "";

    public List<Person> Members { get; } = [];

    public bool IsForum { get; init; }

    /// <summary>Whether the bot, if no administrator, sees only what is meant for it.</summary>
    public bool Privacy { get; init; } = true;

    /// <summary>The bot's own <c>ChatMember</c> status in a group.</summary>
    public string BotStatus { get; set; } = "member";

    public bool IsPrivate => Person is not null;

    /// <summary>Whether the person pressed START or wrote; before that the chat does not exist for the bot.</summary>
    public bool Started { get; set; }

    public bool Blocked { get; set; }

    public long Version { get; private set; }

    public int? Pinned { get; set; }

    public byte[]? MenuButton { get; set; }

    public Dictionary<int, Topic> Topics { get; } = [];

    public Bucket Bucket { get; } = new();

    public Feed Feed { get; } = new();

    public (string Name, DateTimeOffset Until)? Action { get; set; }

    public List<SandboxToast> Toasts { get; } = [];

    /// <summary>The Bot API <c>Chat</c>.</summary>
    public byte[] Json => json ??= Wire.Json.Bytes(this, static (writer, chat) =>
    {
        writer.WriteStartObject();
        chat.WriteFields(writer);
        writer.WriteEndObject();
    });

    /// <summary>Id the next message gets; the caller holds the gate.</summary>
    public int NextId => first + messages.Count;

    public void WriteFields(Utf8JsonWriter writer)
    {
        if (Person is not null)
        {
            Person.WriteChat(writer);
            return;
        }

        writer.WriteNumber("id"u8, Id);
        writer.WriteString("title"u8, Title);
        if (IsForum)
        {
            writer.WriteBoolean("is_forum"u8, true);
        }

        writer.WriteString("type"u8, "supergroup"u8);
    }

    /// <summary>Name, title or settings changed: the cached JSON is stale.</summary>
    public void Refresh() => json = null;

    /// <summary>The message, unless it was deleted or never was.</summary>
    public StoredMessage? Find(int id)
    {
        lock (Gate)
        {
            var at = id - first;
            return at >= 0 && at < messages.Count && !messages[at].Deleted ? messages[at] : null;
        }
    }

    /// <summary>Adds a new message; the caller holds the gate.</summary>
    public StoredMessage Add(StoredMessage message)
    {
        var added = message with { Version = ++Version };
        messages.Add(added);
        if (messages.Count > keep + (keep / 8) + 1)
        {
            var surplus = messages.Count - keep;
            messages.RemoveRange(0, surplus);
            first += surplus;
        }

        Wake();
        return added;
    }

    /// <summary>Puts an edited (or deleted) message in the place of the old one; the caller holds the gate.</summary>
    public StoredMessage Replace(StoredMessage message)
    {
        var at = message.Id - first;
        var replaced = message with { Version = ++Version };
        if (at >= 0 && at < messages.Count)
        {
            messages[at] = replaced;
        }

        Wake();
        return replaced;
    }

    /// <summary>Something other than a message changed (a toast, a block).</summary>
    public void Touch()
    {
        lock (Gate)
        {
            Version++;
            Wake();
        }
    }

    public IReadOnlyList<StoredMessage> Snapshot(bool withDeleted = false)
    {
        lock (Gate)
        {
            return withDeleted ? [.. messages] : [.. messages.Where(message => !message.Deleted)];
        }
    }

    public void Restore(IEnumerable<StoredMessage> kept, int next)
    {
        lock (Gate)
        {
            var list = kept.ToList();
            first = list.Count > 0 ? list[0].Id : next;
            messages.Clear();
            messages.AddRange(list);
        }
    }

    /// <summary>Completes at the next change after the call.</summary>
    public Task Changed()
    {
        lock (Gate)
        {
            return (changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void Wake()
    {
        changed?.TrySetResult();
        changed = null;
    }
}

/// <summary>A forum topic; its id is the id of the message that created it.</summary>
internal sealed class Topic(int id, string name)
{
    public int Id { get; } = id;

    public string Name { get; set; } = name;

    public bool Closed { get; set; }

    public int IconColor { get; init; }

    public string? IconCustomEmojiId { get; set; }
}
