using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// LiteDB's write-ahead log, with a seal at its end: mark, length and SHA-256 of all pages before it. LiteDB neither syncs its log before it
/// overwrites data pages nor checks on recovery that the log is whole; so a power cut could leave pages of half a transaction in
/// the data file. Here no data page is written before the log is sealed and synced, and a log without its true seal counts as
/// empty: nothing of it was acknowledged, and the data file does not know of it yet.
/// </summary>
internal sealed class LogStream : MediumStream
{
    public const int SealBytes = 48;

    private static readonly byte[] Mark = "IBSEAL01"u8.ToArray();

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private long length;

    public LogStream(IMedium medium)
        : base(medium)
    {
        length = SealedLength();
        IsSealed = length > 0;
        if (!IsSealed && medium.Length > 0)
        {
            medium.SetLength(0);
        }
    }

    /// <summary>What stands in the log is on the disk for good: it will be in the data file now or at the next opening.</summary>
    public bool IsSealed { get; private set; }

    /// <summary>Bytes of pages, the seal not counted.</summary>
    public override long Length => length;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsSealed || Position != length)
        {
            throw new InvalidOperationException("The log is only appended to, and not after its seal.");
        }

        Medium.Write(Position, buffer);
        hash.AppendData(buffer);
        Position = length += buffer.Length;
    }

    /// <summary>Makes the log durable as one whole; no effect on an empty or sealed one.</summary>
    public void Seal()
    {
        if (IsSealed || length == 0)
        {
            return;
        }

        Span<byte> seal = stackalloc byte[SealBytes];
        Fill(seal, length, hash.GetCurrentHash());
        Medium.Write(length, seal);
        Medium.Sync();
        IsSealed = true;
    }

    public override void SetLength(long value)
    {
        if (value != 0)
        {
            throw new NotSupportedException("The log is emptied as a whole.");
        }

        Medium.SetLength(0);
        _ = hash.GetHashAndReset();
        length = 0;
        IsSealed = false;
    }

    /// <summary>LiteDB's flushes of the log mean nothing: <see cref="Seal"/> syncs when it must be.</summary>
    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private long SealedLength()
    {
        var pages = Medium.Length - SealBytes;
        Span<byte> found = stackalloc byte[SealBytes];
        if (pages <= 0 || Medium.Read(pages, found) != SealBytes || !found.StartsWith(Mark))
        {
            return 0;
        }

        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 16];
        for (var at = 0L; at < pages;)
        {
            var read = Medium.Read(at, block.AsSpan(0, (int)Math.Min(block.Length, pages - at)));
            if (read == 0)
            {
                return 0;
            }

            sum.AppendData(block, 0, read);
            at += read;
        }

        Span<byte> meant = stackalloc byte[SealBytes];
        Fill(meant, pages, sum.GetCurrentHash());
        return found.SequenceEqual(meant) ? pages : 0;
    }

    private static void Fill(Span<byte> seal, long pages, byte[] sum)
    {
        Mark.CopyTo(seal);
        BinaryPrimitives.WriteInt64LittleEndian(seal[8..], pages);
        sum.CopyTo(seal[16..]);
    }
}
