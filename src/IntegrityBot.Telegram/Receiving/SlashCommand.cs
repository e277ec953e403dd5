using System.Text.RegularExpressions;
using IntegrityBot.Core.Conversations;

namespace IntegrityBot.Telegram.Receiving;

/// <summary>A message that starts with <c>/</c>: the command, the bot it is meant for, and what follows.</summary>
internal sealed partial record SlashCommand(string Name, string? Bot, string Rest)
{
    public static SlashCommand? Read(string text) =>
        Shape().Match(text) is { Success: true } found
            ? new(
                found.Groups["name"].Value.ToLowerInvariant(),
                found.Groups["bot"] is { Success: true } bot ? bot.Value : null,
                found.Groups["rest"].Value.Trim())
            : null;

    public bool IsKnown => Name == "start" || Command() != Core.Conversations.Command.Unknown;

    public Input ToInput() => Name == "start"
        ? new Input.Started(Payload().IsMatch(Rest) ? Rest : null)
        : new Input.Commanded(Command());

    private Command Command() => Name switch
    {
        "report" => Core.Conversations.Command.Report,
        "status" => Core.Conversations.Command.Status,
        "ask" => Core.Conversations.Command.Ask,
        "learn" => Core.Conversations.Command.Learn,
        "check" => Core.Conversations.Command.Check,
        "propose" => Core.Conversations.Command.Propose,
        "language" => Core.Conversations.Command.Language,
        "privacy" => Core.Conversations.Command.Privacy,
        "help" => Core.Conversations.Command.Help,
        "statistics" => Core.Conversations.Command.Statistics,
        "desk" => Core.Conversations.Command.Desk,
        "cancel" => Core.Conversations.Command.Cancel,
        _ => Core.Conversations.Command.Unknown,
    };

    [GeneratedRegex(@"\A/(?<name>[A-Za-z0-9_]{1,32})(?:@(?<bot>[A-Za-z0-9_]{1,64}))?(?:\s(?<rest>.*))?\z", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Payload();
}
