using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Tests.Conversations;

namespace IntegrityBot.Core.Tests.Home;

public class PrivacyTests
{
    private static readonly Practice Usual = new("", true, false, true, 180, 730);

    public static TheoryData<Practice, string> Practices => new()
    {
        { Usual, PhraseKeys.Privacy.Telegram },
        { Usual with { TelegramCompany = false }, PhraseKeys.Privacy.OwnServer },
        { Usual, PhraseKeys.Privacy.DraftsInMemoryStorage },
        { Usual with { DraftsSurviveRestart = false }, PhraseKeys.Privacy.DraftsInProcess },
        { Usual, PhraseKeys.Privacy.Server },
        { Usual with { DeskKeyUnderPassphrase = true }, PhraseKeys.Privacy.ServerWithPassphrase },
        { Usual, PhraseKeys.Privacy.Desk },
        { Usual with { DeskName = "A university centre" }, PhraseKeys.Privacy.NamedDesk },
    };

    [Theory]
    [MemberData(nameof(Practices))]
    public void The_page_says_how_this_installation_really_works(Practice practice, string said) =>
        Assert.Contains(said, Page(practice).Paragraphs.Select(phrase => phrase.Key));

    [Fact]
    public void The_page_names_the_configured_days_in_every_language() =>
        Assert.All(LanguageTags.All, language =>
        {
            var words = Words(language, Usual with { ClosedDays = 77, MaxDays = 888 });
            Assert.Contains("77", words, StringComparison.Ordinal);
            Assert.Contains("888", words, StringComparison.Ordinal);
        });

    [Fact]
    public void The_longest_page_fits_into_one_message() =>
        Assert.All(LanguageTags.All, language => Assert.InRange(Words(language, Usual with { DeskName = new string('Ж', 80) }).Length, 1_000, 4_096));

    [Fact]
    public void No_phrase_promises_what_nobody_can()
    {
        string[] banned = ["100 %", "100%", "nobody can find", "zero-knowledge", "end-to-end", "никто не найд", "никто вас не", "сквозн", "ешкім таба алмайды", "ешкім сізді"];

        Assert.All(LanguageTags.All, language =>
        {
            var all = File.ReadAllText(Path.Combine(TestData.Root(), "locales", language.Tag(), "phrases.json"));
            Assert.All(banned, word => Assert.DoesNotContain(word, all, StringComparison.OrdinalIgnoreCase));
        });
    }

    private static Screen Page(Practice practice)
    {
        var setting = new World().Setting with { Practice = practice };
        var turn = Dialogue.Next(new(Language.En, new HomeStep.Menu(), Core.Following.ReceiptTries.None), new Input.Commanded(Command.Privacy), setting);
        return turn.Effects.OfType<Effect.Show>().Single().Screen;
    }

    private static string Words(Language language, Practice practice) =>
        string.Join("\n\n", Page(practice).Paragraphs.Select(phrase => TestData.Phrases.Say(language, phrase)));
}
