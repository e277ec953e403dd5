using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Plots;

/// <summary>Values by month over a scale with fine lines: columns for one series, lines with signs for several.</summary>
internal sealed class MonthChart
{
    private readonly ChartData data;
    private readonly Letters type;
    private readonly Axis axis;
    private readonly SKRect plot;

    private MonthChart(ChartData data, Letters letters, float top, float bottom)
    {
        (this.data, type) = (data, letters);
        axis = Axis.UpTo(data.Series.SelectMany(series => series.Values).Max() ?? 0);
        plot = new(Canvas.Side + letters.Small.MeasureText(Canvas.Number(axis.Top)) + 20, top, Canvas.Width - Canvas.Side, bottom);
    }

    public static byte[] Draw(ChartData data)
    {
        using var letters = new Letters();
        var title = LineBreaker.Balance(data.Title, letters.Title, Canvas.Inner);
        var note = data.Note is null ? [] : LineBreaker.Break(data.Note, letters.Small, Canvas.Inner);
        var lines = data.Series.Count > 1;
        var hides = lines && data.Series.Any(series => series.Values.Contains(null));
        var legend = Legend.Of(data, hides ? data.Hidden : null, letters.Small);
        var months = data.Labels.Select(label => LineBreaker.Break(label, letters.Small, Canvas.Inner)).ToList();

        var head = 56 + title.Count * Canvas.LineHeight(letters.Title) + 34;
        var top = head + legend.Height + 40;
        var foot = 56 + (note.Count > 0 ? note.Count * Canvas.LineHeight(letters.Small) + 24 : 0);
        var below = months.Select(month => month.Count).DefaultIfEmpty(0).Max() * Canvas.LineHeight(letters.Small) + 16;
        // Many words make the picture higher, never the plot too low to read.
        var height = Math.Max(Canvas.Height, top + 480 + below + foot);
        var chart = new MonthChart(data, letters, top, height - foot - below);

        return Canvas.Png(height, canvas =>
        {
            Canvas.Write(canvas, title, letters.Title, Canvas.Ink, Canvas.Side, 56);
            legend.Draw(canvas, letters.Small, head);
            chart.DrawAxis(canvas);
            chart.DrawMonths(canvas, months);
            if (lines)
            {
                chart.DrawLines(canvas);
            }
            else
            {
                chart.DrawColumns(canvas);
            }

            Canvas.Write(canvas, note, letters.Small, Canvas.Quiet, Canvas.Side, height - foot + 20);
        });
    }

    private float Slot => plot.Width / Math.Max(1, data.Labels.Count);

    private float X(int month) => plot.Left + (month + 0.5f) * Slot;

    private float Y(long value) => plot.Bottom - plot.Height * value / axis.Top;

    private void DrawAxis(SKCanvas canvas)
    {
        using var faint = Canvas.Fill(Canvas.Faint);
        using var quiet = Canvas.Fill(Canvas.Quiet);
        foreach (var tick in axis.Ticks)
        {
            canvas.DrawRect(plot.Left, Y(tick) - 1, plot.Width, 2, tick == 0 ? quiet : faint);
            canvas.DrawText(Canvas.Number(tick), plot.Left - 18, Y(tick) + type.Small.Size * 0.36f, SKTextAlign.Right, type.Small, quiet);
        }
    }

    /// <summary>Every label if they fit beside one another; else every second, third …, the last one always.</summary>
    private void DrawMonths(SKCanvas canvas, List<IReadOnlyList<TextLine>> months)
    {
        if (months.Count == 0)
        {
            return;
        }

        var widest = months.Max(month => month.Max(line => line.Width));
        var every = (int)Math.Max(1, MathF.Ceiling((widest + 14) / Slot));
        using var quiet = Canvas.Fill(Canvas.Quiet);
        for (var i = (months.Count - 1) % every; i < months.Count; i += every)
        {
            for (var line = 0; line < months[i].Count; line++)
            {
                var width = months[i][line].Width;
                var x = Math.Clamp(X(i) - width / 2, Canvas.Side, Math.Max(Canvas.Side, Canvas.Width - Canvas.Side - width));
                months[i][line].Draw(canvas, x, plot.Bottom + 16 + type.Small.Size + line * Canvas.LineHeight(type.Small), type.Small, quiet);
            }
        }
    }

    private void DrawColumns(SKCanvas canvas)
    {
        if (data.Series is not [var series])
        {
            return;
        }

        var hidden = Drawable.Of(data.Hidden);
        var texts = series.Values.Select(value => value is { } told ? Canvas.Number(told) : hidden).ToList();
        // Values above the columns only where all have room: the scale tells them too.
        var written = texts.Count > 0 && texts.Max(text => type.SmallBold.MeasureText(text)) + 8 <= Slot;
        var width = Math.Min(Slot * 0.62f, 96);
        using var fill = Canvas.Fill(Canvas.ColourOf(0));
        using var ink = Canvas.Fill(Canvas.Ink);
        using var quiet = Canvas.Fill(Canvas.Quiet);
        for (var i = 0; i < series.Values.Count; i++)
        {
            var y = plot.Bottom;
            if (series.Values[i] is { } value)
            {
                y = Y(value);
                canvas.DrawRect(X(i) - width / 2, y, width, plot.Bottom - y, fill);
            }
            else
            {
                y -= 26;
                using var outline = Canvas.Stroke(Canvas.ColourOf(0), 3);
                outline.PathEffect = SKPathEffect.CreateDash([7, 6], 0);
                canvas.DrawRect(X(i) - width / 2 + 2, y, width - 4, plot.Bottom - y, outline);
            }

            if (written)
            {
                canvas.DrawText(texts[i], X(i), y - 12, SKTextAlign.Center, type.SmallBold, series.Values[i] is null ? quiet : ink);
            }
        }
    }

    private void DrawLines(SKCanvas canvas)
    {
        for (var series = 0; series < data.Series.Count; series++)
        {
            var values = data.Series[series].Values;
            using var stroke = Canvas.Stroke(Canvas.ColourOf(series), 6);
            for (var i = 1; i < values.Count; i++)
            {
                // A line breaks where a value is not told: its slope would tell it.
                if (values[i - 1] is { } from && values[i] is { } to)
                {
                    canvas.DrawLine(X(i - 1), Y(from), X(i), Y(to), stroke);
                }
            }
        }

        for (var series = 0; series < data.Series.Count; series++)
        {
            for (var i = 0; i < data.Labels.Count; i++)
            {
                if (data.Series[series].Values[i] is { } value)
                {
                    Signs.Draw(canvas, series, X(i), Y(value));
                }
                else
                {
                    Signs.DrawHidden(canvas, Canvas.ColourOf(series), X(i), plot.Bottom);
                }
            }
        }
    }
}
