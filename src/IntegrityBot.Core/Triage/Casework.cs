using System.Collections.Immutable;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Triage;

/// <summary>The desk's own file on a ticket, sealed with it. The reporter never sees any of it.</summary>
/// <param name="Edition">Grows with every change the desk can see. A button carries it, so that a tap on an outdated card does nothing.</param>
public sealed record Casework(int Edition)
{
    public const int MaxLabels = 8;
    public const int MaxLabel = 20;
    public const int MaxNote = 1_000;
    public const int MaxNotes = 100;
    public const int MaxHistory = 200;
    public const int MaxDuplicates = 20;

    public static readonly Casework New = new(1);

    /// <summary>Affiliations the reporter excluded at filing. For their members the ticket does not exist.</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>Members who stepped out themselves.</summary>
    public ImmutableArray<string> SteppedOut { get; init; } = [];

    public ImmutableArray<string> Labels { get; init; } = [];

    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>Oldest first; the oldest go when there are more than <see cref="MaxHistory"/>: the audit has them all.</summary>
    public ImmutableArray<HistoryLine> History { get; init; } = [];

    /// <summary>Numbers of tickets about the same thing.</summary>
    public ImmutableArray<string> Duplicates { get; init; } = [];

    public ImmutableArray<Passing> Passings { get; init; } = [];

    /// <summary>Sentences marked as identifying: they are blacked out in a redacted export.</summary>
    public ImmutableArray<Passage> Marked { get; init; } = [];

    /// <summary>What waits for a second member's word.</summary>
    public Proposed? Proposed { get; init; }

    /// <summary>What can still be undone.</summary>
    public Undo? Undo { get; init; }

    /// <summary>Whether somebody must not see it: then it stands in no list but the one that is opened and filtered in memory.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsRestricted => Excluded.Length > 0 || SteppedOut.Length > 0;
}

/// <summary>What a member wrote for the desk alone.</summary>
/// <param name="Member">The id of who wrote it.</param>
public sealed record Note(string Member, DateOnly Day, string Text);

/// <param name="Member">Null when a message of the reporter did it.</param>
/// <param name="Detail">A neutral word that goes with the act: a status, a label, a number, a member's id.</param>
public sealed record HistoryLine(DateOnly Day, string? Member, DeskAct Act, string? Detail = null);

/// <param name="Contact">The id of an entry of the contacts.</param>
/// <param name="OwnWords">Whether the reporter's own words went along.</param>
public sealed record Passing(string Contact, DateOnly Day, bool OwnWords)
{
    /// <summary>Which words; null when none went, and where an older program let them go: what it agreed on is not known.</summary>
    public Agreed? Words { get; init; }
}

/// <param name="Part">The message of the story, or of that side of the dialogue, from 0. Held messages count, so that a mark stays on its own when they become visible.</param>
/// <param name="Sentence">In that text, from 0.</param>
public sealed record Passage(int Part, int Sentence)
{
    /// <summary>Older programs knew the story alone and kept no such thing.</summary>
    public TextOf In { get; init; }
}

/// <summary>Which of a ticket's texts. Kept with the marks, so the names stay.</summary>
public enum TextOf
{
    Story,
    Organisation,
    Sum,
    Source,

    /// <summary>What the reporter wrote in the dialogue.</summary>
    Reporter,

    /// <summary>What the desk wrote to him: it may quote him.</summary>
    Desk,
}

/// <summary>What takes a second member's word.</summary>
public enum ProposedAct
{
    Delete,
    PassOwnWords,
}

/// <summary>Something that takes two people (deletion, or passing on the reporter's own words), as its first asked for it.</summary>
/// <param name="Contact">To whom the words are to go.</param>
public sealed record Proposed(ProposedAct Act, string Member, DateOnly Day, string? Contact = null)
{
    /// <summary>Which words are to go; null for a deletion, and for what an older program proposed.</summary>
    public Agreed? Words { get; init; }
}

/// <summary>The facts before the last changes of label, priority, assignment or status.</summary>
/// <param name="Member">Who alone may take it back.</param>
/// <param name="Until">Ten minutes after the first of the changes that are taken back together: until then the reporter sees none of them.</param>
public sealed record Undo(string Member, DateTimeOffset Until, TicketFacts Facts, ImmutableArray<string> Labels);
