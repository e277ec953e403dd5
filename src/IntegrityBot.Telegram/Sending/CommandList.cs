using IntegrityBot.Core.Languages;
using Telegram.Bot.Types;

namespace IntegrityBot.Telegram.Sending;

/// <summary>The menu of commands in one language. Their names are the same in all: Telegram takes Latin letters only.</summary>
internal static class CommandList
{
    private const int MaxDescription = 256;

    private static readonly (string Name, string Key)[] Commands =
    [
        ("start", PhraseKeys.Command.Start),
        ("report", PhraseKeys.Command.Report),
        ("status", PhraseKeys.Command.Status),
        ("ask", PhraseKeys.Command.Ask),
        ("learn", PhraseKeys.Command.Learn),
        ("check", PhraseKeys.Command.Check),
        ("propose", PhraseKeys.Command.Propose),
        ("statistics", PhraseKeys.Command.Statistics),
        ("language", PhraseKeys.Command.Language),
        ("privacy", PhraseKeys.Command.Privacy),
        ("help", PhraseKeys.Command.Help),
        ("cancel", PhraseKeys.Command.Cancel),
    ];

    public static BotCommand[] In(Language language, ScreenRenderer renderer) =>
        [.. Commands.Select(command => new BotCommand(command.Name, renderer.Plain(new(command.Key), language, MaxDescription)))];
}
