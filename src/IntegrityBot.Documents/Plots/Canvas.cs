using System.Globalization;
using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Plots;

/// <summary>What both charts share: a phone's width in pixels, the colours, the letters, and the way to a PNG.</summary>
internal static class Canvas
{
    public const int Width = 1080;
    public const int Height = 1350;
    public const float Side = 64;
    public const float Inner = Width - 2 * Side;

    public static readonly SKColor Ink = new(0x1B, 0x1F, 0x24);
    public static readonly SKColor Quiet = new(0x55, 0x5E, 0x68);
    public static readonly SKColor Faint = new(0xE6, 0xE9, 0xED);

    /// <summary>Okabe and Ito's colours, the dark ones first: distinct for the colour-blind, and in grey.</summary>
    private static readonly SKColor[] Series =
        [new(0x00, 0x72, 0xB2), new(0xE6, 0x9F, 0x00), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7), new(0x56, 0xB4, 0xE9), new(0xD5, 0x5E, 0x00)];

    public static SKColor ColourOf(int series) => Series[series % Series.Length];

    /// <summary>Thousands apart by a thin space, as all three languages allow (SI Brochure 9, 5.4.4).</summary>
    public static string Number(long value) => value.ToString("#,0", Thousands);

    public static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };

    public static SKPaint Stroke(SKColor colour, float width) =>
        new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };

    /// <returns>Where the next thing may begin.</returns>
    public static float Write(SKCanvas canvas, IReadOnlyList<TextLine> lines, SKFont font, SKColor colour, float x, float y)
    {
        using var ink = Fill(colour);
        var height = LineHeight(font);
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i].Draw(canvas, x, y + i * height + font.Size, font, ink);
        }

        return y + lines.Count * height;
    }

    public static float LineHeight(SKFont font) => font.Size * 1.3f;

    /// <summary>Draws on white and encodes the pixels alone: no colour profile, text or time.</summary>
    public static byte[] Png(float height, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, (int)MathF.Ceiling(height), SKColorType.Rgb888x, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        draw(canvas);
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static readonly NumberFormatInfo Thousands = new() { NumberGroupSeparator = "\u2009" };
}
