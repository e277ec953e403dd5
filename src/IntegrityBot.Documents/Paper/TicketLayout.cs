using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Paper;

/// <summary>Lays a ticket out on pages. What it hands on holds no redacted text.</summary>
internal sealed class TicketLayout : IDisposable
{
    private const float AfterParagraph = 7;
    private const float BeforeSection = 17;
    private const float AfterSectionTitle = 3;

    private readonly Fonts fonts = new();
    private readonly Bar bar;
    private readonly IReadOnlyList<TextLine> foot;
    private readonly List<List<Mark>> pages = [];
    private readonly float bottom;
    private float y;

    private TicketLayout(TicketDocument document)
    {
        bar = new(document.RedactedLabel, fonts.Body.Size, Sheet.TextWidth);
        // The last line leaves room for the page number beside it.
        foot = LineBreaker.Break(document.Footer, fonts.Small, Sheet.TextWidth - 70);
        bottom = Sheet.FootBaseline - foot.Count * Sheet.FootLine - 22;
        NewPage();
    }

    public static LaidOut Of(TicketDocument document)
    {
        using var layout = new TicketLayout(document);
        layout.AddHeading(document.Heading);
        foreach (var section in document.Sections)
        {
            layout.AddSection(section);
        }

        foreach (var photo in document.Photos)
        {
            layout.AddPhoto(photo, document.UnreadableLabel);
        }

        var head = LineBreaker.Break(document.Title, layout.fonts.Small, Sheet.TextWidth);
        return new(head.Count > 0 && head[0].Fragments is [{ Text: { } title }, ..] ? title : "", layout.foot, layout.pages);
    }

    public void Dispose()
    {
        bar.Dispose();
        fonts.Dispose();
    }

    private void AddHeading(string heading)
    {
        AddLines(LineBreaker.Balance(heading, fonts.Heading, Sheet.TextWidth), Style.Heading, together: false);
        y += 6;
        pages[^1].Add(new Mark.Rule(Sheet.Side, y, 48, 2.5f));
        y += 8;
    }

    private void AddSection(DocumentSection section)
    {
        y += BeforeSection;
        if (section.Title.Length > 0)
        {
            var title = LineBreaker.Balance(section.Title, fonts.Section, Sheet.TextWidth);
            // A title is not left alone at the foot of a page.
            if (Overflows(title.Count * Fonts.LineHeight(Style.Section) + AfterSectionTitle + 2 * Fonts.LineHeight(Style.Body)))
            {
                NewPage();
            }

            AddLines(title, Style.Section, together: false);
            y += AfterSectionTitle;
        }

        foreach (var paragraph in section.Paragraphs)
        {
            AddLines(LineBreaker.Break(paragraph.Runs, fonts.Body, Sheet.TextWidth, bar.Width), Style.Body, together: paragraph.Runs.Count > 0);
            y += AfterParagraph;
        }
    }

    /// <param name="together">Neither its first nor its last line stands alone on a page.</param>
    private void AddLines(IReadOnlyList<TextLine> lines, Style style, bool together)
    {
        var height = Fonts.LineHeight(style);
        for (var i = 0; i < lines.Count; i++)
        {
            var first = i == 0 && lines.Count > 1;
            var lastButOne = i == lines.Count - 2 && i > 1;
            if (Overflows(height) || (together && (first || lastButOne) && Overflows(2 * height)))
            {
                NewPage();
            }

            pages[^1].Add(new Mark.Text(lines[i], Sheet.Side, y + fonts.Of(style).Size, style));
            y += height;
        }
    }

    private void AddPhoto(DocumentPhoto photo, string unreadable)
    {
        NewPage();
        var caption = LineBreaker.Break(photo.Caption, fonts.Caption, Sheet.TextWidth);
        AddLines(caption, Style.Caption, together: false);
        // A caption as long as a page leaves the picture the next one.
        if (bottom - y < 200)
        {
            NewPage();
        }

        y += 8;
        var room = new SKSize(Sheet.TextWidth, bottom - y);
        if (Picture.Read(photo.Image, room) is { } picture)
        {
            pages[^1].Add(new Mark.Photo(picture.Jpeg, SKRect.Create(Sheet.Side + (Sheet.TextWidth - picture.Size.Width) / 2, y, picture.Size.Width, picture.Size.Height)));
        }
        else
        {
            pages[^1].Add(new Mark.Frame(SKRect.Create(Sheet.Side, y, Sheet.TextWidth, 120)));
            var line = LineBreaker.Break(unreadable, fonts.Caption, Sheet.TextWidth - 24)[0];
            pages[^1].Add(new Mark.Text(line, Sheet.Side + (Sheet.TextWidth - line.Width) / 2, y + 63, Style.Caption));
        }
    }

    private bool Overflows(float height) => y > Sheet.Top && y + height > bottom;

    private void NewPage()
    {
        pages.Add([]);
        y = Sheet.Top;
    }
}
