using ScottPlot;
using SkiaSharp;

namespace IntegrityBot.Documents.Plots;

/// <summary>A plot without axes that fills the picture. Its y coordinate is a pixel's distance from the top, below zero.</summary>
internal sealed class Page : IDisposable
{
    private readonly int height;

    /// <param name="pixelsPerUnit">Of the x coordinate, which is 0 at the left margin.</param>
    public Page(float height, double pixelsPerUnit)
    {
        this.height = (int)MathF.Ceiling(height);
        Plot = NewPlot();
        Plot.Layout.Frameless();
        Plot.HideGrid();
        Plot.Axes.SetLimits(-Look.Side / pixelsPerUnit, (Look.Width - Look.Side) / pixelsPerUnit, -this.height, 0);
    }

    public Plot Plot { get; }

    public static Plot NewPlot()
    {
        ChartFonts.Register();
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        // The canvas is cleared once: two plots share it.
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        return plot;
    }

    /// <summary>Each line where this room has broken it, from the left margin.</summary>
    /// <returns>Where the next thing may begin.</returns>
    public float Write(IReadOnlyList<string> lines, Letter letter, Color colour, float y)
    {
        foreach (var line in lines)
        {
            var text = Plot.Add.Text(line, 0, -y);
            text.Alignment = Alignment.UpperLeft;
            letter.ApplyTo(text.LabelStyle, colour);
            y += letter.LineHeight;
        }

        return y;
    }

    /// <summary>On white, and the pixels alone: no colour profile, text or time.</summary>
    /// <param name="inset">A plot with axes, and where in the picture it stands.</param>
    public byte[] Png((Plot Plot, PixelRect Place)? inset = null)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Look.Width, height, SKColorType.Rgb888x, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        Plot.Render(canvas, Look.Width, height);
        inset?.Plot.Render(canvas, inset.Value.Place);
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    public void Dispose() => Plot.Dispose();
}
