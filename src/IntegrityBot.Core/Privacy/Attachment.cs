namespace IntegrityBot.Core.Privacy;

/// <summary>
/// A photo as Telegram offers it for fetching. It lives for one turn: the file id inside points back to the sender, so it is
/// opaque, prints nothing and is never stored.
/// </summary>
public sealed class Attachment
{
    internal Attachment(string fileId, long size)
    {
        FileId = fileId;
        Size = size;
    }

    internal string FileId { get; }

    /// <summary>Bytes, as announced; 0 when Telegram did not say.</summary>
    public long Size { get; }

    public override string ToString() => nameof(Attachment);
}
