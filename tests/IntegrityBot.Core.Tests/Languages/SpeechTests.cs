using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Tests.Languages;

public class SpeechTests
{
    [Theory]
    [InlineData(Language.Ru, 1, "_one")]
    [InlineData(Language.Ru, 2, "_few")]
    [InlineData(Language.Ru, 5, "_many")]
    [InlineData(Language.Ru, 11, "_many")]
    [InlineData(Language.Ru, 12, "_many")]
    [InlineData(Language.Ru, 21, "_one")]
    [InlineData(Language.Ru, 24, "_few")]
    [InlineData(Language.Ru, 111, "_many")]
    [InlineData(Language.Ru, 0, "_many")]
    [InlineData(Language.Kk, 1, "_one")]
    [InlineData(Language.Kk, 5, "_other")]
    [InlineData(Language.En, 0, "_other")]
    [InlineData(Language.En, 1, "_one")]
    public void Plurals_follow_CLDR(Language language, int count, string suffix) => Assert.Equal(suffix, Plural.Suffix(language, count));

    [Theory]
    [InlineData(Language.Kk, "2026 жылғы 23 қараша")]
    [InlineData(Language.Ru, "23 ноября 2026 г.")]
    [InlineData(Language.En, "23 November 2026")]
    public void Days_are_said_as_the_reader_writes_them(Language language, string said) =>
        Assert.Equal(said, TestData.Phrases.Day(language, new DateOnly(2026, 11, 23)));

    [Theory]
    [InlineData(Language.Kk, 8000, "8\u00A0000")]
    [InlineData(Language.Ru, 1234567, "1\u00A0234\u00A0567")]
    [InlineData(Language.En, 1234567, "1,234,567")]
    [InlineData(Language.En, 999, "999")]
    [InlineData(Language.En, -1000, "-1,000")]
    public void Numbers_are_grouped_as_the_reader_writes_them(Language language, int number, string said) =>
        Assert.Equal(said, TestData.Phrases.Number(language, number));

    [Theory]
    [InlineData("kk", Language.Kk)]
    [InlineData("KZ", Language.Kk)]
    [InlineData("qaz-Latn", Language.Kk)]
    [InlineData("ru-RU", Language.Ru)]
    [InlineData("uk", Language.Ru)]
    [InlineData("it_IT", Language.En)]
    public void The_clients_language_is_read_as_a_hint(string code, Language hint) => Assert.Equal(hint, LanguageTags.FromClient(code));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_silent_client_gives_no_hint(string? code) => Assert.Null(LanguageTags.FromClient(code));

    [Fact]
    public void What_a_person_wrote_cannot_act_as_markup()
    {
        var phrase = new Phrase(PhraseKeys.Review.Quoted).With("text", "<b>{{text}}</b> & more");

        Assert.Equal("&lt;b&gt;{{text}}&lt;/b&gt; &amp; more", TestData.Phrases.Say(Language.En, phrase, System.Net.WebUtility.HtmlEncode!));
    }

    [Theory]
    [InlineData("""{ "a": "1", "b": "2" }""", """{ "a": "1" }""", "'b' is missing")]
    [InlineData("""{ "a": "{{x}}", "b": "2" }""", """{ "a": "{{y}}", "b": "2" }""", "different placeholders")]
    [InlineData("""{ "a": "1", "b": "<b>2" }""", """{ "a": "1", "b": "2" }""", "markup")]
    [InlineData("""{ "a": "1", "b": "x < y" }""", """{ "a": "1", "b": "2" }""", "markup")]
    [InlineData("""{ "a": "1", "b": "2", "c": "3" }""", """{ "a": "1", "b": "2" }""", "'c' is used nowhere")]
    [InlineData("""{ "a": "1", "b_one": "2", "b_other": "2" }""", """{ "a": "1", "b_one": "2", "b_other": "2" }""", "'b_few' is missing")]
    [InlineData("""{ "a": "", "b": "2" }""", """{ "a": "1", "b": "2" }""", "'a' is missing or empty")]
    public void A_phrase_file_that_is_not_whole_is_named_with_its_key(string kk, string others, string problem)
    {
        var book = PhraseBook.Read(new Dictionary<Language, string> { [Language.Kk] = kk, [Language.Ru] = others, [Language.En] = others });

        Assert.Contains(book.Check(new HashSet<string>(StringComparer.Ordinal) { "a", "b" }), line => line.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "a": 1 }""")]
    [InlineData("""{ "a": "1", "a": "2" }""")]
    public void A_phrase_file_that_is_not_a_phrase_file_is_refused(string json) =>
        Assert.Throws<FormatException>(() => PhraseBook.Read(new Dictionary<Language, string> { [Language.Kk] = json }));
}
