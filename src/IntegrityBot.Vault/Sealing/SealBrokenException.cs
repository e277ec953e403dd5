namespace IntegrityBot.Vault.Sealing;

/// <summary>
/// Sealed bytes did not open: they were changed, cut, moved to another place, sealed under another key, or written by a program
/// this one does not know. It says no more, so that nothing of the content can reach a log.
/// </summary>
public sealed class SealBrokenException : Exception
{
    public SealBrokenException() : base("Sealed bytes do not open here.") { }

    public SealBrokenException(string message) : base(message) { }

    public SealBrokenException(string message, Exception innerException) : base(message, innerException) { }
}
