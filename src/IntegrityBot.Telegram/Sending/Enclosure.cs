namespace IntegrityBot.Telegram.Sending;

/// <summary>A file to send.</summary>
/// <param name="Name">What the person sees it called; never anything that tells of a ticket's content.</param>
/// <param name="IsPicture">Shown in the chat; otherwise it is a file to keep.</param>
/// <param name="Protected">Not to be forwarded or saved.</param>
public sealed record Enclosure(byte[] Bytes, string Name, bool IsPicture, bool Protected);
