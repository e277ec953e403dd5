using System.Collections.Immutable;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

public class PlainTextTests
{
    private static readonly ImmutableArray<string> Names = ["1424", "portal.gov.kz", "https://portal.gov.kz/", "bureau.kz", "https://bureau.kz/faq", "+7 717 200 00 00"];

    [Theory]
    [InlineData("Жазыңыз: https://example.org/a")]
    [InlineData("Толығырақ example.kz сайтында")]
    [InlineData("Маған @some_person жазыңыз")]
    [InlineData("Қоңырау шалыңыз: +7 701 000 00 00")]
    [InlineData("87010000000 нөміріне хабарласыңыз")]
    [InlineData("a@example.org поштасына жіберіңіз")]
    [InlineData("Перейдите по ссылке t.me/some_person")]
    [InlineData("Ссылка: www.example.com/form")]
    [InlineData("Пишите в телеграм @some_person.")]
    [InlineData("Позвоните 8 (701) 000-00-00")]
    [InlineData("тел. 25-00-34")]
    [InlineData("Почта: a.b@example.org")]
    [InlineData("Ваш ИИН 000000000000?")]
    [InlineData("Please open http://example.com")]
    [InlineData("It is on bit.ly/abc now")]
    [InlineData("See forms.gle/abc, please")]
    [InlineData("Go to example.museum/form")]
    [InlineData("tg://resolve?domain=some_person")]
    [InlineData("Write to @some_person")]
    [InlineData("Call 701 000 00 00")]
    [InlineData("Send it to a@example.org")]
    public void A_link_a_name_a_phone_or_an_address_that_only_this_reporter_gets_is_refused(string text) =>
        Assert.Equal(Refusal.TextNotPlain, PlainText.Check(new(text), Names));

    [Theory]
    [InlineData("1424 нөміріне хабарласыңыз.")]
    [InlineData("portal.gov.kz порталына жүгініңіз.")]
    [InlineData("Обратитесь на https://portal.gov.kz/ или по номеру 1424.")]
    [InlineData("Сайт: PORTAL.GOV.KZ.")]
    [InlineData("Телефон (+7 717 200 00 00).")]
    [InlineData("Look at https://bureau.kz/faq, or at https://portal.gov.kz.")]
    [InlineData("In 2026 portal.gov.kz has it.")]
    public void What_the_contacts_have_may_be_named(string text) => Assert.Null(PlainText.Check(new(text), Names));

    [Theory]
    [InlineData("+7 701 1424 000")]
    [InlineData("8 701 000 14 24 и 8701 1424 000")]
    [InlineData("portal.gov.kz.example.org")]
    [InlineData("notportal.gov.kz")]
    [InlineData("my-portal.gov.kz")]
    [InlineData("a@portal.gov.kz")]
    [InlineData("https://portal.gov.kz/some_person")]
    [InlineData("https://portal.gov.kz@example.org")]
    [InlineData("bureau.kz/some_person")]
    [InlineData("+7 717 200 00 00 00")]
    public void A_contacts_name_inside_of_something_longer_cloaks_nothing(string text) => Assert.Equal(Refusal.TextNotPlain, PlainText.Check(new(text), Names));

    [Theory]
    [InlineData("Сіз 1 500 000 теңге деп жаздыңыз ба?")]
    [InlineData("2026 жылғы 23 қарашада, сағат 15:30-да болды ма?")]
    [InlineData("№ 106-VIII Заңның 6-бабы, 1-тармағы")]
    [InlineData("Речь о 250 000 тенге за 3 кв. 2025 г.?")]
    [InlineData("Это было 05.03.2026 или 12.03.2026?")]
    [InlineData("Закон РК от 01.07.2024 № 106-VIII, ст. 366 УК, п. 1/2")]
    [InlineData("Was it 12.5 million, or 3,000,000 tenge?")]
    [InlineData("Law No. 410-V of 18 November 2015, art. 2(1), etc.")]
    [InlineData("Between 9:00 and 17:00 on 2026-11-23?")]
    public void Sums_days_and_the_numbers_of_laws_are_plain(string text) => Assert.Null(PlainText.Check(new(text), Names));

    [Fact]
    public void Empty_words_are_refused_and_so_are_too_many()
    {
        Assert.Equal(Refusal.TextEmpty, PlainText.Check(new(" \u200E\n"), Names));
        Assert.Null(PlainText.Check(new(new string('ж', Said.MaxLength)), Names));
        Assert.Equal(Refusal.TextTooLong, PlainText.Check(new(new string('ж', Said.MaxLength + 1)), Names));
    }

    [Fact]
    public void A_template_is_one_there_is_whatever_text_comes_with_it()
    {
        Assert.All(Templates.All, key => Assert.Null(PlainText.Check(new("", key), [])));
        Assert.Equal(Refusal.TextEmpty, PlainText.Check(new("words", "template.none"), []));
    }

    [Fact]
    public void The_rule_holds_for_whatever_is_said_to_a_reporter() =>
        Assert.All(
            (DeskMove[])[new DeskMove.Ask(new("@some_person")), new DeskMove.Answer(new("@some_person")), new DeskMove.Close(Outcome.OutOfScope, new("@some_person"))],
            move => Assert.Equal(Refusal.TextNotPlain, new SomeCase().Refused(move, SmallDesk.Lead)));
}
