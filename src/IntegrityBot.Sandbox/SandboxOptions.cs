namespace IntegrityBot.Sandbox;

/// <summary>How a sandbox is set up; every property has a default that suits a person trying the bot.</summary>
public sealed record SandboxOptions
{
    /// <summary>Where it listens: one or more <c>http://127.0.0.1:port</c>, <c>;</c> between; port 0 takes a free one. Only loopback is accepted.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>The bot's token, <c>digits:secret</c> with at least 6 digits and 30 of <c>A-Z a-z 0-9 _ -</c>; null invents one.</summary>
    public string? Token { get; init; }

    /// <summary>The bot's name as registered, before any <c>setMyName</c>.</summary>
    public string BotName { get; init; } = "IntegrityBot";

    /// <summary>The bot's username; ends in <c>bot</c>.</summary>
    public string BotUsername { get; init; } = "integrity_sandbox_bot";

    /// <summary>Flood limits; <see cref="FloodLimits.Off"/> for benchmarks.</summary>
    public FloodLimits Flood { get; init; } = new();

    /// <summary>People who exist from the start; on a restart with <see cref="DataFolder"/> they are added only if nobody was kept.</summary>
    public IReadOnlyList<SeedPerson> People { get; init; } = [];

    /// <summary>Folder in which people, chats and files outlive the process, as JSON; null keeps all in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>How many API calls the transcript keeps, the newest; 0 switches it off.</summary>
    public int TranscriptLength { get; init; } = 10_000;

    /// <summary>How many messages a chat keeps, the newest; older ones are as good as deleted.</summary>
    public int MessagesPerChat { get; init; } = 5_000;

    /// <summary>
    /// Whether asking the same offset again within 3 s is braked as by the real server: the poll takes 3 s, and within 0.5 s it
    /// yields one update. Shows a hot loop for what it is.
    /// </summary>
    public bool BrakeRepolling { get; init; } = true;

    /// <summary>How long after a tap <c>answerCallbackQuery</c> is accepted.</summary>
    public TimeSpan CallbackWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock to run on; null makes a new one. Hand in the host's own so that both see the same time.</summary>
    public MovableClock? Clock { get; init; }
}

/// <summary>A person who exists when the sandbox starts.</summary>
/// <param name="FirstName">1-64 characters.</param>
/// <param name="LanguageCode">IETF tag of the person's app (<c>kk</c>, <c>ru</c>, <c>en</c>, …); null if the app tells none.</param>
/// <param name="Role">A note for the chat page (<c>reporter</c>, <c>moderator</c>); the bot never sees it.</param>
/// <param name="Id">The user id, e.g. to name a moderator in a configuration; null invents one.</param>
public sealed record SeedPerson(string FirstName, string? LanguageCode = null, string? Role = null, long? Id = null);

/// <summary>
/// Token buckets for messages sent by the bot, after Telegram's support FAQ: about 30 a second over all, 1 a second in one chat with short
/// bursts, 20 a minute in one group. Past them: 429 with <c>retry_after</c>.
/// </summary>
public sealed record FloodLimits
{
    /// <summary>No limits.</summary>
    public static FloodLimits Off { get; } = new() { Enabled = false };

    public bool Enabled { get; init; } = true;

    /// <summary>Messages a second over all chats, and the bucket's size.</summary>
    public int PerSecond { get; init; } = 30;

    /// <summary>Messages a second in one private chat over the long run.</summary>
    public double PerChatPerSecond { get; init; } = 1;

    /// <summary>Messages one private chat takes at once before the rate above holds.</summary>
    public int PerChatBurst { get; init; } = 20;

    /// <summary>Messages a minute in one group, and the bucket's size.</summary>
    public int PerGroupPerMinute { get; init; } = 20;
}
