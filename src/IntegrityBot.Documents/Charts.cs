using IntegrityBot.Documents.Plots;

namespace IntegrityBot.Documents;

/// <summary>
/// Charts as PNG for a phone's screen: 1080 px wide, white, no letter below 28 px, in colours that the colour-blind tell apart (Okabe and Ito, 2008).
/// The file holds pixels and no metadata; the same data give the same bytes.
/// </summary>
/// <exception cref="ArgumentException">A series has not one value for each label, or a value is negative.</exception>
public static class Charts
{
    /// <summary>Horizontal bars by category, each under its whole label, with its value at the end. As high as it needs, usually 1350 px or less.</summary>
    public static byte[] Bars(ChartData data)
    {
        Check(data);
        return BarChart.Draw(data);
    }

    /// <summary>By month: columns for one series, lines with a legend for several. 1080 × 1350 px.</summary>
    public static byte[] Lines(ChartData data)
    {
        Check(data);
        return MonthChart.Draw(data);
    }

    private static void Check(ChartData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Series.Any(series => series.Values.Count != data.Labels.Count))
        {
            throw new ArgumentException("Each series has one value for each label.", nameof(data));
        }

        if (data.Series.Any(series => series.Values.Any(value => value < 0)))
        {
            throw new ArgumentException("Counts are 0 or more.", nameof(data));
        }
    }
}
