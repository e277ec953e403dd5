using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Triage;

/// <summary>The four lists of the desk.</summary>
public enum QueueList
{
    /// <summary>Status new; what is due first comes first.</summary>
    New,

    /// <summary>Open and assigned to the one who asks; what is due first comes first.</summary>
    Mine,

    /// <summary>Open, and its next deadline has passed; the longest overdue first.</summary>
    Overdue,

    /// <summary>Everything, the newest day first.</summary>
    All,
}

/// <summary>What a list is narrowed to; null means all.</summary>
public sealed record QueueFilter(
    TicketKind? Kind = null, Area? Area = null, Region? Region = null, TicketStatus? Status = null, Language? Language = null, Priority? Priority = null)
{
    public static readonly QueueFilter None = new();

    public bool Takes(TicketFacts facts) =>
        (Kind is null || Kind == facts.Kind) && (Area is null || Area == facts.Area) && (Region is null || Region == facts.Region) &&
        (Status is null || Status == facts.Status) && (Language is null || Language == facts.Language) && (Priority is null || Priority == facts.Priority);
}

/// <summary>One page of a list.</summary>
/// <param name="Member">Whose "mine" it is; read for <see cref="QueueList.Mine"/> only.</param>
/// <param name="Today">What is due before this day is overdue.</param>
/// <param name="After">The key of the last entry of the page before; null for the first page.</param>
/// <param name="Size">Entries of a page, 1–50.</param>
public sealed record QueueQuery(QueueList List, QueueFilter Filter, string Member, DateOnly Today, string? After, int Size);

/// <param name="Key">Where it stands in its list: compared as ordinal text, unique, the same until the ticket changes. Opaque to everybody but the store and <see cref="QueueOrder"/>.</param>
public sealed record QueueEntry(string Key, TicketId Id, TicketFacts Facts, DateOnly? Due);

/// <param name="Entries">In the list's order.</param>
/// <param name="More">Whether another page follows.</param>
/// <param name="Count">Entries of the whole list, exact to <see cref="MaxCount"/>, which stands for "more".</param>
public sealed record QueuePage(ImmutableArray<QueueEntry> Entries, bool More, int Count)
{
    /// <summary>Entries of a page in a chat: each is a button with a few lines of its own.</summary>
    public const int Size = 6;

    /// <summary>One more than is counted exactly.</summary>
    public const int MaxCount = 1_000;
}

/// <summary>
/// The order of the lists, as text that sorts ordinally: the day due (or, for <see cref="QueueList.All"/>, the day filed from the newest
/// to the oldest) and the ticket's random id, so that within a day no order tells who came first.
/// </summary>
public static class QueueOrder
{
    public static string Key(QueueList list, TicketId id, TicketFacts facts, DateOnly? due)
    {
        var day = list == QueueList.All ? DateOnly.MaxValue.DayNumber - facts.Filed.DayNumber : (due ?? DateOnly.MaxValue).DayNumber;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day:D7}{id.Value}");
    }

    /// <summary>Whether a ticket stands in the list at all, before any filter.</summary>
    public static bool Holds(QueueList list, TicketFacts facts, DateOnly? due, string member, DateOnly today) => list switch
    {
        QueueList.New => facts.Status == TicketStatus.New,
        QueueList.Mine => facts.Status != TicketStatus.Closed && facts.Assignee == member,
        QueueList.Overdue => facts.Status != TicketStatus.Closed && due < today,
        _ => true,
    };
}
