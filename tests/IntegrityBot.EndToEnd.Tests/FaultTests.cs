using IntegrityBot.Core.Languages;
using IntegrityBot.Sandbox;

namespace IntegrityBot.EndToEnd.Tests;

public class FaultTests
{
    [Fact]
    public async Task An_update_delivered_again_repeats_nothing()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");
        var receipt = await reporter.Send();
        await reporter.Person.Quiet();
        var shown = reporter.Person.Visible();

        bot.Server.Replay(40);
        await reporter.Person.Quiet();

        Assert.Equal(shown, reporter.Person.Visible());
        Assert.Contains(receipt, shown, StringComparison.Ordinal);
        Assert.Equal(1, await Stored.Tickets(bot));
    }

    [Theory]
    [InlineData(FaultKind.Html502)]
    [InlineData(FaultKind.DropConnection)]
    [InlineData(FaultKind.MalformedJson)]
    [InlineData(FaultKind.AcceptThenDrop)]
    public async Task A_receipt_gets_through_whatever_happens_to_the_connection(FaultKind kind)
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");

        bot.Server.Faults.Add(new FaultRule(kind, "sendMessage", Times: 2), new FaultRule(kind, "getUpdates", Times: 1), new FaultRule(kind, "answerCallbackQuery", Times: 1));
        var receipt = await reporter.Send();

        bot.Server.Faults.Clear();
        reporter.Tap(PhraseKeys.Filed.Saved);
        await reporter.Sees(PhraseKeys.Home.Promise);
        await reporter.Open(receipt);
        Assert.Equal(1, await Stored.Tickets(bot));
    }

    [Fact]
    public async Task Telegrams_pause_is_kept_to_and_nobody_else_waits()
    {
        await using var bot = await RunningBot.Start();
        var first = bot.Reporter("First", Language.En);
        var second = bot.Reporter("Second", Language.Ru);
        await first.ChooseLanguage();
        await second.ChooseLanguage();

        bot.Server.Faults.Add(new FaultRule(FaultKind.Status, "sendMessage") { Code = 429, Description = "Too Many Requests: retry after 2", RetryAfter = 2 });
        first.Person.Say("zqxw kvvz pqpq wzzx");
        await bot.Server.Transcript.WaitFor(call => call.Code == 429);
        second.Tap(PhraseKeys.Button.Help);
        await second.Sees(PhraseKeys.Help.Title);

        await first.Sees(PhraseKeys.Question.Desk, button: true);
    }

    [Fact]
    public async Task A_poison_update_between_two_good_ones_costs_nothing()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();

        bot.Server.Inject(new System.Text.Json.Nodes.JsonObject
        {
            ["message"] = new System.Text.Json.Nodes.JsonObject
            {
                ["message_id"] = 999,
                ["date"] = 1,
                ["chat"] = new System.Text.Json.Nodes.JsonObject { ["id"] = reporter.Person.ChatId, ["type"] = "private", ["first_name"] = "X" },
                ["forward_origin"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "never_heard_of", ["date"] = 1 },
                ["text"] = "poison",
            },
        });
        bot.Server.Inject(new System.Text.Json.Nodes.JsonObject { ["a_kind_of_the_future"] = new System.Text.Json.Nodes.JsonObject() });
        reporter.Person.Say("/help");

        await reporter.Sees(PhraseKeys.Help.Title);
    }

    [Fact]
    public async Task Blocked_while_filing_the_receipt_waits_until_the_person_comes_back()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");

        bot.Server.Faults.Add(new FaultRule(FaultKind.Status, "sendMessage") { Code = 403, Description = "Forbidden: bot was blocked by the user" });
        reporter.Tap(PhraseKeys.Review.Send);
        await reporter.Person.Quiet();
        Assert.DoesNotContain(reporter.Person.Messages, message => message.Text.Contains("Your receipt", StringComparison.Ordinal));

        reporter.Person.Block();
        reporter.Person.Unblock();
        await reporter.Sees(PhraseKeys.Filed.Save);
    }

    [Fact]
    public async Task Neither_token_nor_person_is_in_the_log_at_its_most_talkative()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Very-Particular-Name", Language.En);
        bot.Server.Faults.Add(new FaultRule(FaultKind.Html502, "*", Times: 3, Skip: 4), new FaultRule(FaultKind.DropConnection, "*", Times: 2, Skip: 9));
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");
        var receipt = await reporter.Send();

        Assert.NotEmpty(bot.Log);
        Assert.All(bot.Log, line =>
        {
            Assert.DoesNotContain(bot.Server.Token, line, StringComparison.Ordinal);
            Assert.DoesNotContain(bot.Server.Token.Split(':')[1], line, StringComparison.Ordinal);
            Assert.DoesNotContain(reporter.Person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), line, StringComparison.Ordinal);
            Assert.DoesNotContain("Very-Particular-Name", line, StringComparison.Ordinal);
            Assert.DoesNotContain("laptops", line, StringComparison.Ordinal);
            Assert.DoesNotContain(receipt, line, StringComparison.Ordinal);
        });
    }
}
