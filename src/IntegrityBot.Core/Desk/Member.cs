using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Desk;

/// <summary>What a member may do. Nobody sees anything by default.</summary>
public enum Role
{
    /// <summary>Triages tickets.</summary>
    Moderator,

    /// <summary>A moderator who also assigns to others, invites, and is told of what is overdue.</summary>
    Lead,

    /// <summary>Sees numbers, never a ticket.</summary>
    Analyst,
}

/// <summary>A member of the desk. Kept sealed under the desk key, together with the chat.</summary>
/// <param name="Id">Eight random hex digits; what tickets and the audit name him by.</param>
/// <param name="Affiliation">The id of one the operator published; null for none. A reporter may exclude it.</param>
/// <param name="Name">What the desk calls him, at most <see cref="MaxName"/> signs: given by the lead who invited him, not taken from Telegram.</param>
public sealed record Member(string Id, Role Role, string? Affiliation, string Name, Language Language)
{
    public const int MaxName = 24;

    [System.Text.Json.Serialization.JsonIgnore]
    public bool Triages => Role is Role.Moderator or Role.Lead;

    /// <summary>Whether he may do less in that role than now.</summary>
    public bool LosesAs(Role role) => role != Role && (Role == Role.Lead || role == Role.Analyst);
}

/// <summary>An invitation that was not used yet. Its link holds a token; the store only a hash of it.</summary>
/// <param name="By">The id of the lead.</param>
/// <param name="Member">The id of who joins by it, so that the audit says who let him in; null in those of before.</param>
public sealed record Invitation(Role Role, string? Affiliation, string Name, string By, DateTimeOffset Until, string? Member = null);
