using System.Globalization;
using ScottPlot;

namespace IntegrityBot.Documents.Plots;

/// <summary>What both charts share: a phone's width in pixels, the colours, the signs and how a number is written.</summary>
internal static class Look
{
    public const int Width = 1080;
    public const int Height = 1350;
    public const int Side = 64;
    public const int Inner = Width - 2 * Side;

    public static readonly Color Ink = new(0x1B, 0x1F, 0x24);
    public static readonly Color Quiet = new(0x55, 0x5E, 0x68);
    public static readonly Color Faint = new(0xE6, 0xE9, 0xED);

    /// <summary>Okabe and Ito's colours, the dark ones first: distinct for the colour-blind, and in grey.</summary>
    private static readonly Color[] Colours =
        [new(0x00, 0x72, 0xB2), new(0xE6, 0x9F, 0x00), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7), new(0x56, 0xB4, 0xE9), new(0xD5, 0x5E, 0x00)];

    private static readonly MarkerShape[] Signs =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];

    private static readonly NumberFormatInfo Thousands = new() { NumberGroupSeparator = "\u2009" };

    public static Color ColourOf(int series) => Colours[series % Colours.Length];

    /// <summary>A colour and, for those who see few, a shape.</summary>
    public static MarkerStyle SignOf(int series) => new(Signs[series % Signs.Length], series % Signs.Length == 1 ? 20 : 24, ColourOf(series));

    /// <summary>A value that is not told: a ring.</summary>
    public static MarkerStyle Ring(Color colour) => new(MarkerShape.OpenCircle, 20, colour) { LineWidth = 4, FillColor = Colors.White };

    /// <summary>Thousands apart by a thin space, as all three languages allow (SI Brochure 9, 5.4.4).</summary>
    public static string Number(double value) => value.ToString("#,0", Thousands);
}
