using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Paper;

/// <summary>A4 in points, and what is where on it.</summary>
internal static class Sheet
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Side = 68;
    public const float Top = 84;
    public const float TextWidth = Width - 2 * Side;

    /// <summary>Where the running head stands.</summary>
    public const float HeadBaseline = 48;

    /// <summary>Where the last line of the footer stands.</summary>
    public const float FootBaseline = Height - 40;

    public const float FootLine = 11.5f;

    public static readonly SKColor Ink = new(0x1B, 0x1F, 0x24);
    public static readonly SKColor Quiet = new(0x5B, 0x64, 0x6E);
    public static readonly SKColor Accent = new(0x0B, 0x4F, 0x6C);
    public static readonly SKColor Hairline = new(0xC9, 0xCF, 0xD6);
}

/// <summary>A document laid out: what to draw on each page besides its head and foot.</summary>
internal sealed record LaidOut(string Head, IReadOnlyList<TextLine> Foot, IReadOnlyList<IReadOnlyList<Mark>> Pages);

/// <summary>Something at its place on a page.</summary>
internal abstract record Mark
{
    private Mark()
    {
    }

    public sealed record Text(TextLine Line, float X, float Baseline, Style Style) : Mark;

    public sealed record Rule(float X, float Y, float Width, float Thickness) : Mark;

    public sealed record Photo(byte[] Jpeg, SKRect Place) : Mark;

    public sealed record Frame(SKRect Place) : Mark;
}

internal enum Style
{
    Heading,
    Section,
    Body,
    Caption,
}
