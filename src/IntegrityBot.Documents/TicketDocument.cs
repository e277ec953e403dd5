namespace IntegrityBot.Documents;

/// <summary>A ticket as it leaves the desk. Every word comes from the caller, in one language; this room adds only page numbers.</summary>
/// <param name="Title">Names the document at the head of each page, in small; one line.</param>
/// <param name="Heading">Stands large at the top of the first page.</param>
/// <param name="Footer">At the foot of each page; may take several lines.</param>
/// <param name="Photos">One page each, after the text.</param>
public sealed record TicketDocument(
    string Title, string Heading, IReadOnlyList<DocumentSection> Sections, string Footer, IReadOnlyList<DocumentPhoto> Photos)
{
    /// <summary>What a black bar says, for example "redacted". It alone decides how wide a bar is.</summary>
    public required string RedactedLabel { get; init; }

    /// <summary>What stands in the place of a picture that cannot be read.</summary>
    public required string UnreadableLabel { get; init; }
}

/// <param name="Title">Empty for a section without one.</param>
public sealed record DocumentSection(string Title, IReadOnlyList<DocumentParagraph> Paragraphs);

/// <summary>Runs follow one another as they are: spaces between them are part of their text. A line feed starts a new line.</summary>
public sealed record DocumentParagraph(IReadOnlyList<Run> Runs);

/// <param name="Redacted">
/// A bar is drawn and the text is not written at all. Bars tell neither length nor number of what they hide: they are equally wide, and
/// neighbours become one.
/// </param>
public sealed record Run(string Text, bool Redacted = false);

/// <param name="Image">JPEG, PNG or WebP. It is decoded, turned upright, scaled and encoded anew, so its metadata stays behind.</param>
public sealed record DocumentPhoto(ReadOnlyMemory<byte> Image, string Caption);
