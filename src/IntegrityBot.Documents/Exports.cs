using IntegrityBot.Documents.Paper;

namespace IntegrityBot.Documents;

/// <summary>What leaves the desk as a file.</summary>
public static class Exports
{
    /// <summary>
    /// A PDF on A4 with its fonts inside. It holds no author, producer, title, time, file id or other metadata; the same document gives the same bytes.
    /// Signs that the fonts lack (emoji, scripts other than Latin, Greek and Cyrillic) are drawn as □.
    /// </summary>
    public static byte[] TicketPdf(TicketDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return PdfFile.Write(TicketLayout.Of(document), document.RedactedLabel);
    }
}
