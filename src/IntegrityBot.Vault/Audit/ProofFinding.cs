namespace IntegrityBot.Vault.Audit;

/// <summary>Why a receipt's proof proves nothing.</summary>
public enum ProofFault
{
    /// <summary>Not a proof's file, or one with a word, number or field that no proof has.</summary>
    Malformed,

    /// <summary>The ticket as told here is not among those of the day: an answer, the nonce or the path was changed.</summary>
    NotInDay,

    /// <summary>The row named does not close the day the ticket says it was filed on.</summary>
    NotTheDaysClosing,

    /// <summary>The row's hash is not the head that was given.</summary>
    HeadMismatch,
}

/// <summary>What a receipt's proof proves.</summary>
public abstract record ProofFinding
{
    private ProofFinding() { }

    /// <summary>Exactly this ticket was at the desk when the day was closed.</summary>
    public sealed record Proven(DateOnly Day, string Number) : ProofFinding;

    public sealed record NotProven(ProofFault Fault) : ProofFinding;
}
