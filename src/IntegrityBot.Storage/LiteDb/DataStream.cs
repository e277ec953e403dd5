namespace IntegrityBot.Storage.LiteDb;

/// <summary>LiteDB's data file. Writing to it first seals the log that its pages come from.</summary>
internal sealed class DataStream(IMedium medium, LogStream log) : MediumStream(medium)
{
    private static readonly byte[] Blank = new byte[1 << 16];

    public override long Length => Medium.Length;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!log.IsSealed)
        {
            Reserve(log.DataLength);
            log.Seal();
        }

        Medium.Write(Position, buffer);
        Position += buffer.Length;
    }

    public override void SetLength(long value)
    {
        log.Seal();
        Medium.SetLength(value);
    }

    public override void Flush() => Medium.Sync();

    /// <summary>A disk too full for the data file must say so before the seal, while the commit can still be refused.</summary>
    private void Reserve(long length)
    {
        for (var at = Length; at < length; at += Blank.Length)
        {
            Medium.Write(at, Blank.AsSpan(0, (int)Math.Min(Blank.Length, length - at)));
        }
    }
}
