using System.Globalization;
using IntegrityBot.Documents.Typography;
using SkiaSharp;

namespace IntegrityBot.Documents.Paper;

internal static class PdfFile
{
    public static byte[] Write(LaidOut document, string redactedLabel)
    {
        // No field of the metadata is set, so none is written: not even who wrote the file. 101 leaves pictures as they are encoded.
        using var stream = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { RasterDpi = 72, EncodingQuality = 101 }))
        {
            using var fonts = new Fonts();
            using var bar = new Bar(redactedLabel, fonts.Body.Size, Sheet.TextWidth);
            for (var i = 0; i < document.Pages.Count; i++)
            {
                var canvas = pdf.BeginPage(Sheet.Width, Sheet.Height);
                DrawMargins(canvas, document, fonts.Small, string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {document.Pages.Count}"));
                foreach (var mark in document.Pages[i])
                {
                    Draw(canvas, mark, fonts, bar);
                }

                pdf.EndPage();
            }

            pdf.Close();
        }

        return stream.ToArray();
    }

    private static void DrawMargins(SKCanvas canvas, LaidOut document, SKFont font, string page)
    {
        using var quiet = Paint(Sheet.Quiet);
        using var hairline = Paint(Sheet.Hairline);
        canvas.DrawText(document.Head, Sheet.Side, Sheet.HeadBaseline, SKTextAlign.Left, font, quiet);
        canvas.DrawRect(Sheet.Side, Sheet.HeadBaseline + 8, Sheet.TextWidth, 0.6f, hairline);

        var first = Sheet.FootBaseline - (document.Foot.Count - 1) * Sheet.FootLine;
        canvas.DrawRect(Sheet.Side, first - Sheet.FootLine - 6, Sheet.TextWidth, 0.6f, hairline);
        for (var i = 0; i < document.Foot.Count; i++)
        {
            document.Foot[i].Draw(canvas, Sheet.Side, first + i * Sheet.FootLine, font, quiet);
        }

        canvas.DrawText(page, Sheet.Width - Sheet.Side, first, SKTextAlign.Right, font, quiet);
    }

    private static void Draw(SKCanvas canvas, Mark mark, Fonts fonts, Bar bar)
    {
        switch (mark)
        {
            case Mark.Text text:
                using (var ink = Paint(text.Style switch { Style.Section => Sheet.Accent, Style.Caption => Sheet.Quiet, _ => Sheet.Ink }))
                {
                    text.Line.Draw(canvas, text.X, text.Baseline, fonts.Of(text.Style), ink, bar);
                }

                break;
            case Mark.Rule rule:
                using (var accent = Paint(Sheet.Accent))
                {
                    canvas.DrawRect(rule.X, rule.Y, rule.Width, rule.Thickness, accent);
                }

                break;
            case Mark.Photo photo:
                using (var data = SKData.CreateCopy(photo.Jpeg))
                using (var image = SKImage.FromEncodedData(data))
                {
                    canvas.DrawImage(image, photo.Place, SKSamplingOptions.Default);
                }

                break;
            case Mark.Frame frame:
                using (var hairline = Paint(Sheet.Hairline))
                {
                    hairline.Style = SKPaintStyle.Stroke;
                    canvas.DrawRect(frame.Place, hairline);
                }

                break;
        }
    }

    private static SKPaint Paint(SKColor colour) => new() { Color = colour, IsAntialias = true };
}
