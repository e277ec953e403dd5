using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Conversations;

/// <summary>The JSON of what is sealed. Enums are names, so that their order may change.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SessionRecord))]
[JsonSerializable(typeof(Step))]
[JsonSerializable(typeof(TicketContent))]
[JsonSerializable(typeof(TicketMessage))]
[JsonSerializable(typeof(ImmutableArray<TicketMessage>))]
[JsonSerializable(typeof(Casework))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Invitation))]
public sealed partial class SessionJson : JsonSerializerContext;
