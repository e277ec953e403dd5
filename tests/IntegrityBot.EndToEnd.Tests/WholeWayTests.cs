using IntegrityBot.Core.Languages;

namespace IntegrityBot.EndToEnd.Tests;

public class WholeWayTests
{
    public static TheoryData<Language> Languages => [.. LanguageTags.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_report_is_filed_kept_found_again_added_to_and_withdrawn(Language language)
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", language);

        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");
        var receipt = await reporter.Send();

        reporter.Tap(PhraseKeys.Filed.Saved);
        await reporter.Sees(PhraseKeys.Home.Promise);
        Assert.DoesNotContain(receipt, reporter.Person.Visible(), StringComparison.Ordinal);

        await bot.Restart();
        var opened = await reporter.Open(receipt.ToLowerInvariant().Replace('-', ' '));
        Assert.Contains(reporter.Words(PhraseKeys.Name(Core.Triage.TicketStatus.New)), opened.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reporter.Person.Messages, message => message.Text.Contains(receipt[..4], StringComparison.OrdinalIgnoreCase));

        reporter.Tap(PhraseKeys.Follow.AddMore);
        await reporter.Sees(PhraseKeys.Follow.Write);
        reporter.Person.Say("One more thing: the second bid came from the same office.");
        await reporter.Sees(PhraseKeys.Follow.Confirm);
        reporter.Tap(PhraseKeys.Review.Send);
        await reporter.Person.Sees("the same office");

        reporter.Tap(PhraseKeys.Follow.Withdraw);
        await reporter.Sees(PhraseKeys.Follow.AskWithdraw);
        reporter.Tap(PhraseKeys.Follow.YesWithdraw);
        await reporter.Sees(PhraseKeys.Follow.SureWithdraw);
        reporter.Tap(PhraseKeys.Follow.Destroy);
        await reporter.Sees(PhraseKeys.Follow.Withdrawn);

        reporter.Tap(PhraseKeys.Button.Status);
        await reporter.Sees(PhraseKeys.Follow.AskReceipt);
        reporter.Person.Say(receipt);
        await reporter.Sees(PhraseKeys.Follow.WasWithdrawn);
    }
}
