using System.Buffers;
using System.Collections.Frozen;

namespace IntegrityBot.Core.Triage;

/// <summary>Where sentences of Kazakh, Russian and English end, in the hasty writing of chats too: a capital need not follow.</summary>
internal static class SentenceEnds
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("аеёиоуыэюяәіөұүaeiouyАЕЁИОУЫЭЮЯӘІӨҰҮAEIOUY");

    private const string Closing = "\"'»”’)]}";

    /// <summary>What stands before a full stop that ends no sentence. Lower case.</summary>
    private static readonly FrozenSet<string> Abbreviations = ((string[])
    [
        // Russian
        "г", "гг", "д", "к", "с", "п", "пп", "ч", "чч", "ст", "стр", "ул", "пр", "пр-т", "пер", "кв", "корп", "обл", "р-н", "пос", "мкр", "им", "тел", "моб", "сот", "гр", "гос", "зам", "нач", "рук",
        "руб", "коп", "тыс", "млн", "млрд", "тг", "тнг", "шт", "кг", "см", "мм", "км", "мин", "сек", "напр", "прим", "рис", "табл", "абз", "подп", "разд", "гл", "ред", "др", "проф", "акад", "доц",
        // Kazakh
        "т.с.с", "қ", "ж", "жж", "б", "бб", "т", "тт", "мыс", "көш", "даң", "ауд", "теңг", "ғ", "ғғ", "тарм",
        // English
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "art", "arts", "sec", "ch", "para", "paras", "vol", "fig", "etc", "vs", "approx", "ltd", "inc", "co", "dept", "jr", "sr", "ave", "apt", "tel", "cf",
    ]).ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<Range> Split(string text)
    {
        var sentences = new List<Range>();
        var start = 0;
        var i = 0;
        while (i < text.Length)
        {
            var end = EndAt(text, start, i);
            i = end ?? i + 1;
            if (end is null || (i < text.Length && text.AsSpan(start, i - start).IsWhiteSpace()))
            {
                continue;
            }

            sentences.Add(start..i);
            start = i;
        }

        if (start < text.Length)
        {
            sentences.Add(start..text.Length);
        }

        return sentences;
    }

    /// <returns>Where the next sentence begins if one ends with the sign at <paramref name="at"/>; else null.</returns>
    private static int? EndAt(string text, int start, int at)
    {
        if (text[at] is '\n' or '\r')
        {
            return AfterSpace(text, at);
        }

        if (text[at] is not ('.' or '!' or '?' or '…' or '。'))
        {
            return null;
        }

        var next = at + 1;
        while (next < text.Length && text[next] is '.' or '!' or '?' or '…')
        {
            next++;
        }

        var single = next == at + 1 && text[at] == '.';
        while (next < text.Length && Closing.Contains(text[next], StringComparison.Ordinal))
        {
            next++;
        }

        if (next == text.Length)
        {
            return next;
        }

        return !char.IsWhiteSpace(text[next]) || (single && Continues(text, start, at, next)) ? null : AfterSpace(text, next);
    }

    private static int AfterSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether the full stop at <paramref name="stop"/> only shortens the word before it.</summary>
    private static bool Continues(string text, int start, int stop, int next)
    {
        // The line ends here, whatever the full stop means.
        if (text.AsSpan(next, AfterSpace(text, next) - next).ContainsAny('\n', '\r'))
        {
            return false;
        }

        var from = stop;
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.' or '-'))
        {
            from--;
        }

        var word = text[from..stop];
        return IsInitials(word) || IsListNumber(text, start, from, word) || Abbreviations.Contains(word.ToLowerInvariant()) || IsShortened(word, text.AsSpan(AfterSpace(text, next)));
    }

    /// <summary>"А", "К.С", "т.к", "U.S": letters, each with its full stop.</summary>
    private static bool IsInitials(string word) =>
        word.Length > 0 && word.Split('.').All(part => part.Length is 1 or 2 && part.All(char.IsLetter)) && (word.Contains('.', StringComparison.Ordinal) || (word.Length == 1 && char.IsUpper(word[0])));

    /// <summary>"1. Он взял деньги": a number that opens the sentence.</summary>
    private static bool IsListNumber(string text, int start, int from, string word) =>
        word.Length is > 0 and <= 3 && word.All(char.IsDigit) && text.AsSpan(start, from - start).IsWhiteSpace();

    /// <summary>A word without a vowel before a small letter: "обл" has one, "стр", "млн" and most unlisted ones have none.</summary>
    private static bool IsShortened(string word, ReadOnlySpan<char> rest) =>
        word.Length is > 0 and <= 5 && word.All(char.IsLetter) && rest.Length > 0 && char.IsLower(rest[0]) &&
        !word.AsSpan().ContainsAny(Vowels);
}
