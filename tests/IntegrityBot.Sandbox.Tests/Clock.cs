namespace IntegrityBot.Sandbox.Tests;

public sealed class Clock
{
    [Fact]
    public void Timers_due_on_the_way_fire_in_order_and_at_their_time() =>
        Assert.Equal([("early", 1), ("late", 5)], Fired(clock => clock.Advance(TimeSpan.FromHours(49))));

    [Fact]
    public void After_a_leap_timers_fire_in_order_when_all_the_time_has_passed() =>
        Assert.Equal([("early", 49), ("late", 49)], Fired(clock => clock.Leap(TimeSpan.FromHours(49))));

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
        clock.Leap(TimeSpan.FromHours(2));
        Assert.InRange(clock.GetElapsedTime(start), TimeSpan.FromHours(4), TimeSpan.FromHours(4.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Leap(TimeSpan.FromSeconds(-1)));
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

    /// <summary>The timers of 1, 5 and 50 hours that fire while time passes, and after how many hours each.</summary>
    private static List<(string Name, int Hours)> Fired(Action<MovableClock> pass)
    {
        var clock = new MovableClock();
        var start = clock.GetUtcNow();
        List<(string Name, int Hours)> fired = [];
        using var late = Timer("late", 5);
        using var early = Timer("early", 1);
        using var beyond = Timer("beyond", 50);
        pass(clock);
        return fired;

        ITimer Timer(string name, int hours) => clock.CreateTimer(
            _ => fired.Add((name, (int)Math.Round((clock.GetUtcNow() - start).TotalHours))), null, TimeSpan.FromHours(hours), Timeout.InfiniteTimeSpan);
    }
}
