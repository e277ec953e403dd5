using System.Security.Cryptography;

namespace IntegrityBot.Telegram;

/// <summary>How long to wait after the n-th failure in a row: 1 s doubled each time, of which half is chance, so that a crowd of waiters parts.</summary>
internal static class Backoff
{
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    public static TimeSpan After(int failures)
    {
        var full = Math.Min(Most.TotalMilliseconds, 1000 * Math.Pow(2, Math.Clamp(failures - 1, 0, 16)));
        var half = (int)full / 2;
        return TimeSpan.FromMilliseconds(half + RandomNumberGenerator.GetInt32(half + 1));
    }
}
