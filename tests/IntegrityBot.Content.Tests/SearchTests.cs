using CsCheck;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content.Tests;

public sealed class SearchTests
{
    [Theory]
    [InlineData(Language.Kk, "демпинг деген не", "procurement-dumping")]
    [InlineData(Language.Kk, "косымша жумыс истеуге кызметкерге бола ма", "incompatible-activity")]
    [InlineData(Language.Kk, "qogamdyq kenes degen ne", "public-councils")]
    [InlineData(Language.Kk, "qoğamdyq keñes", "public-councils")]
    [InlineData(Language.Kk, "общественный совет деген не", "public-councils")]
    [InlineData(Language.Ru, "обшественый совет што это", "public-councils")]
    [InlineData(Language.Ru, "konflikt interesov chto eto", "conflict-of-interest-definition")]
    [InlineData(Language.Ru, "КОНФЛИКТ ИНТЕРЕСОВ", "conflict-of-interest-definition")]
    [InlineData(Language.En, "conflict of intrest what is it", "conflict-of-interest-definition")]
    [InlineData(Language.En, "конфликт интересов", "conflict-of-interest-definition")]
    [InlineData(Language.En, "what is an MCI in tenge", "mci-value")]
    public void Questions_are_understood_however_they_are_spelt(Language reader, string question, string topic)
    {
        var found = TheLaw.Search.Search(question, reader);

        Assert.Equal(topic, found.Hits[0].TopicId);
        Assert.NotEqual(Verdict.NotFound, found.Verdict);
        Assert.Equal(TheLaw.Library.Topic(topic)!.Category, found.Category);
    }

    [Theory]
    [InlineData(Language.Kk, "aek qansha tenge", "аек қанша теңге")]
    [InlineData(Language.Kk, "memlekettik qyzmetshi syilyq ala ala ma", "мемлекеттік қызметші сыйлық ала ала ма")]
    [InlineData(Language.Kk, "satyp alu zhospary qaida", "сатып алу жоспары қайда")]
    [InlineData(Language.Ru, "nakazanie za poluchenie vzyatki", "наказание за получение взятки")]
    [InlineData(Language.Ru, "kuda podat zhalobu na konkurs", "куда подать жалобу на конкурс")]
    [InlineData(Language.Ru, "podarok nachalniku mozhno", "подарок начальнику можно")]
    public void A_question_typed_in_latin_letters_is_answered_as_the_same_in_cyrillic(Language reader, string latin, string cyrillic)
    {
        var (typed, meant) = (TheLaw.Search.Search(latin, reader), TheLaw.Search.Search(cyrillic, reader));

        Assert.NotEqual(Verdict.NotFound, meant.Verdict);
        Assert.NotEqual(Verdict.NotFound, typed.Verdict);
        Assert.Equal(meant.Hits[0].TopicId, typed.Hits[0].TopicId);
    }

    [Fact]
    public void Typing_in_latin_letters_costs_only_its_small_discount()
    {
        // Every word is one of the content in Cyrillic and none is in Latin.
        var (typed, meant) = (TheLaw.Search.Search("qogamdyq kenes mushesi", Language.Kk), TheLaw.Search.Search("қоғамдық кеңес мүшесі", Language.Kk));

        Assert.Equal(meant.Hits[0].TopicId, typed.Hits[0].TopicId);
        Assert.InRange(typed.Hits[0].Score, 0.85 * meant.Hits[0].Score, 1.15 * meant.Hits[0].Score);
    }

    [Theory]
    [InlineData("ст. 367", "bribe-giving")]
    [InlineData("367", "bribe-giving")]
    [InlineData("367-бап", "bribe-giving")]
    [InlineData("ҚК 366-бабы", "bribe-taking")]
    [InlineData("статья 366 УК РК", "bribe-taking")]
    [InlineData("article 368 of the Criminal Code", "bribe-mediation")]
    [InlineData("419 бап", "false-report-liability")]
    [InlineData("УК 247", "illegal-reward-non-official")]
    [InlineData("ст.679 КоАП", "administrative-corruption-fines")]
    [InlineData("статья 207-1", "quasi-public-procurement-fines")]
    [InlineData("1424", "where-to-report-corruption")]
    [InlineData("АЕК", "mci-value")]
    public void A_number_of_an_article_and_an_abbreviation_find_their_topic_in_every_language(string question, string topic)
    {
        foreach (var reader in LanguageTags.All)
        {
            var found = TheLaw.Search.Search(question, reader);

            Assert.Equal(topic, found.Hits[0].TopicId);
            Assert.NotEqual(Verdict.NotFound, found.Verdict);
        }
    }

    [Fact]
    public void No_line_of_the_content_is_refused_when_it_is_typed_as_it_stands_there()
    {
        var refused = from topic in TheLaw.Words.Topics
                      from language in LanguageTags.All
                      from line in topic.Value[language].Keywords.Concat(topic.Value[language].Asked)
                      where TheLaw.Search.Search(line, language).Verdict == Verdict.NotFound
                      select $"{language} {topic.Key}: {line}";
        Assert.Empty(refused);
    }

    [Theory]
    [InlineData("777")]
    [InlineData("ст. 999")]
    public void A_number_the_content_does_not_have_finds_nothing(string question) =>
        Assert.Equal(Verdict.NotFound, TheLaw.Search.Search(question, Language.Ru).Verdict);

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("?!… 🙂")]
    [InlineData("ыфвапролд")]
    public void Nothing_is_found_for_what_says_nothing(string question) =>
        Assert.Equal(Verdict.NotFound, TheLaw.Search.Search(question, Language.Ru).Verdict);

    [Fact]
    public void Any_text_has_a_result_and_always_the_same() =>
        Gen.Select(Gen.OneOf(Gen.String, Gen.String[Gen.Char["абвәғқңөұүіһ abc0189 -."], 0, 200]), Gen.Enum<Language>(), Gen.Int[0, 10]).Sample((text, reader, most) =>
        {
            var (first, second) = (TheLaw.Search.Search(text, reader, most), TheLaw.Search.Search(text, reader, most));
            Assert.True(first.Hits.Length <= most);
            Assert.Equal(first.Hits, second.Hits);
            Assert.Equal(first.Verdict, second.Verdict);
            Assert.Equal(first.Hits.OrderByDescending(hit => hit.Score).Select(hit => hit.Score), first.Hits.Select(hit => hit.Score));
        });

    [Fact]
    public void Every_title_finds_its_own_topic()
    {
        var lost = from topic in TheLaw.Library.Topics
                   from language in LanguageTags.All
                   let found = TheLaw.Search.Search(topic.Texts[language].Title, language)
                   where !found.Hits.Take(3).Any(hit => hit.TopicId == topic.Id)
                   select $"{language} {topic.Id}";
        Assert.Empty(lost);
    }
}
