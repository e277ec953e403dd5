using System.ComponentModel.DataAnnotations;

namespace IntegrityBot.Telegram;

/// <summary>The <c>Telegram</c> section of the configuration.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>
    /// The bot's token from @BotFather. Set it as <c>Telegram__Token</c> or from a secret file, never in a file under version control.
    /// </summary>
    [Required, RegularExpression("^[0-9]{1,20}:[A-Za-z0-9_-]{10,100}$", ErrorMessage = "Token must be what @BotFather gave: digits, a colon, letters and digits.")]
    public string Token { get; init; } = "";

    /// <summary>
    /// Scheme, host and port of the Bot API server; a path is refused, because the library would drop it. Files are always read from it
    /// over HTTP, so a server run with <c>--local</c>, which names files by their place on its own disk, cannot be used.
    /// </summary>
    [Required, CustomValidation(typeof(TelegramOptions), nameof(IsRoot))]
    public Uri ApiUrl { get; init; } = new("https://api.telegram.org");

    /// <summary>How long a <c>getUpdates</c> waits for news (hh:mm:ss), 1 to 50 s: there Telegram itself cuts it.</summary>
    [CustomValidation(typeof(TelegramOptions), nameof(IsPollTime))]
    public TimeSpan PollTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Chats answered at the same time. Updates of one chat always run one after another.</summary>
    [Range(1, 1_000)]
    public int ParallelChats { get; init; } = 32;

    /// <summary>Messages a second over all chats. Telegram allows about 30; more is for a server of one's own.</summary>
    [Range(1, 100_000)]
    public int MessagesPerSecond { get; init; } = 25;

    /// <summary>Messages a second to one chat, once <see cref="MessagesPerChatBurst"/> is used up. Telegram allows about 1.</summary>
    [Range(0.1, 1_000)]
    public double MessagesPerChat { get; init; } = 1;

    /// <summary>Messages one chat may get at once after a quiet while.</summary>
    [Range(1, 1_000)]
    public int MessagesPerChatBurst { get; init; } = 5;

    /// <summary>Messages a minute to one group. Telegram allows 20.</summary>
    [Range(1, 10_000)]
    public int MessagesPerGroupMinute { get; init; } = 20;

    public static ValidationResult? IsRoot(Uri? url) =>
        url is { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? ValidationResult.Success
            : new("ApiUrl must be scheme, host and port alone, as in https://api.telegram.org.", [nameof(ApiUrl)]);

    public static ValidationResult? IsPollTime(TimeSpan wait) => wait >= TimeSpan.FromSeconds(1) && wait <= TimeSpan.FromSeconds(50)
        ? ValidationResult.Success
        : new("PollTimeout must lie between 00:00:01 and 00:00:50.", [nameof(PollTimeout)]);
}
