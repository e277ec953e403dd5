namespace IntegrityBot.Core.Following;

/// <summary>
/// Slows down who guesses: after 5 wrong receipts the session waits 1 minute, after the next 5 it waits 5, then always 30. A right
/// receipt clears the count. (Guessing is hopeless by entropy; this spares the server.)
/// </summary>
public sealed record ReceiptTries(int Wrong, DateTimeOffset? BlockedUntil)
{
    public const int Free = 5;

    public static readonly ReceiptTries None = new(0, null);

    private static readonly int[] Minutes = [1, 5, 30];

    public bool IsBlocked(DateTimeOffset now) => BlockedUntil > now;

    /// <summary>Whole minutes left, at least 1.</summary>
    public int MinutesLeft(DateTimeOffset now) =>
        Math.Max(1, (int)Math.Ceiling(((BlockedUntil ?? now) - now).TotalMinutes));

    public ReceiptTries AfterWrong(DateTimeOffset now)
    {
        var wrong = Wrong + 1;
        return wrong % Free == 0
            ? new(wrong, now.AddMinutes(Minutes[Math.Min((wrong / Free) - 1, Minutes.Length - 1)]))
            : new(wrong, null);
    }
}
