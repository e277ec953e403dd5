using System.Collections.Immutable;
using IntegrityBot.Core.Desk;

namespace IntegrityBot.Core.Triage;

/// <summary>What comes of a move.</summary>
public abstract record Ruling
{
    private Ruling() { }

    /// <param name="Rings">The reporter's bell, if he asked for one, rings at the next fixed hour.</param>
    /// <param name="AlsoDone">A second act that the same tap did: passing on the words that a second person confirmed.</param>
    public sealed record Done(Case Case, DeskAct Act, bool Rings = false, DeskAct? AlsoDone = null) : Ruling
    {
        /// <summary>What the bell was to ring for has been taken back.</summary>
        public bool Silences { get; init; }
    }

    /// <summary>A second person confirmed: the ticket is destroyed.</summary>
    public sealed record Destroy : Ruling;

    public sealed record Refused(Refusal Why) : Ruling;
}

/// <summary>Why the desk's rules say no. Each has its sentence in the locales.</summary>
public enum Refusal
{
    NotAllowedNow,
    OnlyLeads,
    NotEligible,
    TooFewPeople,
    NotYourself,
    NothingProposed,
    UndoTooLate,
    TextEmpty,
    TextTooLong,
    TextNotPlain,
    LabelsFull,
    NotesFull,
    NoSuchTicket,

    /// <summary>The other ticket is kept from somebody who sees this one, and its number here would tell him of it.</summary>
    LinkTells,
    NoSuchContact,
    WordsNotConfirmed,

    /// <summary>Two agreed, or one proposed, but to less, or before something was written, sent or marked.</summary>
    WordsChanged,
    LastLead,
}

/// <summary>The circumstances of a move.</summary>
/// <param name="Eligible">The members who triage and for whom the ticket exists, the one who moves among them.</param>
/// <param name="Contacts">Ids of the contacts a ticket may be passed on to.</param>
/// <param name="Linkable">Whether a ticket with the number of a <see cref="DeskMove.Link"/> exists for the one who moves.</param>
/// <param name="LinkTells">Whether that ticket is kept from somebody who sees this one.</param>
/// <param name="MayName">What a text to a reporter may name although it has the form of a link, an address or a number: the contacts' own.</param>
public sealed record Circumstances(
    DateTimeOffset Now, DateOnly Today, ImmutableArray<Member> Eligible, ImmutableHashSet<string> Contacts, ImmutableArray<string> MayName, bool Linkable = false,
    bool LinkTells = false);
