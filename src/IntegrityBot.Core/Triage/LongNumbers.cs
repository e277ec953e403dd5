using System.Globalization;
using System.Text.RegularExpressions;

namespace IntegrityBot.Core.Triage;

// A limit of time would throw in the middle of a desk's work; every repetition here is bounded.
#pragma warning disable MA0009

/// <summary>
/// Numbers to call, to pay to or to give, in words that go to a reporter: seven digits or more with no letter between them, however they
/// are spaced. Dates, hours, years, sums grouped in threes and lists of articles have a form of their own. A report's own words are
/// read more mildly, by <see cref="Redaction"/>.
/// </summary>
internal static partial class LongNumbers
{
    private const int Least = 7;

    /// <summary>Digits beside days and hours that are a count or a place in a list.</summary>
    private const int Few = 2;

    /// <summary>Digits of a count with its unit at the end: "(… tenge, 2026); 200 MCI".</summary>
    private const int FewOfUnit = 3;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <param name="text">As <see cref="Conversations.Words.Plain"/> gives it.</param>
    public static bool In(string text)
    {
        text = Act().Replace(text, "x");
        return Chain().Matches(text).Any(chain => Digits(chain.ValueSpan) >= Least && !IsOrdinary(text, chain));
    }

    private static bool IsOrdinary(string text, Match chain) =>
        IsOfOrdinaryItems(text, chain) ||
        (IsAscending(chain.Value) && (ListBefore().IsMatch(text.AsSpan(Math.Max(0, chain.Index - 24)..chain.Index)) || ListAfter().IsMatch(text.AsSpan(chain.Index + chain.Length))));

    private static bool IsOfOrdinaryItems(string text, Match chain)
    {
        var end = chain.Index + chain.Length;
        var (at, other, hasBareSum) = (chain.Index, 0, false);
        while (at < end)
        {
            if (Moment().Match(text, at, end - at) is { Success: true } moment)
            {
                at += moment.Length;
            }
            else if (Sum().Match(text, at, end - at) is { Success: true } sum && IsSum(text, sum, chain))
            {
                hasBareSum = true;
                at += sum.Length;
            }
            else
            {
                var plain = text.AsSpan(at, end - at).IndexOfAnyExceptInRange('0', '9') is >= 0 and var length ? length : end - at;
                other += plain <= FewOfUnit && at + plain == end && Unit().IsMatch(text.AsSpan(end)) ? 0 : plain;
                at += plain;
            }

            if (at < end)
            {
                if (Between().Match(text, at, end - at) is not { Success: true } between)
                {
                    return false;
                }

                at += between.Length;
            }
        }

        return other <= (hasBareSum ? 0 : Few);
    }

    /// <summary>
    /// A sum with its currency or unit, a round one, or, where no other digits stand near, one longer than the pieces of a phone number and shorter
    /// than a whole one.
    /// </summary>
    private static bool IsSum(string text, Match sum, Match chain) =>
        Unit().IsMatch(text.AsSpan(sum.Index + sum.Length)) ||
        sum.ValueSpan.EndsWith("000") ||
        (sum.Length == chain.Length && Digits(sum.ValueSpan) is >= Least and <= 9);

    /// <summary>"366, 367, 368-1", "7(6), 24(2)", "47(3)5),10)-12)": as the pieces of a phone number hardly ever are.</summary>
    private static bool IsAscending(string list)
    {
        var items = list.Split(',', StringSplitOptions.TrimEntries).Select(item => Item().Match(item)).ToList();
        var numbers = items.Select(item => item.Groups["n"].Value).Where(number => number.Length > 0).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return items.TrueForAll(item => item.Success) && numbers.Zip(numbers.Skip(1)).All(pair => pair.First <= pair.Second);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var sign in text)
        {
            digits += char.IsAsciiDigit(sign) ? 1 : 0;
        }

        return digits;
    }

    /// <summary>The number of an act: 106-VIII, in Latin or Cyrillic signs.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}])\d{1,3}-[IVXІХ]{1,5}(?![\p{L}\p{N}])", Options)]
    private static partial Regex Act();

    [GeneratedRegex(@"\d(?:[^\p{L}\d]{0,12}\d)*", Options)]
    private static partial Regex Chain();

    /// <summary>A day with or without its hour, two days with one month or year, an hour, a year.</summary>
    [GeneratedRegex(
        @"\G(?:(?:(?:0?[1-9]|[12]\d|3[01])(?:\.(?:0?[1-9]|1[0-2]))?\s?[\-–—]\s?)?(?:0?[1-9]|[12]\d|3[01])(?<s>[./])(?:0?[1-9]|1[0-2])\k<s>(?:19|20)\d{2}" +
        @"|(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])" +
        @"|(?:[01]?\d|2[0-3]):[0-5]\d" +
        @"|(?:19|20)\d{2})(?!\d)(?:(?<=\d{4}|-\d\d),?\s(?:[01]?\d|2[0-3]):[0-5]\d(?!\d))?", Options)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\G[1-9]\d{0,2}(?<s>[ .,'])\d{3}(?:\k<s>\d{3}){0,3}(?:[.,]\d{1,2})?(?![.,']?\d|\s\d)", Options)]
    private static partial Regex Sum();

    /// <summary>What stands between two things, and not within one number.</summary>
    [GeneratedRegex(@"\G(?:[^\d]{0,6}[,;()\n–—][^\d]{0,6}|[.:]\s{1,3}|\s?-\s?)", Options)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:(?<n>\d{1,3})(?:-\d{1,3})?|\d{1,3}(?:-\d{1,2})?(?:[()\-]{1,3}\d{1,2}){0,2}\){0,2}|(?:\(\d{1,2}(?:-\d{1,2})?\)?){1,4})$", Options)]
    private static partial Regex Item();

    [GeneratedRegex(
        @"^\s?(?:тенге|теңге|тг|₸|KZT|тыс|мың|млн|млрд|миллион|миллиард|руб|₽|долл|\$|USD|EUR|€|евро|МРП|АЕК|tenge|thousand|million|billion|dollar|euro|MCI)",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<!\p{L})(?:ст\.?|стат[ье]\p{L}{1,4}|п\.?|пп\.?|пункт\p{L}{0,4}|част\p{L}{1,3}|лот\p{L}{0,4}|arts?\.?|articles?|paras?\.?|paragraphs?|lots?|nos?\.?|УК|ҚК|КоАП|ӘҚБтК)\s?$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex ListBefore();

    [GeneratedRegex(@"^\){0,2}(?:\s(?:және|и|and)\s\d{1,3}(?:-\d{1,3})?)?-?\s?(?:бап|тарма|лот|УК|ҚК|КоАП|ӘҚБтК)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex ListAfter();
}
