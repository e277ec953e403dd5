using IntegrityBot.Core.Languages;
using Telegram.Bot.Types;

namespace IntegrityBot.Telegram.Sending;

/// <summary>The menu of commands in one language. Their names are the same in all: Telegram takes Latin letters only.</summary>
internal static class CommandList
{
    private const int MaxDescription = 256;

    private static readonly string[] Names = ["start", "report", "status", "ask", "propose", "language", "privacy", "help", "cancel"];

    public static BotCommand[] In(Language language, ScreenRenderer renderer) =>
        [.. Names.Select(name => new BotCommand(name, renderer.Plain(new Phrase($"command.{name}"), language, MaxDescription)))];
}
