namespace IntegrityBot.Core.Triage;

/// <summary>Where a ticket stands (ISO 37002: receive, assess, address, conclude).</summary>
public enum TicketStatus
{
    New,
    Acknowledged,
    InReview,
    WaitingForReporter,
    PassedOn,
    Closed,
}

/// <summary>How a ticket ended; from <see cref="Withdrawn"/> on it leaves a tombstone and nothing else.</summary>
public enum Outcome
{
    Substantiated,
    Unsubstantiated,
    OutOfScope,
    Duplicate,
    Withdrawn,
    Expired,

    /// <summary>Two members of the desk destroyed it.</summary>
    Deleted,
}
