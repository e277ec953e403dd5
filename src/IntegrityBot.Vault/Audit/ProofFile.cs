using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Vault.Audit;

/// <summary>A receipt's proof as JSON. Every field must be there and no other: what stands in a proven file is proven.</summary>
/// <param name="Nonce">32 bytes in hex, as are all hashes.</param>
internal sealed record ProofFile(
    string Format, ProofTicket Ticket, string Nonce, ImmutableArray<ProofFileStep> Path, ProofRow DayClosed, string PreviousHash)
{
    public const string CurrentFormat = "integritybot-receipt-proof/1";
}

/// <summary>The ticket as it was filed; enums by their names in the code, the language by its tag.</summary>
internal sealed record ProofTicket(
    string Number,
    string Kind,
    string? Area,
    string? Region,
    string Language,
    DateOnly Filed,
    ImmutableArray<string> Story,
    string? Organisation,
    string? When,
    string? Sum,
    string? Source,
    string Urgency,
    ImmutableArray<string> Files)
{
    public static ProofTicket Of(TicketFacts facts, TicketContent content) => new(
        facts.Number, facts.Kind.ToString(), facts.Area?.ToString(), facts.Region?.ToString(), facts.Language.Tag(), facts.Filed,
        content.Story, content.Organisation, content.When?.ToString(), content.Sum, content.Source, content.Urgency.ToString(),
        [.. content.Files.Select(file => file.Value)]);

    /// <summary>Null when a name is none of ours, written exactly so. What the desk may change is as at filing.</summary>
    public TicketFacts? ToFacts() =>
        LanguageTags.FromTag(Language) is { } language && EnumNames.Read<TicketKind>(Kind, out var kind) &&
        EnumNames.ReadIfThere<Area>(Area, out var area) && EnumNames.ReadIfThere<Region>(Region, out var region)
            ? new(Number, kind, area, region, language, Priority.Normal, TicketStatus.New, Filed, Filed)
            : null;

    public TicketContent? ToContent() =>
        EnumNames.Read<Urgency>(Urgency, out var urgency) && EnumNames.ReadIfThere<Period>(When, out var when) &&
        Story.All(part => part is not null) && Files.All(file => file is not null)
            ? new(Story, Organisation, when, Sum, Source, urgency, [.. Files.Select(file => new FileId(file))])
            : null;
}

/// <param name="Side">Where this hash stands beside the one that is climbed from: <c>left</c> or <c>right</c>.</param>
internal sealed record ProofFileStep(string Side, string Hash);

/// <summary>The row of the audit that closed the day.</summary>
/// <param name="Subject">The root of the day's tree.</param>
internal sealed record ProofRow(long Seq, DateOnly Day, string Member, string Act, string Subject);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ProofFile))]
internal sealed partial class ProofJson : JsonSerializerContext;
