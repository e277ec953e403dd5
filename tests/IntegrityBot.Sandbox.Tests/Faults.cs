using System.Net;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Faulty
{
    [Fact]
    public async Task A_status_hits_the_named_method_the_named_times()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        bot.Server.Faults.Add(new FaultRule(FaultKind.Status, "sendmessage", Times: 2) { Code = 429, Description = "Too Many Requests: retry after 7", RetryAfter = 7 });
        await bot.Result("getMe");
        for (var i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAsync<ApiRequestException>(() => bot.Client.SendMessage(person.Id, "x", cancellationToken: Bot.Ct));
            Assert.Equal((429, 7), (error.ErrorCode, error.Parameters!.RetryAfter));
        }

        await bot.Client.SendMessage(person.Id, "x", cancellationToken: Bot.Ct);
        Assert.Equal(2, person.Messages.Count);
        Assert.Equal([429, 429, 200], bot.Server.Transcript.Calls("sendMessage").Select(call => call.Code));
    }

    [Fact]
    public async Task A_proxys_page_and_cut_json_are_no_answer_to_a_client()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        bot.Server.Faults.Add(new FaultRule(FaultKind.Html502, "sendMessage"), new FaultRule(FaultKind.MalformedJson, "sendMessage"));
        using (var response = await bot.Raw("sendMessage", Bot.JsonContent(new { chat_id = person.Id, text = "x" })))
        {
            Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        }

        await Assert.ThrowsAsync<RequestException>(() => bot.Client.SendMessage(person.Id, "x", cancellationToken: Bot.Ct));
        Assert.Single(person.Messages);
    }

    [Fact]
    public async Task A_dropped_connection_did_nothing_and_an_accepted_one_did()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        bot.Server.Faults.Add(new FaultRule(FaultKind.DropConnection, "sendMessage"));
        await Assert.ThrowsAsync<RequestException>(() => bot.Client.SendMessage(person.Id, "lost", cancellationToken: Bot.Ct));
        bot.Server.Faults.Add(new FaultRule(FaultKind.AcceptThenDrop, "sendMessage"));
        await Assert.ThrowsAsync<RequestException>(() => bot.Client.SendMessage(person.Id, "kept", cancellationToken: Bot.Ct));
        Assert.Equal(["/start", "kept"], person.Messages.Select(message => message.Text));
        Assert.Equal([(false, 0), (true, 0)], bot.Server.Transcript.Calls("sendMessage").Select(call => (call.Ok, call.Code)));
    }

    [Fact]
    public async Task A_delay_holds_a_call_back_and_lets_the_next_rule_act()
    {
        await using var bot = await Bot.Start();
        bot.Server.Faults.Add(
            new FaultRule(FaultKind.Delay, "getMe") { Delay = TimeSpan.FromMilliseconds(200) }, new FaultRule(FaultKind.Status, "getMe") { Code = 500 });
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await bot.Error(500, "getMe");
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(190));
    }

    [Fact]
    public async Task Rules_can_wait_last_for_ever_and_be_cleared()
    {
        await using var bot = await Bot.Start();
        await bot.Control(HttpMethod.Post, "/sandbox/faults", new[]
        {
            new { method = "*", kind = "status", times = (int?)null, skip = 1, code = 500, description = "Internal Server Error" },
        });
        await bot.Result("getMe");
        await bot.Error(500, "getMe");
        await bot.Error(500, "getChat");
        Assert.Empty((await bot.Control(HttpMethod.Delete, "/sandbox/faults"))["rules"]!.AsArray());
        await bot.Result("getMe");
    }

    [Fact]
    public async Task Raw_updates_are_delivered_as_they_are_even_poison()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var ids = (await bot.Control(HttpMethod.Post, "/sandbox/updates", new object[]
        {
            new { future_kind = new { x = 1 } },
            new { message = new { message_id = 9, date = 1, chat = new { id = person.Id, type = "private" }, forward_origin = new { type = "oracle" } } },
        }))["update_ids"]!.AsArray().Select(id => (long)id!).ToList();
        var updates = await bot.Updates();
        Assert.Equal(ids, updates.Select(update => (long)update!["update_id"]!));
        Assert.Equal(1, (int)updates[0]!["future_kind"]!["x"]!);
        await Assert.ThrowsAsync<RequestException>(() => bot.Client.GetUpdates(cancellationToken: Bot.Ct));
        Assert.Empty(await bot.Updates(ids[^1] + 1));
    }

    [Fact]
    public async Task Confirmed_updates_can_be_delivered_again_and_confirmed_again()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Aigerim");
        person.Say("1");
        person.Say("2");
        person.Say("3");
        await bot.Confirm();
        person.Say("4");
        var again = bot.Server.Replay(2);
        var updates = await bot.Updates();
        Assert.Equal(["2", "3", "4"], updates.Select(update => (string)update!["message"]!["text"]!));
        Assert.Equal(again, updates.Take(2).Select(update => (long)update!["update_id"]!));
        Assert.Single(await bot.Updates(again[^1] + 1));
        await bot.Confirm();
        await person.Quiet(ct: Bot.Ct);
    }

    [Fact]
    public async Task A_duplicate_keeps_its_id()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Aigerim");
        person.Say("1");
        var update = (JsonObject)(await bot.Updates())[0]!;
        bot.Server.Inject(update);
        Assert.Equal(2, (await bot.Updates()).Select(twin => (long)twin!["update_id"]!).Count(id => id == (long)update["update_id"]!));
        Assert.Empty(await bot.Updates((long)update["update_id"]! + 1));
    }

    [Fact]
    public async Task A_batch_can_come_shuffled()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Aigerim");
        for (var i = 0; i < 60; i++)
        {
            person.Say($"{i}");
        }

        await bot.Control(HttpMethod.Post, "/sandbox/updates/shuffle", new { on = true });
        var ids = (await bot.Updates()).Select(update => (long)update!["update_id"]!).ToList();
        Assert.NotEqual(ids.Order(), ids);
        bot.Server.Shuffle = false;
        ids = [.. (await bot.Updates()).Select(update => (long)update!["update_id"]!)];
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public async Task The_transcript_tells_every_call_and_never_the_token()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "x", reply_markup = Keyboards.Inline(new { text = "a", callback_data = "b" }) });
        await bot.Error(400, "sendMessage", new { chat_id = person.Id });
        var transcript = await bot.Control(HttpMethod.Get, "/sandbox/transcript");
        var calls = transcript["calls"]!.AsArray();
        Assert.Equal(["sendMessage", "sendMessage"], calls.Select(call => (string)call!["method"]!).TakeLast(2));
        Assert.Equal("""{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}""", (string)calls[^2]!["parameters"]!["reply_markup"]!);
        Assert.Equal((false, 400, "Bad Request: message text is empty"), ((bool)calls[^1]!["ok"]!, (int)calls[^1]!["code"]!, (string)calls[^1]!["description"]!));
        Assert.DoesNotContain(bot.Server.Token, transcript.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty((await bot.Control(HttpMethod.Get, $"/sandbox/transcript?after={transcript["last"]}"))["calls"]!.AsArray());
    }

    [Fact]
    public async Task A_transcript_is_bounded_or_off()
    {
        await using var few = await Bot.Start(new SandboxOptions { TranscriptLength = 3 });
        await using var none = await Bot.Start(new SandboxOptions { TranscriptLength = 0 });
        for (var i = 0; i < 5; i++)
        {
            await few.Result("getMe");
            await none.Result("getMe");
        }

        Assert.Equal([3, 4, 5], few.Server.Transcript.Calls().Select(call => call.Number));
        Assert.Empty(none.Server.Transcript.Calls());
    }

    [Fact]
    public async Task A_test_can_wait_for_a_call()
    {
        await using var bot = await Bot.Start();
        var waited = bot.Server.Transcript.WaitFor(call => call.Method == "getMe", ct: Bot.Ct);
        Assert.False(waited.IsCompleted);
        await bot.Result("getMe");
        Assert.Equal(200, (await waited).Code);
        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            bot.Server.Transcript.WaitFor(call => call.Method == "close", TimeSpan.FromMilliseconds(20), ct: Bot.Ct));
        Assert.Contains("getMe", error.Message, StringComparison.Ordinal);
    }
}
