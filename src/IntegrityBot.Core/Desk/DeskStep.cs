using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>
/// Where a member of the desk is. Steps name tickets by id only and hold nothing of their content: the host opens them anew for each
/// screen, and only for a member for whom they exist.
/// </summary>
public abstract record DeskStep : Step
{
    private DeskStep() { }

    /// <summary>The desk's first screen.</summary>
    public sealed record Overview : DeskStep;

    /// <param name="Pages">The keys after which this page and those before it begin; empty on the first.</param>
    public sealed record Listing(QueueList List, QueueFilter Filter, ImmutableArray<string> Pages) : DeskStep
    {
        public static Listing Of(QueueList list) => new(list, QueueFilter.None, []);
    }

    /// <param name="By">The filter being chosen; null while choosing which.</param>
    public sealed record Filtering(Listing From, FilterBy? By) : DeskStep;

    /// <summary>Waiting for a ticket's number.</summary>
    public sealed record Finding : DeskStep;

    /// <summary>A ticket's card.</summary>
    /// <param name="At">Page of a long part, from 0.</param>
    /// <param name="From">The list it was opened from; null after a search.</param>
    public sealed record Card(TicketId Ticket, int Edition, CardPart Part, int At, Listing? From) : DeskStep, IShowsContent;

    /// <summary>Something about the ticket is chosen from a list.</summary>
    public sealed record Picking(Card On, Choice Choice) : DeskStep, IShowsContent;

    /// <summary>Words are awaited.</summary>
    public sealed record Composing(Card On, WritingFor For, Outcome? Outcome = null) : DeskStep, IShowsContent;

    /// <summary>What will be done, before it is.</summary>
    public sealed record Deciding(Card On, DeskMove Move) : DeskStep, IShowsContent
    {
        /// <summary>Of a confirmation: every page of what is confirmed was shown, the last of them now.</summary>
        public bool IsRead { get; init; }
    }

    /// <summary>The card was taken away after its time.</summary>
    public sealed record Hidden(Card On) : DeskStep;

    public sealed record Team : DeskStep;

    public sealed record Managing(string Member) : DeskStep;

    /// <summary>What a member is about to lose, before he does.</summary>
    /// <param name="To">The role he keeps; null when he leaves the desk.</param>
    public sealed record Demoting(string Member, Role? To) : DeskStep;

    /// <param name="Role">Chosen so far.</param>
    public sealed record Inviting(Role? Role, string? Affiliation, bool HasAffiliation) : DeskStep;

    public sealed record Numbers(DateOnly? Month) : DeskStep;
}

/// <summary>A step whose screen shows what a reporter wrote. The host takes it away after a time, and at once when the member goes on.</summary>
public interface IShowsContent;

/// <summary>The fact by which a member narrows a list; one value of it at a time.</summary>
public enum FilterBy
{
    Kind,
    Area,
    Region,
    Status,
    Language,
    Priority,
}

/// <summary>What of a ticket is read on a screen of its own.</summary>
public enum CardPart
{
    Story,
    Dialogue,
    Notes,
    History,
}

/// <summary>What a member chooses from a list of buttons on a card.</summary>
public enum Choice
{
    More,
    Status,
    Priority,
    Assignee,
    Label,
    Question,
    Answer,
    Outcome,
    Contact,
    OwnWordsContact,
    Export,
    Passages,
}

/// <summary>What the text a member types on a card becomes.</summary>
public enum WritingFor
{
    Question,
    Answer,
    Note,
    Label,
    Link,
    Reason,
}
