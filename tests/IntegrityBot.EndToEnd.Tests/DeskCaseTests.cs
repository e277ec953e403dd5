using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Sandbox;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>A whole case by three people: a citizen in Kazakh, a moderator in Russian, a lead in English.</summary>
public class DeskCaseTests
{
    private const string Story = "Мектепке компьютер алу тендерінде талап тек бір фирмаға сай жазылған.";

    [Fact]
    public async Task A_case_goes_from_the_report_to_its_end_through_three_languages()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var citizen = bot.Reporter("Aigerim", Language.Kk);
        var lead = new Reporter(bot.Lead!, Language.En, bot.Phrases);
        var moderator = bot.Reporter("Timur", Language.Ru);

        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Core.Desk.Role.Moderator));

        await citizen.ChooseLanguage();
        await citizen.FillReport(Story);
        var receipt = await citizen.Send();
        citizen.Tap(PhraseKeys.Filed.Saved);
        await citizen.Sees(PhraseKeys.Home.Promise);

        // Before the fixed hour there is nothing to see.
        await moderator.OpenDesk();
        moderator.Person.Tap(moderator.Counted(QueueList.All, 0));
        await moderator.Sees(PhraseKeys.Queue.Empty);
        Assert.DoesNotContain(bot.Notices!.Messages, IsOfTicket);

        await bot.PassFixedHour();
        var notice = bot.Notices!.Messages.Single(IsOfTicket);
        Assert.DoesNotContain("компьютер", notice.Text, StringComparison.Ordinal);

        await moderator.OpenDesk();
        moderator.Person.Tap(moderator.Counted(QueueList.New, 1));
        var number = (await moderator.Person.Sees(message => message.AllButtons.Any(button => TicketNumber.Read(button.Text) is not null)))
            .AllButtons.First(button => TicketNumber.Read(button.Text) is not null).Text;
        moderator.Person.Tap(number);
        var card = await moderator.Person.Sees(Story);
        Assert.True(card.Protected);

        moderator.Tap(PhraseKeys.Card.Acknowledge);
        await moderator.Sees(PhraseKeys.Card.Done);
        moderator.Tap(PhraseKeys.Card.Take);
        await moderator.Person.Sees("Moderator T");
        moderator.Tap(PhraseKeys.Card.Ask);
        await moderator.Sees(PhraseKeys.Card.ChooseQuestion);
        moderator.Tap(Templates.ShortName(PhraseKeys.Template.AskTender));
        await moderator.Sees(PhraseKeys.Template.AskTender);
        moderator.Tap(PhraseKeys.Review.Send);
        await moderator.Sees(PhraseKeys.Card.DoneSaid);

        var opened = await citizen.Open(receipt);
        Assert.Contains(citizen.Words(PhraseKeys.Template.AskTender), opened.Text, StringComparison.Ordinal);
        Assert.Contains(citizen.Words(PhraseKeys.Follow.NeverSayWho), opened.Text, StringComparison.Ordinal);
        citizen.Tap(PhraseKeys.Follow.AddMore);
        await citizen.Sees(PhraseKeys.Follow.Write);
        citizen.Person.Say("Лот нөмірі 000-000.");
        await citizen.Sees(PhraseKeys.Follow.Confirm);
        citizen.Tap(PhraseKeys.Review.Send);
        await citizen.Person.Sees("000-000");

        await bot.PassFixedHour();
        await moderator.OpenDesk();
        moderator.Person.Say(number);
        await moderator.Person.Sees(IsCard);
        moderator.Tap(CardPart.Dialogue);
        await moderator.Person.Sees("000-000");

        await lead.OpenDesk();
        lead.Person.Say(number);
        await lead.Person.Sees(IsCard);
        lead.Tap(PhraseKeys.Card.Close);
        await lead.Sees(PhraseKeys.Card.ChooseOutcome);
        lead.Tap(Outcome.Substantiated);
        await lead.Sees(PhraseKeys.Card.WriteReason);
        lead.Tap(Templates.ShortName(PhraseKeys.Template.CloseSubstantiated));
        await lead.Sees(PhraseKeys.Template.CloseSubstantiated);
        lead.Tap(PhraseKeys.Review.Send);
        await lead.Sees(PhraseKeys.Card.DoneSaid);

        citizen.Person.Start();
        await citizen.Sees(PhraseKeys.Home.Promise);
        opened = await citizen.Open(receipt);
        Assert.Contains(citizen.Words(PhraseKeys.Name(Outcome.Substantiated)), opened.Text, StringComparison.Ordinal);
        Assert.Contains(citizen.Words(PhraseKeys.Template.CloseSubstantiated), opened.Text, StringComparison.Ordinal);

        // With its buttons: an older card only loses them now.
        static bool IsCard(SandboxMessage message) => message.Text.Contains(Story, StringComparison.Ordinal) && message.AllButtons.Any();

        bool IsOfTicket(SandboxMessage message) => message.Text.Contains(moderator.Words(PhraseKeys.Name(Area.ProcurementTender)), StringComparison.Ordinal);
    }
}
