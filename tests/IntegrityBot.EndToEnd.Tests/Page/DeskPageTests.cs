using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;
using IntegrityBot.Sandbox;
using Microsoft.Playwright;

namespace IntegrityBot.EndToEnd.Tests.Page;

/// <summary>A case played by three people in the page: a citizen in Kazakh, a moderator in Russian on a phone, a lead in English at a desk.</summary>
public class DeskPageTests
{
    private const string Story = "Мектепке компьютер алу тендерінде талап тек бір фирмаға сай жазылған. Директордың туысы осы фирмада істейді.";

    [Fact]
    public async Task A_case_is_worked_on_by_clicking()
    {
        Assert.SkipUnless(ChatPage.CanRun, "Chromium is not installed.");
        await using var bot = await RunningBot.StartWithDesk(
            ("Desk:Affiliations:0:Id", "education"), ("Desk:Affiliations:0:Kk", "Білім басқармасы"),
            ("Desk:Affiliations:0:Ru", "Управление образования"), ("Desk:Affiliations:0:En", "Education department"));
        var citizen = bot.Reporter("Aigerim", Language.Kk);
        var moderator = bot.Reporter("Timur", Language.Ru);
        var lead = new Reporter(bot.Lead!, Language.En, bot.Phrases);

        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await using var leads = await Open(bot, lead.Person, 1280, 860, ColorScheme.Light);
        await leads.Picture("desk-en-1-menu");
        await leads.Tap(lead.Words(PhraseKeys.Desk.Team));
        await leads.Tap(lead.Words(PhraseKeys.Team.Invite));
        await leads.Tap(lead.Words(PhraseKeys.Name(Role.Moderator)));
        await leads.Tap(lead.Words(PhraseKeys.Team.NoAffiliation));
        await leads.Sees(lead.Words(PhraseKeys.Team.AskName));
        await leads.Write("Moderator T");
        await lead.Sees(PhraseKeys.Team.CopyLink, button: true);
        await leads.Picture("desk-en-2-invitation");
        await moderator.Join(lead.Person.Screen.AllButtons.Single(button => button.CopyText is not null).CopyText!.Split("start=")[1]);

        await citizen.ChooseLanguage();
        var asked = citizen.FillReport(Story);
        await citizen.Asked(Core.Reporting.Field.Exclusions);
        await using var citizens = await Open(bot, citizen.Person, 360, 740, ColorScheme.Light);
        await citizens.Picture("desk-kk-0-exclusions");
        await citizens.Tap(citizen.Words(PhraseKeys.Button.Skip));
        await asked;
        await citizens.Picture("desk-kk-1-review");
        var receipt = await citizen.Send();
        citizen.Tap(PhraseKeys.Filed.Saved);
        await citizen.Sees(PhraseKeys.Home.Promise);
        await bot.PassFixedHour();

        await moderator.OpenDesk();
        await using var moderators = await Open(bot, moderator.Person, 360, 740, ColorScheme.Dark);
        await moderators.Picture("desk-ru-1-menu");
        await moderators.Tap(moderator.Counted(QueueList.New, 1));
        var list = await moderator.Person.Sees(message => message.AllButtons.Any(button => TicketNumber.Read(button.Text) is not null));
        await moderators.Picture("desk-ru-2-list");
        await moderators.Tap(list.AllButtons.First(button => TicketNumber.Read(button.Text) is not null).Text);
        await moderators.Sees("компьютер");
        await moderators.Picture("desk-ru-3-card");
        await moderators.Tap(moderator.Words(PhraseKeys.Card.Acknowledge));
        await moderators.Sees(moderator.Words(PhraseKeys.Card.Done));
        await moderators.Tap(moderator.Words(PhraseKeys.Card.Take));
        await moderators.Sees("Moderator T");
        await moderators.Picture("desk-ru-4-taken");
        await moderators.Tap(moderator.Words(PhraseKeys.Card.Ask));
        await moderators.Picture("desk-ru-5-questions");
        await moderators.Tap(moderator.Words(Templates.ShortName(PhraseKeys.Template.AskTender)));
        await moderators.Picture("desk-ru-6-question");
        await moderators.Tap(moderator.Words(PhraseKeys.Review.Send));
        await moderators.Sees(moderator.Words(PhraseKeys.Card.DoneSaid));
        await moderators.Tap(moderator.Words(PhraseKeys.Card.More));
        await moderators.Picture("desk-ru-7-more");
        await moderators.Tap(moderator.Words(PhraseKeys.Card.Passages));
        await moderators.Sees("Директор");
        await moderators.Picture("desk-ru-8-passages");

        await citizen.Open(receipt);
        await citizens.Picture("desk-kk-2-question");
        await citizens.Tap(citizen.Words(PhraseKeys.Follow.Bell));
        await citizens.Picture("desk-kk-3-bell");

        await lead.OpenDesk();
        await leads.Tap(lead.Counted(QueueList.All, 1));
        await leads.Tap(list.AllButtons.First(button => TicketNumber.Read(button.Text) is not null).Text);
        await leads.Sees("компьютер");
        await leads.Picture("desk-en-3-card");
        await leads.Tap(lead.Words(PhraseKeys.Name(CardPart.History)));
        await leads.Sees(lead.Words(PhraseKeys.Name(DeskAct.Taken)));
        await leads.Picture("desk-en-4-history");
        await leads.Tap(lead.Words(PhraseKeys.Button.Back));
        await leads.Offers(lead.Words(PhraseKeys.Queue.Filter));
        await leads.Tap(lead.Words(PhraseKeys.Button.Back));
        await leads.Offers(lead.Words(PhraseKeys.Desk.Numbers));
        await leads.Tap(lead.Words(PhraseKeys.Desk.Numbers));
        await leads.Sees("Numbers");
        await leads.Picture("desk-en-5-numbers");
        await leads.Tap(lead.Words(PhraseKeys.Name(ChartKind.ByArea)));
        await lead.Person.Sees(message => message.Kind == "photo");
        await leads.Picture("desk-en-6-chart");
    }

    private static async Task<ChatPage> Open(RunningBot bot, SandboxPerson person, int width, int height, ColorScheme scheme)
    {
        var page = await ChatPage.Open(bot.Server.Address, width, height, scheme);
        await page.Page.GetByTestId($"person-{person.Id}").ClickAsync();
        return page;
    }
}
