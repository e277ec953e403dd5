using IntegrityBot.Documents.Typography;
using ScottPlot;
using ScottPlot.TickGenerators;
using Bar = ScottPlot.Bar;

namespace IntegrityBot.Documents.Plots;

/// <summary>Values by month over a scale with fine lines: columns for one series, lines with signs for several.</summary>
internal sealed class MonthChart
{
    private const float UnderMonths = 12;

    /// <summary>Pixels below the zero line: where the rings of what is not told stand, for on the line they would say 0, and where the plot ends.</summary>
    private const float RingsAt = 26;
    private const float UnderRings = 44;
    private const float UnderColumns = 8;

    private readonly ChartData data;
    private readonly Plot plot;
    private readonly float slot;
    private readonly double pixelsPerUnit;

    /// <param name="size">Of the plot with its axes, in pixels.</param>
    private MonthChart(ChartData data, Plot plot, PixelSize size, IReadOnlyList<string> months, float below)
    {
        (this.data, this.plot) = (data, plot);
        double greatest = Math.Max(1, data.Series.SelectMany(series => series.Values).Max() ?? 0);
        // Room for a value above the highest column.
        var high = 1.1 * greatest;
        var under = data.Series.Count > 1 ? UnderRings : UnderColumns;
        pixelsPerUnit = (size.Height - below - under) / high;
        var left = Letter.Small.Width(Look.Number(greatest)) + 20;
        var count = Math.Max(1, data.Labels.Count);
        slot = (size.Width - left) / count;

        plot.Layout.Fixed(new PixelPadding(left, 0, below, 0));
        plot.Axes.SetLimits(-0.5, count - 0.5, -under / pixelsPerUnit, high);
        DrawAxes(months);
    }

    public static byte[] Draw(ChartData data)
    {
        var title = Letter.Title.Balance(data.Title, Look.Inner);
        var note = data.Note is null ? [] : Letter.Small.Break(data.Note, Look.Inner);
        var lines = data.Series.Count > 1;
        var hides = lines && data.Series.Any(series => series.Values.Contains(null));
        var key = Key.Of(data, hides ? Drawable.Of(data.Hidden) : null);
        // No wider than the margins let the outermost of them be.
        var months = data.Labels.Select(label => Letter.Small.Break(label, 2 * Look.Side)).ToList();

        var head = 56 + title.Count * Letter.Title.LineHeight + 34;
        var top = head + key.Height + 20;
        var foot = 56 + (note.Count > 0 ? note.Count * Letter.Small.LineHeight + 24 : 0);
        var monthLines = months.Select(month => month.Count).DefaultIfEmpty(0).Max();
        var below = monthLines * Letter.Small.LineHeight + UnderMonths;
        // Many words make the picture higher, never the plot too low to read.
        var height = Math.Max(Look.Height, top + 480 + below + foot);

        using var page = new Page(height, pixelsPerUnit: 1);
        key.AddTo(page, page.Write(title, Letter.Title, Look.Ink, 56) + 34);
        page.Write(note, Letter.Small, Look.Quiet, height - foot + 24);

        using var inset = Page.NewPlot();
        var place = new PixelRect(Look.Side, Look.Width - Look.Side, height - foot, top);
        var chart = new MonthChart(data, inset, place.Size, [.. months.Select(month => Lines(month, monthLines))], below);
        if (lines)
        {
            chart.DrawLines();
        }
        else
        {
            chart.DrawColumns();
        }

        return page.Png((inset, place));
    }

    /// <summary>Filled up with empty lines: ScottPlot would centre a label of one line beside one of two.</summary>
    private static string Lines(IReadOnlyList<string> month, int count) => string.Join('\n', month.Concat(Enumerable.Repeat("", count - month.Count)));

    private void DrawAxes(IReadOnlyList<string> months)
    {
        plot.Axes.Left.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true, TargetTickCount = 6, LabelFormatter = Look.Number };
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Ticks(months)]);
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.FrameLineStyle.Width = 0;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
            Letter.Small.ApplyTo(axis.TickLabelStyle, Look.Quiet);
        }

        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.YAxisStyle.MajorLineStyle.Color = Look.Faint;
        plot.Grid.YAxisStyle.MajorLineStyle.Width = 2;
        plot.Add.HorizontalLine(0, width: 2, Look.Quiet);
    }

    /// <summary>Every label if they fit beside one another; else every second, third …, the last one always.</summary>
    private IEnumerable<Tick> Ticks(IReadOnlyList<string> months)
    {
        var widest = months.SelectMany(month => month.Split('\n')).Select(Letter.Small.Width).DefaultIfEmpty(0).Max();
        var every = (int)Math.Max(1, MathF.Ceiling((widest + 8) / slot));
        for (var i = (months.Count - 1) % every; i >= 0 && i < months.Count; i += every)
        {
            yield return new(i, months[i]);
        }
    }

    private void DrawColumns()
    {
        if (data.Series is not [var series])
        {
            return;
        }

        var hidden = Drawable.Of(data.Hidden);
        var texts = series.Values.Select(value => value is { } told ? Look.Number(told) : hidden).ToList();
        // Values above the columns only where all have room: the scale tells them too.
        var written = texts.Count > 0 && texts.Max(Letter.SmallBold.Width) + 8 <= slot;
        var bars = series.Values.Select((value, i) => Column(i, value, written ? texts[i] : "")).ToList();
        Add([.. bars.Where((_, i) => series.Values[i] is not null)], Look.Ink);
        Add([.. bars.Where((_, i) => series.Values[i] is null)], Look.Quiet);
    }

    /// <summary>A dashed stub for a value that is not told.</summary>
    private Bar Column(int month, int? value, string text) => new()
    {
        Position = month,
        Size = Math.Min(0.62, 96 / slot),
        Value = value ?? 26 / pixelsPerUnit,
        FillColor = value is null ? Colors.Transparent : Look.ColourOf(0),
        LineColor = Look.ColourOf(0),
        LineWidth = value is null ? 3 : 0,
        LinePattern = LinePattern.Dotted,
        Label = text,
        LabelOffset = 2,
    };

    private void Add(List<Bar> bars, Color colour)
    {
        if (bars.Count > 0)
        {
            Letter.SmallBold.ApplyTo(plot.Add.Bars(bars).ValueLabelStyle, colour);
        }
    }

    private void DrawLines()
    {
        for (var i = 0; i < data.Series.Count; i++)
        {
            // A line breaks where a value is not told: its slope would tell it.
            var values = data.Series[i].Values;
            var line = plot.Add.Scatter(values.Select((_, month) => (double)month).ToArray(), values.Select(value => value ?? double.NaN).ToArray());
            line.LineWidth = 6;
            line.LineColor = Look.ColourOf(i);
            line.MarkerStyle = Look.SignOf(i);
        }

        for (var month = 0; month < data.Labels.Count; month++)
        {
            var hidden = Enumerable.Range(0, data.Series.Count).Where(i => data.Series[i].Values[month] is null).ToList();
            // Beside one another: that three are hidden is to be seen.
            var step = Math.Min(28 / slot, 0.9 / Math.Max(1, hidden.Count));
            for (var k = 0; k < hidden.Count; k++)
            {
                var ring = plot.Add.Marker(month + (k - (hidden.Count - 1) / 2.0) * step, -RingsAt / pixelsPerUnit);
                ring.MarkerStyle = Look.Ring(Look.ColourOf(hidden[k]));
            }
        }
    }
}
