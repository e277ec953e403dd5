using IntegrityBot.Core.Languages;

namespace IntegrityBot.EndToEnd.Tests;

public class ReceiptTests
{
    [Fact]
    public async Task Cyrillic_look_alikes_lower_case_and_odd_dashes_open_the_same_report()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.Ru);
        await reporter.ChooseLanguage();
        await reporter.FillReport("Размеры ноутбуков в тендере подходят одному поставщику.");
        var receipt = await reporter.Send();
        reporter.Tap(PhraseKeys.Filed.Saved);
        await reporter.Sees(PhraseKeys.Home.Promise);

        var typed = receipt.Replace('A', 'А').Replace('B', 'В').Replace('C', 'с').Replace('E', 'е').Replace('H', 'н').Replace('K', 'к')
            .Replace('M', 'м').Replace('P', 'р').Replace('T', 'т').Replace('X', 'х').Replace('0', 'O').Replace('1', 'l').Replace('-', '–');
        await reporter.Open(typed);
    }

    [Fact]
    public async Task A_wrong_receipt_is_answered_alike_and_five_make_the_session_wait()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        reporter.Tap(PhraseKeys.Button.Status);
        await reporter.Sees(PhraseKeys.Follow.AskReceipt);

        for (var i = 0; i < 5; i++)
        {
            var typed = reporter.Person.Say("ABCD-EFGH-JKMN-PQRS-TVW" + i);
            await reporter.Sees(PhraseKeys.Follow.Wrong);
            await reporter.Person.SeesChat(messages => messages.All(message => message.Id != typed.Id));
        }

        reporter.Person.Say("ABCD-EFGH-JKMN-PQRS-TVWX");
        await reporter.Person.Sees("Try again in 1 minute.");

        await bot.Pass(TimeSpan.FromMinutes(1));
        reporter.Person.Say("ABCD-EFGH-JKMN-PQRS-TVWX");
        await reporter.Sees(PhraseKeys.Follow.Wrong);
    }

    [Fact]
    public async Task An_opened_report_closes_itself_after_fifteen_idle_minutes()
    {
        await using var bot = await RunningBot.Start();
        var (reporter, _) = await Opened(bot);
        await bot.Pass(TimeSpan.FromMinutes(16));
        reporter.Tap(PhraseKeys.Follow.AddMore);

        await reporter.Sees(PhraseKeys.Follow.Closed);
    }

    [Fact]
    public async Task An_answer_that_took_longer_than_fifteen_minutes_stays_in_the_chat_and_is_said_not_to_be_sent()
    {
        await using var bot = await RunningBot.Start();
        var (reporter, receipt) = await Opened(bot);
        reporter.Tap(PhraseKeys.Follow.AddMore);
        await reporter.Sees(PhraseKeys.Follow.Write);
        await bot.Pass(TimeSpan.FromMinutes(16));

        var answer = reporter.Person.Say("The second bid came from the same office, and both were signed by the same hand.");
        await reporter.Sees(PhraseKeys.Follow.NotSent);
        await reporter.Person.Quiet();
        Assert.Contains(reporter.Person.Messages, message => message.Id == answer.Id);

        reporter.Person.Say(receipt);
        await reporter.Sees(PhraseKeys.Follow.AddMore, button: true);
    }

    [Fact]
    public async Task The_words_under_a_photo_and_those_that_follow_are_sent_together_as_they_were_last_edited()
    {
        await using var bot = await RunningBot.Start();
        var (reporter, _) = await Opened(bot);

        reporter.Person.SendPhoto(Pictures.Jpeg, "Look at line 3.");
        await reporter.Person.Sees("Look at line 3.");
        var second = reporter.Person.Say("I, Aigul, saw it.");
        await reporter.Person.Sees("I, Aigul, saw it.");
        reporter.Person.Edit(second.Id, "Somebody saw it.");
        await reporter.Sees(PhraseKeys.Story.Changed);
        reporter.Tap(PhraseKeys.Review.Send);

        var sent = await reporter.Sees(PhraseKeys.Follow.Added);
        Assert.Contains("Look at line 3.\n\nSomebody saw it.", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_session_is_gone_after_the_second_midnight()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        await bot.Pass(TimeSpan.FromHours(48));
        reporter.Person.Say("Hello again");

        var chooser = await reporter.Person.Sees(message => message.AllButtons.Any(button => button.Text == "English"));
        Assert.Contains(chooser.AllButtons, button => button.Text == "Қазақша");
    }

    [Fact]
    public async Task A_draft_and_its_photos_survive_midnights_as_long_as_somebody_writes()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");
        reporter.Person.SendPhoto(Pictures.Jpeg);
        await reporter.Person.Sees("(1 of 10)");

        for (var day = 0; day < 4; day++)
        {
            await bot.Pass(TimeSpan.FromHours(23));
            reporter.Person.Say("/privacy");
            await reporter.Sees(PhraseKeys.Privacy.Title);
            reporter.Tap(PhraseKeys.Button.Back);
            await reporter.Sees(PhraseKeys.Review.Send, button: true);
        }

        await reporter.Person.Quiet();
        await reporter.Send();
        Assert.Equal(1, await Stored.Files(bot));
    }

    /// <summary>A report was sent and stands open.</summary>
    private static async Task<(Reporter Reporter, string Receipt)> Opened(RunningBot bot)
    {
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");
        var receipt = await reporter.Send();
        reporter.Tap(PhraseKeys.Filed.Saved);
        await reporter.Sees(PhraseKeys.Home.Promise);
        await reporter.Open(receipt);
        return (reporter, receipt);
    }
}
