using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Telegram.Sending;

/// <summary>What became of an answer.</summary>
public abstract record Delivery
{
    private Delivery() { }

    /// <param name="MessageId">The screen's message; null for what makes no message.</param>
    public sealed record Done(int? MessageId) : Delivery;

    /// <summary>The person blocked the bot or left Telegram: nothing more can be said, and that is no error.</summary>
    public sealed record Gone : Delivery;

    /// <summary>Telegram will not take it, now or later: a bug of ours, counted and logged by kind.</summary>
    public sealed record Refused : Delivery;

    /// <summary>The group became a supergroup, which is another chat: what is said goes there from now on.</summary>
    public sealed record Moved(ChatAddress To) : Delivery;

    /// <summary>Telegram or the way to it is busy or away: it may still go, not before <paramref name="After"/>.</summary>
    public sealed record Later(TimeSpan After) : Delivery;
}

/// <summary>How many of the messages asked for are no longer in the chat.</summary>
/// <param name="CutShort">Telegram or the way to it was away before all were tried: asking again later may still help.</param>
/// <param name="HasLeft">The person blocked the bot or left Telegram: it helps when he is back.</param>
public sealed record Erasure(int Gone, int Asked, bool CutShort = false, bool HasLeft = false);

/// <summary>A photo's bytes, or why there are none.</summary>
public abstract record FetchedPhoto
{
    private FetchedPhoto() { }

    /// <param name="MediaType">As its first bytes say: <c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>.</param>
    public sealed record Held(byte[] Bytes, string MediaType) : FetchedPhoto;

    public sealed record Failed(FetchFailure Why) : FetchedPhoto;
}
