namespace IntegrityBot.Vault.Audit;

/// <summary>What is wrong with the first bad row.</summary>
public enum AuditFault
{
    /// <summary>Not the number that must follow: a row is missing, moved, or there twice.</summary>
    Gap,

    /// <summary>Not the hash of the row before and this one.</summary>
    HashMismatch,

    /// <summary>A day was closed again, or after a later one.</summary>
    DayOrder,

    /// <summary>It closes its day with another hash than the head given: it, or a row before it, was changed and all hashes made anew.</summary>
    HeadMismatch,

    /// <summary>A head was given for a day that no row closes; the row named is the one before which such a row must stand.</summary>
    HeadMissing,
}

/// <summary>What a check of the audit's chain found.</summary>
public abstract record AuditFinding
{
    private AuditFinding() { }

    /// <summary>Every row follows from the one before and every head given was met.</summary>
    /// <param name="LastHead">The last day whose head was given; null when none was: then nothing outside the chain speaks for it.</param>
    /// <param name="RowsAfterLastHead">Rows that no head vouches for yet: who can write to the database can make them all anew.</param>
    public sealed record Whole(long Rows, DateOnly? LastHead, long RowsAfterLastHead) : AuditFinding;

    /// <param name="Seq">The number of the first row that does not hold, or of the one that ought to be there.</param>
    public sealed record Broken(long Seq, AuditFault Why) : AuditFinding;
}
