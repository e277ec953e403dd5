using System.Text;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>
/// One spelling for the many ways people type: lower case, Kazakh letters as a Russian keyboard has them (ә→а ғ→г қ→к ң→н ө→о ұ,ү→у
/// і→и һ→х), ё→е, and letters that are often mixed up as one (ы, й→и; э→е; ч, щ→ш; no ь, ъ; no doubled letters).
/// </summary>
internal static class Folding
{
    /// <summary>Longer words are cut: no word of any of the languages is.</summary>
    public const int LongestWord = 32;

    /// <summary>The words of a text, folded; numbers count as words.</summary>
    public static List<string> Words(string text, int most)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var sign in text)
        {
            if (char.IsLetterOrDigit(sign))
            {
                Add(word, char.ToLowerInvariant(sign));
            }
            else if (sign is not ('\u00AD' or '\u200B' or '\u0301') && word.Length > 0)
            {
                // Soft hyphens and stress marks stand inside words; everything else ends one.
                words.Add(word.ToString());
                word.Clear();
                if (words.Count == most)
                {
                    return words;
                }
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    public static bool IsLatin(string word) => word.Any(sign => sign is >= 'a' and <= 'z');

    /// <summary>A Latin word read as Cyrillic: Russian or Kazakh as people transliterate them, and the Kazakh Latin alphabets.</summary>
    public static string ReadAsCyrillic(string word)
    {
        var read = new StringBuilder();
        for (var at = 0; at < word.Length;)
        {
            var (letters, length) = Letters(word.AsSpan(at));
            foreach (var letter in letters)
            {
                Add(read, letter);
            }

            at += length;
        }

        return read.ToString();
    }

    private static void Add(StringBuilder word, char sign)
    {
        var letter = Letter(sign);
        if (letter != '\0' && word.Length < LongestWord && (word.Length == 0 || word[^1] != letter || char.IsAsciiDigit(letter)))
        {
            word.Append(letter);
        }
    }

    private static char Letter(char sign) => sign switch
    {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' or 'ү' or 'ў' => 'у',
        'і' or 'ы' or 'й' or 'ї' => 'и',
        'һ' => 'х',
        'ё' or 'э' or 'є' => 'е',
        'щ' or 'ч' => 'ш',
        'ь' or 'ъ' => '\0',
        'ä' or 'á' or 'à' => 'a',
        'ö' or 'ó' => 'o',
        'ü' or 'ú' or 'ū' => 'u',
        'ı' or 'í' or 'ï' => 'i',
        'ý' => 'y',
        'ğ' or 'ǵ' => 'g',
        'ñ' or 'ń' or 'ŋ' => 'n',
        'ş' => 'ш',
        'ç' => 'ш',
        _ => sign,
    };

    private static (string Letters, int Length) Letters(ReadOnlySpan<char> rest) => rest switch
    {
        ['s', 'h', 'c', 'h', ..] => ("ш", 4),
        ['s', 'h', ..] or ['c', 'h', ..] => ("ш", 2),
        ['z', 'h', ..] => ("ж", 2),
        ['k', 'h', ..] => ("х", 2),
        ['g', 'h', ..] => ("г", 2),
        ['t', 's', ..] => ("ц", 2),
        ['y', 'a', ..] or ['j', 'a', ..] when rest[0] == 'y' => ("я", 2),
        ['y', 'u', ..] or ['i', 'u', ..] => ("ю", 2),
        ['i', 'a', ..] => ("я", 2),
        ['y', 'e', ..] or ['y', 'o', ..] => ("е", 2),
        ['a', ..] => ("а", 1),
        ['b', ..] => ("б", 1),
        ['c', 'e' or 'i' or 'y', ..] => ("ц", 1),
        ['c', ..] => ("к", 1),
        ['d', ..] => ("д", 1),
        ['e', ..] => ("е", 1),
        ['f', ..] => ("ф", 1),
        ['g', ..] => ("г", 1),
        ['h', ..] => ("х", 1),
        ['i', ..] or ['y', ..] => ("и", 1),
        ['j', ..] => ("ж", 1),
        ['k', ..] or ['q', ..] => ("к", 1),
        ['l', ..] => ("л", 1),
        ['m', ..] => ("м", 1),
        ['n', ..] => ("н", 1),
        ['o', ..] => ("о", 1),
        ['p', ..] => ("п", 1),
        ['r', ..] => ("р", 1),
        ['s', ..] => ("с", 1),
        ['t', ..] => ("т", 1),
        ['u', ..] => ("у", 1),
        ['v', ..] => ("в", 1),
        ['w', ..] => ("у", 1),
        ['x', ..] => ("х", 1),
        ['z', ..] => ("з", 1),
        _ => (rest[..1].ToString(), 1),
    };
}
