using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Sandbox;
using Microsoft.Playwright;

namespace IntegrityBot.EndToEnd.Tests.Page;

public class PageTests
{
    public static TheoryData<Language, int, int, ColorScheme> Views => new()
    {
        { Language.Kk, 360, 740, ColorScheme.Light },
        { Language.Ru, 1280, 800, ColorScheme.Dark },
        { Language.En, 360, 740, ColorScheme.Dark },
        { Language.Kk, 1280, 800, ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_report_is_filed_by_clicking(Language language, int width, int height, ColorScheme scheme)
    {
        Assert.SkipUnless(ChatPage.CanRun, "Chromium is not installed.");
        await using var bot = await RunningBot.Start(new SandboxOptions { Flood = FloodLimits.Off, People = [new SeedPerson("Citizen", language.Tag(), "citizen")] });
        await using var chat = await ChatPage.Open(bot.Server.Address, width, height, scheme);
        var person = bot.Server.People.Single();
        var name = $"{language.Tag()}-{width}-{scheme}";
        string Say(string key) => bot.Phrases.Say(language, new Phrase(key));
        string Name<T>(T value) where T : struct, Enum => bot.Phrases.Say(language, PhraseKeys.Name(value));

        await chat.Page.GetByTestId($"person-{person.Id}").ClickAsync();
        await chat.Picture($"{name}-0-empty");
        await chat.Page.GetByTestId("start").ClickAsync();
        await chat.Tap(Say(language switch { Language.Kk => PhraseKeys.LanguageName.Kk, Language.Ru => PhraseKeys.LanguageName.Ru, _ => PhraseKeys.LanguageName.En }));
        await chat.Tap(Say(PhraseKeys.Button.Report));
        await chat.Picture($"{name}-1-promise");
        await chat.Tap(Say(PhraseKeys.Promise.Start));
        await chat.Tap(Say(PhraseKeys.Ask.Procurement));
        await chat.Tap(Name(Area.ProcurementTender));
        await chat.Tap(Name(Region.Atyrau));
        await chat.Tap(Say(PhraseKeys.Button.Skip));
        await chat.Tap(Name(Period.ThisMonth));
        await chat.Sees(Name(Field.Story));
        await chat.Write("Ноутбуктердің өлшемі бір ғана өнім берушіге сай келеді.");
        await chat.Tap(Say(PhraseKeys.Button.Next));
        await chat.Tap(Say(PhraseKeys.Button.Skip));
        await chat.Sees(Name(Field.Source));
        await chat.Tap(Say(PhraseKeys.Button.Skip));
        await chat.Sees(Name(Field.Files));
        await chat.Tap(Say(PhraseKeys.Button.Skip));
        await chat.Tap(Name(Urgency.None));
        await chat.Picture($"{name}-2-review");
        await chat.Tap(Say(PhraseKeys.Review.Send));
        await chat.Page.GetByTestId("keyboard-button").Filter(new() { HasText = Say(PhraseKeys.Filed.Saved) }).WaitForAsync();
        await chat.Picture($"{name}-3-receipt");
        var receipt = person.Messages.SelectMany(message => message.AllButtons).Select(button => button.CopyText).OfType<string>().Single();
        await chat.Tap(Say(PhraseKeys.Filed.Saved));
        await chat.Page.GetByTestId("keyboard-button").Filter(new() { HasText = Say(PhraseKeys.Button.Status) }).WaitForAsync();

        await Assertions.Expect(chat.Page.GetByTestId("messages")).Not.ToContainTextAsync(receipt);
        await chat.Tap(Say(PhraseKeys.Button.Status));
        await chat.Write(receipt);
        await chat.Page.GetByTestId("keyboard-button").Filter(new() { HasText = Say(PhraseKeys.Follow.AddMore) }).WaitForAsync();
        await chat.Picture($"{name}-4-status");
        Assert.False(await chat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");
    }
}
