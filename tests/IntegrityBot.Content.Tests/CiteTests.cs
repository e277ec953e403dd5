using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content.Tests;

public sealed class CiteTests
{
    [Theory]
    [InlineData(Language.En, "6(2)", null, "Law on Public Procurement, art. 6(2)")]
    [InlineData(Language.Ru, "6(2)", null, "Закон «О государственных закупках», ст. 6(2)")]
    [InlineData(Language.Kk, "6(2)", null, "«Мемлекеттік сатып алу туралы» Заң, 6(2)-бап")]
    [InlineData(Language.En, "29(1),(3)", null, "Law on Public Procurement, art. 29(1),(3)")]
    [InlineData(Language.En, "12-1(2)", null, "Law on Public Procurement, art. 12-1(2)")]
    [InlineData(Language.En, "12-1", null, "Law on Public Procurement, art. 12-1")]
    [InlineData(Language.En, "7(6), 24(2)", null, "Law on Public Procurement, arts. 7(6), 24(2)")]
    [InlineData(Language.Kk, "63-65", null, "«Мемлекеттік сатып алу туралы» Заң, 63-65-баптар")]
    [InlineData(Language.Ru, "7", "2", "Закон «О государственных закупках», ст. 7, примечание 2")]
    [InlineData(Language.Kk, "7", "", "«Мемлекеттік сатып алу туралы» Заң, 7-бап, ескертпе")]
    public void A_cite_is_said_in_the_readers_language_with_the_acts_own_numbering(Language reader, string numbers, string? note, string said) =>
        Assert.Equal(said, TheLaw.Phrases.Say(reader, TheLaw.Library.Words(new Cite.OfAct("procurement-law", CiteUnit.Articles, numbers, note), reader)));

    [Theory]
    [InlineData(Language.En, "up to 50 MCI (216,250 tenge, 2026).")]
    [InlineData(Language.Ru, "up to 50 МРП (216 250 тенге, 2026 г.).")]
    [InlineData(Language.Kk, "up to 50 АЕК (216 250 теңге, 2026 ж.).")]
    public void A_sum_in_mci_is_said_with_its_tenge_and_their_year(Language reader, string said) =>
        Assert.Equal(said, TheLaw.Mci.Fill("up to {{mci:50}}.", reader, TheLaw.Phrases).Replace('\u00A0', ' '));

    [Theory]
    [InlineData("2026-01-01", Language.Ru, "1 января 2026 г.")]
    [InlineData("2026-06", Language.Ru, "июнь 2026 г.")]
    [InlineData("2026-06", Language.Kk, "2026 жылғы маусым")]
    [InlineData("2025", Language.En, "2025")]
    public void A_date_is_said_as_exactly_as_it_is_known(string date, Language reader, string said) =>
        Assert.Equal(said, TheLaw.Phrases.Say(reader, AsOf.Read(date)!.Words).Replace('\u00A0', ' '));

    [Fact]
    public void Every_fact_an_answer_uses_has_a_cite_in_every_language()
    {
        var said = from topic in TheLaw.Library.Topics
                   from cite in topic.Cites
                   from language in LanguageTags.All
                   select TheLaw.Phrases.Say(language, TheLaw.Library.Words(cite, language));
        Assert.All(said, words => Assert.False(string.IsNullOrWhiteSpace(words) || words.Contains("{{", StringComparison.Ordinal)));
        Assert.All(TheLaw.Library.Topics, topic => Assert.NotEmpty(topic.Cites));
    }
}
