using System.Text;

namespace IntegrityBot.Core.Conversations;

/// <summary>What people type, made fit to keep and to show.</summary>
internal static class Words
{
    /// <summary>
    /// Trims, and drops control and direction signs: they have no meaning in a report and could hide or reorder what a moderator
    /// reads. Line breaks stay.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (sign == '\n' || !(char.IsControl(sign) || IsDirection(sign)))
            {
                clean.Append(sign);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>At most <paramref name="length"/> signs with an ellipsis; never half of a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    private static bool IsDirection(char sign) => sign is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
