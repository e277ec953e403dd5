using System.Globalization;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IntegrityBot.EndToEnd.Tests.Page;

public class LawPageTests
{
    private const string Topic = "small-gift-not-a-crime";

    /// <summary>Taller than a phone, so that a picture shows a whole answer.</summary>
    public static TheoryData<Language, int, int, ColorScheme> Views => new()
    {
        { Language.Kk, 360, 1_500, ColorScheme.Dark },
        { Language.Ru, 360, 1_500, ColorScheme.Light },
        { Language.En, 1_280, 1_300, ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_law_is_asked_read_and_learnt_by_clicking(Language language, int width, int height, ColorScheme scheme)
    {
        Assert.SkipUnless(ChatPage.CanRun, "Chromium is not installed.");
        await using var bot = await RunningBot.Start(new SandboxOptions { Flood = FloodLimits.Off, People = [new SeedPerson("Citizen", language.Tag(), "citizen")] });
        await using var chat = await ChatPage.Open(bot.Server.Address, width, height, scheme);
        var law = bot.Services.GetRequiredService<LawLibrary>();
        var seen = 0;
        string Say(string key) => bot.Phrases.Say(language, new Phrase(key));
        string Name<T>(T value) where T : struct, Enum => bot.Phrases.Say(language, PhraseKeys.Name(value));
        Task Picture(string of) => chat.Picture($"law-{language.Tag()}-{seen++}-{of}");

        await chat.Page.GetByTestId($"person-{bot.Server.People.Single().Id}").ClickAsync();
        await chat.Page.GetByTestId("start").ClickAsync();
        await chat.Tap(Say(language switch { Language.Kk => PhraseKeys.LanguageName.Kk, Language.Ru => PhraseKeys.LanguageName.Ru, _ => PhraseKeys.LanguageName.En }));

        await chat.Tap(Say(PhraseKeys.Button.Ask));
        await chat.Shows(Name(LawCategory.StudentLife));
        await Picture("ask");
        await chat.Tap(Name(LawCategory.Procurement));
        await chat.Shows(law.In(LawCategory.Procurement)[0].Texts[language].Title[..20]);
        await Picture("browse");
        await chat.Write(law.Topic(Topic)!.Texts[language].Title);
        await chat.Sees(law.Topic(Topic)!.Texts[language].Points[0].Text[..30]);
        await chat.Shows(Say(PhraseKeys.Answer.Unhelpful));
        await Picture("answer");
        await chat.Tap(Say(PhraseKeys.Answer.Unhelpful));
        await chat.Shows(Say(PhraseKeys.Question.Desk));
        await chat.Write("ыфвапролд");
        await chat.Shows(Name(LawCategory.StudentLife));
        await Picture("not-found");

        await chat.Write("/learn");
        await chat.Shows(Say(PhraseKeys.Learn.Glossary));
        await Picture("learn");
        await chat.Tap(Say(PhraseKeys.Learn.Quiz));
        await chat.Tap(Name(LawCategory.Liability));
        await chat.Shows("3");
        await Picture("question");
        await chat.Tap("2");
        await chat.Shows(Say(PhraseKeys.Button.Next));
        await Picture("explained");

        await chat.Write("/learn");
        await chat.Tap(Say(PhraseKeys.Learn.Cases));
        var story = law.Content.Cases[0];
        await chat.Tap(story.Texts[language].Title);
        await chat.Sees(story.Texts[language].Question);
        await chat.Tap("1");
        await chat.Shows(Say(PhraseKeys.Cases.Next));
        await Picture("case");

        await chat.Write("/learn");
        await chat.Tap(Say(PhraseKeys.Learn.Check));
        await chat.Shows(Name(FlagStage.Specification));
        await Picture("stages");
        await chat.Tap(Name(FlagStage.Specification));
        foreach (var flag in law.Content.RedFlags.Where(flag => flag.Stage == FlagStage.Specification && flag.Confidence != Confidence.Unverified))
        {
            await chat.Sees(flag.Texts[language].Question);
            await chat.Tap(Say(PhraseKeys.Flags.Yes));
        }

        await chat.Shows(Say(PhraseKeys.Flags.Again));
        await Picture("signs");

        await chat.Write("/learn");
        await chat.Tap(Say(PhraseKeys.Learn.Glossary));
        await chat.Sees(law.Content.Glossary.Length.ToString(CultureInfo.InvariantCulture));
        await chat.Write("конфликт");
        await chat.Sees("conflict of interest");
        await Picture("glossary");

        await chat.Write("/learn");
        await chat.Tap(Say(PhraseKeys.Learn.Contacts));
        await chat.Sees(law.Content.Contacts.First(contact => contact.Status == ContactStatus.Usable).Texts[language].Name);
        await Picture("contacts");
        Assert.False(await chat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");
    }
}
