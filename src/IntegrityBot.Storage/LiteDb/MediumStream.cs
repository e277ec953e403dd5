namespace IntegrityBot.Storage.LiteDb;

/// <summary>A medium as the stream LiteDB wants. LiteDB locks it around each seek and read or write.</summary>
internal abstract class MediumStream(IMedium medium) : Stream
{
    protected IMedium Medium { get; } = medium;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var left = (int)Math.Clamp(Length - Position, 0, buffer.Length);
        var read = Medium.Read(Position, buffer[..left]);
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };
}
