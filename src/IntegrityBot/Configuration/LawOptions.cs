using System.ComponentModel.DataAnnotations;

namespace IntegrityBot.Configuration;

/// <summary>The <c>Law</c> section: what changes each year without a change of the law's text.</summary>
public sealed class LawOptions
{
    public const string Section = "Law";

    /// <summary>Tenge in one monthly calculation index (MCI), as the budget law of the year has it.</summary>
    [Range(1, 1_000_000)]
    public int MciTenge { get; init; } = 4_325;

    /// <summary>The year that value holds for.</summary>
    [Range(2_000, 2_200)]
    public int MciYear { get; init; } = 2_026;
}
