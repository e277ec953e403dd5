using IntegrityBot.Documents.Typography;
using ScottPlot;
using Typeface = IntegrityBot.Documents.Typography.Typeface;

namespace IntegrityBot.Documents.Plots;

/// <summary>A size and weight of a chart's letters: broken into lines by this room, drawn by ScottPlot.</summary>
/// <param name="Size">In pixels of a picture as wide as a phone shows it.</param>
internal sealed record Letter(float Size, bool Bold)
{
    public static readonly Letter Title = new(46, Bold: true);
    public static readonly Letter Label = new(32, Bold: false);
    public static readonly Letter Value = new(34, Bold: true);
    public static readonly Letter Small = new(28, Bold: false);
    public static readonly Letter SmallBold = new(28, Bold: true);

    public float LineHeight => MathF.Round(Size * 1.3f);

    public float Width(string text)
    {
        using var font = Face.Sized(Size);
        return font.MeasureText(text);
    }

    public IReadOnlyList<string> Break(string text, float width)
    {
        using var font = Face.Sized(Size);
        return [.. LineBreaker.Break(text, font, width).Select(line => line.Text)];
    }

    public IReadOnlyList<string> Balance(string text, float width)
    {
        using var font = Face.Sized(Size);
        return [.. LineBreaker.Balance(text, font, width).Select(line => line.Text)];
    }

    public void ApplyTo(LabelStyle style, Color colour)
    {
        style.FontName = ChartFonts.Family;
        style.FontSize = Size;
        style.Bold = Bold;
        style.ForeColor = colour;
        style.LineSpacing = LineHeight;
        // ScottPlot centres a line with its descenders; the eye centres capitals and figures.
        style.OffsetY = -0.11f * Size;
    }

    private SkiaSharp.SKTypeface Face => Bold ? Typeface.Bold : Typeface.Regular;
}
