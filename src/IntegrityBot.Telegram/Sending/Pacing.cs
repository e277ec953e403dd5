using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Telegram.Sending;

/// <summary>Answers go before notices: a person waits for the one and not for the other.</summary>
internal enum Precedence
{
    Answer,
    Notice,
}

/// <summary>A chat may not be written to for longer than an answer can wait.</summary>
internal sealed class HeldUpException(TimeSpan wait) : Exception("Telegram asked for a pause.")
{
    public TimeSpan Wait { get; } = wait;
}

/// <summary>
/// Keeps messages under Telegram's limits (about 30 a second over all, 1 a second to a person, 20 a minute to a group) with one token
/// bucket for all and one for each chat. The buckets of System.Threading.RateLimiting keep a clock of their own; these take the
/// <see cref="TimeProvider"/>, so that tests can move it. Thread-safe.
/// </summary>
internal sealed class Pacing(TelegramOptions options, TimeProvider time)
{
    /// <summary>An answer that would have to wait longer is not held here: the caller keeps it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Prune = 256;

    private readonly Lock gate = new();
    private readonly Bucket everyone = new(TimeSpan.FromSeconds(1d / options.MessagesPerSecond), Math.Max(1, options.MessagesPerSecond / 5));
    private readonly Dictionary<ChatAddress, Bucket> chats = [];
    private int calls;

    /// <summary>Ends when one message may go.</summary>
    /// <exception cref="HeldUpException">The chat is paused for longer than <see cref="Patience"/>.</exception>
    public Task Enter(ChatAddress chat, Precedence precedence, CancellationToken ct) =>
        precedence == Precedence.Answer ? EnterInTurn(chat, ct) : EnterWhenFree(chat, ct);

    /// <summary>After a 429: nothing goes to this chat for the time Telegram asks.</summary>
    public void Hold(ChatAddress chat, TimeSpan pause)
    {
        lock (gate)
        {
            Of(chat).Hold(Now, pause);
        }
    }

    /// <summary>Books the next place of the chat, waits for it, then books the next place of all: so one busy chat delays nobody else.</summary>
    private async Task EnterInTurn(ChatAddress chat, CancellationToken ct)
    {
        TimeSpan wait;
        lock (gate)
        {
            var bucket = Of(chat);
            wait = bucket.Wait(Now);
            if (wait > Patience)
            {
                throw new HeldUpException(wait);
            }

            bucket.Take(Now);
        }

        await Delay(wait, ct);
        lock (gate)
        {
            wait = everyone.Wait(Now);
            everyone.Take(Now);
        }

        await Delay(wait, ct);
    }

    /// <summary>Books nothing ahead: while answers are booked there is no free place, so a notice waits behind all of them.</summary>
    private async Task EnterWhenFree(ChatAddress chat, CancellationToken ct)
    {
        while (true)
        {
            TimeSpan wait;
            lock (gate)
            {
                var bucket = Of(chat);
                wait = Max(bucket.Wait(Now), everyone.Wait(Now));
                if (wait == TimeSpan.Zero)
                {
                    bucket.Take(Now);
                    everyone.Take(Now);
                    return;
                }
            }

            if (wait > Patience)
            {
                throw new HeldUpException(wait);
            }

            await Delay(wait, ct);
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private Bucket Of(ChatAddress chat)
    {
        if (++calls % Prune == 0)
        {
            foreach (var (idle, _) in chats.Where(pair => pair.Value.IsFull(Now)).ToList())
            {
                chats.Remove(idle);
            }
        }

        if (!chats.TryGetValue(chat, out var bucket))
        {
            chats[chat] = bucket = chat.IsGroup()
                ? new(TimeSpan.FromMinutes(1d / options.MessagesPerGroupMinute), 3)
                : new(TimeSpan.FromSeconds(1 / options.MessagesPerChat), options.MessagesPerChatBurst);
        }

        return bucket;
    }

    private Task Delay(TimeSpan wait, CancellationToken ct) => wait > TimeSpan.Zero ? Task.Delay(wait, time, ct) : Task.CompletedTask;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>A token bucket as one instant (GCRA): the time at which it will be full again.</summary>
    private sealed class Bucket(TimeSpan interval, int burst)
    {
        private readonly TimeSpan tolerance = interval * (burst - 1);
        private DateTimeOffset full = DateTimeOffset.MinValue;

        public bool IsFull(DateTimeOffset now) => full <= now;

        public TimeSpan Wait(DateTimeOffset now) => full - now - tolerance is { Ticks: > 0 } wait ? wait : TimeSpan.Zero;

        public void Take(DateTimeOffset now) => full = (full > now ? full : now) + interval;

        public void Hold(DateTimeOffset now, TimeSpan pause) => full = now + pause + tolerance > full ? now + pause + tolerance : full;
    }
}
