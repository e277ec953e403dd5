using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Tests.Conversations;

namespace IntegrityBot.Core.Tests.Home;

public class LanguageChoiceTests
{
    public static TheoryData<string> Sent => ["words", "receipt", "photo", "voice"];

    [Theory]
    [MemberData(nameof(Sent))]
    public void What_came_before_the_language_is_said_to_be_sent_again(string what)
    {
        var world = new World();
        world.Hear(new Input.Started(null));
        Assert.DoesNotContain(PhraseKeys.ChooseLanguage.First, world.Keys);

        var effects = world.Hear(what switch
        {
            "words" => new Input.Wrote(1, "The size of the laptops fits one supplier only."),
            "receipt" => new Input.Wrote(1, World.Receipt.Reveal()),
            "photo" => new Input.Photographed(new Attachment("photo", 1), "The invoice.", false),
            _ => new Input.Sent(Unsupported.Voice),
        });

        Assert.Equal(PhraseKeys.ChooseLanguage.First, world.Keys.First());
        Assert.All((string[])["Choose the language first", "Сначала выберите язык", "Алдымен тілді таңдап"], words => Assert.Contains(words, world.Read(), StringComparison.Ordinal));
        Assert.Equal(what == "receipt", effects.Any(effect => effect is Effect.EraseIncoming));
        Assert.IsType<HomeStep.ChoosingLanguage>(world.Session.Step);
    }
}
