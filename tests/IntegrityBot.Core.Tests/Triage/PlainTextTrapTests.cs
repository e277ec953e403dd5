using System.Collections.Immutable;
using System.Diagnostics;
using CsCheck;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

/// <summary>Traps as people disguise them, and ordinary words that look a little like them.</summary>
public class PlainTextTrapTests
{
    private static readonly ImmutableArray<string> Names = ["1424", "eotinish.kz", "https://eotinish.kz/", "egov.kz", "https://egov.kz", "https://bureau.kz/faq"];

    private static readonly string[] Gaps =
        ["", " ", "  ", "\u00A0", "\u2009", "-", " - ", "–", " — ", "‑", ".", ". ", "/", " / ", "(", ") ", ", ", ",", ":", "; ", "\n", " \n ", "_", "*", "•", "😀", "\u200B", "\u00AD", "\u2060"];

    private static readonly Gen<string> Phone = Gen.Select(
        Gen.OneOf("8", "+7", "7", ""), Gen.OneOf("701", "702", "705", "707", "747", "771", "775", "777", "778", "717", "727"), Gen.Int[0, 9_999_999],
        (country, code, number) => $"{country}{code}{number:D7}");

    private static readonly Gen<Func<char, string>> Digit = Gen.OneOf<Func<char, string>>(
        sign => $"{sign}", sign => $"{(char)(sign - '0' + '０')}", sign => $"{(char)(sign - '0' + '٠')}", sign => $"{(char)(sign - '0' + '۰')}", sign => char.ConvertFromUtf32(0x1D7D8 + sign - '0'), sign => $"{sign}\uFE0F\u20E3");

    [Theory]
    [InlineData("8 - 701 - 123 - 45 - 67")]
    [InlineData("+7 (701) 123 — 45 — 67")]
    [InlineData("8/701/123/45/67")]
    [InlineData("8 701\n1234567")]
    [InlineData("8 701 1 2 3 4 5 6 7")]
    [InlineData("771,708.4-18:01")]
    [InlineData("877 890,2 — 1984")]
    [InlineData("7 717 084, 18:01")]
    [InlineData("８７０１１２３４５６７")]
    [InlineData("٨٧٠١١٢٣٤٥٦٧")]
    [InlineData("8️⃣7️⃣0️⃣1️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣")]
    [InlineData("①②③④⑤⑥⑦")]
    [InlineData("8, 701, 123, 45, 67")]
    [InlineData("87 011 234 567")]
    [InlineData("7 011 234 567")]
    [InlineData("701 123 4567")]
    [InlineData("8:701:123:45:67")]
    [InlineData("8 701 1424 000")]
    [InlineData("Кодыңыз: 4711 0815 23")]
    [InlineData("Карта 4400-43**-****-1234 56")]
    public void A_number_however_it_is_written_is_refused(string number) => Refused($"Хабарласыңыз: {number}.");

    [Theory]
    [InlineData("case-4711.life")]
    [InlineData("case.icu")]
    [InlineData("case.news")]
    [InlineData("kase.cloud/abc")]
    [InlineData("пример.москва")]
    [InlineData("пример.рф")]
    [InlineData("мысал.қаз")]
    [InlineData("xn--e1afmkfd.xn--p1ai")]
    [InlineData("4711.life")]
    [InlineData("case.Life")]
    [InlineData("a.icu")]
    [InlineData("сase.lіfe")]
    [InlineData("case。life")]
    [InlineData("договор.pdf.life")]
    [InlineData("договор.pdf/abc")]
    [InlineData("t.\u200Bme/abc")]
    [InlineData("t\u00AD.me/abc")]
    [InlineData("t.\u2060m\u200De/abc")]
    [InlineData("@\u200Bsome_person")]
    [InlineData("@ some_person")]
    [InlineData("＠some_person")]
    [InlineData("some_person﹫example")]
    [InlineData("t . me / abc")]
    [InlineData("t. me/abc")]
    [InlineData("t .me/abc")]
    [InlineData("t me/abc")]
    [InlineData("T. Me/abc")]
    [InlineData("ｔ．ｍｅ/abc")]
    [InlineData("ｔ．ｍｅ／ａｂｃ")]
    [InlineData("bit. ly/abc")]
    [InlineData("example . life")]
    [InlineData("example. com")]
    [InlineData("case-4711. life")]
    [InlineData("https ://example")]
    [InlineData("hxxps: //example")]
    [InlineData("tg: //resolve")]
    [InlineData("www . example")]
    public void A_place_on_the_net_however_it_is_written_is_refused(string place)
    {
        Refused($"Откройте {place}");
        Refused($"Жазыңыз: {place}, содан кейін күтіңіз.");
        Refused(place);
    }

