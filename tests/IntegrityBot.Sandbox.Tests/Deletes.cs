using Telegram.Bot;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Deletes
{
    [Fact]
    public async Task In_a_private_chat_the_bot_deletes_both_sides_messages()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "a" });
        await bot.Client.DeleteMessage(person.Id, 1, Bot.Ct);
        Assert.True((bool)await bot.Result("deleteMessage", new { chat_id = person.Id, message_id = 2 }));
        Assert.Empty(person.Messages);
        Assert.All(person.History, message => Assert.True(message.Deleted));
        Assert.Equal("Bad Request: message to delete not found", await bot.Error(400, "deleteMessage", new { chat_id = person.Id, message_id = 2 }));
        Assert.Equal("Bad Request: message identifier is not specified", await bot.Error(400, "deleteMessage", new { chat_id = person.Id }));
    }

    [Fact]
    public async Task After_48_hours_nothing_can_be_deleted()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "a" });
        bot.Server.Clock.Advance(TimeSpan.FromHours(47));
        person.Say("young");
        await bot.Result("deleteMessage", new { chat_id = person.Id, message_id = 1 });
        bot.Server.Clock.Advance(TimeSpan.FromHours(2));
        const string TooOld = "Bad Request: message can't be deleted for everyone";
        Assert.Equal(TooOld, await bot.Error(400, "deleteMessage", new { chat_id = person.Id, message_id = 2 }));
        Assert.Equal(TooOld, await bot.Error(400, "deleteMessages", new { chat_id = person.Id, message_ids = Enumerable.Range(2, 2) }));
        Assert.Equal([2, 3], person.Messages.Select(message => message.Id));
        await bot.Result("deleteMessages", new { chat_id = person.Id, message_ids = Enumerable.Range(3, 1) });
    }

    [Fact]
    public async Task Many_are_deleted_at_once_and_missing_ones_skipped()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.Say("a");
        await bot.Client.DeleteMessages(person.Id, [1, 2, 77], Bot.Ct);
        Assert.Empty(person.Messages);
        Assert.True((bool)await bot.Result("deleteMessages", new { chat_id = person.Id, message_ids = Enumerable.Range(1, 1) }));
    }

    [Theory]
    [InlineData(0, "message identifiers are not specified")]
    [InlineData(101, "too many message identifiers specified")]
    public async Task One_to_a_hundred_ids_are_taken(int count, string why)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        Assert.Equal(
            "Bad Request: " + why,
            await bot.Error(400, "deleteMessages", new { chat_id = person.Id, message_ids = Enumerable.Range(1, count).ToArray() }));
        await bot.Result("deleteMessages", new { chat_id = person.Id, message_ids = Enumerable.Range(1, 100).ToArray() });
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_can_still_be_tidied_up_after()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.Block();
        await bot.Result("deleteMessage", new { chat_id = person.Id, message_id = 1 });
    }

    [Fact]
    public async Task In_a_group_a_plain_member_deletes_its_own_messages_only()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Dana");
        var group = bot.Server.Group("Desk", [person]);
        var said = group.As(person).Say("/hello");
        var own = (int)(await bot.Result("sendMessage", new { chat_id = group.Id, text = "a" }))["message_id"]!;
        Assert.Equal("Bad Request: message can't be deleted", await bot.Error(400, "deleteMessage", new { chat_id = group.Id, message_id = said.Id }));
        await bot.Result("deleteMessage", new { chat_id = group.Id, message_id = own });
        group.MoveBot("administrator", person);
        await bot.Result("deleteMessage", new { chat_id = group.Id, message_id = said.Id });
    }

    [Fact]
    public async Task What_a_person_deletes_the_bot_is_not_told_of()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.Delete(1);
        Assert.Empty(await bot.Updates());
        Assert.Equal("Bad Request: message to delete not found", await bot.Error(400, "deleteMessage", new { chat_id = person.Id, message_id = 1 }));
    }
}
