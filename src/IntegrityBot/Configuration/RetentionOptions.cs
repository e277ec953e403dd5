using System.ComponentModel.DataAnnotations;

namespace IntegrityBot.Configuration;

/// <summary>The <c>Retention</c> section: when a ticket's keys and bytes are destroyed by themselves.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Days after a ticket is closed.</summary>
    [Range(1, 3_650)]
    public int ClosedDays { get; init; } = 180;

    /// <summary>Days after filing, whatever its state.</summary>
    [Range(30, 3_650)]
    public int MaxDays { get; init; } = 730;
}
