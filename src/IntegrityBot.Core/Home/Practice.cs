using System.Collections.Immutable;
using System.Globalization;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Home;

/// <summary>What the running installation does with what people tell it, read from its configuration and its machine.</summary>
/// <param name="DeskName">Who runs the desk, as the operator names it; empty when it is not named.</param>
/// <param name="DraftsSurviveRestart">The salts lie in memory-backed storage outside the process.</param>
/// <param name="DeskKeyUnderPassphrase">The desk key's file cannot be used without a passphrase.</param>
/// <param name="TelegramCompany">The bot talks to Telegram's own servers (else to the Bot API server the operator set).</param>
/// <param name="ClosedDays">Days after closing until a ticket is destroyed.</param>
/// <param name="MaxDays">Days after filing until a ticket is destroyed whatever its state.</param>
public sealed record Practice(
    string DeskName,
    bool DraftsSurviveRestart,
    bool DeskKeyUnderPassphrase,
    bool TelegramCompany,
    int ClosedDays,
    int MaxDays)
{
    /// <summary>When the desk sees what is new.</summary>
    public ImmutableArray<TimeOnly> Hours { get; init; } = FixedHours.Usual;

    public string HoursInWords => string.Join(", ", Hours.Select(hour => hour.ToString("HH:mm", CultureInfo.InvariantCulture)));
}
