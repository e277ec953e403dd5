using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Content.Tests;

/// <summary>What ordinary words look like: nothing of it is refused when the desk writes it to a reporter.</summary>
public sealed class PlainWordsTests
{
    /// <summary>Not among the contacts, though an answer names it.</summary>
    private const string OtherSite = "epetition.kz";

    private static readonly ImmutableArray<string> Names =
        [.. TheLaw.Library.Content.Contacts.SelectMany(contact => new[] { contact.Value, contact.Url?.AbsoluteUri, contact.Url?.Host }).OfType<string>()];

    [Fact]
    public void Every_ready_text_may_be_written_by_hand_in_three_languages() =>
        Pass(from language in LanguageTags.All from key in Templates.All select TheLaw.Phrases.Say(language, new Phrase(key)));

    [Fact]
    public void Every_title_answer_and_advice_of_the_law_may_be_written() =>
        Pass(
            from topic in TheLaw.Library.Topics
            from language in LanguageTags.All
            let text = topic.Texts[language]
            from words in text.Points.Prepend(text.Answer).Select(point => point.Text).Concat(text.Advice).Append(text.Title)
            where !words.Contains(OtherSite, StringComparison.Ordinal)
            select words);

    [Fact]
    public void Every_question_of_the_quiz_and_every_case_may_be_written() =>
        Pass(
            TheLaw.Library.Content.Quiz.SelectMany(question => LanguageTags.All.Select(language => question.Texts[language].Question))
                .Concat(TheLaw.Library.Content.Cases.SelectMany(one => LanguageTags.All.Select(language => one.Texts[language].Story))));

    [Fact]
    public void Every_cite_and_every_acts_full_name_may_be_written() =>
        Pass(
            (from topic in TheLaw.Library.Topics
             from cite in topic.Cites.OfType<Cite.OfAct>()
             from language in LanguageTags.All
             select TheLaw.Phrases.Say(language, TheLaw.Library.Words(cite, language)))
            .Concat(TheLaw.Library.Content.Acts.SelectMany(act => LanguageTags.All.Select(language => act.Names[language].Full))));

    private static void Pass(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        Assert.True(all.Count > 20);
        Assert.Equal("", string.Join('\n', all.Where(text => PlainText.Check(new(text[..Math.Min(text.Length, Said.MaxLength)]), Names) is not null).Distinct(StringComparer.Ordinal)));
    }
}
