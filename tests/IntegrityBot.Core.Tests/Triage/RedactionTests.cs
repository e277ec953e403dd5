using System.Diagnostics;
using CsCheck;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

public class RedactionTests
{
    [Theory]
    [InlineData("Звоните +7 701 000 00 00 до вечера", "+7 701 000 00 00")]
    [InlineData("Менің нөмірім 8 (777) 000-00-00, күтемін", "8 (777) 000-00-00")]
    [InlineData("номер 87010000000.", "87010000000")]
    [InlineData("Пишите: 701 000 00 00", "701 000 00 00")]
    [InlineData("Приёмная +7 (7172) 55-00-00, каб. 3", "+7 (7172) 55-00-00")]
    [InlineData("Приёмная 8 (71635) 2-00-00", "8 (71635) 2-00-00")]
    [InlineData("Әкімдік 8-7172-55-00-00 арқылы", "8-7172-55-00-00")]
    [InlineData("тел. 25-00-34", "25-00-34")]
    [InlineData("Ұялы нөмірі: 000 12 34 56", "000 12 34 56")]
    [InlineData("Call +44 20 7946 0000 or phone 555-0100", "+44 20 7946 0000", "555-0100")]
    [InlineData("Почта a.b+c@example.org, отвечу", "a.b+c@example.org")]
    [InlineData("Хат: пошта@мысал.қаз деген", "пошта@мысал.қаз")]
    [InlineData("Он в телеграме @some_person_1.", "@some_person_1")]
    [InlineData("Смотрите https://example.org/a?b=1). Дальше", "https://example.org/a?b=1")]
    [InlineData("Вот t.me/some_channel и example.kz/path, всё", "t.me/some_channel", "example.kz/path")]
    [InlineData("Сайты: www.example.test, пример.рф!", "www.example.test", "пример.рф")]
    [InlineData("ИИН 000000000000 указан", "000000000000")]
    [InlineData("ЖСН: 0000 0000 0000 болды", "0000 0000 0000")]
    [InlineData("BIN 000 000 000 000", "000 000 000 000")]
    [InlineData("на карту 0000 0000 0000 0000 сегодня", "0000 0000 0000 0000")]
    [InlineData("карта 4400-00**-****-0000", "4400-00**-****-0000")]
    [InlineData("карта *0000", "*0000")]
    [InlineData("Шот KZ00 000A 0000 0000 0000, банк", "KZ00 000A 0000 0000 0000")]
    [InlineData("счёт KZ00000A000000000000", "KZ00000A000000000000")]
    [InlineData("IBAN DE00 0000 0000 0000 0000 00 was given", "DE00 0000 0000 0000 0000 00")]
    [InlineData("Удостоверение личности № 000000000", "000000000")]
    [InlineData("Жеке куәлік нөмірі 000000000", "000000000")]
    [InlineData("passport N00000000 was shown", "N00000000")]
    [InlineData("Машина 000 AAA 02, белая", "000 AAA 02")]
    [InlineData("Көлік 000aaa02 тұрды", "000aaa02")]
    [InlineData("номер A 000 AAA", "A 000 AAA")]
    [InlineData("госномер А000АА77", "А000АА77")]
    [InlineData("живёт: ул. Примерная, 12, кв. 45", "12", "45")]
    [InlineData("дом 7/2 на углу", "7/2")]
    [InlineData("Мысал көшесі 12, 45-пәтер", "12", "45")]
    [InlineData("He lives in flat 3, house 14b.", "3", "14b")]
    public void What_identifies_by_its_form_is_found(string text, params string[] expected) =>
        Assert.Equal(expected, Redaction.Find(text).Select(range => text[range]));

