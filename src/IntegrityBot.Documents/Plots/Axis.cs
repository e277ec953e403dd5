namespace IntegrityBot.Documents.Plots;

/// <summary>A scale from 0 in whole, round steps.</summary>
/// <param name="Top">The last step: the greatest value or just above it.</param>
internal sealed record Axis(long Step, long Top)
{
    private const int Steps = 7;

    /// <summary>Steps of 1, 2 or 5 times a power of ten: the smallest that reach the value in at most seven.</summary>
    public static Axis UpTo(int greatest)
    {
        long power = 1;
        while (true)
        {
            foreach (var factor in (ReadOnlySpan<long>)[1, 2, 5])
            {
                var step = factor * power;
                if (step * Steps >= greatest)
                {
                    return new(step, Math.Max(1, (greatest + step - 1) / step) * step);
                }
            }

            power *= 10;
        }
    }

    public IEnumerable<long> Ticks
    {
        get
        {
            for (long tick = 0; tick <= Top; tick += Step)
            {
                yield return tick;
            }
        }
    }
}
