using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Vault.Desk;

/// <summary>What must be done to a member's chat without his next update: these messages go when it is due. It names no ticket.</summary>
/// <param name="Messages">Telegram's ids. Up to <see cref="MaxMessages"/> of them, the sealed size is the same.</param>
public sealed record Errand(ChatAddress Chat, ImmutableArray<int> Messages, DateTimeOffset Due)
{
    public const int MaxMessages = 300;

    /// <summary>When the newest of the messages was sent: Telegram lets a bot delete it for 48 hours. Null where an earlier version wrote the row.</summary>
    public DateTimeOffset? Shown { get; init; }

    public override string ToString() => nameof(Errand);
}

/// <summary>A reporter's wish to be told of news. It names no ticket; only a ticket's data key leads to it.</summary>
/// <param name="Language">Of the one neutral sentence it rings with.</param>
/// <param name="Until">The last day it is kept.</param>
public sealed record Bell(ChatAddress Chat, Language Language, DateOnly Until)
{
    public override string ToString() => nameof(Bell);
}

/// <summary>The JSON inside: the only place where a chat id is written down, so it never leaves this room unsealed.</summary>
internal sealed record SealedMember(string Id, Role Role, string? Affiliation, string Name, Language Language, long Chat);

internal sealed record SealedErrand(long Chat, ImmutableArray<int> Messages, DateTimeOffset Due, DateTimeOffset? Shown = null);

internal sealed record SealedBell(long Chat, Language Language, DateOnly Until);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SealedMember))]
[JsonSerializable(typeof(SealedErrand))]
[JsonSerializable(typeof(SealedBell))]
[JsonSerializable(typeof(Invitation))]
internal sealed partial class DeskJson : JsonSerializerContext;