    [Theory]
    [InlineData("Дали 12 500 000 тенге, потом ещё 87 000 000 000 тенге.")]
    [InlineData("Бюджет 123 456 789 012 тенге, из них 7 011 234 567 украли.")]
    [InlineData("Это было 12.05.2025 в 14:30, а 23-24 мая снова.")]
    [InlineData("Статья 366, п. 2 УК РК; ст. 24 закона № 410-V, пп. 1-3.")]
    [InlineData("500 МРП 20 раз; 150 АЕК 02; цена 300 USD 15 мая")]
    [InlineData("Екі жүз 200 теңге, т.б. заттар, 3 кв. 2025, 45 кв. м")]
    [InlineData("The fine was $1,500,000 in 2024. He took 10% of 3,000.")]
    [InlineData("Он взял деньги.Потом ушёл. See p. 12, no. 5, art. 190.")]
    [InlineData("В 2024 году 5-й отдел, кабинет 312, 10 000 человек")]
    [InlineData("Мен 2023 жылғы 5 мамырда 15 000 теңге бердім, 2 рет.")]
    [InlineData("на ул. Абая 5 раз")]
    public void Sums_dates_and_the_numbers_of_laws_stay(string text) =>
        Assert.Empty(Redaction.Find(text).Select(range => text[range]));

    [Theory]
    [InlineData("Он взял деньги. Потом ушёл.", "Он взял деньги. ", "Потом ушёл.")]
    [InlineData("он взял деньги. потом ушёл", "он взял деньги. ", "потом ушёл")]
    [InlineData("Құжат, анықтама т.б. керек деді. Мен бердім.", "Құжат, анықтама т.б. керек деді. ", "Мен бердім.")]
    [InlineData("В 2024 г. Алматы, по ст. 366 УК. Всё.", "В 2024 г. Алматы, по ст. 366 УК. ", "Всё.")]
    [InlineData("See No. 5 and art. 12 of the law. Then e.g. this one.", "See No. 5 and art. 12 of the law. ", "Then e.g. this one.")]
    [InlineData("Пришёл А. Б. Примеров. Сел.", "Пришёл А. Б. Примеров. ", "Сел.")]
    [InlineData("Что?! Нет… Да!", "Что?! ", "Нет… ", "Да!")]
    [InlineData("Он сказал: «Плати.» И ушёл.", "Он сказал: «Плати.» ", "И ушёл.")]
    [InlineData("Первая строка\nвторая строка\r\n\r\nтретья", "Первая строка\n", "вторая строка\r\n\r\n", "третья")]
    [InlineData("1. Он взял.\n2. Он ушёл.", "1. Он взял.\n", "2. Он ушёл.")]
    [InlineData("Цена 3.5 млн. тенге, и т.д. Всё", "Цена 3.5 млн. тенге, и т.д. Всё")]
    [InlineData("Мекеме 2 млрд. теңге алды. Ж.б. да бар.", "Мекеме 2 млрд. теңге алды. ", "Ж.б. да бар.")]
    [InlineData("  Начало. Конец.  ", "  Начало. ", "Конец.  ")]
    [InlineData("   ", "   ")]
    public void A_text_is_cut_into_its_sentences(string text, params string[] expected) =>
        Assert.Equal(expected, Redaction.Sentences(text).Select(range => text[range]));

    [Fact]
    public void An_empty_text_has_no_sentence_and_nothing_to_hide()
    {
        Assert.Empty(Redaction.Sentences(""));
        Assert.Empty(Redaction.Find(""));
    }

    [Theory]
    [InlineData("8")]
    [InlineData("7 ")]
    [InlineData("1-2.")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("KZ00 ")]
    [InlineData("тел.")]
    [InlineData("паспорт ")]
    [InlineData("ул. а")]
    [InlineData("*x")]
    [InlineData("(7")]
    [InlineData("A1A1")]
    [InlineData("https://.")]
    [InlineData(". ")]
    [InlineData("1. ")]
    public void The_longest_text_of_a_report_takes_no_time_to_speak_of(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 64 * 1024 / piece.Length));
        var watch = Stopwatch.StartNew();

        _ = Redaction.Find(text);
        _ = Redaction.Sentences(text);

        // Measured: half a second at most, unoptimised. A form that backtracks over the whole text takes minutes.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
