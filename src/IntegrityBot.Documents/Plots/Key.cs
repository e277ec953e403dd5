using ScottPlot;

namespace IntegrityBot.Documents.Plots;

/// <summary>The legend: the series' names in lines across the chart, measured before it is known how high the chart is.</summary>
internal sealed record Key(IReadOnlyList<LegendItem> Items, float Height)
{
    private const float Symbol = 24;
    private const float SymbolGap = 14;

    /// <param name="hidden">The words for values not told; null when all are told or told in place.</param>
    public static Key Of(ChartData data, string? hidden)
    {
        var items = new List<LegendItem>();
        if (data.Series.Count > 1)
        {
            items.AddRange(data.Series.Select((series, i) => Item(series.Name, Look.SignOf(i))));
        }

        if (hidden is not null)
        {
            items.Add(Item(hidden, Look.Ring(Look.Quiet)));
        }

        if (items.Count == 0)
        {
            return new(items, 0);
        }

        using var plot = Page.NewPlot();
        using var paint = Paint.NewDisposablePaint();
        Style(plot.Legend, items, top: 0);
        return new(items, MathF.Ceiling(plot.Legend.GetLayout(new(Look.Inner, float.MaxValue), paint).LegendRect.Height));
    }

    public void AddTo(Page page, float top)
    {
        if (Items.Count > 0)
        {
            Style(page.Plot.Legend, Items, top);
            page.Plot.Legend.IsVisible = true;
        }
    }

    private static void Style(Legend legend, IReadOnlyList<LegendItem> items, float top)
    {
        legend.ManualItems = [.. items];
        legend.DisplayPlottableLegendItems = false;
        legend.Alignment = Alignment.UpperLeft;
        legend.Orientation = Orientation.Horizontal;
        legend.TightHorizontalWrapping = true;
        legend.Margin = new(Look.Side, Look.Side, 0, top);
        legend.Padding = new(0, 0, 0, 4);
        legend.InterItemPadding = new(0, 40, 6, 6);
        legend.SymbolWidth = Symbol;
        legend.SymbolHeight = Symbol;
        legend.SymbolPadding = SymbolGap;
        legend.OutlineWidth = 0;
        legend.BackgroundColor = Colors.Transparent;
        legend.ShadowColor = Colors.Transparent;
    }

    private static LegendItem Item(string name, MarkerStyle sign)
    {
        var item = new LegendItem { LabelText = string.Join('\n', Letter.Small.Break(name, Look.Inner - Symbol - SymbolGap - 44)), MarkerStyle = sign };
        Letter.Small.ApplyTo(item.LabelStyle, Look.Ink);
        // A legend measures its items by the font's own line height, and cuts what stands out.
        item.LabelStyle.LineSpacing = null;
        return item;
    }
}
