using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace IntegrityBot.Sandbox.Tests;

public sealed class People
{
    [Fact]
    public async Task People_are_added_listed_and_change_the_language_of_their_app()
    {
        await using var bot = await Bot.Start(new SandboxOptions { People = [new("Aigerim", "kk", "reporter"), new("Dana", null, "moderator", 5_123_456_789)] });
        var added = await bot.Control(HttpMethod.Post, "/sandbox/people", new { first_name = "Test", language_code = "ru", role = "reporter" });
        var people = (await bot.Control(HttpMethod.Get, "/sandbox/people"))["people"]!.AsArray();
        Assert.Equal(3, people.Count);
        var dana = people.Single(person => (long)person!["id"]! == 5_123_456_789)!;
        Assert.Equal((null, false, false), ((string?)dana["language_code"], (bool)dana["started"]!, (bool)dana["blocked"]!));
        var changed = await bot.Control(HttpMethod.Patch, $"/sandbox/people/{added["id"]}", new { language_code = "kk" });
        Assert.Equal(("kk", "Test", "reporter"), ((string)changed["language_code"]!, (string)changed["first_name"]!, (string)changed["role"]!));
        await bot.Control(HttpMethod.Post, $"/sandbox/chats/{added["id"]}/messages", new { text = "x" });
        Assert.Equal("kk", (string)(await bot.Updates())[0]!["message"]!["from"]!["language_code"]!);
        Assert.Null((await bot.Updates())[0]!["message"]!["from"]!["role"]);
    }

