using IntegrityBot.Documents.Typography;
using ScottPlot;
using Bar = ScottPlot.Bar;

namespace IntegrityBot.Documents.Plots;

/// <summary>Each category takes the whole width: its label on top, so that no word is cut, and its bars below.</summary>
internal static class BarChart
{
    private const float Thickness = 36;
    private const float BetweenBars = 8;
    private const float AfterLabel = 15;
    private const float BeforeValue = 14;
    private const float MinGap = 24;
    private const float MaxGap = 58;

    private sealed record Row(IReadOnlyList<string> Label, IReadOnlyList<int?> Values)
    {
        public float Height => Label.Count * Letter.Label.LineHeight + AfterLabel + Values.Count * (Thickness + BetweenBars) - BetweenBars;
    }

    public static byte[] Draw(ChartData data)
    {
        var title = Letter.Title.Balance(data.Title, Look.Inner);
        var note = data.Note is null ? [] : Letter.Small.Break(data.Note, Look.Inner);
        var key = Key.Of(data, hidden: null);
        var rows = data.Labels.Select((label, i) => new Row(Letter.Label.Break(label, Look.Inner), [.. data.Series.Select(series => series.Values[i])])).ToList();

        var top = 56 + title.Count * Letter.Title.LineHeight + 34 + (key.Height > 0 ? key.Height + 20 : 0);
        var foot = 56 + (note.Count > 0 ? note.Count * Letter.Small.LineHeight + 20 : 0);
        var filled = rows.Sum(row => row.Height);
        // Few rows stand wide apart, many close: the picture keeps a phone's shape as long as it can.
        var gap = MathF.Floor(Math.Clamp((Look.Height - top - foot - filled) / Math.Max(1, rows.Count), MinGap, MaxGap));

        var scale = Scale(data);
        using var page = new Page(top + filled + gap * rows.Count + foot, scale);
        key.AddTo(page, page.Write(title, Letter.Title, Look.Ink, 56) + 34);
        var bars = new List<Bar>();
        var stubs = new List<Bar>();
        var y = top;
        foreach (var row in rows)
        {
            var under = page.Write(row.Label, Letter.Label, Look.Ink, y) + AfterLabel;
            for (var i = 0; i < row.Values.Count; i++)
            {
                var middle = -(under + i * (Thickness + BetweenBars) + Thickness / 2);
                if (row.Values[i] is { } value)
                {
                    bars.Add(Told(value, Look.ColourOf(i), middle, scale));
                }
                else
                {
                    stubs.Add(Stub(Drawable.Of(data.Hidden), Look.ColourOf(i), middle, scale));
                }
            }

            y += row.Height + gap;
        }

        Add(page, bars, Look.Ink);
        Add(page, stubs, Look.Quiet);
        page.Write(note, Letter.Small, Look.Quiet, y + 8);
        return page.Png();
    }

    private static Bar Told(int value, Color colour, float middle, double scale)
    {
        const float Sliver = 4;
        return new()
        {
            Orientation = Orientation.Horizontal,
            Position = middle,
            Size = Thickness,
            Value = Math.Max(Sliver / scale, value),
            FillColor = value == 0 ? Look.Faint : colour,
            LineWidth = 0,
            Label = Look.Number(value),
            LabelOffset = BeforeValue,
        };
    }

    /// <summary>An open stub: there is something, and its length says nothing.</summary>
    private static Bar Stub(string hidden, Color colour, float middle, double scale) => new()
    {
        Orientation = Orientation.Horizontal,
        Position = middle,
        Size = Thickness - 4,
        ValueBase = 2 / scale,
        Value = 28 / scale,
        FillColor = Colors.Transparent,
        LineColor = colour,
        LineWidth = 3,
        LinePattern = LinePattern.Dotted,
        Label = hidden,
        LabelOffset = BeforeValue,
    };

    private static void Add(Page page, List<Bar> bars, Color colour)
    {
        if (bars.Count > 0)
        {
            Letter.Value.ApplyTo(page.Plot.Add.Bars(bars).ValueLabelStyle, colour);
        }
    }

    /// <summary>Pixels for one of what is counted, so that the longest bar and its value fill the width.</summary>
    private static double Scale(ChartData data)
    {
        var longest = data.Series.SelectMany(series => series.Values).Max() ?? 0;
        var room = Look.Inner - BeforeValue - Math.Max(Letter.Value.Width(Look.Number(longest)), Letter.Value.Width(Drawable.Of(data.Hidden)));
        return Math.Max(1, room) / Math.Max(1.0, longest);
    }
}
