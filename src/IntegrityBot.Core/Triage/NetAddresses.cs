using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace IntegrityBot.Core.Triage;

// A limit of time would throw in the middle of a desk's work; every repetition here is bounded.
#pragma warning disable MA0009

/// <summary>
/// Places on the net in words that go to a reporter. New endings come every month, so none is needed: whatever has the form of a name is
/// one, and what people write with a full stop inside is told apart by its own form. A report's own words are read more mildly, by
/// <see cref="Redaction"/>.
/// </summary>
internal static partial class NetAddresses
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;
    private const RegexOptions AnyCase = Options | RegexOptions.IgnoreCase;

    private const string NoAbbreviation = @"(?<!(?:^|[^\p{L}])(?:e\.g|i\.e|etc|arts?|nos?|vs|cf|approx))";

    /// <summary>Shortened words that the next word often follows without a space.</summary>
    private static readonly FrozenSet<string> Shortened = Set(
        "art arts no nos st mr mrs ms dr prof sec ch para vol fig vs ltd inc dept jr sr ave approx etc");

    /// <summary>First words of English sentences that are no ending of a name: people forget the space after a full stop.</summary>
    private static readonly FrozenSet<string> Beginnings = Set(
        "the we this that these those there they if please are was were when what where which while thank thanks but and your our for she after before write tell did does can could have has would will from then not");

    /// <summary>All endings in Cyrillic letters there are; they are few.</summary>
    private static readonly FrozenSet<string> CyrillicEndings = Set("қаз рф рус бел укр срб мкд мон бг ею москва дети онлайн сайт орг ком католик");

    private static readonly FrozenSet<string> Files = Set("pdf doc docx xls xlsx ppt pptx txt jpg jpeg png");

    /// <param name="text">As <see cref="Conversations.Words.Plain"/> gives it.</param>
    public static bool In(string text) => text.Contains('@', StringComparison.Ordinal) || Scheme().IsMatch(text) || HasName(text) || Apart().IsMatch(text);

    private static bool HasName(string text)
    {
        for (var dot = text.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = text.IndexOf('.', dot + 1))
        {
            var (start, end) = (dot, dot + 1);
            while (start > 0 && IsOfName(text[start - 1]))
            {
                start--;
            }

            while (end < text.Length && IsOfName(text[end]))
            {
                end++;
            }

            if (IsName(text[start..dot], text[(dot + 1)..end], GoesOn(text.AsSpan(end))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char sign) => char.IsLetterOrDigit(sign) || sign is '-' or '_' || char.IsSurrogate(sign);

    /// <summary>"договор.pdf?" ends a sentence, "договор.pdf?x" does not.</summary>
    private static bool GoesOn(ReadOnlySpan<char> rest) => rest is ['.' or '/' or ':' or '?' or '#' or '&', var next, ..] && !char.IsWhiteSpace(next);

    /// <param name="goesOn">Whether more than a sentence's end follows.</param>
    private static bool IsName(string left, string right, bool goesOn)
    {
        if (left.Length == 0 || right.Length < 2 || !char.IsLetter(right[0]))
        {
            return false;
        }

        var isWord = char.IsUpper(right[0]) && right[1..].All(char.IsLower);
        if (right.All(sign => IsCyrillic(sign) || sign == '-' || char.IsAsciiDigit(sign)))
        {
            // "г.Москва", "ул.Онлайн": a short word before a capital names a place, a longer one is a name on the net.
            return CyrillicEndings.Contains(right) && !(isWord && left.Length <= 3 && left.All(IsCyrillic));
        }

        if (Files.Contains(right) && !goesOn)
        {
            return false;
        }

        return left switch
        {
            // "1.Where", the number of a list; "J.Smith"
            _ when isWord && left.Length <= 2 && left.All(char.IsAsciiDigit) => false,
            [var one] when isWord && char.IsUpper(one) => false,
            _ when isWord && Shortened.Contains(left) => false,
            [_, _, ..] => !(isWord && Beginnings.Contains(right)),
            _ => true,
        };
    }

    private static bool IsCyrillic(char sign) => sign is >= '\u0400' and <= '\u052F';

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"://|(?<![\p{L}\p{N}])(?:https?|hxxps?|ftp)(?![\p{L}])|(?<![\p{L}\p{N}])(?:tg|tel|mailto|viber|whatsapp)\s{0,3}:\s{0,3}/|(?<![\p{L}\p{N}])www\s{0,3}\.", AnyCase)]
    private static partial Regex Scheme();

    /// <summary>
    /// A name drawn apart: "t . me / abc", "bit. ly/abc", "example. com", "case-4711. life". A space before the full stop, a slash, an ending that
    /// begins no sentence, or a digit among letters tells it from two sentences.
    /// </summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:" +
        @"[\w\-]{1,63}\s{1,3}\.\s{0,3}(?!(?-i:[A-Z])[a-z]{1,12}(?:[\s'’,]|$))[a-z]{2,24}(?![\p{L}\p{N}])" +
        @"|[\w\-]{1,63}" + NoAbbreviation + @"\s{0,3}\.\s{1,3}(?!(?:and|he|she|his|her|him|yes|either)\s{0,3}/)(?:(?-i:[a-z]{2,24})|me|ly|gl|gle|gg|com|kz|ru|org|net|cc|to|io|link)\s{0,3}/\s{0,3}\w" +
        @"|[\w\-]{1,63}" + NoAbbreviation + @"\s{0,3}\.\s{1,3}(?-i:com|org|net|info|biz|edu|gov|kz|ru|su|ua|uz|kg|tj|tm|cn|io|tv|xyz|icu|рф|қаз|ком)(?![\p{L}\p{N}])" +
        @"|(?=[a-z0-9\-]{0,40}\d)(?=[a-z0-9\-]{0,40}[a-z])[a-z0-9\-]{1,63}\.\s{1,3}(?-i:[a-z]{2,24})(?![\p{L}\p{N}])" +
        @"|t\s{1,3}me\s{0,3}/" +
        @")",
        AnyCase)]
    private static partial Regex Apart();
}
