using System.Collections.Immutable;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Conversations;

/// <summary>
/// What the desk's dialogue asks. The host answers each for the member whose chat it is, whatever the session says, and writes its row of
/// the audit into the same commit.
/// </summary>
public abstract partial record Effect
{
    /// <summary>Asks for <see cref="Input.Queued"/>.</summary>
    public sealed record ListQueue(QueueList List, QueueFilter Filter, string? After) : Effect;

    /// <summary>Asks for <see cref="Input.QueuesCounted"/>.</summary>
    public sealed record CountQueues : Effect;

    /// <summary>Asks for <see cref="Input.CaseOpened"/> or <see cref="Input.CaseGone"/>.</summary>
    /// <param name="Anew">The member opens the card (a row of the audit), rather than turning its pages.</param>
    public sealed record OpenCase(TicketId Ticket, bool Anew) : Effect;

    /// <summary>As <see cref="OpenCase"/>, by number.</summary>
    public sealed record FindCase(string Number) : Effect;

    /// <summary>Asks for <see cref="Input.Moved"/>, <see cref="Input.Outdated"/>, <see cref="Input.MoveRefused"/> or <see cref="Input.CaseGone"/>.</summary>
    /// <param name="Edition">Of the card the tap was on.</param>
    public sealed record Move(TicketId Ticket, int Edition, DeskMove What) : Effect;

    /// <summary>Asks for <see cref="Input.Invited"/>.</summary>
    public sealed record Invite(Role Role, string? Affiliation, string Name) : Effect;

    /// <summary>Asks for <see cref="Input.Joined"/> or <see cref="Input.NotJoined"/>.</summary>
    public sealed record Join(string Token, Language Language) : Effect;

    /// <summary>Asks for <see cref="Input.TeamChanged"/> or <see cref="Input.TeamRefused"/>.</summary>
    public sealed record ChangeRole(string Member, Role Role) : Effect;

    /// <summary>Asks for <see cref="Input.TeamChanged"/> or <see cref="Input.TeamRefused"/>.</summary>
    public sealed record EndMember(string Member) : Effect;

    /// <summary>Asks for <see cref="Input.NumbersRead"/>.</summary>
    public sealed record ReadNumbers : Effect;

    /// <summary>Sends a file below the screen.</summary>
    public sealed record Send(Paper Paper) : Effect;
}

public abstract partial record Input
{
    public sealed record Queued(QueuePage Page) : Input;

    public sealed record QueuesCounted(int New, int Mine, int Overdue, int All) : Input;

    public sealed record CaseOpened(CaseView View) : Input;

    /// <summary>There is no such ticket for this member, for whatever reason.</summary>
    public sealed record CaseGone : Input;

    public sealed record Moved(CaseView View, DeskMove What) : Input;

    /// <summary>Somebody changed the ticket since the card was shown; nothing was done.</summary>
    public sealed record Outdated(CaseView View) : Input;

    public sealed record MoveRefused(Refusal Why, CaseView View, DeskMove What) : Input;

    /// <param name="Token">For the link; only its hash is kept.</param>
    public sealed record Invited(string Token, string Name) : Input;

    public sealed record Joined(Member Member) : Input;

    /// <summary>No such invitation, or it is used or too old.</summary>
    public sealed record NotJoined : Input;

    public sealed record TeamChanged(ImmutableArray<Member> Staff) : Input;

    public sealed record TeamRefused(Refusal Why) : Input;

    public sealed record NumbersRead(ImmutableArray<MonthNumbers> Months, OpenNumbers Open) : Input;

    /// <summary>The time of opened content is over.</summary>
    public sealed record TimeIsUp : Input;
}

/// <param name="Eligible">Members who triage and for whom the ticket exists.</param>
public sealed record CaseView(Case Case, ImmutableArray<Member> Eligible);
