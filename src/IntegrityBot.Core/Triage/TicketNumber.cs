namespace IntegrityBot.Core.Triage;

/// <summary>A ticket's number as people type it: six signs of Crockford's base 32, in any case, with or without a leading <c>#</c> or <c>№</c>.</summary>
public static class TicketNumber
{
    public const int Length = 6;

    public static string? Read(string text)
    {
        var signs = text.Trim().TrimStart('#', '№', ' ').ToUpperInvariant();
        return signs.Length == Length && signs.All(char.IsAsciiLetterOrDigit) ? signs : null;
    }
}