    [Theory]
    [InlineData("https://eotinish.kz/?c=4711")]
    [InlineData("https://eotinish.kz/#4711")]
    [InlineData("https://eotinish.kz?c=4711")]
    [InlineData("eotinish.kz/#4711")]
    [InlineData("eotinish.kz/~x")]
    [InlineData("eotinish.kz/-x")]
    [InlineData("eotinish.kz/(x)")]
    [InlineData("eotinish.kz/;x")]
    [InlineData("eotinish.kz/%D0")]
    [InlineData("eotinish.kz:8443")]
    [InlineData("eotinish.kz#4711")]
    [InlineData("eotinish.kz\\x")]
    [InlineData("eotinish.kz-abc.org")]
    [InlineData("eotinish.kz.org")]
    [InlineData("a.eotinish.kz")]
    [InlineData("x@eotinish.kz")]
    [InlineData("http://eotinish.kz/x")]
    [InlineData("https://bureau.kz/faq?x")]
    [InlineData("https://bureau.kz/faq/x")]
    [InlineData("https://eotinish.kz/\u200B?c=4711")]
    [InlineData("8 701 1424 000")]
    [InlineData("1424 000")]
    public void A_contact_with_anything_more_than_the_contacts_have_is_refused(string more) => Refused($"Обратитесь: {more}");

    [Theory]
    [InlineData("eotinish.kz сайтына жазыңыз.")]
    [InlineData("Өтінішті eotinish.kz-те, не egov.kz-тен беріңіз.")]
    [InlineData("1424-ке қоңырау шалыңыз.")]
    [InlineData("Обратитесь на eotinish.kz, https://egov.kz или по номеру 1424.")]
    [InlineData("Сайт «eotinish.kz», номер (1424).")]
    [InlineData("See https://eotinish.kz/. Or call 1424!")]
    [InlineData("https://bureau.kz/faq")]
    public void A_contact_exactly_as_the_contacts_have_it_may_be_named(string text) => Passes(text);

