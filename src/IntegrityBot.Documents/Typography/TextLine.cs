using SkiaSharp;

namespace IntegrityBot.Documents.Typography;

/// <param name="Text">Null for a bar.</param>
internal readonly record struct Fragment(string? Text, float X, float Width);

/// <summary>One line as it is drawn.</summary>
internal sealed record TextLine(IReadOnlyList<Fragment> Fragments)
{
    public float Width => Fragments.Count == 0 ? 0 : Fragments[^1].X + Fragments[^1].Width;

    /// <summary>Without its bars.</summary>
    public string Text => string.Concat(Fragments.Select(fragment => fragment.Text));

    public void Draw(SKCanvas canvas, float x, float baseline, SKFont font, SKPaint ink, Bar? bar = null)
    {
        foreach (var fragment in Fragments)
        {
            if (fragment.Text is { } text)
            {
                canvas.DrawText(text, x + fragment.X, baseline, SKTextAlign.Left, font, ink);
            }
            else
            {
                bar?.Draw(canvas, x + fragment.X, baseline);
            }
        }
    }
}

/// <summary>What is drawn for a redacted run: as wide as its label, whatever it hides.</summary>
internal sealed class Bar : IDisposable
{
    private const float Padding = 4;

    private readonly string label;
    private readonly SKFont font;
    private readonly float height;

    /// <param name="size">Of the text it stands in.</param>
    /// <param name="widest">A longer label is drawn smaller.</param>
    public Bar(string label, float size, float widest)
    {
        this.label = Drawable.Of(label).Replace('\n', ' ');
        height = size;
        font = Typeface.Bold.Sized(size * 0.72f);
        var room = widest - 2 * Padding;
        var natural = font.MeasureText(this.label);
        if (natural > room)
        {
            font.Size *= room / natural;
        }

        Width = font.MeasureText(this.label) + 2 * Padding;
    }

    public float Width { get; }

    public void Draw(SKCanvas canvas, float x, float baseline)
    {
        using var black = new SKPaint { Color = SKColors.Black };
        using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.DrawRect(x, baseline - height * 0.86f, Width, height * 1.12f, black);
        canvas.DrawText(label, x + Padding, baseline - height * 0.05f, SKTextAlign.Left, font, white);
    }

    public void Dispose() => font.Dispose();
}
