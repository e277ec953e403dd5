using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Whichever way a member leaves a card, nothing of it stays in his chat.</summary>
public class DeskInterruptTests
{
    private const string Story = "The tender was written for one firm.";

    public static TheoryData<string> Ways => ["/privacy", "/desk", "/start", "/help", "hello", "/cancel"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_card_goes_when_its_member_types_something_else(string typed)
    {
        await using var bot = await RunningBot.StartWithDesk();
        var citizen = bot.Reporter("Citizen", Language.En);
        var lead = new Reporter(bot.Lead!, Language.En, bot.Phrases);
        await lead.ChooseLanguage();
        await citizen.ChooseLanguage();
        await citizen.FillReport(Story);
        await citizen.Send();
        await bot.PassFixedHour();
        await lead.OpenDesk();
        lead.Person.Tap(lead.Counted(QueueList.New, 1));
        var list = await lead.Person.Sees(message => message.AllButtons.Any(button => TicketNumber.Read(button.Text) is not null));
        lead.Person.Tap(list.AllButtons.First(button => TicketNumber.Read(button.Text) is not null).Text);
        await lead.Person.Sees(Story);
        var card = lead.Person.Screen.Id;

        lead.Person.Say(typed);

        await lead.Person.SeesChat(chat => chat.All(message => message.Id != card), ct: TestContext.Current.CancellationToken);
        if (typed != "hello")
        {
            Assert.DoesNotContain(lead.Person.Messages, message => message.Text.Contains(Story, StringComparison.Ordinal));
        }
    }
}
