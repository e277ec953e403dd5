using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Conversations;

namespace IntegrityBot.Core.Triage;

// A limit of time would throw in the middle of a desk's work; every repetition here is bounded.
#pragma warning disable MA0009

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
            _ => Traps(mayName.OrderByDescending(name => name.Length).Aggregate(Words.Plain(text), Without)) ? Refusal.TextNotPlain : null,
        };
    }

    private static bool Traps(string text) => Redaction.Find(text).Any() || NetAddresses.In(text) || LongNumbers.In(text);

    /// <summary>
    /// Only the name exactly as the contacts have it is everybody's. In front of it stands a space or an opening sign, behind it the sentence
    /// goes on, or a Kazakh case ending: as a part of a longer address or number it would cloak a trap.
    /// </summary>
    private static string Without(string text, string name)
    {
        var bare = Words.Plain(name).TrimEnd('/');
        if (bare.Length == 0)
        {
            return text;
        }

        var before = char.IsAsciiDigit(bare[0]) ? @"(?<!\d[^\p{L}\d]{1,9})" : "";
        var after = char.IsAsciiDigit(bare[^1]) ? @"(?![^\p{L}\d]{1,9}\d)" : "";
        return Regex.Replace(
            text, $@"(?<=^|[\s(«""“„'‘]){before}{Regex.Escape(bare)}/?(?:-[а-яәғқңөұүһі]{{1,5}})?(?=[.,;:!?)»""”'’]{{0,3}}(?:\s|$)){after}", " ",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }
}
