using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Core.Reporting;

/// <summary>
/// The clear part of a ticket: what the desk sorts by. Days, no times. Everything here is readable by a thief of the database, so a
/// new field needs an answer to "who could find a person by it?".
/// </summary>
/// <param name="Number">Six random signs people can say aloud; no order in them.</param>
public sealed record TicketFacts(
    string Number,
    TicketKind Kind,
    Area? Area,
    Region? Region,
    Language Language,
    Priority Priority,
    Triage.TicketStatus Status,
    DateOnly Filed,
    DateOnly Changed)
{
    /// <summary>The random id of the desk member who works on it.</summary>
    public string? Assignee { get; init; }

    /// <summary>The day the desk acknowledged it; null until then.</summary>
    public DateOnly? Acknowledged { get; init; }

    /// <summary>The day the desk first told the reporter what comes of it; null until then.</summary>
    public DateOnly? Feedback { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public Triage.Outcome? Outcome { get; init; }

    /// <summary>What the reporter's word makes of it: what waited for him, or was closed, is in review.</summary>
    public TicketFacts AfterReporter() => Status is Triage.TicketStatus.WaitingForReporter or Triage.TicketStatus.Closed
        ? this with { Status = Triage.TicketStatus.InReview, Outcome = null }
        : this;
}

/// <summary>The sealed part of a ticket, as it was filed.</summary>
public sealed record TicketContent(
    ImmutableArray<string> Story,
    string? Organisation,
    Period? When,
    string? Sum,
    string? Source,
    Urgency Urgency,
    ImmutableArray<FileId> Files);

/// <summary>Who wrote a message of a ticket's dialogue.</summary>
public enum Author
{
    Reporter,
    Desk,
}

/// <summary>One sealed message of the dialogue between the reporter and the desk.</summary>
/// <param name="File">A photo that came with it.</param>
/// <param name="HeldUntil">Of a reporter's message that the desk may not see yet: the fixed hour it becomes visible at. Gone afterwards.</param>
public sealed record TicketMessage(Author Author, DateOnly Day, string Text, FileId? File, DateTimeOffset? HeldUntil = null)
{
    /// <summary>Messages a reporter may add to one ticket: with each of them all are sealed anew, and what a ticket can hold is finite.</summary>
    public const int MostAdded = 200;

    /// <summary>A key of <see cref="Triage.Templates"/>: then there is no text, and each side reads it in its own language.</summary>
    public string? Template { get; init; }

    /// <summary>The desk asks something; else null.</summary>
    public bool? IsQuestion { get; init; }

    /// <summary>Whether a reporter may add no more to this dialogue. What the desk writes does not count: how much that is, is not his doing.</summary>
    public static bool IsFull(IEnumerable<TicketMessage> dialogue) => dialogue.Count(message => message.Author == Author.Reporter) >= MostAdded;
}
