namespace IntegrityBot.Core.Law.Searching;

/// <summary>
/// One spelling for the many ways people type: lower case, Kazakh letters as a Russian keyboard has them (ә→а ғ→г қ→к ң→н ө→о ұ,ү→у
/// і→и һ→х), ё→е, and letters that are often mixed up as one (ы, й→и; э→е; ч, щ→ш; no ь, ъ; no doubled letters).
/// </summary>
internal static class Folding
{
    /// <summary>Longer words are cut: no word of any of the languages is.</summary>
    public const int LongestWord = 32;

    private const char None = '\0';
    private const char End = '\uFFFF';

    /// <summary>What becomes of the signs people mostly type: a folded letter, <see cref="None"/>, or <see cref="End"/> of the word.</summary>
    private static readonly char[] Table = [.. Enumerable.Range(0, 0x530).Select(sign => FoldSlowly((char)sign))];

    /// <summary>The words of a text, folded; numbers count as words.</summary>
    public static List<string> Words(string text, int most)
    {
        var words = new List<string>();
        var reader = new FoldedWords(text, stackalloc char[LongestWord]);
        while (words.Count < most && reader.Next())
        {
            words.Add(reader.Word.ToString());
        }

        return words;
    }

    public static bool IsLatin(ReadOnlySpan<char> word) => word.ContainsAnyInRange('a', 'z');

    /// <summary>A Latin word read as Cyrillic: Russian or Kazakh as people transliterate them, and the Kazakh Latin alphabets.</summary>
    public static string ReadAsCyrillic(string word)
    {
        Span<char> read = stackalloc char[LongestWord];
        var length = 0;
        for (var at = 0; at < word.Length;)
        {
            var (letters, taken) = Letters(word.AsSpan(at));
            foreach (var letter in letters)
            {
                Add(read, ref length, Letter(letter));
            }

            at += taken;
        }

        return read[..length].ToString();
    }

    /// <summary>A sign folded; <see cref="None"/> where it stands inside a word without a sound, <see cref="End"/> where a word ends.</summary>
    private static char Fold(char sign) => sign < Table.Length ? Table[sign] : FoldSlowly(sign);

    private static char FoldSlowly(char sign) =>
        char.IsLetterOrDigit(sign) ? Letter(char.ToLowerInvariant(sign))
        : sign is '\u00AD' or '\u200B' or '\u0301' ? None // Soft hyphens and stress marks stand inside words.
        : End;

    private static void Add(Span<char> word, ref int length, char letter)
    {
        if (letter != None && length < LongestWord && (length == 0 || word[length - 1] != letter || char.IsAsciiDigit(letter)))
        {
            word[length++] = letter;
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
        'ь' or 'ъ' => None,
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

    /// <summary>Reads the folded words of a text one by one.</summary>
    /// <param name="buffer">Of <see cref="LongestWord"/> signs.</param>
    public ref struct FoldedWords(ReadOnlySpan<char> text, Span<char> buffer)
    {
        private readonly ReadOnlySpan<char> text = text;
        private readonly Span<char> buffer = buffer;
        private int at;
        private int length;

        /// <summary>The word read last; it changes with the next.</summary>
        public readonly ReadOnlySpan<char> Word => buffer[..length];

        /// <summary>Whether there was one more.</summary>
        public bool Next()
        {
            length = 0;
            while (at < text.Length)
            {
                var letter = Fold(text[at++]);
                if (letter != End)
                {
                    Add(buffer, ref length, letter);
                }
                else if (length > 0)
                {
                    return true;
                }
            }

            return length > 0;
        }
    }
}
