using IntegrityBot.Telegram.Tests.Edge;

namespace IntegrityBot.Telegram.Tests.Sending;

public sealed class ProfileTests
{
    [Fact]
    public async Task Everything_is_set_in_each_language_and_English_for_the_rest()
    {
        await using var room = await Room.Open();

        await room.Ends(room.Profile.Publish(TestContext.Current.CancellationToken));

        Assert.Equal(["Name en", "Name ru", "Name kk"], room.Api.To("setMyName").Select(call => call.Text("name")));
        Assert.Equal(["About en", "About ru", "About kk"], room.Api.To("setMyDescription").Select(call => call.Text("description")));
        Assert.Equal(["Short en", "Short ru", "Short kk"], room.Api.To("setMyShortDescription").Select(call => call.Text("short_description")));
        Assert.All(["setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands"], method =>
            Assert.Equal([null, "ru", "kk"], room.Api.To(method).Select(call => call.Text("language_code"))));
        Assert.All(room.Api.To("setMyCommands"), call => Assert.Equal("""{"type":"all_private_chats"}""", call.Text("scope")));
    }

    [Fact]
    public async Task What_is_right_already_is_not_written_again()
    {
        await using var room = await Room.Open();
        room.Api.Always("getMyName", call => BotApi.Ok($$"""{"name":"Name {{call.Text("language_code") ?? "en"}}"}"""));
        room.Api.Always("getMyDescription", call => BotApi.Ok($$"""{"description":"About {{call.Text("language_code") ?? "en"}}"}"""));
        room.Api.Always("getMyShortDescription", call => BotApi.Ok($$"""{"short_description":"Short {{call.Text("language_code") ?? "en"}}"}"""));
        room.Api.Always("getMyCommands", call => BotApi.Ok(call.Text("scope") is null ? "[]" : $$"""
            [{"command":"start","description":"1 {{call.Text("language_code") ?? "en"}}"},{"command":"report","description":"2"},{"command":"status","description":"3"},
            {"command":"ask","description":"4"},{"command":"learn","description":"10"},{"command":"check","description":"11"},{"command":"propose","description":"5"},{"command":"statistics","description":"12"},{"command":"language","description":"6"},
            {"command":"privacy","description":"7"},{"command":"help","description":"8"},{"command":"cancel","description":"9"}]
            """));

        await room.Ends(room.Profile.Publish(TestContext.Current.CancellationToken));

        Assert.DoesNotContain(room.Api.Calls, call => call.Method.StartsWith("set", StringComparison.Ordinal) || call.Method.StartsWith("delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_an_earlier_owner_left_for_groups_are_removed()
    {
        await using var room = await Room.Open();
        room.Api.Always("getMyCommands", call => BotApi.Ok(call.Text("scope") is null ? """[{"command":"old","description":"old"}]""" : "[]"));

        await room.Ends(room.Profile.Publish(TestContext.Current.CancellationToken));

        Assert.Equal([null, "ru", "kk"], room.Api.To("deleteMyCommands").Select(call => call.Text("language_code")));
    }

    [Fact]
    public async Task A_refused_change_is_tried_again_later_and_the_others_do_not_wait_for_it()
    {
        await using var room = await Room.Open();
        room.Api.Next("setMyName", _ => BotApi.Error(429, "Too Many Requests: retry after 3600", 3600));

        var start = room.Time.GetUtcNow();
        var published = room.Profile.Publish(TestContext.Current.CancellationToken);
        await room.Until(() => room.Log.Any(line => line.Contains("could not be set", StringComparison.Ordinal)));
        Assert.Equal(["Name en", "Name ru", "Name kk"], room.Api.To("setMyName").Select(call => call.Text("name")));

        room.Time.Advance(TimeSpan.FromSeconds(3_590));
        await room.Ends(published);

        var last = room.Api.To("setMyName").Skip(3).Single();
        Assert.Equal("Name en", last.Text("name"));
        Assert.True(last.At - start >= TimeSpan.FromHours(1));
    }
}
