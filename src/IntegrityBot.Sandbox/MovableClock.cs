using System.Diagnostics;

namespace IntegrityBot.Sandbox;

/// <summary>
/// Real time plus an offset that only grows: give it to the bot as its <see cref="TimeProvider"/> and 49 hours pass in an instant.
/// A timer due within an advance fires during <see cref="Advance"/>, in the order of the due times and each at its own time, on the caller's thread.
/// Thread-safe.
/// </summary>
public sealed class MovableClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<MovableTimer> timers = [];
    private long aheadTicks;

    /// <summary>How far this clock is ahead of the machine's.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref aheadTicks));

    /// <summary>Stopwatch ticks of the machine plus the offset.</summary>
    public override long GetTimestamp() =>
        Stopwatch.GetTimestamp() + (long)(Ahead.TotalSeconds * Stopwatch.Frequency);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    /// <summary>Moves time forward by <paramref name="by"/> and fires every timer due on the way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Time does not go back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var left = by;
        while (Next(GetUtcNow() + left) is { } timer)
        {
            // Real time goes on meanwhile, so that a timer may be due already.
            var step = timer.Due - GetUtcNow();
            step = step < TimeSpan.Zero ? TimeSpan.Zero : step > left ? left : step;
            Interlocked.Add(ref aheadTicks, step.Ticks);
            left -= step;
            timer.Fire();
        }

        Interlocked.Add(ref aheadTicks, left.Ticks);
        ArmAll();
    }

    /// <summary>
    /// As when a machine wakes up: it is <paramref name="by"/> later at once, and only then every timer that became due fires, in the order
    /// of the due times. What a timer starts therefore never has the rest of the way pass over it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Time does not go back.</exception>
    public void Leap(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref aheadTicks, by.Ticks);
        while (Next(GetUtcNow()) is { } timer)
        {
            timer.Fire();
        }

        ArmAll();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new MovableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void ArmAll()
    {
        lock (gate)
        {
            foreach (var timer in timers)
            {
                timer.Arm();
            }
        }
    }

    private MovableTimer? Next(DateTimeOffset target)
    {
        lock (gate)
        {
            return timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
        }
    }

    private sealed class MovableTimer : ITimer
    {
        private static readonly TimeSpan Longest = TimeSpan.FromDays(40);
        private readonly MovableClock clock;
        private readonly TimerCallback callback;
        private readonly object? state;
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private readonly ITimer real;
        private TimeSpan period;
        private bool disposed;

        public MovableTimer(MovableClock clock, TimerCallback callback, object? state)
        {
            this.clock = clock;
            this.callback = callback;
            this.state = state;
            using (ExecutionContext.SuppressFlow())
            {
                real = System.CreateTimer(
                    static timer => ((MovableTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                if (disposed)
                {
                    return false;
                }

                this.period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    Due = DateTimeOffset.MaxValue;
                    clock.timers.Remove(this);
                }
                else
                {
                    Due = clock.GetUtcNow() + dueTime;
                    clock.timers.Add(this);
                }

                Arm();
                return true;
            }
        }

        /// <summary>Sets the machine's timer to the rest of the way; called with the clock's lock held.</summary>
        public void Arm()
        {
            if (disposed)
            {
                return;
            }

            if (Due == DateTimeOffset.MaxValue)
            {
                real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return;
            }

            var rest = Due - clock.GetUtcNow();
            real.Change(
                rest < TimeSpan.Zero ? TimeSpan.Zero : rest > Longest ? Longest : rest, Timeout.InfiniteTimeSpan);
        }

        public void Fire()
        {
            lock (clock.gate)
            {
                if (disposed || Due == DateTimeOffset.MaxValue)
                {
                    return;
                }

                // The machine's timer may come a little early, or after an advance has fired this one already.
                if (Due - clock.GetUtcNow() > TimeSpan.FromMilliseconds(1))
                {
                    Arm();
                    return;
                }

                if (period > TimeSpan.Zero)
                {
                    Due += period;
                    Arm();
                }
                else
                {
                    Due = DateTimeOffset.MaxValue;
                    clock.timers.Remove(this);
                }
            }

            if (context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(context, _ => callback(state), null);
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                disposed = true;
                clock.timers.Remove(this);
            }

            real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
