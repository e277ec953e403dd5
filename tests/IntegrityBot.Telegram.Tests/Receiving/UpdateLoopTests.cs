using System.Collections.Concurrent;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Tests.Edge;

namespace IntegrityBot.Telegram.Tests.Receiving;

public sealed class UpdateLoopTests
{
    private static readonly Func<Exception, bool> Skip = _ => false;

    [Fact]
    public async Task Every_update_is_answered_and_then_confirmed()
    {
        await using var running = await Running.Start(_ => Task.CompletedTask);
        running.Room.Api.Push([.. Enumerable.Range(1, 250).Select(id => Fixture.Text(id, 7000 + (id % 9)))]);

        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        Assert.Equal(Enumerable.Range(1, 250).Select(id => (long)id), running.Heard.Select(heard => heard.UpdateId).Order());
    }

    [Fact]
    public async Task It_is_ready_when_Telegram_has_answered_once()
    {
        await using var running = await Running.Start(_ => Task.CompletedTask);

        await running.Room.Ends(running.Room.Loop.FirstPoll);

        var first = running.Room.Api.To("getUpdates").First();
        Assert.Null(first.Text("timeout"));
        Assert.Equal("""["message","edited_message","callback_query","my_chat_member"]""", first.Text("allowed_updates"));
    }

    [Fact]
    public async Task Every_poll_says_again_which_updates_it_wants()
    {
        await using var running = await Running.Start(_ => Task.CompletedTask);
        running.Room.Api.Push(Fixture.Text(1, 7));
        await running.Until(() => running.Room.Api.Unconfirmed == 0);
        running.Room.Api.Push(Fixture.Text(2, 7));
        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        Assert.True(running.Room.Api.To("getUpdates").Count() >= 3);
        Assert.All(running.Room.Api.To("getUpdates"), call => Assert.NotNull(call.Text("allowed_updates")));
        Assert.Contains(running.Room.Api.To("getUpdates"), call => call.Text("timeout") == "30");
    }

    [Fact]
    public async Task A_poisoned_update_holds_up_nobody()
    {
        await using var running = await Running.Start(_ => Task.CompletedTask);
        running.Room.Api.Push(
            """{"update_id":1,"message":"poison"}""",
            Fixture.Text(2, 7),
            """{"update_id":3,"message":{"message_id":1,"chat":{"id":7,"type":"private"},"date":1,"text":"x","forward_origin":{"type":"of the future"}}}""",
            """{"update_id":4,"invented":{}}""",
            """{"update_id":5,"message":{"message_id":1,"chat":{"id":7,"type":"private"},"date":1,"text":"\ud800"}}""",
            Fixture.Text(6, 7));

        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        Assert.Equal([2, 3, 6], running.Heard.Select(heard => heard.UpdateId));
    }

