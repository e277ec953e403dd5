using Telegram.Bot;
using Telegram.Bot.Types;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Profile
{
    [Fact]
    public async Task Commands_are_kept_per_scope_and_language()
    {
        await using var bot = await Bot.Start();
        await bot.Client.SetMyCommands([new("help", "Help")], cancellationToken: Bot.Ct);
        await bot.Client.SetMyCommands([new("help", "Көмек")], BotCommandScope.AllPrivateChats(), "kk", Bot.Ct);
        Assert.Equal("Help", Assert.Single(await bot.Client.GetMyCommands(cancellationToken: Bot.Ct)).Description);
        Assert.Equal("Көмек", Assert.Single(await bot.Client.GetMyCommands(BotCommandScope.AllPrivateChats(), "kk", Bot.Ct)).Description);
        Assert.Empty(await bot.Client.GetMyCommands(BotCommandScope.AllPrivateChats(), cancellationToken: Bot.Ct));
        await bot.Client.DeleteMyCommands(BotCommandScope.AllPrivateChats(), "kk", Bot.Ct);
        Assert.Empty(await bot.Client.GetMyCommands(BotCommandScope.AllPrivateChats(), "kk", Bot.Ct));
    }

    [Fact]
    public async Task A_narrower_scope_wins_over_a_wider_one_with_the_language()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met(language: "kk-KZ");
        await Set("default", null);
        await Set("default", "kk");
        Assert.Equal("default kk", await Seen());
        await Set("all_private_chats", null);
        Assert.Equal("all_private_chats ", await Seen());
        await Set("all_private_chats", "kk");
        Assert.Equal("all_private_chats kk", await Seen());
        await Set("chat", null);
        Assert.Equal("chat ", await Seen());
        await Set("chat", "kk");
        Assert.Equal("chat kk", await Seen());
        person.LanguageCode = "ru";
        Assert.Equal("chat ", await Seen());

        Task Set(string type, string? language) => bot.Result(
            "setMyCommands",
            new { commands = new[] { new { command = "x", description = $"{type} {language}." } }, scope = new { type, chat_id = person.Id }, language_code = language ?? "" });

        async Task<string> Seen() => ((string)(await bot.Control(HttpMethod.Get, $"/sandbox/chats/{person.Id}"))["bot"]!["commands"]![0]!["description"]!)[..^1];
    }

    [Theory]
    [InlineData("Help", "x", "BOT_COMMAND_INVALID")]
    [InlineData("көмек", "x", "BOT_COMMAND_INVALID")]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234567", "x", "BOT_COMMAND_INVALID")]
    [InlineData("help", " ", "BOT_COMMAND_DESCRIPTION_INVALID")]
    public async Task Commands_are_latin_and_described(string command, string description, string why)
    {
        await using var bot = await Bot.Start();
        Assert.Equal("Bad Request: " + why, await bot.Error(400, "setMyCommands", new { commands = new[] { new { command, description } } }));
    }

    [Theory]
    [InlineData("kaz")]
    [InlineData("KK")]
    [InlineData("kk-KZ")]
    public async Task A_language_code_has_two_small_letters(string code)
    {
        await using var bot = await Bot.Start();
        Assert.Equal("Bad Request: invalid language code specified", await bot.Error(400, "setMyName", new { name = "x", language_code = code }));
    }

    [Fact]
    public async Task Name_and_descriptions_are_seen_in_the_language_of_the_app()
    {
        await using var bot = await Bot.Start(new SandboxOptions { BotName = "Registered", BrakeRepolling = false });
        var person = await bot.Met(language: "kk");
        Assert.Equal("Registered", (await bot.Client.GetMyName(cancellationToken: Bot.Ct)).Name);
        await bot.Client.SetMyName("Адалдық", "kk", Bot.Ct);
        await bot.Client.SetMyName("Integrity", cancellationToken: Bot.Ct);
        await bot.Client.SetMyDescription("Сипаттама", "kk", Bot.Ct);
        await bot.Client.SetMyShortDescription("Short", cancellationToken: Bot.Ct);
        Assert.Equal(("Адалдық", "Сипаттама", "Short"), await Seen());
        person.LanguageCode = "en";
        Assert.Equal(("Integrity", "", "Short"), await Seen());
        Assert.Equal("Адалдық", (await bot.Client.GetMyName("kk", Bot.Ct)).Name);
        Assert.Equal("Integrity", (await bot.Client.GetMe(Bot.Ct)).FirstName);
        await bot.Error(400, "setMyName", new { name = new string('x', 65) });
        await bot.Error(400, "setMyDescription", new { description = new string('x', 513) });
        await bot.Error(400, "setMyShortDescription", new { short_description = new string('x', 121) });

        async Task<(string Name, string Description, string Short)> Seen()
        {
            var seen = (await bot.Control(HttpMethod.Get, $"/sandbox/chats/{person.Id}"))["bot"]!;
            return ((string)seen["name"]!, (string)seen["description"]!, (string)seen["short_description"]!);
        }
    }

    [Fact]
    public async Task The_menu_button_of_a_chat_wins_over_the_default()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        Assert.IsType<MenuButtonCommands>(await bot.Client.GetChatMenuButton(cancellationToken: Bot.Ct));
        await bot.Client.SetChatMenuButton(person.Id, new MenuButtonWebApp { Text = "Open", WebApp = new() { Url = "https://example.org" } }, Bot.Ct);
        Assert.IsType<MenuButtonWebApp>(await bot.Client.GetChatMenuButton(person.Id, Bot.Ct));
        var seen = await bot.Control(HttpMethod.Get, $"/sandbox/chats/{person.Id}");
        Assert.Equal("web_app", (string)seen["bot"]!["menu_button"]!["type"]!);
        await bot.Client.SetChatMenuButton(person.Id, new MenuButtonDefault(), Bot.Ct);
        Assert.IsType<MenuButtonCommands>(await bot.Client.GetChatMenuButton(person.Id, Bot.Ct));
    }

    [Fact]
    public async Task Logging_out_and_closing_answer_true_and_never_null()
    {
        await using var bot = await Bot.Start();
        Assert.Equal("""{"ok":true,"result":true}""", (await bot.Call("logOut")).ToJsonString());
        Assert.Equal("""{"ok":true,"result":true}""", (await bot.Call("close")).ToJsonString());
    }
}
