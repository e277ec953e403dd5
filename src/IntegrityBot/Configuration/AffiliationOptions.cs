using System.Text.RegularExpressions;

namespace IntegrityBot.Configuration;

/// <summary>One entry of <see cref="DeskOptions.Affiliations"/>.</summary>
public sealed partial class AffiliationOptions
{
    private const int MaxName = 60;

    public string Id { get; init; } = "";

    /// <summary>What Kazakh readers are told; likewise <see cref="Ru"/> and <see cref="En"/>.</summary>
    public string Kk { get; init; } = "";

    public string Ru { get; init; } = "";

    public string En { get; init; } = "";

    internal bool IsWhole => Shape().IsMatch(Id) && new[] { Kk, Ru, En }.All(name => name.Trim().Length is > 0 and <= MaxName);

    [GeneratedRegex(@"\A[a-z0-9-]{1,24}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
