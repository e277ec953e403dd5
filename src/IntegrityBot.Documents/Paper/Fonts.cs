using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Paper;

/// <summary>The sizes of a document's letters, in points.</summary>
internal sealed class Fonts : IDisposable
{
    public SKFont Heading { get; } = Typeface.Bold.Sized(20);

    public SKFont Section { get; } = Typeface.Bold.Sized(12.5f);

    public SKFont Body { get; } = Typeface.Regular.Sized(10.5f);

    public SKFont Caption { get; } = Typeface.Regular.Sized(9.5f);

    public SKFont Small { get; } = Typeface.Regular.Sized(8.5f);

    public SKFont Of(Style style) => style switch
    {
        Style.Heading => Heading,
        Style.Section => Section,
        Style.Caption => Caption,
        _ => Body,
    };

    public static float LineHeight(Style style) => style switch
    {
        Style.Heading => 27,
        Style.Section => 18,
        Style.Caption => 14,
        _ => 15.75f,
    };

    public void Dispose()
    {
        Heading.Dispose();
        Section.Dispose();
        Body.Dispose();
        Caption.Dispose();
        Small.Dispose();
    }
}
