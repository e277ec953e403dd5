using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Flood
{
    [Fact]
    public async Task A_chat_takes_a_burst_of_20_and_then_one_a_second()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        for (var i = 0; i < 20; i++)
        {
            await bot.Result("sendMessage", new { chat_id = person.Id, text = $"{i}" });
        }

        var answer = await bot.Call("sendMessage", new { chat_id = person.Id, text = "x" });
        Assert.Equal((429, 1), ((int)answer["error_code"]!, (int)answer["parameters"]!["retry_after"]!));
        Assert.Equal("Too Many Requests: retry after 1", (string)answer["description"]!);
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "x" });
        Assert.Equal(22, person.Messages.Count);
    }

    [Fact]
    public async Task Edits_taps_and_deletes_do_not_count()
    {
        await using var bot = await Bot.Start(new SandboxOptions { Flood = new() { PerChatBurst = 1 } });
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "x" });
        for (var i = 0; i < 50; i++)
        {
            await bot.Result("editMessageText", new { chat_id = person.Id, message_id = 2, text = $"{i}" });
        }

        Assert.StartsWith("Too Many", await bot.Error(429, "sendMessage", new { chat_id = person.Id, text = "x" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_chats_together_take_30_a_second()
    {
        await using var bot = await Bot.Start();
        var people = new List<SandboxPerson>();
        for (var i = 0; i < 10; i++)
        {
            people.Add(await bot.Met());
        }

        bot.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var codes = new List<bool>();
        for (var i = 0; i < 60; i++)
        {
            codes.Add((bool)(await bot.Call("sendMessage", new { chat_id = people[i % 10].Id, text = $"{i}" }))["ok"]!);
        }

        // The bucket refills a little while real time passes.
        Assert.All(codes.Take(30), Assert.True);
        Assert.Contains(false, codes);
    }

    [Fact]
    public async Task A_group_takes_20_a_minute()
    {
        await using var bot = await Bot.Start();
        var group = bot.Server.Group("Desk", [bot.Server.Person("Dana")]);
        for (var i = 0; i < 20; i++)
        {
            await bot.Result("sendMessage", new { chat_id = group.Id, text = $"{i}" });
        }

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => bot.Client.SendMessage(group.Id, "x", cancellationToken: Bot.Ct));
        Assert.Equal((429, 3), (error.ErrorCode, error.Parameters!.RetryAfter));
    }

    [Fact]
    public async Task An_album_counts_as_its_messages_and_a_refused_one_is_not_sent()
    {
        await using var bot = await Bot.Start(new SandboxOptions { Flood = new() { PerChatBurst = 5 } });
        var person = await bot.Met();
        person.SendPhoto(Pictures.Png(10, 10));
        var id = (string)(await bot.Updates(-1))[0]!["message"]!["photo"]![0]!["file_id"]!;
        var media = Enumerable.Repeat(new { type = "photo", media = id }, 4);
        await bot.Result("sendMediaGroup", new { chat_id = person.Id, media });
        var before = person.Messages.Count;
        Assert.StartsWith("Too Many", await bot.Error(429, "sendMediaGroup", new { chat_id = person.Id, media }), StringComparison.Ordinal);
        Assert.Equal(before, person.Messages.Count);
    }

    [Fact]
    public async Task Limits_can_be_switched_off()
    {
        await using var bot = await Bot.Start(new SandboxOptions { Flood = FloodLimits.Off });
        var person = await bot.Met();
        for (var i = 0; i < 100; i++)
        {
            await bot.Result("sendMessage", new { chat_id = person.Id, text = $"{i}" });
        }
    }
}
