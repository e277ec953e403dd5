namespace IntegrityBot.Sandbox.Tests;

public sealed class Clock
{
    [Fact]
    public void Timers_due_on_the_way_fire_in_order_and_at_their_time()
    {
        var clock = new MovableClock();
        var start = clock.GetUtcNow();
        List<(string Name, TimeSpan At)> fired = [];
        using var late = clock.CreateTimer(_ => fired.Add(("late", clock.GetUtcNow() - start)), null, TimeSpan.FromHours(5), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add(("early", clock.GetUtcNow() - start)), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var beyond = clock.CreateTimer(_ => fired.Add(("beyond", default)), null, TimeSpan.FromHours(50), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(49));
        Assert.Equal(["early", "late"], fired.Select(timer => timer.Name));
        Assert.Equal([1, 5], fired.Select(timer => (int)Math.Round(timer.At.TotalHours)));
        Assert.InRange(clock.GetUtcNow() - start, TimeSpan.FromHours(49), TimeSpan.FromHours(49.1));
    }

    [Fact]
    public void After_a_leap_timers_fire_in_order_when_all_the_time_has_passed()
    {
        var clock = new MovableClock();
        var start = clock.GetUtcNow();
        List<(string Name, TimeSpan At)> fired = [];
        using var late = clock.CreateTimer(_ => fired.Add(("late", clock.GetUtcNow() - start)), null, TimeSpan.FromHours(5), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add(("early", clock.GetUtcNow() - start)), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var beyond = clock.CreateTimer(_ => fired.Add(("beyond", default)), null, TimeSpan.FromHours(50), Timeout.InfiniteTimeSpan);
        clock.Leap(TimeSpan.FromHours(49));
        Assert.Equal(["early", "late"], fired.Select(timer => timer.Name));
        Assert.All(fired, timer => Assert.InRange(timer.At, TimeSpan.FromHours(49), TimeSpan.FromHours(49.1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Leap(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void A_periodic_timer_fires_once_a_period()
    {
        var clock = new MovableClock();
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        clock.Advance(TimeSpan.FromHours(10.5));
        Assert.Equal(10, count);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal(10, count);
    }

    [Fact]
    public async Task A_timer_also_follows_real_time()
    {
        var clock = new MovableClock();
        clock.Advance(TimeSpan.FromDays(3));
        await Task.Delay(TimeSpan.FromMilliseconds(50), clock, TestContext.Current.CancellationToken);
        var delay = Task.Delay(TimeSpan.FromDays(45), clock, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromDays(45));
        await delay;
    }

    [Fact]
    public void A_timer_set_by_a_timer_fires_in_the_same_advance()
    {
        var clock = new MovableClock();
        var fired = 0;
        using var second = clock.CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var first = clock.CreateTimer(
            _ => second.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void Timestamps_move_with_it_and_time_does_not_go_back()
    {
        var clock = new MovableClock();
        var start = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromHours(2));
        Assert.InRange(clock.GetElapsedTime(start), TimeSpan.FromHours(2), TimeSpan.FromHours(2.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task The_route_moves_the_servers_time()
    {
        await using var bot = await Bot.Start();
        var before = (long)(await bot.Control(HttpMethod.Get, "/sandbox/clock"))["now"]!;
        var after = await bot.Control(HttpMethod.Post, "/sandbox/clock", new { advance = "PT49H" });
        Assert.InRange((long)after["now"]! - before, 49 * 3_600, (49 * 3_600) + 30);
        Assert.Equal("P2DT1H", (string)after["ahead"]!);
        var person = await bot.Met();
        var sent = await bot.Result("sendMessage", new { chat_id = person.Id, text = "x" });
        Assert.True((long)sent["date"]! >= (long)after["now"]!);
        using var back = await bot.Http.PostAsync("/sandbox/clock", Bot.JsonContent(new { advance = "-PT1H" }), Bot.Ct);
        Assert.Equal(400, (int)back.StatusCode);
    }
}
