using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>A reporter who adds more than anybody thought of.</summary>
public class LongDialogueTests
{
    [Fact]
    public async Task The_last_addition_that_fits_is_taken_the_next_is_refused_and_the_desk_can_open_every_photo()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, citizen) = (bot.LeadReporter(), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await citizen.ChooseLanguage();
        var filed = await citizen.File("The size of the laptops in the tender fits one supplier only.");
        await bot.PassFixedHour();
        await Add(bot, filed, TicketMessage.MostAdded - 1);

        await citizen.Reopen(filed.Receipt);
        await citizen.AddMore("This still fits.");
        await citizen.Person.Quiet(ct: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(citizen.Person.Screen.AllButtons, button => button.Text == citizen.Words(PhraseKeys.Follow.AddMore));
        citizen.Person.Say("This does not.");
        await citizen.Sees(PhraseKeys.Follow.Confirm);
        citizen.Tap(PhraseKeys.Review.Send);
        await citizen.Sees(PhraseKeys.Follow.Full);

        await bot.PassFixedHour();
        await lead.OpenCard(filed.Number);
        lead.Tap(CardPart.Dialogue);
        await lead.Person.Sees(message => message.AllButtons.Any(button => button.Text == lead.Words(new Phrase(PhraseKeys.Card.Photo).With("number", 16))));
        var row = await bot.Services.GetRequiredService<IStore>().TicketByNumber(filed.Number, TestContext.Current.CancellationToken);
        var messages = bot.Services.GetRequiredService<Casebook>().Open(row!)!.Case.Messages;
        Assert.Equal(TicketMessage.MostAdded, messages.Count(message => message.Author == Author.Reporter));
        Assert.Equal("This still fits.", messages[^1].Text);
    }

    /// <summary>So many photos of the reporter, each followed by a word of the desk.</summary>
    private static async Task Add(RunningBot bot, Filed filed, int count)
    {
        var store = bot.Services.GetRequiredService<IStore>();
        var open = bot.Services.GetRequiredService<Casebook>().Open((await store.TicketByNumber(filed.Number, TestContext.Current.CancellationToken))!)!;
        var changed = open.Case with
        {
            Messages =
            [
                .. Enumerable.Range(0, count).SelectMany(_ => (TicketMessage[])
                [
                    new(Author.Reporter, open.Case.Facts.Filed, "", TicketSealer.NewFileId()), new(Author.Desk, open.Case.Facts.Filed, "Thank you.", null),
                ]),
            ],
        };
        Assert.Equal(
            CommitResult.Committed,
            await store.Commit(new Commit { ChangedTickets = [Casebook.Seal(open, changed, Deadlines.Usual)] }, TestContext.Current.CancellationToken));
    }
}
