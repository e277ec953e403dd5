using System.ComponentModel.DataAnnotations;

namespace IntegrityBot.Configuration;

/// <summary>The <c>Retention</c> section: when a ticket's keys and bytes are destroyed by themselves.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>The least: a month is counted once it is over, and what is destroyed by then would be in none.</summary>
    private const int LeastDays = 32;

    /// <summary>Days after a ticket is closed.</summary>
    [Range(LeastDays, 3_650)]
    public int ClosedDays { get; init; } = 180;

    /// <summary>Days after filing, whatever its state.</summary>
    [Range(LeastDays, 3_650)]
    public int MaxDays { get; init; } = 730;
}
