using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Telegram.Tests.Edge;

namespace IntegrityBot.Telegram.Tests.Sending;

public sealed class PacingTests
{
    private static readonly Outgoing.Show Line = new(Screen.Of(new Phrase("plain")), 1, Language.En, Edit: false);

    [Fact]
    public async Task One_chat_gets_a_burst_and_then_one_message_a_second()
    {
        await using var room = await Room.Open();

        var start = room.Time.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Send(room, 700))); // while the clock stands still
        await room.Ends(Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Send(room, 700))));

        var times = Times(room);
        Assert.All(Enumerable.Range(5, 3), n => Assert.True(times[n] - start >= TimeSpan.FromSeconds(n - 4)));
    }

    [Fact]
    public async Task All_chats_together_get_no_more_than_Telegram_allows()
    {
        await using var room = await Room.Open(("MessagesPerSecond", "10"));

        var start = room.Time.GetUtcNow();

        await room.Ends(Task.WhenAll(Enumerable.Range(0, 32).Select(n => Send(room, 700 + n))));

        Assert.True(Times(room)[31] - start >= TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_chat_that_must_wait_delays_nobody_else()
    {
        await using var room = await Room.Open();
        var busy = Enumerable.Range(0, 9).Select(_ => Send(room, 700)).ToList();

        var other = await room.Ends(Send(room, 701), stepMs: 10);

        Assert.IsType<Delivery.Done>(other);
        Assert.Contains(busy, task => !task.IsCompleted);
        await room.Ends(Task.WhenAll(busy));
    }

    [Fact]
    public async Task A_group_gets_twenty_a_minute()
    {
        await using var room = await Room.Open();

        var start = room.Time.GetUtcNow();

        await room.Ends(Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Send(room, -100))));

        Assert.True(Times(room)[4] - start >= TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Answers_go_before_notices()
    {
        await using var room = await Room.Open(("MessagesPerSecond", "2"));
        var notices = Enumerable.Range(0, 4).Select(n => room.Courier.Notify(Fixture.Chat(800 + n), Line, silent: true, TestContext.Current.CancellationToken)).ToList();
        var answers = Enumerable.Range(0, 6).Select(n => Send(room, 700 + n)).ToList();

        await room.Ends(Task.WhenAll([.. notices, .. answers]));

        var order = room.Api.To("sendMessage").Select(call => call.Text("chat_id")![0]).ToList();
        // One notice found the way free; the others let every answer pass.
        Assert.Equal("8777777888", string.Concat(order));
        Assert.All(room.Api.To("sendMessage").Where(call => call.Text("chat_id")![0] == '8'), call => Assert.Equal("True", call.Text("disable_notification")));
    }

    [Fact]
    public async Task Edits_and_answers_to_taps_are_not_paced()
    {
        await using var room = await Room.Open(("MessagesPerSecond", "1"), ("MessagesPerChatBurst", "1"));
        var start = room.Time.GetUtcNow();

        for (var n = 0; n < 20; n++)
        {
            await room.Courier.Deliver(Fixture.Chat(700), Line with { Edit = true }, 55, null, TestContext.Current.CancellationToken);
            await room.Courier.AnswerTap("1", TestContext.Current.CancellationToken);
        }

        Assert.Equal(start, room.Time.GetUtcNow());
    }

    private static Task<Delivery> Send(Room room, long chat) =>
        room.Courier.Deliver(Fixture.Chat(chat), Line, null, null, TestContext.Current.CancellationToken);

    private static List<DateTimeOffset> Times(Room room) => [.. room.Api.To("sendMessage").Select(call => call.At).Order()];
}
