namespace IntegrityBot.Core.Triage;

/// <summary>
/// A ticket's number as people type it: six signs of Crockford's base 32, in any case, with or without a leading <c>#</c> or <c>№</c>, and with
/// the signs that look like them (no number has O, I or L; a Cyrillic keyboard gives its own К and Н).
/// </summary>
public static class TicketNumber
{
    public const int Length = 6;

    private const string Typed = "OILОВСНКМРТХ";
    private const string Meant = "0110BCHKMPTX";

    public static string? Read(string text)
    {
        var signs = text.Trim().TrimStart('#', '№', ' ').ToUpperInvariant();
        return signs.Length == Length && signs.Select(Sign).All(char.IsAsciiLetterOrDigit) ? string.Concat(signs.Select(Sign)) : null;
    }

    private static char Sign(char typed) => Typed.IndexOf(typed, StringComparison.Ordinal) is >= 0 and var at ? Meant[at] : typed;
}
