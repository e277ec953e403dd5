using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>A token bucket; guarded by its own lock.</summary>
internal sealed class Bucket
{
    private readonly Lock gate = new();
    private double tokens = double.NaN;
    private long asOf;

    /// <summary>Takes <paramref name="count"/> tokens, or says after how many seconds they will be there; then nothing is taken.</summary>
    public int Take(int count, double perSecond, int size, TimeProvider time)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            tokens = double.IsNaN(tokens) ? size : Math.Min(size, tokens + (time.GetElapsedTime(asOf, now).TotalSeconds * perSecond));
            asOf = now;

            // An album larger than the bucket passes when the bucket is full, else it never would.
            var needed = Math.Min(count, size);
            if (tokens >= needed)
            {
                tokens -= count;
                return 0;
            }

            return Math.Max(1, (int)Math.Ceiling((needed - tokens) / perSecond));
        }
    }

    public void GiveBack(int count)
    {
        lock (gate)
        {
            tokens += count;
        }
    }
}

/// <summary>Telegram's flood limits on what the bot sends.</summary>
internal sealed class Flood(FloodLimits limits, TimeProvider time)
{
    private readonly Bucket overall = new();

    /// <summary>Counts messages about to be sent to a chat.</summary>
    /// <exception cref="ApiError">429 with <c>retry_after</c>.</exception>
    public void Count(Chat chat, int messages = 1)
    {
        if (!limits.Enabled)
        {
            return;
        }

        var wait = chat.IsPrivate
            ? chat.Bucket.Take(messages, limits.PerChatPerSecond, limits.PerChatBurst, time)
            : chat.Bucket.Take(messages, limits.PerGroupPerMinute / 60d, limits.PerGroupPerMinute, time);
        if (wait == 0)
        {
            wait = overall.Take(messages, limits.PerSecond, limits.PerSecond, time);
            if (wait > 0)
            {
                chat.Bucket.GiveBack(messages);
            }
        }

        if (wait > 0)
        {
            throw ApiError.TooMany(wait);
        }
    }
}
