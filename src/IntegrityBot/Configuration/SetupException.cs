namespace IntegrityBot.Configuration;

/// <summary>Something an operator can mend. The message names the setting and the remedy, and is all he is shown.</summary>
public sealed class SetupException : Exception
{
    public SetupException() { }

    public SetupException(string message) : base(message) { }

    public SetupException(string message, Exception inner) : base(message, inner) { }
}
