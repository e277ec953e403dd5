using ScottPlot;
using SkiaSharp;
using Typeface = IntegrityBot.Documents.Typography.Typeface;

namespace IntegrityBot.Documents.Plots;

/// <summary>Gives ScottPlot the two fonts inside this assembly, under a name no system has: what a server has installed must not change a chart.</summary>
internal sealed class ChartFonts : IFontResolver
{
    public const string Family = "IntegrityBot Noto Sans";

    private static readonly Lazy<bool> Registration = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new ChartFonts());
        Fonts.Default = Family;
        return true;
    });

    /// <summary>Before the first plot is made. ScottPlot's list of resolvers is for the whole process and not safe to change while something is drawn.</summary>
    public static void Register() => _ = Registration.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Family ? weight >= FontWeight.SemiBold ? Typeface.Bold : Typeface.Regular : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);
}
