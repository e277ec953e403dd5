using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Texts;

namespace IntegrityBot.Sandbox.Store;

/// <summary>The file <c>sandbox.json</c>.</summary>
internal sealed record KeptState(IReadOnlyList<KeptPerson> People, IReadOnlyList<KeptChat> Chats, IReadOnlyList<KeptFile> Files);

internal sealed record KeptPerson(long Id, string FirstName, string? LastName, string? Username, string? LanguageCode, string? Role);

/// <summary>A chat; <c>Members</c> is null for a private one.</summary>
internal sealed record KeptChat(
    long Id,
    string? Title,
    IReadOnlyList<long>? Members,
    bool Forum,
    bool Privacy,
    string BotStatus,
    bool Started,
    bool Blocked,
    int? Pinned,
    int NextId,
    IReadOnlyList<KeptTopic> Topics,
    IReadOnlyList<KeptMessage> Messages);

internal sealed record KeptTopic(int Id, string Name, bool Closed, int IconColor, string? IconCustomEmojiId);

/// <summary>A message; <c>From</c> is null for the bot.</summary>
internal sealed record KeptMessage(int Id, long? From, long Date, string Text, IReadOnlyList<Entity> Entities)
{
    public long? EditDate { get; init; }

    public string? MediaKind { get; init; }

    public JsonNode? Media { get; init; }

    public string? FileId { get; init; }

    public bool IsService { get; init; }

    public JsonNode? Markup { get; init; }

    public int? Thread { get; init; }

    public int? ReplyTo { get; init; }

    public string? MediaGroup { get; init; }

    public JsonNode? ForwardOrigin { get; init; }

    public JsonNode? Reaction { get; init; }

    public bool Protected { get; init; }

    public bool Edited { get; init; }
}

/// <summary>A file; its bytes lie beside, under its path.</summary>
internal sealed record KeptFile(string Id, string UniqueId, string Kind, string Path, string? Name, string Mime, JsonNode? Media);
