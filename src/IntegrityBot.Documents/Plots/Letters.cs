using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Plots;

/// <summary>The sizes of a chart's letters, in pixels of a picture as wide as a phone shows it.</summary>
internal sealed class Letters : IDisposable
{
    public SKFont Title { get; } = Typeface.Bold.Sized(46);

    public SKFont Label { get; } = Typeface.Regular.Sized(32);

    public SKFont Value { get; } = Typeface.Bold.Sized(34);

    public SKFont Small { get; } = Typeface.Regular.Sized(28);

    public SKFont SmallBold { get; } = Typeface.Bold.Sized(28);

    public void Dispose()
    {
        Title.Dispose();
        Label.Dispose();
        Value.Dispose();
        Small.Dispose();
        SmallBold.Dispose();
    }
}
