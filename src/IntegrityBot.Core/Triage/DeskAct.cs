namespace IntegrityBot.Core.Triage;

/// <summary>What a member of the desk did: a line of a ticket's history, and a row of the audit. The names are part of the audit's format.</summary>
public enum DeskAct
{
    Opened,
    FileOpened,
    Acknowledged,
    Taken,
    Assigned,
    StatusChanged,
    Asked,

    /// <summary>Gave the reporter the feedback that is due.</summary>
    Answered,

    /// <summary>Told him something that is no feedback.</summary>
    Wrote,
    Noted,
    Labelled,
    Unlabelled,
    Prioritised,
    Linked,
    PassedOn,
    Closed,
    Reopened,
    SteppedOut,
    Undone,
    PassageMarked,
    Exported,
    DeletionAsked,
    PassingAsked,
    Confirmed,
    Declined,
    Deleted,
    Invited,
    Joined,
    RoleChanged,
    Ended,
    DayClosed,
}
