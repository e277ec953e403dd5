using CsCheck;
using SkiaSharp;

namespace IntegrityBot.Documents.Tests;

public class TicketPdfTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void Two_exports_of_one_ticket_are_the_same_byte_for_byte()
    {
        var ticket = Some.Ticket(new("Қазақша, по-русски, in English. "), new("Тайна", true)) with
        {
            Photos = [new(Some.Photo(400, 300, SKEncodedImageFormat.Png), "Фото 1")],
        };

        Assert.Equal(Exports.TicketPdf(ticket), Exports.TicketPdf(ticket));
    }

    [Fact]
    public void The_file_tells_nothing_of_who_made_it_and_when()
    {
        var bytes = Pdf.Unpacked(Exports.TicketPdf(Some.Ticket(new Run("Текст"))));

        Assert.All(
            (string[])["/Producer", "/Creator", "/CreationDate", "/ModDate", "/Author", "/Title", "/ID", "xmpmeta", "/Metadata", "Skia/PDF"],
            trace => Assert.DoesNotContain(trace, bytes, StringComparison.Ordinal));
    }

    [Fact]
    public void A_redacted_text_is_nowhere_in_the_file()
    {
        const string Open = "Видимое";
        const string Hidden = "Секретное";
        var pdf = Exports.TicketPdf(Some.Ticket(new(Open + " слово "), new(Hidden, true), new(" и конец.")));
        var shown = Pdf.Shown(pdf);

        // The word that was left shows that the search would find the other.
        Assert.Contains(Pdf.Glyphs(Open), shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Pdf.Glyphs(Hidden), shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Pdf.Glyphs(Hidden[..4]), shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, System.Text.Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, System.Text.Encoding.BigEndianUnicode.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_hidden_leaves_no_trace_of_its_length_words_or_letters()
    {
        var one = Exports.TicketPdf(Some.Ticket(new("До "), new("а", true), new(" после.")));
        var many = Exports.TicketPdf(Some.Ticket(new("До "), new("Имя Отчество", true), new(" "), new("Фамилия, должность\nи адрес 😀", true), new(" после.")));

        Assert.Equal(one, many);
    }

    [Fact]
    public async Task A_reader_sees_the_text_the_bars_labels_and_the_page_numbers()
    {
        Assert.SkipUnless(Poppler.CanRun, "Poppler is not installed.");
        var runs = Enumerable.Range(0, 120).Select(i => new Run($"Абзац {i}: құпия әңгіме һәм өкініш, the officer asked.\n")).Append(new("Иванов", true)).ToArray();

        var text = await Poppler.Text(Exports.TicketPdf(Some.Ticket(runs)), None);

        Assert.Contains("құпия әңгіме һәм өкініш, the officer asked.", text, StringComparison.Ordinal);
        Assert.Contains("скрыто", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Иванов", text, StringComparison.Ordinal);
        var pages = text.TrimEnd('\f').Split('\f');
        Assert.True(pages.Length > 2);
        Assert.All(pages.Index(), page =>
        {
            Assert.Matches($"{page.Index + 1} ?/ ?{pages.Length}", page.Item);
            Assert.Contains("Өтініш KX7Q2M", page.Item, StringComparison.Ordinal);
            Assert.Contains("Документ без имени автора.", page.Item, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_reader_finds_no_metadata_and_A4_pages()
    {
        Assert.SkipUnless(Poppler.CanRun, "Poppler is not installed.");

        var info = await Poppler.Info(Exports.TicketPdf(Some.Ticket(new Run("Текст"))), None);

        Assert.Contains("(A4)", info, StringComparison.Ordinal);
        Assert.All((string[])["Producer:", "Creator:", "CreationDate:", "ModDate:", "Title:", "Author:"], field => Assert.DoesNotContain(field, info, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signs_without_a_glyph_become_one_box_each()
    {
        Assert.SkipUnless(Poppler.CanRun, "Poppler is not installed.");

        var text = await Poppler.Text(Exports.TicketPdf(Some.Ticket(new Run("а😀б👩‍👩‍👧в中г\ud83dд\u202eе\u0000ж"))), None);

        Assert.Matches("а□б□в□г.де ж", text);
    }

    [Fact]
    public void Whatever_is_written_makes_a_document() =>
        Gen.Select(Gen.String[0, 80], Gen.Bool).Array[0, 12].Sample(
            pieces => Exports.TicketPdf(Some.Ticket([.. pieces.Select(piece => new Run(piece.Item1, piece.Item2))])).AsSpan().StartsWith("%PDF"u8), iter: 60);

    [Fact]
    public async Task A_photo_has_a_page_of_its_own_with_its_caption()
    {
        Assert.SkipUnless(Poppler.CanRun, "Poppler is not installed.");
        var ticket = Some.Ticket(new Run("Текст")) with
        {
            Photos = [new(Some.Photo(300, 500, SKEncodedImageFormat.Jpeg), "Снимок первый"), new(Some.Photo(500, 300, SKEncodedImageFormat.Webp), "Снимок второй")],
        };

        var pages = (await Poppler.Text(Exports.TicketPdf(ticket), None)).Split('\f');

        Assert.Contains("Снимок первый", pages[1], StringComparison.Ordinal);
        Assert.Contains("Снимок второй", pages[2], StringComparison.Ordinal);
        Assert.Matches("3 ?/ ?3", pages[2]);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_read_is_said_and_the_rest_goes_on()
    {
        Assert.SkipUnless(Poppler.CanRun, "Poppler is not installed.");
        var ticket = Some.Ticket(new Run("Текст")) with { Photos = [new("no picture"u8.ToArray(), "Первое"), new(ReadOnlyMemory<byte>.Empty, "Второе")] };

        var text = await Poppler.Text(Exports.TicketPdf(ticket), None);

        Assert.Equal(2, text.Split("Снимок не открывается").Length - 1);
        Assert.Contains("Второе", text, StringComparison.Ordinal);
    }
}
