namespace IntegrityBot.Storage.LiteDb;

/// <summary>A file as the store needs it. Tests put a disk in its place that fills up, fails or forgets what was not synced.</summary>
internal interface IMedium : IDisposable
{
    long Length { get; }

    /// <summary>Returns fewer bytes than asked only at the end.</summary>
    int Read(long at, Span<byte> into);

    void Write(long at, ReadOnlySpan<byte> bytes);

    void SetLength(long length);

    /// <summary>Returns when all that was written survives a power cut.</summary>
    void Sync();
}
