using IntegrityBot.Core.Law;

namespace IntegrityBot.Content.Tests;

/// <summary>What people type at first, whatever language and letters they type in.</summary>
public sealed class SmallTalkTests
{
    [Theory]
    [InlineData("меня найдут?", TalkIntent.Privacy)]
    [InlineData("Мені таба ма", TalkIntent.Privacy)]
    [InlineData("meni tanyp qoimai ma", TalkIntent.Privacy)]
    [InlineData("мени танып коймай ма", TalkIntent.Privacy)]
    [InlineData("is this safe?", TalkIntent.Privacy)]
    [InlineData("Статус", TalkIntent.Status)]
    [InlineData("menin habarlamam ne boldy", TalkIntent.Status)]
    [InlineData("check my report please", TalkIntent.Status)]
    [InlineData("я потеряла квитанцию, что делать?", TalkIntent.LostReceipt)]
    [InlineData("tubirtegimdi zhogalttym", TalkIntent.LostReceipt)]
    [InlineData("хабарлағым келеді", TalkIntent.Report)]
    [InlineData("habarlagym keledi", TalkIntent.Report)]
    [InlineData("Здравствуйте, я хочу сообщить о взятке", TalkIntent.Report)]
    [InlineData("I'd like to report something", TalkIntent.Report)]
    [InlineData("удалите мои данные", TalkIntent.Erase)]
    [InlineData("derekterimdi oshiriniz", TalkIntent.Erase)]
    [InlineData("withdraw my report", TalkIntent.Erase)]
    [InlineData("Сен ботсың ба?", TalkIntent.About)]
    [InlineData("sen kimsin", TalkIntent.About)]
    [InlineData("sen botsyn ba?", TalkIntent.About)]
    [InlineData("кто вы такие", TalkIntent.About)]
    [InlineData("komek kerek", TalkIntent.Help)]
    [InlineData("көмектесіңізші, өтінемін", TalkIntent.Help)]
    [InlineData("помогите пожалуйста", TalkIntent.Help)]
    [InlineData("pomogite", TalkIntent.Help)]
    [InlineData("мәзір", TalkIntent.Menu)]
    [InlineData("отмена", TalkIntent.Menu)]
    [InlineData("start", TalkIntent.Menu)]
    [InlineData("казакша", TalkIntent.Language)]
    [InlineData("English please", TalkIntent.Language)]
    [InlineData("112", TalkIntent.Danger)]
    [InlineData("меня хотят убить!!!", TalkIntent.Danger)]
    [InlineData("help, this is an emergency", TalkIntent.Danger)]
    [InlineData("salemetsiz be", TalkIntent.Greeting)]
    [InlineData("Ассалаумағалейкүм", TalkIntent.Greeting)]
    [InlineData("assalaumagaleikum", TalkIntent.Greeting)]
    [InlineData("privet", TalkIntent.Greeting)]
    [InlineData("приветтт)))", TalkIntent.Greeting)]
    [InlineData("здравствуйте, подскажите пожалуйста", TalkIntent.Greeting)]
    [InlineData("рахмет, түсіндім", TalkIntent.Thanks)]
    [InlineData("rakhmet", TalkIntent.Thanks)]
    [InlineData("ok thanks", TalkIntent.Thanks)]
    [InlineData("спасибо за помощь, до свидания", TalkIntent.Thanks)]
    [InlineData("привет, как дела", TalkIntent.Fine)]
    [InlineData("до свидания", TalkIntent.Fine)]
    [InlineData("жарайды", TalkIntent.Fine)]
    [InlineData("нет", TalkIntent.Unclear)]
    [InlineData("жоқ", TalkIntent.Unclear)]
    public void It_is_understood_in_every_language_and_however_it_is_spelt(string says, TalkIntent intent) =>
        Assert.Equal(intent, TheLaw.Library.SmallTalk.Hear(says).Intent);

    [Theory]
    [InlineData("Здравствуйте! Подскажите, пожалуйста, что будет за дачу взятки?")]
    [InlineData("Сәлеметсіз бе, демпинг деген не")]
    [InlineData("Hello, what is an MCI in tenge")]
    [InlineData("у меня вопрос: статья 367")]
    [InlineData("статус подозреваемого")]
    [InlineData("I want to report my income")]
    [InlineData("как вы проверяете закупки")]
    public void A_question_is_none(string says) => Assert.Null(TheLaw.Library.SmallTalk.Hear(says).Intent);

    [Theory]
    [InlineData("вдруг на работе меня вычислят")]
    [InlineData("могут ли меня вычислить по этому сообщению")]
    [InlineData("could they find out who sent this message")]
    [InlineData("хабарлама жіберсем мені тауып алады ма")]
    public void Whoever_fears_in_other_words_finds_the_answer_about_anonymity(string says) =>
        Assert.Contains("bot-anonymity-limits", LanguageHits(says));

    private static IEnumerable<string> LanguageHits(string says) =>
        Core.Languages.LanguageTags.All.SelectMany(reader => TheLaw.Search.Search(says, reader, 3) is { Verdict: not Verdict.NotFound } found ? found.Hits.Select(hit => hit.TopicId) : []);
}
