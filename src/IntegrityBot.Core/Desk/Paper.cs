using System.Text.Json.Serialization;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Core.Desk;

/// <summary>A file the bot sends. Only what it is made from is kept until it went; it is made at the moment of sending.</summary>
[JsonDerivedType(typeof(TicketPhoto), "photo")]
[JsonDerivedType(typeof(TicketExport), "export")]
[JsonDerivedType(typeof(Chart), "chart")]
[JsonDerivedType(typeof(OpenData), "data")]
[JsonDerivedType(typeof(Proof), "proof")]
public abstract record Paper
{
    private Paper() { }

    /// <summary>A photo of a report, on a moderator's demand. It leaves the chat with the card.</summary>
    public sealed record TicketPhoto(TicketId Ticket, FileId File) : Paper;

    public sealed record TicketExport(TicketId Ticket, Language Language, ExportScope Scope) : Paper;

    public sealed record Chart(ChartKind Kind) : Paper;

    /// <summary>All published months as CSV (RFC 4180).</summary>
    public sealed record OpenData : Paper;

    /// <summary>A verifiable receipt: text that its reporter asked for.</summary>
    public sealed record Proof(string Text) : Paper;

    /// <summary>Whether it shows what a reporter wrote or sent, so that it leaves the chat after some minutes.</summary>
    [JsonIgnore]
    public bool IsContent => this is TicketPhoto or TicketExport;
}

/// <summary>How much of a ticket an export holds.</summary>
public enum ExportScope
{
    /// <summary>Categories, days and what was done: nothing the reporter wrote.</summary>
    Facts,

    /// <summary>The reporter's words, with what identifies blacked out.</summary>
    Redacted,

    /// <summary>All of it.</summary>
    Whole,
}

public enum ChartKind
{
    ByMonth,
    ByArea,
    ByRegion,
    ByOutcome,
    ToAcknowledge,
    ToClose,
}
