using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Groups
{
    [Fact]
    public async Task With_privacy_mode_the_bot_hears_only_what_is_meant_for_it()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Dana");
        var group = bot.Server.Group("Desk", [person]);
        var dana = group.As(person);
        var own = (int)(await bot.Result("sendMessage", new { chat_id = group.Id, text = "hi" }))["message_id"]!;
        dana.Say("chatter");
        dana.Say("/status");
        dana.Say("/status@other_bot");
        dana.Say($"/status@{bot.Server.BotUsername}");
        dana.Say($"ask @{bot.Server.BotUsername} please");
        dana.Say("an answer", replyTo: own);
        Assert.Equal(
            ["/status", $"/status@{bot.Server.BotUsername}", $"ask @{bot.Server.BotUsername} please", "an answer"],
            (await bot.Updates()).Select(update => (string)update!["message"]!["text"]!));
        Assert.Equal(7, group.Messages.Count);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task An_administrator_and_a_bot_without_privacy_mode_hear_all(bool admin, bool privacy)
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Dana");
        bot.Server.Group("Desk", [person], botIsAdmin: admin, privacy: privacy);
        var group = bot.Server.Group("Desk", [person], botIsAdmin: admin, privacy: privacy);
        group.As(person).Say("chatter");
        var message = (await bot.Updates())[0]!["message"]!;
        Assert.Equal(("supergroup", "Desk", group.Id), ((string)message["chat"]!["type"]!, (string)message["chat"]!["title"]!, (long)message["chat"]!["id"]!));
        Assert.StartsWith("-100", $"{group.Id}", StringComparison.Ordinal);
        Assert.Equal(person.Id, (long)message["from"]!["id"]!);
    }

    [Fact]
    public async Task The_bot_is_told_when_it_is_moved_and_cannot_write_when_out()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Dana");
        var group = bot.Server.Group("Desk", [person]);
        group.MoveBot("administrator", person);
        group.MoveBot("kicked", person);
        var updates = await bot.Client.GetUpdates(cancellationToken: Bot.Ct);
        Assert.Equal(
            [ChatMemberStatus.Administrator, ChatMemberStatus.Kicked], updates.Select(update => update.MyChatMember!.NewChatMember.Status));
        Assert.Equal("Forbidden: bot was kicked from the supergroup chat", await bot.Error(403, "sendMessage", new { chat_id = group.Id, text = "x" }));
        group.MoveBot("left", person);
        Assert.Equal("Forbidden: bot is not a member of the supergroup chat", await bot.Error(403, "getChatMember", new { chat_id = group.Id, user_id = person.Id }));
        group.As(person).Say("/unheard");
        Assert.Single(await bot.Updates(updates[^1].Id + 1));
    }

    [Fact]
    public async Task Members_are_told_apart()
    {
        await using var bot = await Bot.Start();
        var (one, two, stranger) = (bot.Server.Person("Dana"), bot.Server.Person("Test"), bot.Server.Person("Nobody"));
        var group = bot.Server.Group("Desk", [one, two], botIsAdmin: true);
        Assert.Equal(
            [ChatMemberStatus.Creator, ChatMemberStatus.Member, ChatMemberStatus.Left, ChatMemberStatus.Administrator],
            [await Status(one.Id), await Status(two.Id), await Status(stranger.Id), await Status(bot.Server.BotId)]);
        Assert.Equal(3, await bot.Client.GetChatMemberCount(group.Id, Bot.Ct));
        Assert.Equal(2, (await bot.Client.GetChatAdministrators(group.Id, cancellationToken: Bot.Ct)).Length);
        Assert.Equal("Bad Request: PARTICIPANT_ID_INVALID", await bot.Error(400, "getChatMember", new { chat_id = group.Id, user_id = 7 }));
        var chat = await bot.Client.GetChat(group.Id, Bot.Ct);
        Assert.Equal((ChatType.Supergroup, "Desk"), (chat.Type, chat.Title));

        async Task<ChatMemberStatus> Status(long id) => (await bot.Client.GetChatMember(group.Id, id, Bot.Ct)).Status;
    }

    [Fact]
    public async Task Topics_are_opened_written_to_closed_and_deleted()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Dana");
        var group = bot.Server.Group("Desk", [person], forum: true, botIsAdmin: true);
        var topic = await bot.Client.CreateForumTopic(group.Id, "K7M2QX", 7322096, cancellationToken: Bot.Ct);
        Assert.Equal(("K7M2QX", 7322096), (topic.Name, topic.IconColor));
        var sent = await bot.Client.SendMessage(group.Id, "card", messageThreadId: topic.MessageThreadId, cancellationToken: Bot.Ct);
        Assert.Equal((topic.MessageThreadId, true), (sent.MessageThreadId, sent.IsTopicMessage));
        group.As(person).Say("in topic", thread: topic.MessageThreadId);
        Assert.Equal(topic.MessageThreadId, (int)(await bot.Updates(-1))[0]!["message"]!["message_thread_id"]!);
        await bot.Client.EditForumTopic(group.Id, topic.MessageThreadId, "K7M2QX closed", cancellationToken: Bot.Ct);
        Assert.Equal("K7M2QX closed", Assert.Single(group.Topics).Value);
        await bot.Client.CloseForumTopic(group.Id, topic.MessageThreadId, Bot.Ct);
        Assert.Equal(
            "Bad Request: TOPIC_NOT_MODIFIED", await bot.Error(400, "closeForumTopic", new { chat_id = group.Id, message_thread_id = topic.MessageThreadId }));
        await bot.Client.ReopenForumTopic(group.Id, topic.MessageThreadId, Bot.Ct);
        await bot.Client.DeleteForumTopic(group.Id, topic.MessageThreadId, Bot.Ct);
        Assert.Empty(group.Topics);
        Assert.Empty(group.Messages);
        Assert.Equal(
            "Bad Request: message thread not found",
            await bot.Error(400, "sendMessage", new { chat_id = group.Id, text = "x", message_thread_id = topic.MessageThreadId }));
    }

    [Fact]
    public async Task Topics_need_a_forum_and_rights()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var plain = bot.Server.Group("Plain", [person], botIsAdmin: true);
        var forum = bot.Server.Group("Forum", [person], forum: true);
        Assert.Equal("Bad Request: the chat is not a forum", await bot.Error(400, "createForumTopic", new { chat_id = plain.Id, name = "x" }));
        Assert.Equal("Bad Request: not enough rights to manage topics", await bot.Error(400, "createForumTopic", new { chat_id = forum.Id, name = "x" }));
        Assert.Equal(
            "Bad Request: message thread not found", await bot.Error(400, "sendMessage", new { chat_id = person.Id, text = "x", message_thread_id = 5 }));
        await bot.Result("sendMessage", new { chat_id = forum.Id, text = "x", message_thread_id = 1 });
    }

    [Fact]
    public async Task A_pinned_message_is_shown_by_getChat()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "rules" });
        await bot.Client.PinChatMessage(person.Id, 2, cancellationToken: Bot.Ct);
        Assert.Equal("rules", (await bot.Client.GetChat(person.Id, Bot.Ct)).PinnedMessage!.Text);
        Assert.Equal("rules", Assert.Single(await bot.Client.GetUpdates(cancellationToken: Bot.Ct)).Message!.PinnedMessage!.Text);
        await bot.Client.UnpinChatMessage(person.Id, cancellationToken: Bot.Ct);
        Assert.Null((await bot.Client.GetChat(person.Id, Bot.Ct)).PinnedMessage);
        Assert.Equal("Bad Request: message to pin not found", await bot.Error(400, "pinChatMessage", new { chat_id = person.Id, message_id = 77 }));
    }

    [Fact]
    public async Task The_routes_make_and_drive_a_group()
    {
        await using var bot = await Bot.Start();
        var person = bot.Server.Person("Dana");
        var group = await bot.Control(HttpMethod.Post, "/sandbox/groups", new { title = "Desk", people = Enumerable.Repeat(person.Id, 1), bot_is_admin = true });
        await bot.Control(HttpMethod.Post, $"/sandbox/chats/{group["id"]}/messages", new { text = "hi", from = person.Id });
        await bot.Control(HttpMethod.Post, $"/sandbox/chats/{group["id"]}/bot", new { status = "left", from = person.Id });
        var kinds = (await bot.Client.GetUpdates(cancellationToken: Bot.Ct)).Select(update => update.Type);
        Assert.Equal([UpdateType.Message, UpdateType.MyChatMember], kinds);
        using var nobody = await bot.Http.PostAsync($"/sandbox/chats/{group["id"]}/messages", Bot.JsonContent(new { text = "hi" }), Bot.Ct);
        Assert.Equal(400, (int)nobody.StatusCode);
        Assert.Single((await bot.Control(HttpMethod.Get, $"/sandbox/chats/{group["id"]}"))["messages"]!.AsArray());
    }
}
