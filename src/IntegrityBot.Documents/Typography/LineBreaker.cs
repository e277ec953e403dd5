using System.Globalization;
using System.Text;
using SkiaSharp;

namespace IntegrityBot.Documents.Typography;

/// <summary>Fills lines greedily. What stands without a space between stays together, unless it is wider than a whole line.</summary>
internal sealed class LineBreaker
{
    private readonly SKFont font;
    private readonly float width;
    private readonly float barWidth;
    private readonly float space;
    private readonly List<TextLine> lines = [];
    private readonly StringBuilder text = new();
    private List<Fragment> fragments = [];
    private float textStart;
    private float x;

    private LineBreaker(SKFont font, float width, float barWidth)
    {
        (this.font, this.width, this.barWidth) = (font, width, barWidth);
        space = font.MeasureText(" ");
    }

    /// <summary>No line is wider than <paramref name="width"/>, except one of a single sign or bar that is.</summary>
    public static IReadOnlyList<TextLine> Break(string text, SKFont font, float width) => Break([new Run(text)], font, width, barWidth: 0);

    /// <summary>In no more lines than needed, these about equally long: for titles, whose last word should not stand alone.</summary>
    public static IReadOnlyList<TextLine> Balance(string text, SKFont font, float width)
    {
        var best = Break(text, font, width);
        var (narrow, wide) = (width / 2, width);
        while (best.Count > 1 && wide - narrow > 1)
        {
            var middle = (narrow + wide) / 2;
            var narrower = Break(text, font, middle);
            (narrow, wide, best) = narrower.Count > best.Count ? (middle, wide, best) : (narrow, middle, narrower);
        }

        return best;
    }

    public static IReadOnlyList<TextLine> Break(IEnumerable<Run> runs, SKFont font, float width, float barWidth)
    {
        var breaker = new LineBreaker(font, width, barWidth);
        var group = new List<Token>();
        var spaced = false;
        foreach (var token in Token.Of(runs))
        {
            if (token.Kind is TokenKind.Word or TokenKind.Bar)
            {
                group.Add(token);
                continue;
            }

            breaker.Place(group, spaced);
            group.Clear();
            spaced = token.Kind == TokenKind.Space;
            if (token.Kind == TokenKind.LineEnd)
            {
                breaker.EndLine();
            }
        }

        breaker.Place(group, spaced);
        breaker.EndLine();
        return breaker.lines;
    }

    private void Place(List<Token> group, bool spaced)
    {
        if (group.Count == 0)
        {
            return;
        }

        var needed = group.Sum(Width);
        var gap = spaced && x > 0 ? space : 0;
        if (x > 0 && x + gap + needed > width)
        {
            EndLine();
        }
        else if (gap > 0)
        {
            Write(" ", space);
        }

        foreach (var token in group)
        {
            if (token.Kind == TokenKind.Bar)
            {
                WriteBar();
            }
            else
            {
                WriteWord(token.Text);
            }
        }
    }

    private float Width(Token token) => token.Kind == TokenKind.Bar ? barWidth : font.MeasureText(token.Text);

    private void WriteWord(string word)
    {
        var rest = word;
        while (rest.Length > 0)
        {
            var fits = Fitting(rest, width - x);
            if (fits == 0 && x > 0)
            {
                EndLine();
                continue;
            }

            var part = rest[..Math.Max(fits, StringInfo.GetNextTextElementLength(rest))];
            Write(part, font.MeasureText(part));
            rest = rest[part.Length..];
        }
    }

    /// <summary>How many of its chars fit, cut where no accent is torn off its letter.</summary>
    private int Fitting(string word, float room)
    {
        // A word of thousands of signs is not measured whole for each of its lines.
        if (word.Length <= 256 && font.MeasureText(word) <= room)
        {
            return word.Length;
        }

        var fits = 0;
        while (fits < word.Length)
        {
            var next = fits + StringInfo.GetNextTextElementLength(word, fits);
            if (font.MeasureText(word.AsSpan(0, next)) > room)
            {
                break;
            }

            fits = next;
        }

        return fits;
    }

    private void Write(string part, float advance)
    {
        if (text.Length == 0)
        {
            textStart = x;
        }

        text.Append(part);
        x += advance;
    }

    private void WriteBar()
    {
        if (x > 0 && x + barWidth > width)
        {
            EndLine();
        }

        EndText();
        fragments.Add(new(null, x, barWidth));
        x += barWidth;
    }

    private void EndText()
    {
        if (text.Length > 0)
        {
            fragments.Add(new(text.ToString(), textStart, x - textStart));
            text.Clear();
        }
    }

    private void EndLine()
    {
        EndText();
        lines.Add(new(fragments));
        fragments = [];
        x = 0;
    }
}
