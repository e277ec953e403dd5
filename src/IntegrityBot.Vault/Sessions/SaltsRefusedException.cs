namespace IntegrityBot.Vault.Sessions;

/// <summary>A salt's file or folder belongs to another user or is open to one: who could read it could follow sessions.</summary>
public sealed class SaltsRefusedException : Exception
{
    public SaltsRefusedException() { }

    /// <param name="path">What was refused.</param>
    public SaltsRefusedException(string path)
        : base($"{path} must belong to the user this program runs as and be closed to all others; remove it and start again.") => Path = path;

    public SaltsRefusedException(string message, Exception innerException) : base(message, innerException) { }

    public string? Path { get; }
}
