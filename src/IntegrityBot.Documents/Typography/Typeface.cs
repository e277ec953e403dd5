using SkiaSharp;

namespace IntegrityBot.Documents.Typography;

/// <summary>The two fonts inside this assembly. Loaded, and with them Skia's native library, when first drawn with: never at the program's start.</summary>
internal static class Typeface
{
    private static readonly Lazy<SKTypeface> LazyRegular = new(() => Load("NotoSans-Regular.ttf"));
    private static readonly Lazy<SKTypeface> LazyBold = new(() => Load("NotoSans-Bold.ttf"));

    public static SKTypeface Regular => LazyRegular.Value;

    public static SKTypeface Bold => LazyBold.Value;

    /// <summary>Unhinted, so that a text is as wide in a picture as on paper.</summary>
    /// <param name="size">In points or pixels, as the canvas counts.</param>
    public static SKFont Sized(this SKTypeface typeface, float size) =>
        new(typeface, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream(name)!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
