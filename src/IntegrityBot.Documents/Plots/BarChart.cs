using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Plots;

/// <summary>Each category takes the whole width: its label on top, so that no word is cut, and its bars below.</summary>
internal static class BarChart
{
    private const float Thickness = 36;
    private const float BetweenBars = 8;
    private const float AfterLabel = 8;
    private const float MinGap = 26;
    private const float MaxGap = 58;

    private sealed record Row(IReadOnlyList<TextLine> Label, IReadOnlyList<int?> Values)
    {
        public float Height(SKFont label) => Label.Count * Canvas.LineHeight(label) + AfterLabel + Values.Count * (Thickness + BetweenBars) - BetweenBars;
    }

    public static byte[] Draw(ChartData data)
    {
        using var letters = new Letters();
        var title = LineBreaker.Balance(data.Title, letters.Title, Canvas.Inner);
        var note = data.Note is null ? [] : LineBreaker.Break(data.Note, letters.Small, Canvas.Inner);
        var legend = Legend.Of(data, hidden: null, letters.Small);
        var rows = data.Labels.Select((label, i) =>
            new Row(LineBreaker.Break(label, letters.Label, Canvas.Inner), [.. data.Series.Select(series => series.Values[i])])).ToList();

        var top = 56 + title.Count * Canvas.LineHeight(letters.Title) + 34 + (legend.Height > 0 ? legend.Height + 20 : 0);
        var foot = 56 + (note.Count > 0 ? note.Count * Canvas.LineHeight(letters.Small) + 20 : 0);
        var filled = rows.Sum(row => row.Height(letters.Label));
        // Few rows stand wide apart, many close: the picture keeps a phone's shape as long as it can.
        var gap = Math.Clamp((Canvas.Height - top - foot - filled) / Math.Max(1, rows.Count), MinGap, MaxGap);

        return Canvas.Png(top + filled + gap * rows.Count + foot, canvas =>
        {
            var y = Canvas.Write(canvas, title, letters.Title, Canvas.Ink, Canvas.Side, 56) + 34;
            legend.Draw(canvas, letters.Small, y);
            y = top;
            var scale = Scale(data, letters.Value);
            foreach (var row in rows)
            {
                DrawRow(canvas, row, data.Hidden, scale, letters, y);
                y += row.Height(letters.Label) + gap;
            }

            Canvas.Write(canvas, note, letters.Small, Canvas.Quiet, Canvas.Side, y + 8);
        });
    }

    private static void DrawRow(SKCanvas canvas, Row row, string hidden, float scale, Letters letters, float top)
    {
        var y = Canvas.Write(canvas, row.Label, letters.Label, Canvas.Ink, Canvas.Side, top) + AfterLabel;
        using var ink = Canvas.Fill(Canvas.Ink);
        using var quiet = Canvas.Fill(Canvas.Quiet);
        for (var i = 0; i < row.Values.Count; i++)
        {
            var length = DrawBar(canvas, row.Values[i], Canvas.ColourOf(i), scale, y);
            var text = row.Values[i] is { } value ? Canvas.Number(value) : Drawable.Of(hidden);
            canvas.DrawText(text, Canvas.Side + length + 16, y + Thickness * 0.5f + letters.Value.Size * 0.36f, SKTextAlign.Left, letters.Value, row.Values[i] is null ? quiet : ink);
            y += Thickness + BetweenBars;
        }
    }

    /// <returns>How long the bar is.</returns>
    private static float DrawBar(SKCanvas canvas, int? value, SKColor colour, float scale, float y)
    {
        const float Stub = 26;
        const float Sliver = 4;

        if (value is null)
        {
            // An open stub: there is something, and its length says nothing.
            using var outline = Canvas.Stroke(colour, 3);
            outline.PathEffect = SKPathEffect.CreateDash([7, 6], 0);
            canvas.DrawRoundRect(SKRect.Create(Canvas.Side + 2, y + 2, Stub, Thickness - 4), 5, 5, outline);
            return Stub + 2;
        }

        using var fill = Canvas.Fill(value == 0 ? Canvas.Faint : colour);
        var length = Math.Max(Sliver, value.Value * scale);
        canvas.DrawRoundRect(SKRect.Create(Canvas.Side, y, length, Thickness), Math.Min(5, length / 2), Math.Min(5, length / 2), fill);
        return length;
    }

    /// <summary>Pixels for one of what is counted, so that the longest bar and its value fill the width.</summary>
    private static float Scale(ChartData data, SKFont value)
    {
        var longest = data.Series.SelectMany(series => series.Values).Max() ?? 0;
        var room = Canvas.Inner - 16 - Math.Max(value.MeasureText(Canvas.Number(longest)), value.MeasureText(Drawable.Of(data.Hidden)));
        return Math.Max(0, room) / Math.Max(1, longest);
    }
}
