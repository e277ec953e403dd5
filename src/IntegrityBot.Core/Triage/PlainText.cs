using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;

namespace IntegrityBot.Core.Triage;

/// <summary>
/// What the desk may write to a reporter: plain words. A link, an address or a number that only he was given would be a trap: who
/// follows it or calls it has said who he is. The contacts' own are the same for everybody.
/// </summary>
public static class PlainText
{
    /// <summary>Null when the text may be sent.</summary>
    public static Refusal? Check(Said said, ImmutableArray<string> mayName)
    {
        if (said.Template is { } template)
        {
            return Templates.Has(template) ? null : Refusal.TextEmpty;
        }

        var text = Words.Clean(said.Text);
        return text.Length switch
        {
            0 => Refusal.TextEmpty,
            > Said.MaxLength => Refusal.TextTooLong,
            _ => Traps(mayName.OrderByDescending(name => name.Length).Aggregate(text, (rest, name) => rest.Replace(name, " ", StringComparison.OrdinalIgnoreCase)))
                ? Refusal.TextNotPlain
                : null,
        };
    }

    private static bool Traps(string text) => Redaction.Find(text).Any();
}