    [Fact]
    public async Task One_chats_updates_run_in_order_and_one_at_a_time()
    {
        var inside = 0;
        await using var running = await Running.Start(async _ =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        });
        running.Room.Api.Push([.. Enumerable.Range(1, 100).Select(id => Fixture.Text(id, 7))]);

        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        Assert.Equal(Enumerable.Range(1, 100).Select(id => (long)id), running.Heard.Select(heard => heard.UpdateId));
    }

    [Fact]
    public async Task Different_chats_run_side_by_side_up_to_the_bound()
    {
        var inside = 0;
        var go = new TaskCompletionSource();
        await using var running = await Running.Start(
            async _ =>
            {
                Interlocked.Increment(ref inside);
                await go.Task;
            },
            settings: ("ParallelChats", "4"));
        running.Room.Api.Push([.. Enumerable.Range(1, 6).Select(id => Fixture.Text(id, 7000 + id))]);
        await running.Until(() => inside == 4);

        // However long the four take, no fifth starts.
        await running.PollsAgain(3);
        Assert.Equal(4, inside);

        go.SetResult();
        await running.Until(() => running.Room.Api.Unconfirmed == 0);
        Assert.Equal(6, inside);
    }

    [Fact]
    public async Task A_slow_chat_does_not_hold_up_the_next_batch_of_others()
    {
        var go = new TaskCompletionSource();
        await using var running = await Running.Start(incoming => incoming.UpdateId == 1 ? go.Task : Task.CompletedTask);
        running.Room.Api.Push(Fixture.Text(1, 7));
        await running.Until(() => running.Heard.Count == 1);

        running.Room.Api.Push(Fixture.Text(2, 8), Fixture.Text(3, 7));
        await running.Until(() => running.Heard.Any(heard => heard.UpdateId == 2));
        await running.PollsAgain(3);

        Assert.Equal(3, running.Room.Api.Unconfirmed); // 2 is done, but 1 before it is not
        Assert.DoesNotContain(running.Heard, heard => heard.UpdateId == 3);

        go.SetResult();
        await running.Until(() => running.Room.Api.Unconfirmed == 0);
        Assert.Equal([1, 2, 3], running.Heard.Select(heard => heard.UpdateId).Order());
    }

    [Fact]
    public async Task While_a_turn_is_slow_Telegram_is_not_asked_in_a_tight_loop()
    {
        var go = new TaskCompletionSource();
        await using var running = await Running.Start(_ => go.Task);
        running.Room.Api.Push(Fixture.Text(1, 7));
        await running.Until(() => running.Room.Api.To("getUpdates").Count() >= 8);

        Assert.True(running.Room.Api.To("getUpdates").ElementAt(7).At - running.Started >= 6 * TimeSpan.FromMilliseconds(500));
        go.SetResult();
    }

    [Fact]
    public async Task A_turn_that_fails_is_tried_again_and_nothing_behind_it_is_confirmed_or_overtakes()
    {
        var attempts = 0;
        await using var running = await Running.Start(incoming => incoming.UpdateId == 2 && ++attempts < 4
            ? throw new InvalidOperationException("the words of a report")
            : Task.CompletedTask);
        running.Room.Api.Push(Fixture.Text(1, 7), Fixture.Text(2, 7), Fixture.Text(3, 7));

        await running.Until(() => attempts == 2);
        Assert.Equal([1, 2, 2], running.Heard.Select(heard => heard.UpdateId));
        await running.PollsAgain(1);
        Assert.Equal(2, running.Room.Api.Unconfirmed);
        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        Assert.Equal([1, 2, 2, 2, 2, 3], running.Heard.Select(heard => heard.UpdateId));
        Assert.DoesNotContain(running.Room.Log, line => line.Contains("the words of a report", StringComparison.Ordinal));
        Assert.Contains(running.Room.Log, line => line.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_turn_that_fails_five_times_is_given_up()
    {
        await using var running = await Running.Start(incoming => incoming.UpdateId == 1 ? throw new InvalidOperationException("x") : Task.CompletedTask);
        running.Room.Api.Push(Fixture.Text(1, 7), Fixture.Text(2, 7));

        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        Assert.Equal([1, 1, 1, 1, 1, 2], running.Heard.Select(heard => heard.UpdateId));
    }

    [Fact]
    public async Task When_the_store_is_away_no_update_is_given_up()
    {
        var away = true;
        await using var running = await Running.Start(_ => away ? throw new IOException("x") : Task.CompletedTask, e => e is IOException);
        running.Room.Api.Push(Fixture.Text(1, 7));
        await running.Until(() => running.Heard.Count == UpdateLoop.MaxAttempts + 2, stepMs: 1_000);
        Assert.Equal(1, running.Room.Api.Unconfirmed);

        away = false;
        await running.Until(() => running.Room.Api.Unconfirmed == 0, stepMs: 1_000);
    }

    [Fact]
    public async Task A_cancellation_nobody_asked_for_does_not_end_the_loop()
    {
        var first = true;
        await using var running = await Running.Start(_ =>
        {
            (var was, first) = (first, false);
            return was ? throw new TaskCanceledException("some other client's time-out") : Task.CompletedTask;
        });
        running.Room.Api.Push(Fixture.Text(1, 7));
        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        running.Room.Api.Push(Fixture.Text(2, 7));
        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        Assert.Equal([1, 1, 2], running.Heard.Select(heard => heard.UpdateId));
    }

    [Theory]
    [InlineData(409, "Conflict: terminated by other getUpdates request", "another instance polls")]
    [InlineData(502, "Bad Gateway", "502")]
    [InlineData(500, "Internal Server Error", "500")]
    public async Task Errors_of_the_poll_are_waited_out_ever_longer(int code, string description, string logged)
    {
        await using var running = await Running.Start(
            _ => Task.CompletedTask,
            before: api => api.Next("getUpdates", [.. Enumerable.Repeat<Answer>(_ => BotApi.Error(code, description), 4)]));
        running.Room.Api.Push(Fixture.Text(1, 7));

        await running.Until(() => running.Heard.Count == 1);

        var asked = running.Room.Api.To("getUpdates").Take(5).Select(call => call.At - running.Started);
        Assert.All(asked.Zip([0, 0.5, 1.5, 3.5, 7.5]), pair => Assert.True(pair.First >= TimeSpan.FromSeconds(pair.Second)));
        Assert.Contains(running.Room.Log, line => line.Contains(logged, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Garbage_and_broken_connections_are_waited_out()
    {
        await using var running = await Running.Start(_ => Task.CompletedTask);
        running.Room.Api.Next(
            "getUpdates",
            _ => BotApi.Raw(502, "<html>Bad Gateway</html>", "text/html"),
            _ => null,
            _ => BotApi.Raw(200, "{\"ok\":true,\"result\":[{\"upda"),
            _ => BotApi.Ok("null"),
            _ => BotApi.Ok("[]"));
        running.Room.Api.Push(Fixture.Text(1, 7));

        await running.Until(() => running.Room.Api.Unconfirmed == 0);
    }

    [Fact]
    public async Task A_server_that_answers_nothing_at_once_is_not_asked_in_a_tight_loop()
    {
        await using var running = await Running.Start(_ => Task.CompletedTask);
        running.Room.Api.Always("getUpdates", _ => BotApi.Ok("[]"));
        await running.Until(() => running.Room.Api.To("getUpdates").Count() >= 6);

        Assert.True(running.Room.Api.To("getUpdates").ElementAt(5).At - running.Started >= 5 * TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task The_poll_waits_as_long_as_Telegram_asks()
    {
        await using var running = await Running.Start(
            _ => Task.CompletedTask,
            before: api => api.Next("getUpdates", _ => BotApi.Error(429, "Too Many Requests: retry after 7", 7)));
        await running.Until(() => running.Room.Loop.FirstPoll.IsCompleted);

        Assert.True(running.Room.Api.To("getUpdates").ElementAt(1).At - running.Started >= TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task A_refused_token_ends_the_loop_and_says_what_to_do(int code, string description)
    {
        await using var room = await Room.Open();
        room.Api.Always("getMe", _ => BotApi.Error(code, description));

        var refused = await Assert.ThrowsAsync<TokenRefusedException>(() => room.Loop.Run((_, _) => Task.CompletedTask, Skip, CancellationToken.None));

        Assert.Contains("Telegram__Token", refused.Message, StringComparison.Ordinal);
        Assert.Contains(room.Log, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_quiet_week_Telegram_may_count_anew_from_below()
    {
        await using var running = await Running.Start(_ => Task.CompletedTask);
        running.Room.Api.Push(Fixture.Text(900_000, 7));
        await running.Until(() => running.Room.Api.Unconfirmed == 0);

        // Telegram ignores an offset that lies far from its queue.
        running.Room.Api.Next("getUpdates", _ => BotApi.Ok($"[{Fixture.Text(100, 7)}]"));
        running.Room.Api.Push(Fixture.Text(900_001, 7));
        await running.Until(() => running.Heard.Any(heard => heard.UpdateId == 100));
        await running.Until(() => running.Room.Api.To("getUpdates").Last().Text("offset") is "101" or "900002");
    }

    [Fact]
    public async Task At_the_end_running_turns_finish_and_are_confirmed_and_waiting_ones_are_not()
    {
        var go = new TaskCompletionSource();
        var running = await Running.Start(_ => go.Task);
        running.Room.Api.Push(Fixture.Text(1, 7), Fixture.Text(2, 7));
        await running.Until(() => running.Heard.Count == 1);

        var stopped = running.Stop();
        go.SetResult();
        await running.Room.Ends(stopped);

        Assert.Equal([1], running.Heard.Select(heard => heard.UpdateId));
        Assert.Equal(1, running.Room.Api.Unconfirmed);
        var last = running.Room.Api.To("getUpdates").Last();
        Assert.Equal(("2", "1", null), (last.Text("offset"), last.Text("limit"), last.Text("timeout")));
        await running.Room.DisposeAsync();
    }

    [Fact]
    public async Task At_the_end_a_turn_that_will_not_finish_is_told_to_and_stays_unconfirmed()
    {
        var running = await Running.Start((_, ct) => Task.Delay(Timeout.Infinite, ct));
        running.Room.Api.Push(Fixture.Text(1, 7));
        await running.Until(() => running.Heard.Count == 1);

        await running.Room.Ends(running.Stop());

        Assert.Equal(1, running.Room.Api.Unconfirmed);
        Assert.Contains(running.Room.Log, line => line.Contains("1 turns did not end in time", StringComparison.Ordinal));
        await running.Room.DisposeAsync();
    }

    /// <summary>A loop at work, and what it heard, attempts included.</summary>
    private sealed class Running(Room room) : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private Task run = Task.CompletedTask;

        public Room Room { get; } = room;

        /// <summary>Times are measured from here: a call is stamped when it arrives, so a pause between two can only look longer from the start.</summary>
        public DateTimeOffset Started { get; } = room.Time.GetUtcNow();

        public ConcurrentQueue<Incoming> Heard { get; } = [];

        public static Task<Running> Start(
            Func<Incoming, Task> turn, Func<Exception, bool>? mustNotSkip = null, Action<BotApi>? before = null, params (string, string)[] settings) =>
            Start((incoming, _) => turn(incoming), mustNotSkip, before, settings);

        public static async Task<Running> Start(
            Func<Incoming, CancellationToken, Task> turn, Func<Exception, bool>? mustNotSkip = null, Action<BotApi>? before = null, params (string, string)[] settings)
        {
            var running = new Running(await Room.Open(settings));
            before?.Invoke(running.Room.Api);
            running.run = running.Room.Loop.Run(
                (incoming, ct) =>
                {
                    running.Heard.Enqueue(incoming);
                    return turn(incoming, ct);
                },
                mustNotSkip ?? Skip,
                running.stop.Token);
            return running;
        }

        public async Task Until(Func<bool> condition, int stepMs = 50)
        {
            await Room.Until(() => condition() || run.IsFaulted, stepMs);
            if (run.IsFaulted)
            {
                await run;
            }
        }

        public async Task PollsAgain(int times)
        {
            var polls = Room.Api.To("getUpdates").Count() + times;
            await Until(() => Room.Api.To("getUpdates").Count() >= polls);
        }

        public async Task Stop()
        {
            await stop.CancelAsync();
            await run;
        }

        public async ValueTask DisposeAsync()
        {
            await Room.Ends(Stop());
            stop.Dispose();
            await Room.DisposeAsync();
        }
    }
}
