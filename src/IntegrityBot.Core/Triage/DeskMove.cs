using System.Text.Json.Serialization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Triage;

/// <summary>What a moderator wants done with a ticket. Kept in the session while he reads it over, so the names below stay.</summary>
[JsonDerivedType(typeof(Acknowledge), "acknowledge")]
[JsonDerivedType(typeof(Assign), "assign")]
[JsonDerivedType(typeof(SetStatus), "status")]
[JsonDerivedType(typeof(SetPriority), "priority")]
[JsonDerivedType(typeof(AddLabel), "label")]
[JsonDerivedType(typeof(RemoveLabel), "unlabel")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(WriteNote), "note")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(PassOn), "pass")]
[JsonDerivedType(typeof(Close), "close")]
[JsonDerivedType(typeof(Reopen), "reopen")]
[JsonDerivedType(typeof(StepOut), "stepOut")]
[JsonDerivedType(typeof(Mark), "mark")]
[JsonDerivedType(typeof(Export), "export")]
[JsonDerivedType(typeof(Propose), "propose")]
[JsonDerivedType(typeof(Confirm), "confirm")]
[JsonDerivedType(typeof(Decline), "decline")]
[JsonDerivedType(typeof(TakeBack), "undo")]
public abstract record DeskMove
{
    private DeskMove() { }

    public sealed record Acknowledge : DeskMove;

    /// <summary>To oneself ("take"), or, for a lead, to anybody the ticket exists for.</summary>
    public sealed record Assign(string Member) : DeskMove;

    public sealed record SetStatus(TicketStatus Status) : DeskMove;

    public sealed record SetPriority(Priority Priority) : DeskMove;

    public sealed record AddLabel(string Label) : DeskMove;

    /// <param name="At">Its place among the labels.</param>
    public sealed record RemoveLabel(int At) : DeskMove;

    /// <summary>A question to the reporter; the ticket then waits for him.</summary>
    public sealed record Ask(Said Said) : DeskMove;

    /// <summary>Something the reporter is told.</summary>
    /// <param name="IsFeedback">Of own words: they are the feedback that is due. A template says by itself what it is.</param>
    public sealed record Answer(Said Said, bool IsFeedback = false) : DeskMove;

    /// <summary>For the desk alone.</summary>
    public sealed record WriteNote(string Text) : DeskMove;

    /// <summary>Another ticket about the same thing, by its number.</summary>
    public sealed record Link(string Number) : DeskMove;

    /// <summary>The facts of the ticket, told in the desk's words, went to a competent body.</summary>
    /// <param name="Contact">An entry of the contacts.</param>
    public sealed record PassOn(string Contact) : DeskMove;

    public sealed record Close(Outcome Outcome, Said Reason) : DeskMove;

    public sealed record Reopen : DeskMove;

    /// <summary>A conflict of interest of one's own.</summary>
    public sealed record StepOut : DeskMove;

    /// <summary>Marks a sentence as identifying, or takes the mark away.</summary>
    public sealed record Mark(Passage Passage) : DeskMove;

    /// <summary>A document to pass on. One with the reporter's words takes two people's yes to these words first.</summary>
    public sealed record Export(Language Language, ExportScope Scope) : DeskMove;

    /// <summary>What takes two people.</summary>
    /// <param name="Scope">Of the words that are to go: redacted or whole.</param>
    public sealed record Propose(ProposedAct Act, string? Contact = null, ExportScope? Scope = null) : DeskMove;

    /// <summary>The second person's yes.</summary>
    public sealed record Confirm : DeskMove;

    public sealed record Decline : DeskMove;

    /// <summary>Takes the last change back.</summary>
    public sealed record TakeBack : DeskMove;
}

/// <summary>Words to a reporter: his moderator's own, or a template, which each side reads in its own language.</summary>
/// <param name="Template">A key of <see cref="Templates"/>; then there is no text.</param>
public sealed record Said(string Text, string? Template = null)
{
    public const int MaxLength = 2_000;
}
