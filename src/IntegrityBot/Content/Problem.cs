namespace IntegrityBot.Content;

/// <summary>Something an editor can mend.</summary>
/// <param name="File">Under the folder of the program, with forward slashes.</param>
/// <param name="Line">From 1.</param>
internal sealed record Problem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
