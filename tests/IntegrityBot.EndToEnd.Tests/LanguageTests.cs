using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.EndToEnd.Tests;

public class LanguageTests
{
    [Theory]
    [InlineData("kk", "Қазақша")]
    [InlineData("ru", "Русский")]
    [InlineData("en", "English")]
    [InlineData(null, "Қазақша")]
    public async Task First_contact_offers_all_three_with_the_clients_hint_first(string? client, string first)
    {
        await using var bot = await RunningBot.Start();
        var person = bot.Server.Person("Person", client);

        person.Start();

        var chooser = await person.Sees(message => message.AllButtons.Any());
        Assert.Equal(["English", "Русский", "Қазақша"], chooser.AllButtons.Select(button => button.Text).Order(StringComparer.Ordinal));
        Assert.Equal(first, chooser.AllButtons.First().Text);
    }

    [Fact]
    public async Task A_deep_link_carries_language_and_area_into_the_report()
    {
        await using var bot = await RunningBot.Start();
        var reporter = new Reporter(bot.Server.Person("Person", "en"), Language.Kk, bot.Phrases);

        reporter.Person.Start("c_health-l_kk");

        await reporter.Sees(PhraseKeys.Promise.Kept);
        reporter.Tap(PhraseKeys.Promise.Start);
        await reporter.Asked(Field.Region);
    }

    [Fact]
    public async Task A_deep_link_is_followed_after_the_language_is_chosen()
    {
        await using var bot = await RunningBot.Start();
        var reporter = new Reporter(bot.Server.Person("Person", "ru"), Language.Ru, bot.Phrases);

        reporter.Person.Start("c_procurement");
        await reporter.Person.Sees(message => message.AllButtons.Any());
        reporter.Person.Tap("Русский");

        await reporter.Sees(PhraseKeys.Promise.Kept);
        reporter.Tap(PhraseKeys.Promise.Start);
        await reporter.Sees(PhraseKeys.Ask.Stage);
    }

    [Fact]
    public async Task The_language_can_change_in_the_middle_of_a_report_and_the_screen_follows()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Person", Language.En);
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");

        reporter.Person.Say("/language");
        await reporter.Person.Sees("Which language");
        reporter.Person.Tap("Қазақша");

        var kazakh = new Reporter(reporter.Person, Language.Kk, bot.Phrases);
        await kazakh.Sees(PhraseKeys.Review.Title);
    }

    [Fact]
    public async Task The_commands_of_a_chat_follow_the_language_chosen_in_it()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Person", Language.Kk);

        await reporter.ChooseLanguage();

        await reporter.Person.Quiet();
        var call = bot.Server.Transcript.After(0).Last(call => call.Method == "setMyCommands" && call["scope"]!.Contains("\"chat\"", StringComparison.Ordinal));
        Assert.Contains(bot.Phrases.Say(Language.Kk, new Phrase(PhraseKeys.Command.Report)), Unescape(call["commands"]!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_is_set_in_every_language_at_the_first_start_and_left_alone_at_the_next()
    {
        await using var bot = await RunningBot.Start();
        await Profile(bot, "setMyShortDescription", 3);
        var before = bot.Server.Transcript.Last;

        await bot.Restart();
        await Profile(bot, "getMyShortDescription", 3, before);

        Assert.DoesNotContain(bot.Server.Transcript.After(before), call => call.Method.StartsWith("setMy", StringComparison.Ordinal));
    }

    private static Task Profile(RunningBot bot, string method, int times, long after = 0) =>
        bot.Server.Transcript.WaitFor(_ => bot.Server.Transcript.After(after).Count(call => call.Method == method && call.Ok) >= times);

    private static string Unescape(string json) => System.Text.RegularExpressions.Regex.Unescape(json);
}
