using System.Text.RegularExpressions;

namespace IntegrityBot.Core.Triage;

// A limit of time would throw in the middle of a desk's work. A test runs the worst texts through the forms instead.
#pragma warning disable MA0009

/// <summary>The forms of what identifies a person or a firm. Every repetition is bounded or cannot fail late, so a long text takes no more than its length.</summary>
internal static partial class Identifiers
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;
    private const RegexOptions AnyCase = Options | RegexOptions.IgnoreCase;

    /// <summary>Between the digits of one number: one or two of space, no-break space, hyphen, dash, dot, bracket.</summary>
    private const string Gap = @"[ \u00A0\u202F\-‐-–.()]{0,2}";

    private const string Before = @"(?<![\p{L}\p{N}])";
    private const string After = @"(?![\p{L}\p{N}])";

    /// <summary>What is marked is the group "x" if the form has one, else all of it.</summary>
    private static readonly Regex[] Forms =
    [
        Email(), Link(), Domain(), Handle(),
        International(), Domestic(), Mobile(), AreaCode(), CalledPhone(),
        TwelveDigits(), CalledNumber(), Card(), LongNumber(), MaskedCard(), KazakhIban(), Iban(), IdentityCard(), Passport(),
        Plate(), JoinedPlate(), OldPlate(), ForeignPlate(),
        HouseAfterWord(), HouseBeforeWord(), HouseAfterStreet(),
    ];

    public static IEnumerable<(int Start, int End)> In(string text) =>
        from form in Forms
        from Match match in form.Matches(text)
        let marked = match.Groups["x"] is { Success: true } part ? part : match
        where marked.Length > 0
        select (marked.Index, marked.Index + marked.Length);

    [GeneratedRegex(@"(?<![\w.%+\-])(?>[\w.%+\-]+)@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}", Options)]
    private static partial Regex Email();

    // A full stop, a bracket or a quote at its end belongs to the sentence.
    [GeneratedRegex(@"(?:(?:https?|ftp|tg|tel|mailto|viber|whatsapp):/{0,2}|www\.)[^\s<>""«»]{2,}(?<![.,;:!?)\]'’”…])", AnyCase)]
    private static partial Regex Link();

    [GeneratedRegex(Before + @"(?:[\w\-]{1,63}\.){1,8}(?:com|org|net|info|biz|edu|gov|mil|int|pro|app|dev|site|online|store|shop|link|kz|ru|su|by|ua|uz|kg|tm|tj|cn|tr|de|uk|eu|us|io|me|co|cc|tv|ai|қаз|рф|онлайн|сайт)" + After +
        @"(?:[/?#:][^\s<>""«»]{0,2000}(?<![.,;:!?)\]'’”…]))?", AnyCase)]
    private static partial Regex Domain();

    [GeneratedRegex(@"(?<![\w@.])@\w[\w.]{1,63}(?<!\.)", Options)]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?<![\p{L}\p{N}+])\+" + Gap + @"[1-9](?:" + Gap + @"\d){7,14}(?!\d)", Options)]
    private static partial Regex International();

    // 8 777 123 45 67, 7(701)1234567: eleven digits whose groups no sum has.
    [GeneratedRegex(Before + @"[78]" + Gap + @"[3479]\d{2}" + Gap + @"\d{3}" + Gap + @"\d{2}" + Gap + @"\d{2}" + After, Options)]
    private static partial Regex Domestic();

    // 701 123 45 67, 7011234567: a mobile number without the country.
    [GeneratedRegex(Before + @"\(?7[0-9]{2}" + Gap + @"\d{3}" + Gap + @"\d{2}" + Gap + @"\d{2}" + After, Options)]
    private static partial Regex Mobile();

    // (7172) 55-12-34, 8 (71635) 2-12-34, 8-7172-55-12-34
    [GeneratedRegex(Before + @"(?:[78]" + Gap + @")?(?:\(\d{3,5}\)|(?<=[78][ \-])7\d{3,4}[ \-])[ \u00A0]?\d(?:[ \-–]?\d){4,6}" + After, Options)]
    private static partial Regex AreaCode();

    // After its own word a number may have any form: тел. 25-12-34, телефоны: 251234
    [GeneratedRegex(Before + @"(?:тел(?:ефон\p{L}{0,6})?|сот(?:к\p{L}|ов\p{L}{1,4})|моб(?:ильн\p{L}{1,4})?|ұялы|ватсап\p{L}{0,3}|вотсап\p{L}{0,3}|вацап\p{L}{0,3}|whats?app|phone|mobile|cell|tel|fax|факс)" +
        @"(?:[ \u00A0](?:нөмірі\p{L}{0,4}|номер\p{L}{0,3}|number|no))?[\s.:№=—–\-]{0,5}(?<x>\d(?:[ \u00A0\-–.()]{0,2}\d){4,13})" + After, AnyCase)]
    private static partial Regex CalledPhone();

    [GeneratedRegex(Before + @"\d{12}" + After, Options)]
    private static partial Regex TwelveDigits();

    // IIN and BIN after their word, however spaced; the numbers of papers after theirs.
    [GeneratedRegex(Before + @"(?:ИИН|БИН|ЖСН|БСН|IIN|BIN|ИНН|СНИЛС|паспорт\p{L}{0,3}|удостоверени\p{L}{1,3}(?: личности)?|жеке куәлік\p{L}{0,4}|куәлік\p{L}{0,4}|passport|identity card|ID card)" +
        @"(?:[ \u00A0](?:нөмірі|номер|number|no))?[\s.:№#=—–\-]{0,5}(?<x>\p{Lu}{0,2}[ ]?\d(?:[ \u00A0\-]?\d){4,18})" + After, AnyCase)]
    private static partial Regex CalledNumber();

    [GeneratedRegex(Before + @"(?:\d{4}(?:[ \u00A0\-]\d{4}){3}(?:[ \u00A0\-]\d{1,3})?|\d{4}[ \u00A0\-]\d{6}[ \u00A0\-]\d{5})" + After, Options)]
    private static partial Regex Card();

    [GeneratedRegex(Before + @"\d{13,34}" + After, Options)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<![\p{L}\p{N}*•])(?:\d{4}[ \-]?\d{0,2})?(?:[*•]{1,12}|[*•xXхХ]{2,12})(?:[ \-]?[*•xXхХ]{2,4}){0,2}[ \-]?\d{4}(?!\d)", Options)]
    private static partial Regex MaskedCard();

    // Also with Cyrillic К.
    [GeneratedRegex(Before + @"[KК]Z[ ]?\d{2}(?:[ \u00A0\-]?[\dA-Z]){16}" + After, AnyCase)]
    private static partial Regex KazakhIban();

    [GeneratedRegex(Before + @"[A-Z]{2}\d{2}(?:[ \u00A0]?(?=[A-Z]{0,3}\d)[\dA-Z]{4}){3,7}(?:[ \u00A0]?\d{1,3})?" + After, Options)]
    private static partial Regex Iban();

    // Kazakhstan's identity cards have nine digits, the first of them 0.
    [GeneratedRegex(Before + @"0\d{8}" + After, Options)]
    private static partial Regex IdentityCard();

    [GeneratedRegex(Before + @"[NНSСCРP][ ]?\d{8}" + After, Options)]
    private static partial Regex Passport();

    private const string Region = "(?:0[1-9]|1[0-9]|20)";

    // 123 ABC 02. Units and currencies look like it: "500 МРП 20".
    [GeneratedRegex(Before + @"\d{3}[ \-]?(?!(?:МРП|АЕК|МЗП|ЕТЖ|USD|KZT|EUR|RUB|ТЫС|МЛН|КГ|КМ|ТГ|РУБ|МЫҢ|ЛЕТ|ЖЫЛ)(?!\p{L}))[A-ZА-ЯЁ]{2,3}[ \-]?" + Region + After, Options)]
    private static partial Regex Plate();

    [GeneratedRegex(Before + @"\d{3}[a-z]{2,3}" + Region + After, AnyCase)]
    private static partial Regex JoinedPlate();

    // A 123 BCM, as given until 2012.
    [GeneratedRegex(Before + @"(?:[A-Z][ \-]?\d{3}[ \-]?[A-Z]{2,3}|[А-ЯЁ]\d{3}[А-ЯЁ]{2,3})" + After, Options)]
    private static partial Regex OldPlate();

    [GeneratedRegex(Before + @"[АВЕКМНОРСТУХABEKMHOPCTYX][ ]?\d{3}[ ]?[АВЕКМНОРСТУХABEKMHOPCTYX]{2}[ ]?\d{2,3}" + After, Options)]
    private static partial Regex ForeignPlate();

    // "дом 12/3", "д. 5а", "кв. 45", "үй 12", "flat 3": the number alone, the word tells nobody's house.
    [GeneratedRegex(Before + @"(?:дом\p{L}{0,2}|д\.|кв\.|кварт\p{L}{1,5}|корпус\p{L}{0,2}|корп\.|подъезд\p{L}{0,2}|строение|үй|пәтер|кіреберіс|house|flat|apartment|apt\.?|building)[ \u00A0]?(?:№[ \u00A0]?)?" +
        @"(?<x>\d{1,3}(?:[ \-]?[а-яёa-z](?!\p{L}))?(?:/\d{1,4})?)(?![\p{N}%])", AnyCase)]
    private static partial Regex HouseAfterWord();

    // "12-үй", "45 пәтер"
    [GeneratedRegex(Before + @"(?<x>\d{1,3}[а-яё]?(?:/\d{1,4})?)[ \u00A0\-–]{1,2}(?:үй|пәтер|кіреберіс)(?:і|інде|де|ге|ден|дің)?" + After, AnyCase)]
    private static partial Regex HouseBeforeWord();

    // "ул. Абая, 12", "Абай көшесі 12", "12 Abay Street"
    [GeneratedRegex(Before + @"(?:(?:ул\.|улиц\p{L}{1,2}|пр\.|проспект\p{L}{0,2}|пер\.|переулк?о?к?\p{L}{0,2})[ \u00A0]?(?:\p{L}\.[ \u00A0]?){0,2}(?>\p{L}[\p{L}\-]{1,40})(?:[ \u00A0](?>\p{L}[\p{L}\-]{1,40}))?|(?:көшесі|даңғылы|street|avenue|ave\.|st\.))" +
        @",?[ \u00A0](?<x>\d{1,3}[а-яёa-z]?(?:/\d{1,4})?)(?![\p{L}\p{N}%]|[ \u00A0](?:марта|мая|январ|феврал|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр|рет|адам|раз|тенге|теңге|people|times))", AnyCase)]
    private static partial Regex HouseAfterStreet();
}