    [Theory]
    [InlineData("Бұл 2025 ж. қаңтарда болды ма, т.е. шартқа дейін бе?")]
    [InlineData("Акт, шот-фактура, т.б. құжаттар бар ма, ж.т.б.?")]
    [InlineData("Мың, млн. теңге, 4 500 000 теңге, 2 500 000,50 тг.")]
    [InlineData("Заңның 218, 218-1, 234, 249-баптары бойынша тексеріп жатырмыз.")]
    [InlineData("Растадық.Жауабын осында жазамыз.")]
    [InlineData("Т.с.с. құжаттар.Келісімшарт қай күні жасалды?")]
    [InlineData("Лоттар: 1, 2, 3, 4, 5, 6.")]
    [InlineData("2023–2025 жж., 2023, 2024, 2025 жылдары ма?")]
    [InlineData("Это т.е. договор, т.к. сумма и т.д. и т.п., в т.ч. НДС?")]
    [InlineData("Проверили.Ответ напишем здесь.Спасибо")]
    [InlineData("Мы проверили .Спасибо . Ждите ответа")]
    [InlineData("г.Алматы, ул.Абая, им.Ауэзова, р-н Алатау, с.Абай, А.Иванов, г.Москва")]
    [InlineData("Сумма 4 500 000 или 1 250 000 тенге? Может, 250 000–300 000 тенге, или 12 500 000 (двенадцать)?")]
    [InlineData("Были суммы 250 000, 300 000 и 400 000 тенге.")]
    [InlineData("Это было 01.07.2024, 02.07.2024 или 03.07.2024?")]
    [InlineData("С 01.03.2026 - 15.03.2026, в 9:00–18:00, 12.03.2026 15:30?")]
    [InlineData("01–15.03.2026, 3 человека")]
    [InlineData("2026-03-01, 2026-03-02")]
    [InlineData("Закон от 01.07.2024 № 106-VIII, от 18.11.2015 410-V, ст. 366, 367, 368 и 368-1 УК, п. 2 ст. 190.")]
    [InlineData("УК, ст.366; КоАП, ст.ст. 676, 677, 678.")]
    [InlineData("Пришлите названия: смета.xlsx, договор.pdf? Но не файлы.")]
    [InlineData("1.Кто подписал? 2.Когда? 3.Где и/или у кого?")]
    [InlineData("Сначала проверим.Как-то иначе нельзя.")]
    [InlineData("Цена выросла на 12,5% за 3 мес., с 100 до 112.5 тыс. тенге.")]
    [InlineData("Ждем… ответа…Пока ничего нет...и не было")]
    [InlineData("Договор — на 120 дней, аванс — 30%, неустойка — 0,1%.")]
    [InlineData("Was it in the contract, e.g. in art. 5, i.e. before 2025? We ask the U.S. firm, etc. and others.")]
    [InlineData("We checked it.The answer comes here.Please wait. By the way, tell us. Me and others will read.")]
    [InlineData("Mr.Smith, J.Smith, Ph.D., a.m. or p.m., No.5, art.366, St.Petersburg")]
    [InlineData("1.Where was it? 2.When? Is it he/she, and/or 5 km/h, e.g. contracts/orders?")]
    [InlineData("Thank you . We will write . Then wait")]
    [InlineData("It was 4,500,000 tenge, 12.5 million, or $1,200,000 on 1 July 2024.")]
    [InlineData("Between 9:00 and 17:00, 2 or 3 times, 10-15 people, 100-200 boxes.")]
    [InlineData("See arts. 7(6), 24(2), 29(1),(3) of the law.")]
    [InlineData("Item 4.2.1.3 of the contract, version 2.0")]
    public void Ordinary_words_of_a_moderator_pass(string text) => Passes(text);

    [Fact]
    public void A_phone_number_however_spaced_and_in_whatever_digits_is_refused() =>
        Gen.Select(Phone, Gen.OneOf(Gaps).Array[16], Gen.Bool.Array[16], Digit, Gen.OneOf("", "Жазыңыз: ", "Позвоните ", "Call us on "), Gen.OneOf("", " болады", ".", " today"))
            .Sample(
                (phone, gaps, cut, digit, before, after) =>
                {
                    var spaced = string.Concat(phone.Select((sign, at) => (char.IsAsciiDigit(sign) ? digit(sign) : $"{sign}") + (cut[at] ? gaps[at] : "")));
                    return PlainText.Check(new(before + spaced + after), Names) == Refusal.TextNotPlain;
                },
                iter: 20_000);

    [Fact]
    public void What_is_sent_has_no_hidden_sign_in_it()
    {
        var some = new SomeCase().Do(new DeskMove.Answer(new("We\u200B check\u2060 it\uFEFF\U000E0041.")));

        Assert.Equal("We check it.", some.Now.Messages[^1].Text);
    }

    [Fact]
    public void The_worst_texts_take_no_longer_than_others()
    {
        string[] pieces = ["a-", "a.", "1 ", "1-", "1 .", "a .", "ab. ", "t.", "1, ", "1.1.", "\n", "a", "1", ". ", "a1-", "@", "-", "_", "(", "1(1),", "aa. aa/", "000 000,", "\uFDFA"];
        foreach (var piece in pieces)
        {
            var text = string.Concat(Enumerable.Repeat(piece, Said.MaxLength))[..Said.MaxLength];
            var watch = Stopwatch.StartNew();
            _ = PlainText.Check(new(text), Names);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{piece}: {watch.Elapsed}");
        }
    }

    private static void Refused(string text) => Assert.Equal(Refusal.TextNotPlain, PlainText.Check(new(text), Names));

    private static void Passes(string text) => Assert.Null(PlainText.Check(new(text), Names));
}
