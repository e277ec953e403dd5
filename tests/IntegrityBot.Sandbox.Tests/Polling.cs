using System.Diagnostics;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Polling
{
    private static readonly string[] OnlyTaps = ["callback_query"];

    [Fact]
    public async Task An_update_is_delivered_until_an_offset_beyond_it_confirms_it()
    {
        await using var bot = await Bot.Start();
        bot.Server.Person("Aigerim").Say("hello");
        var first = (await bot.Updates())[0]!;
        var again = (await bot.Updates())[0]!;
        Assert.Equal((long)first["update_id"]!, (long)again["update_id"]!);
        Assert.Empty(await bot.Updates((long)first["update_id"]! + 1));
        Assert.Empty(await bot.Updates());
    }

    [Fact]
    public async Task A_long_poll_is_answered_when_something_comes()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Aigerim", "kk");
        var poll = bot.Updates(timeout: 50);
        await Polled(bot);
        person.Say("сәлем");
        var message = (await poll)[0]!["message"]!;
        Assert.Equal("сәлем", (string)message["text"]!);
        Assert.Equal(person.Id, (long)message["chat"]!["id"]!);
        Assert.Equal(person.Id, (long)message["from"]!["id"]!);
        Assert.Equal("kk", (string)message["from"]!["language_code"]!);
        Assert.Equal("private", (string)message["chat"]!["type"]!);
        Assert.True(person.Id > int.MaxValue);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(500, 50)]
    public async Task A_long_poll_ends_empty_after_its_timeout_and_after_50_seconds_at_most(int asked, int waited)
    {
        await using var bot = await Bot.Start();
        var poll = bot.Updates(timeout: asked);
        await Polled(bot);
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(waited - 1));
        Assert.False(poll.IsCompleted);
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await poll);
    }

    [Fact]
    public async Task A_second_poller_ends_the_first_with_the_servers_words()
    {
        await using var bot = await Bot.Start();
        var older = bot.Error(409, "getUpdates", new { timeout = 50 });
        await Polled(bot);
        Assert.Empty(await bot.Updates());
        Assert.Equal("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", await older);
    }

    [Fact]
    public async Task Limit_and_negative_offset_cut_the_queue_from_either_end()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Aigerim");
        for (var i = 0; i < 5; i++)
        {
            person.Say($"{i}");
        }

        Assert.Equal(["0", "1"], Texts(await bot.Updates(limit: 2)));
        Assert.Equal(["3", "4"], Texts(await bot.Updates(offset: -2)));
        Assert.Equal(["3", "4"], Texts(await bot.Updates()));
    }

    [Fact]
    public async Task Unwanted_kinds_are_dropped_and_the_wish_is_remembered()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Aigerim");
        await bot.Result("getUpdates", new { allowed_updates = OnlyTaps });
        person.Say("unheard");
        Assert.Empty(await bot.Updates());
        await bot.Result("getUpdates", new { allowed_updates = Array.Empty<string>() });
        person.Say("heard");
        Assert.Equal(["heard"], Texts(await bot.Updates()));
    }

    [Fact]
    public async Task Asking_the_same_offset_at_once_is_braked()
    {
        await using var bot = await Bot.Start(new SandboxOptions());
        var person = bot.Server.Person("Aigerim");
        Assert.Empty(await bot.Updates());
        var second = bot.Updates();
        await Polled(bot);
        Assert.False(second.IsCompleted);
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty(await second);
        person.Say("1");
        person.Say("2");
        Assert.Equal(2, (await bot.Updates()).Count);
        Assert.Single(await bot.Updates());
    }

    [Fact]
    public async Task An_update_nobody_fetched_is_gone_after_a_day_and_a_tap_after_150_seconds()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Aigerim");
        person.Say("x");
        person.TapStale(1, "y");
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(151));
        Assert.Equal(["x"], Texts(await bot.Updates()));
        bot.Server.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Empty(await bot.Updates());
    }

    [Fact]
    public async Task A_real_client_can_poll()
    {
        await using var bot = await Bot.Start();
        bot.Server.Person("Aigerim", "ru-RU").Start("c_police");
        var update = Assert.Single(await bot.Client.GetUpdates(timeout: 1, cancellationToken: Bot.Ct));
        Assert.Equal(UpdateType.Message, update.Type);
        Assert.Equal("/start c_police", update.Message!.Text);
        Assert.Equal(MessageEntityType.BotCommand, Assert.Single(update.Message.Entities!).Type);
        Assert.Equal("ru-RU", update.Message.From!.LanguageCode);
    }

    [Theory]
    [InlineData("GET", 404, "Not Found")]
    [InlineData("POST", 404, "Not Found")]
    public async Task An_unknown_method_is_not_found(string verb, int code, string description)
    {
        await using var bot = await Bot.Start();
        using var request = new HttpRequestMessage(new(verb), $"/bot{bot.Server.Token}/getNothing");
        using var response = await bot.Http.SendAsync(request, Bot.Ct);
        var answer = await Bot.Read(response);
        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal($$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""", answer.ToJsonString());
    }

    [Fact]
    public async Task A_wrong_token_is_unauthorized()
    {
        await using var bot = await Bot.Start();
        using var response = await bot.Http.GetAsync("/bot123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe", Bot.Ct);
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("""{"ok":false,"error_code":401,"description":"Unauthorized"}""", (await Bot.Read(response)).ToJsonString());
    }

    [Fact]
    public async Task Method_names_are_read_in_any_case()
    {
        await using var bot = await Bot.Start();
        Assert.Equal(bot.Server.BotId, (long)(await bot.Result("GETME"))["id"]!);
    }

    [Fact]
    public async Task A_poller_that_hangs_up_leaves_no_conflict()
    {
        await using var bot = await Bot.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Bot.Ct);
        var poll = bot.Client.GetUpdates(timeout: 50, cancellationToken: stop.Token);
        await Polled(bot);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
        bot.Server.Person("Aigerim").Say("x");
        Assert.Equal(["x"], Texts(await bot.Updates()));
    }

    [Fact]
    public async Task Updates_of_two_people_come_in_the_order_of_their_ids()
    {
        await using var bot = await Bot.Start();
        var (one, two) = (bot.Server.Person("Aigerim"), bot.Server.Person("Dana"));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => (i % 2 == 0 ? one : two).Say($"{i}"), Bot.Ct)));
        var (ids, offset) = (new List<long>(), 0L);
        while (await bot.Updates(offset) is { Count: > 0 } batch)
        {
            ids.AddRange(batch.Select(update => (long)update!["update_id"]!));
            offset = ids[^1] + 1;
        }

        Assert.Equal(200, ids.Count);
        Assert.Equal(ids.Distinct().Order(), ids);
    }

    /// <summary>Waits until a long poll is under way.</summary>
    internal static async Task Polled(Bot bot)
    {
        var start = Stopwatch.GetTimestamp();
        while (!(bool)(await bot.Control(HttpMethod.Get, "/sandbox/health"))["polling"]!)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "No poll came.");
        }
    }

    private static IEnumerable<string> Texts(JsonArray updates) => updates.Select(update => (string)update!["message"]!["text"]!);
}
