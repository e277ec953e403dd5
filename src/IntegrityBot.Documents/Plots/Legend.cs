using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Plots;

/// <summary>A series' sign: a colour and, for those who see few, a shape.</summary>
internal static class Signs
{
    public const float Radius = 11;

    public static void Draw(SKCanvas canvas, int series, float x, float y)
    {
        using var fill = Canvas.Fill(Canvas.ColourOf(series));
        using var path = Shape(series, x, y);
        canvas.DrawPath(path, fill);
    }

    /// <summary>A value that is not told: a ring in the series' colour.</summary>
    public static void DrawHidden(SKCanvas canvas, SKColor colour, float x, float y)
    {
        using var white = Canvas.Fill(SKColors.White);
        using var ring = Canvas.Stroke(colour, 4);
        canvas.DrawCircle(x, y, Radius - 1, white);
        canvas.DrawCircle(x, y, Radius - 1, ring);
    }

    private static SKPath Shape(int series, float x, float y)
    {
        var shape = new SKPathBuilder();
        switch (series % 4)
        {
            case 0:
                shape.AddCircle(x, y, Radius);
                break;
            case 1:
                shape.AddRect(SKRect.Create(x - Radius, y - Radius, 2 * Radius, 2 * Radius));
                break;
            case 2:
                shape.AddPoly([new(x, y - 1.3f * Radius), new(x + 1.25f * Radius, y + Radius), new(x - 1.25f * Radius, y + Radius)], close: true);
                break;
            default:
                shape.AddPoly([new(x, y - 1.4f * Radius), new(x + 1.4f * Radius, y), new(x, y + 1.4f * Radius), new(x - 1.4f * Radius, y)], close: true);
                break;
        }

        return shape.Detach();
    }
}

/// <summary>The series' names in lines across the chart, laid out before it is known how high the chart is.</summary>
internal sealed record Legend(IReadOnlyList<Legend.Entry> Entries, float Height)
{
    private const float Gap = 44;
    private const float NameAt = 2 * Signs.Radius + 18;

    /// <param name="Series">Null for the ring of a value that is not told.</param>
    internal sealed record Entry(int? Series, IReadOnlyList<TextLine> Name, float X, float Y);

    /// <param name="hidden">The words for values not told; null when all are told or told in place.</param>
    public static Legend Of(ChartData data, string? hidden, SKFont font)
    {
        var names = data.Series.Count > 1 ? data.Series.Select((series, i) => (Series: (int?)i, series.Name)).ToList() : [];
        if (hidden is not null)
        {
            names.Add((null, hidden));
        }

        var entries = new List<Entry>();
        var height = Canvas.LineHeight(font) + 10;
        float x = 0, y = 0, bottom = 0;
        foreach (var (series, name) in names)
        {
            var lines = LineBreaker.Break(name, font, Canvas.Inner - NameAt);
            var width = NameAt + lines.Max(line => line.Width);
            if (x > 0 && x + width > Canvas.Inner)
            {
                (x, y) = (0, bottom);
            }

            entries.Add(new(series, lines, x, y));
            bottom = Math.Max(bottom, y + (lines.Count - 1) * Canvas.LineHeight(font) + height);
            x += width + Gap;
        }

        return new(entries, bottom);
    }

    public void Draw(SKCanvas canvas, SKFont font, float top)
    {
        foreach (var entry in Entries)
        {
            var x = Canvas.Side + entry.X;
            var middle = top + entry.Y + font.Size * 0.66f;
            if (entry.Series is { } series)
            {
                Signs.Draw(canvas, series, x + Signs.Radius, middle);
            }
            else
            {
                Signs.DrawHidden(canvas, Canvas.Quiet, x + Signs.Radius, middle);
            }

            Canvas.Write(canvas, entry.Name, font, Canvas.Ink, x + NameAt, top + entry.Y);
        }
    }
}
