using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.EndToEnd.Tests;

public class OddInputTests
{
    [Theory]
    [InlineData("sticker", "The bot neither reads nor keeps it.")]
    [InlineData("dice", "The bot neither reads nor keeps it.")]
    [InlineData("poll", "The bot neither reads nor keeps it.")]
    [InlineData("video_note", "the bot neither listens nor watches")]
    public async Task What_a_step_cannot_take_gets_one_line_and_the_step_stays(string kind, string said)
    {
        await using var bot = await RunningBot.Start();
        var reporter = await AtStory(bot);

        reporter.Person.SendOther(kind);

        var screen = await reporter.Asked(Field.Story);
        Assert.Contains(said, screen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contact")]
    [InlineData("location")]
    [InlineData("venue")]
    public async Task A_contact_or_a_place_is_deleted_and_explained(string kind)
    {
        await using var bot = await RunningBot.Start();
        var reporter = await AtStory(bot);

        var sent = reporter.Person.SendOther(kind);

        await reporter.Sees(PhraseKeys.Refuse.Identifying);
        await reporter.Person.SeesChat(messages => messages.All(message => message.Id != sent.Id));
    }

    [Fact]
    public async Task A_file_and_a_forward_are_refused_by_name_and_a_voice_with_what_it_gives_away()
    {
        await using var bot = await RunningBot.Start();
        var reporter = await AtStory(bot);

        reporter.Person.SendDocument(new byte[] { 1, 2, 3 }, "plan.pdf");
        await reporter.Person.Sees("A file cannot be used here");
        reporter.Person.SendVoice(new byte[] { 1, 2, 3 });
        await reporter.Sees(PhraseKeys.Refuse.Voice);
        reporter.Person.Forward("somebody else's words");
        await reporter.Person.Sees("A forwarded message cannot be used here");
    }

    [Fact]
    public async Task A_button_of_an_old_screen_answers_politely_and_shows_the_present_one()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        var menu = reporter.Person.Screen;
        var report = menu.AllButtons.First().Data!;
        reporter.Person.Say("?");
        await reporter.Person.Sees(message => message.Id != menu.Id);

        var tap = reporter.Person.TapStale(menu.Id, report);

        var toast = await reporter.Person.SeesToast(tap);
        Assert.Equal(reporter.Words(PhraseKeys.Refuse.OldScreen), toast.Text);
        await reporter.Sees(PhraseKeys.Home.Promise);
    }

    [Fact]
    public async Task A_double_tap_goes_one_step()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        var menu = reporter.Person.Screen;
        var report = menu.AllButtons.First().Data!;

        reporter.Person.TapStale(menu.Id, report);
        reporter.Person.TapStale(menu.Id, report);

        await reporter.Person.Quiet();
        Assert.Contains(reporter.Words(PhraseKeys.Promise.Start), reporter.Person.Screen.AllButtons.Select(button => button.Text));
        Assert.Equal(menu.Id, reporter.Person.Screen.Id);
    }

    [Fact]
    public async Task Send_tapped_twenty_times_files_once()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");
        var review = reporter.Person.Screen;
        var send = review.AllButtons.First(button => button.Text == reporter.Words(PhraseKeys.Review.Send)).Data!;

        for (var i = 0; i < 20; i++)
        {
            reporter.Person.TapStale(review.Id, send);
        }

        await reporter.Sees(PhraseKeys.Filed.Save);
        await reporter.Person.Quiet();
        Assert.Single(reporter.Person.Messages, message => message.Text.Contains("Your receipt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_album_is_answered_on_one_screen()
    {
        await using var bot = await RunningBot.Start();
        var reporter = await AtStory(bot);

        reporter.Person.SendAlbum([Pictures.Jpeg, Pictures.Jpeg, Pictures.Jpeg]);

        await reporter.Person.Sees("(3 of 10)");
        Assert.Single(reporter.Person.Messages, message => message.FromBot && message.Text.Contains("The photo is kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_in_the_chat_changes_the_draft()
    {
        await using var bot = await RunningBot.Start();
        var reporter = await AtStory(bot);
        var said = reporter.Person.Say("The first version of what happened.");
        await reporter.Person.Sees("35 of 8,000");

        reporter.Person.Edit(said.Id, "The second version of what happened, a little longer.");

        await reporter.Person.Sees("53 of 8,000");
    }

    [Fact]
    public async Task In_a_group_the_bot_says_one_line_and_never_looks_a_receipt_up()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.Ru);
        var group = bot.Server.Group("A group", [reporter.Person]);
        var member = group.As(reporter.Person);

        member.Say($"/report@{bot.Server.BotUsername}");
        await member.Sees("только в личном чате");
        member.Say($"/status@{bot.Server.BotUsername} B89W-EBM8-87R9-PSHX-MMEC");
        await member.Quiet();
        Assert.All(group.Messages.Where(message => message.FromBot), message => Assert.Empty(message.Buttons));
    }

    [Fact]
    public async Task Somebody_who_blocked_the_bot_and_comes_back_is_greeted_and_not_asked_again()
    {
        await using var bot = await RunningBot.Start();
        var reporter = bot.Reporter("Reporter", Language.Kk);
        await reporter.ChooseLanguage();

        reporter.Person.Block();
        await reporter.Person.Quiet();
        reporter.Person.Unblock();

        await reporter.Sees(PhraseKeys.Home.WelcomeBack);
    }

    private static async Task<Reporter> AtStory(RunningBot bot)
    {
        var reporter = bot.Reporter("Reporter", Language.En);
        await reporter.ChooseLanguage();
        await reporter.FillReport("The size of the laptops in the tender fits one supplier only.");
        reporter.Person.Tap("✎ " + reporter.Words(PhraseKeys.Name(Field.Story)));
        await reporter.Asked(Field.Story);
        reporter.Tap(PhraseKeys.Button.Clear);
        await reporter.Person.Sees(message => !message.Text.Contains("8,000", StringComparison.Ordinal));
        return reporter;
    }
}
