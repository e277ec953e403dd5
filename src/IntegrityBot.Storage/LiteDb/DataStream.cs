namespace IntegrityBot.Storage.LiteDb;

/// <summary>LiteDB's data file. Writing to it first seals the log that its pages come from.</summary>
internal sealed class DataStream(IMedium medium, LogStream log) : MediumStream(medium)
{
    public override long Length => Medium.Length;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        log.Seal();
        Medium.Write(Position, buffer);
        Position += buffer.Length;
    }

    public override void SetLength(long value)
    {
        log.Seal();
        Medium.SetLength(value);
    }

    public override void Flush() => Medium.Sync();
}