    [Fact]
    public async Task What_a_person_does_over_the_routes_reaches_the_bot()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Aigerim");
        var chat = $"/sandbox/chats/{person.Id}";
        await bot.Control(HttpMethod.Post, chat + "/start", new { payload = "l_kk" });
        var said = await bot.Control(HttpMethod.Post, chat + "/messages", new { text = "one", reply_to = 1 });
        await bot.Control(HttpMethod.Post, chat + "/edits", new { message_id = (int)said["message_id"]!, text = "two" });
        await bot.Control(HttpMethod.Post, chat + "/others", new { kind = "contact" });
        await bot.Control(HttpMethod.Post, chat + "/forwards", new { text = "three", origin = "channel" });
        await bot.Control(HttpMethod.Post, chat + "/taps", new { message_id = 1, data = "x", force = true });
        await bot.Control(HttpMethod.Post, chat + "/block");
        await bot.Control(HttpMethod.Post, chat + "/unblock");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("photo"), "kind" },
            { new StringContent("cap"), "caption" },
            { new ByteArrayContent(Pictures.Png(9, 9)), "file", "a.png" },
            { new ByteArrayContent(Pictures.Png(9, 9)), "file", "b.png" },
        };
        using var files = await bot.Http.PostAsync(chat + "/files", form, Bot.Ct);
        Assert.Equal(2, (await Bot.Read(files))["messages"]!.AsArray().Count);
        var updates = await bot.Client.GetUpdates(cancellationToken: Bot.Ct);
        Assert.Equal(
            [
                UpdateType.Message, UpdateType.Message, UpdateType.EditedMessage, UpdateType.Message, UpdateType.Message, UpdateType.CallbackQuery,
                UpdateType.MyChatMember, UpdateType.MyChatMember, UpdateType.Message, UpdateType.Message,
            ],
            updates.Select(update => update.Type));
        Assert.Equal("/start l_kk", updates[0].Message!.Text);
        Assert.Equal("/start l_kk", updates[1].Message!.ReplyToMessage!.Text);
        Assert.Equal("two", updates[2].EditedMessage!.Text);
        Assert.Equal((ChatMemberStatus.Kicked, ChatMemberStatus.Member), (updates[6].MyChatMember!.NewChatMember.Status, updates[7].MyChatMember!.NewChatMember.Status));
        Assert.Equal(updates[8].Message!.MediaGroupId, updates[9].Message!.MediaGroupId);
    }

    [Theory]
    [InlineData("/start", """{"payload":"not a payload!"}""", 400)]
    [InlineData("/messages", """{"text":"  "}""", 400)]
    [InlineData("/messages", """{"text":"x","reply_to":9}""", 404)]
    [InlineData("/taps", """{"message_id":1,"data":"x"}""", 409)]
    [InlineData("/taps", """{"message_id":9,"data":"x"}""", 404)]
    [InlineData("/edits", """{"message_id":9,"text":"x"}""", 404)]
    [InlineData("/others", """{"kind":"nothing"}""", 400)]
    [InlineData("/messages", "[", 400)]
    public async Task What_no_app_would_do_is_refused_with_a_sentence(string route, string body, int code)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await bot.Http.PostAsync($"/sandbox/chats/{person.Id}{route}", content, Bot.Ct);
        Assert.Equal(code, (int)response.StatusCode);
        Assert.NotEmpty((string)(await Bot.Read(response))["error"]!);
    }

    [Fact]
    public async Task The_chat_shows_what_the_person_would_see()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "keys", reply_markup = new { keyboard = Enumerable.Repeat(Enumerable.Repeat("A", 1), 1) } });
        await bot.Result("sendChatAction", new { chat_id = person.Id, action = "typing" });
        var chat = await bot.Control(HttpMethod.Get, $"/sandbox/chats/{person.Id}");
        Assert.Equal(("typing", true, false), ((string)chat["typing"]!, (bool)chat["started"]!, (bool)chat["blocked"]!));
        Assert.Equal("A", (string)chat["messages"]![1]!["reply_markup"]!["keyboard"]![0]![0]!);
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null((await bot.Control(HttpMethod.Get, $"/sandbox/chats/{person.Id}"))["typing"]);
    }

    [Fact]
    public async Task Events_tell_a_page_what_happens()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        using var stream = await bot.Http.GetStreamAsync($"/sandbox/chats/{person.Id}/events", Bot.Ct);
        using var reader = new StreamReader(stream);
        Assert.Equal("retry: 1000", await reader.ReadLineAsync(Bot.Ct));
        await bot.Result("sendChatAction", new { chat_id = person.Id, action = "typing" });
        Assert.Equal("typing", (string)(await Next("action"))["action"]!);
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "сұрақ", reply_markup = Keyboards.Inline(new { text = "a", callback_data = "b" }) });
        Assert.Equal("сұрақ", (string)(await Next("message"))["text"]!);
        await bot.Result("editMessageText", new { chat_id = person.Id, message_id = 2, text = "жауап" });
        Assert.True((bool)(await Next("edited"))["edited"]!);
        var tap = person.TapStale(2, "b");
        await bot.Result("answerCallbackQuery", new { callback_query_id = tap, text = "ok" });
        Assert.Equal(tap, (string)(await Next("toast"))["callback_query_id"]!);
        await bot.Result("deleteMessage", new { chat_id = person.Id, message_id = 2 });
        Assert.Equal(2, (int)(await Next("deleted"))["message_ids"]![0]!);
        await bot.Result("setMyCommands", new { commands = new[] { new { command = "help", description = "Help" } } });
        Assert.Equal("help", (string)(await Next("commands"))["commands"]![0]!["command"]!);
        person.Block();
        Assert.True((bool)(await Next("person"))["blocked"]!);

        async Task<JsonNode> Next(string name)
        {
            while (await reader.ReadLineAsync(Bot.Ct) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal))
                {
                    Assert.Equal("event: " + name, line);
                    return JsonNode.Parse((await reader.ReadLineAsync(Bot.Ct))!["data: ".Length..])!;
                }
            }

            throw new InvalidOperationException("The stream ended.");
        }
    }

    [Theory]
    [InlineData("Origin", "https://example.org")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "example.org")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Another_sites_page_cannot_drive_the_sandbox(string header, string value)
    {
        await using var bot = await Bot.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/people");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await bot.Http.SendAsync(request, Bot.Ct);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task The_own_page_can_drive_it_and_loads_nothing_from_elsewhere()
    {
        await using var bot = await Bot.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/people");
        request.Headers.TryAddWithoutValidation("Origin", bot.Server.Address.GetLeftPart(UriPartial.Authority));
        using var people = await bot.Http.SendAsync(request, Bot.Ct);
        Assert.Equal(HttpStatusCode.OK, people.StatusCode);
        using var page = await bot.Http.GetAsync("/", Bot.Ct);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        using var missing = await bot.Http.GetAsync("/page/../SandboxServer.cs", Bot.Ct);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Everything_the_page_names_is_served()
    {
        await using var bot = await Bot.Start();
        var html = await bot.Http.GetStringAsync("/", Bot.Ct);
        var names = System.Text.RegularExpressions.Regex.Matches(html, @"(?:src|href)=""(?<name>/page/[^""]+)""", default, TimeSpan.FromSeconds(1));
        Assert.NotEmpty(names);
        foreach (var name in names.Select(match => match.Groups["name"].Value))
        {
            using var file = await bot.Http.GetAsync(name, Bot.Ct);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.NotEqual("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_form_of_another_site_is_no_json()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        using var content = new StringContent("""{"text":"x"}""", Encoding.UTF8, "text/plain");
        using var response = await bot.Http.PostAsync($"/sandbox/chats/{person.Id}/messages", content, Bot.Ct);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task The_page_gets_files_that_cannot_run_as_a_page()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.SendDocument("<script>1</script>"u8.ToArray(), "a.html", mimeType: "text/html");
        var id = (string)(await bot.Updates())[0]!["message"]!["document"]!["file_id"]!;
        using var response = await bot.Http.GetAsync($"/sandbox/files/{id}", Bot.Ct);
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeing_means_new_or_changed_since_the_last_act()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "old words" });
        person.Say("x");
        var error = await Assert.ThrowsAsync<TimeoutException>(() => person.Sees("old words", TimeSpan.FromMilliseconds(30), Bot.Ct));
        Assert.Contains("old words", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await person.Shows("old words", ct: Bot.Ct)).Id);
        var waiting = person.Sees("new words", ct: Bot.Ct);
        await bot.Result("editMessageText", new { chat_id = person.Id, message_id = 2, text = "new words" });
        Assert.True((await waiting).Edited);
    }

    [Fact]
    public async Task Quiet_is_when_every_update_of_the_person_is_confirmed()
    {
        await using var bot = await Bot.Start();
        var (one, two) = (bot.Server.Person("Aigerim"), bot.Server.Person("Dana"));
        one.Say("1");
        two.Say("2");
        var first = (long)(await bot.Updates())[0]!["update_id"]!;
        var quiet = one.Quiet(ct: Bot.Ct);
        Assert.False(quiet.IsCompleted);
        await bot.Updates(first + 1);
        await quiet;
        await Assert.ThrowsAsync<TimeoutException>(() => two.Quiet(TimeSpan.FromMilliseconds(20), Bot.Ct));
    }

    [Fact]
    public async Task A_long_text_is_sent_in_parts_as_the_apps_do()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.Say(new string('ә', 10_000));
        Assert.Equal([4096, 4096, 1808], (await bot.Updates()).Select(update => ((string)update!["message"]!["text"]!).Length));
    }

    [Fact]
    public async Task Writing_to_a_blocked_bot_unblocks_it_first()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.Block();
        person.Start();
        var updates = await bot.Updates();
        Assert.Equal(["kicked", "member"], updates.Take(2).Select(update => (string)update!["my_chat_member"]!["new_chat_member"]!["status"]!));
        Assert.Equal("/start", (string)updates[2]!["message"]!["text"]!);
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "welcome back" });
    }

    [Fact]
    public async Task Chats_outlive_the_process_in_a_data_folder()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox");
        try
        {
            var options = new SandboxOptions { BrakeRepolling = false, DataFolder = folder.FullName, People = [new("Aigerim", "kk")] };
            long id;
            await using (var bot = await Bot.Start(options))
            {
                var person = Assert.Single(bot.Server.People);
                id = person.Id;
                person.Start();
                person.SendPhoto(Pictures.Png(500, 500), "look");
                await bot.Result("sendMessage", new { chat_id = id, text = "<b>choose</b>", parse_mode = "HTML", reply_markup = Keyboards.Inline(new { text = "Yes", callback_data = "y" }) });
                await bot.Result("deleteMessage", new { chat_id = id, message_id = 1 });
            }

            await using (var bot = await Bot.Start(options))
            {
                var person = Assert.Single(bot.Server.People);
                Assert.Equal(id, person.Id);
                Assert.Equal([2, 3], person.Messages.Select(message => message.Id));
                Assert.Equal(("look", 2_000), (person.Messages[0].Text, person.Messages[0].File!.Value.Length));
                Assert.Equal("<b>choose</b>", person.Screen.Html);
                Assert.NotNull(person.Tap("Yes"));
                await bot.Result("editMessageText", new { chat_id = id, message_id = 3, text = "chosen" });
                Assert.Equal(4, person.Say("next").Id);
                var file = (string)(await bot.Control(HttpMethod.Get, $"/sandbox/chats/{id}"))["messages"]![0]!["photo"]![2]!["file_id"]!;
                Assert.Equal(2_000, (int)(await bot.Result("getFile", new { file_id = file }))["file_size"]!);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_foreign_file_in_the_data_folder_is_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox");
        try
        {
            var path = Path.Combine(folder.FullName, "sandbox.json");
            await File.WriteAllTextAsync(path, "something else", Bot.Ct);
            await Assert.ThrowsAsync<InvalidDataException>(() => Bot.Start(new SandboxOptions { DataFolder = folder.FullName }));
            Assert.Equal("something else", await File.ReadAllTextAsync(path, Bot.Ct));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", null)]
    [InlineData("http://example.org:80", null)]
    [InlineData("https://127.0.0.1:0", null)]
    [InlineData("http://127.0.0.1:0", "123:short")]
    public async Task It_listens_on_loopback_only_and_takes_only_tokens_of_the_real_form(string url, string? token) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Bot.Start(new SandboxOptions { Urls = url, Token = token }));

    [Fact]
    public async Task An_invented_token_has_the_real_form()
    {
        await using var bot = await Bot.Start();
        Assert.Matches(@"^\d{6,}:[\w-]{30,}$", bot.Server.Token);
        Assert.Equal(bot.Server.BotId, (await bot.Client.GetMe(Bot.Ct)).Id);
    }

    [Fact]
    public async Task The_server_ends_promptly_with_a_poll_and_a_page_open()
    {
        var bot = await Bot.Start();
        var person = await bot.Met();
        var poll = bot.Client.GetUpdates(timeout: 50, cancellationToken: Bot.Ct);
        using var stream = await bot.Http.GetStreamAsync($"/sandbox/chats/{person.Id}/events", Bot.Ct);
        await Polling.Polled(bot);
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await bot.Server.DisposeAsync();
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<Exception>(() => poll);
    }
}
