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
public static partial class PlainText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

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
            _ => Traps(mayName.OrderByDescending(name => name.Length).Aggregate(text, Without)) ? Refusal.TextNotPlain : null,
        };
    }

    private static bool Traps(string text) => Redaction.Find(text).Any() || Address().IsMatch(text);

    /// <summary>Only the name as a whole is everybody's: as a part of a longer address or number it would cloak a trap.</summary>
    private static string Without(string text, string name)
    {
        var bare = name.TrimEnd('/');
        if (bare.Length == 0)
        {
            return text;
        }

        var before = char.IsAsciiDigit(bare[0]) ? @"|\d[ \u00A0().\-]{1,2}" : "";
        var after = char.IsAsciiDigit(bare[^1]) ? @"|[ \u00A0().\-]{1,2}\d" : "";
        return Regex.Replace(text, $@"(?<![\w@%+\-]|\w\.{before}){Regex.Escape(bare)}/?(?![\w%]|[.\-@:/?#&=]\w{after})", " ", Options);
    }

    /// <summary>Links of any land, and of the services that shorten them: a report's own words need no such form, so <see cref="Redaction"/> leaves them.</summary>
    [GeneratedRegex(
        @"(?<![\w.\-])(?:[a-z0-9\-]{1,63}\.){1,8}(?:[a-z]{2,24}/\S|(?:ly|gl|gle|gg|gd|xyz|top|page|club|live|link|click|space|website|tech|bot)(?![\w\-]))",
        Options)]
    private static partial Regex Address();
}
