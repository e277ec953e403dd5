namespace IntegrityBot.Vault.Desk;

/// <summary>Why a desk key could not be made or loaded; each has another remedy.</summary>
public enum DeskKeyProblem
{
    /// <summary>No such file.</summary>
    Missing,

    /// <summary>The file or its folder cannot be read or written by this user.</summary>
    Unreadable,

    /// <summary>Not a desk key of a format this program reads, or its parts contradict one another.</summary>
    NotOurs,

    /// <summary>The key lies under a passphrase and none was given.</summary>
    PassphraseNeeded,

    /// <summary>The passphrase does not open it, or the file was changed.</summary>
    WrongPassphrase,

    /// <summary>Somebody but its owner has rights on the file (0600 is wanted) or on the folder a new key is to lie in (0700).</summary>
    TooOpen,

    /// <summary>A file is already there; a key is never overwritten.</summary>
    AlreadyThere,
}

/// <summary>The path is in the message, nothing of the key.</summary>
public sealed class DeskKeyException : Exception
{
    public DeskKeyException() { }

    public DeskKeyException(string message) : base(message) { }

    public DeskKeyException(string message, Exception innerException) : base(message, innerException) { }

    public DeskKeyException(DeskKeyProblem problem, string path, Exception? cause = null)
        : base($"Desk key {path}: {problem}.", cause) => Problem = problem;

    public DeskKeyProblem Problem { get; }
}
