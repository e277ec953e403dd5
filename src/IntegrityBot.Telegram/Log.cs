using Microsoft.Extensions.Logging;

namespace IntegrityBot.Telegram;

/// <summary>
/// Every line this room can log: counts, kinds and delays. No text, name, chat id, update id or token; of an exception only its type,
/// because messages of other people's exceptions can quote what they choked on.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "Telegram answers; waiting for updates")]
    public static partial void Polling(this ILogger logger);

    [LoggerMessage(2002, LogLevel.Warning, "getUpdates failed ({Kind}, {Failures} in a row); asking again in {Delay}")]
    public static partial void PollFailed(this ILogger logger, string kind, int failures, TimeSpan delay);

    [LoggerMessage(2003, LogLevel.Error, "Telegram answers 409: another instance polls with this token, or a webhook is set; asking again in {Delay}")]
    public static partial void PollConflict(this ILogger logger, TimeSpan delay);

    [LoggerMessage(2004, LogLevel.Critical, "Token refused: set Telegram__Token to the one @BotFather gave")]
    public static partial void TokenRefused(this ILogger logger);

    [LoggerMessage(2005, LogLevel.Warning, "An update could not be read and is skipped")]
    public static partial void UpdateUnreadable(this ILogger logger);

    [LoggerMessage(2006, LogLevel.Warning, "A turn failed ({Kind}, attempt {Attempt}); trying again in {Delay}")]
    public static partial void TurnFailed(this ILogger logger, string kind, int attempt, TimeSpan delay);

    [LoggerMessage(2007, LogLevel.Error, "A turn failed {Attempts} times ({Kind}); its update is skipped")]
    public static partial void TurnGivenUp(this ILogger logger, string kind, int attempts);

    [LoggerMessage(2008, LogLevel.Warning, "{Unfinished} turns did not end in time; their updates come again at the next start")]
    public static partial void StoppedEarly(this ILogger logger, int unfinished);

    [LoggerMessage(2101, LogLevel.Warning, "Telegram refused an answer ({Method}: {Refusal})")]
    public static partial void Refused(this ILogger logger, string method, Sending.Refusal refusal);

    [LoggerMessage(2102, LogLevel.Warning, "An answer could not be sent now ({Kind}); it may go in {Delay}")]
    public static partial void Postponed(this ILogger logger, string kind, TimeSpan delay);

    [LoggerMessage(2103, LogLevel.Information, "A chat has gone: its answer ends here")]
    public static partial void ChatGone(this ILogger logger);

    [LoggerMessage(2104, LogLevel.Warning, "A photo could not be fetched ({Kind})")]
    public static partial void NotFetched(this ILogger logger, string kind);

    [LoggerMessage(2105, LogLevel.Error, "The Bot API server names files by their place on its disk (--local), which is not supported: no photo can be fetched")]
    public static partial void LocalFiles(this ILogger logger);

    [LoggerMessage(2201, LogLevel.Information, "The bot's profile is up to date ({Changed} changes)")]
    public static partial void ProfileSet(this ILogger logger, int changed);

    [LoggerMessage(2202, LogLevel.Warning, "{Left} parts of the bot's profile could not be set ({Kind}); trying again in {Delay}")]
    public static partial void ProfilePostponed(this ILogger logger, int left, string kind, TimeSpan delay);
}
