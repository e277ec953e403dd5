using Microsoft.Extensions.Logging;

namespace IntegrityBot;

/// <summary>Every line the host can log: kinds, counts and days; no text, name or chat id.</summary>
internal static partial class Log
{
    [LoggerMessage(2301, LogLevel.Information, "Ready: answering in {Languages} languages; sessions survive a restart: {Survive}")]
    public static partial void Ready(this ILogger logger, int languages, bool survive);

    [LoggerMessage(2302, LogLevel.Warning, "An answer could not be repeated ({Kind}); the person's next message brings it")]
    public static partial void DeliveryFailed(this ILogger logger, string kind);

    [LoggerMessage(2303, LogLevel.Warning, "Sweeping failed ({Kind}); it is tried again")]
    public static partial void SweepFailed(this ILogger logger, string kind);

    [LoggerMessage(2304, LogLevel.Information, "{Count} tickets reached the end of their time and were destroyed")]
    public static partial void Expired(this ILogger logger, int count);

    [LoggerMessage(2305, LogLevel.Warning, "The desk's round failed ({Kind}); it is tried again")]
    public static partial void RoundFailed(this ILogger logger, string kind);

    [LoggerMessage(2306, LogLevel.Warning, "The notice group has become a supergroup with another number: set Desk:NoticeGroup to it; until the next start notices follow by themselves")]
    public static partial void GroupMoved(this ILogger logger);

    [LoggerMessage(2307, LogLevel.Warning, "The notice group cannot be reached: {Waiting} notices wait")]
    public static partial void GroupLost(this ILogger logger, int waiting);

    [LoggerMessage(2308, LogLevel.Error, "A ticket does not open: its bytes in the database are damaged. Restore a copy of the database; else it stays closed until its time is over")]
    public static partial void Damaged(this ILogger logger);

    [LoggerMessage(2309, LogLevel.Critical, "The program ends: it failed by itself ({Kind})")]
    public static partial void Failed(this ILogger logger, string kind);
}
