using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// LiteDB's write-ahead log: in memory until <see cref="Seal"/> writes it down as one whole, with a seal after it (mark, length and
/// SHA-256 of all pages). LiteDB neither syncs its log before it overwrites data pages nor checks on recovery that the log is whole,
/// so a power cut could leave pages of half a transaction in the data file; and a write to the log that fails within a commit makes
/// a finalizer of LiteDB throw, which ends the process. Here no data page is written before the log is sealed and synced, a log
/// without its true seal counts as empty (nothing of it was acknowledged, and the data file does not know of it yet), and a
/// disk can fail only when no transaction is open.
/// </summary>
internal sealed class LogStream : MediumStream
{
    public const int SealBytes = 48;

    /// <summary>What a usual group of commits needs; more is given back when the log is emptied.</summary>
    private const int UsualBytes = 4 << 20;

    private static readonly byte[] Mark = "IBSEAL01"u8.ToArray();

    private byte[] pages = [];
    private int length;

    public LogStream(IMedium medium)
        : base(medium)
    {
        length = ReadSealed();
        IsSealed = length > 0;
        if (!IsSealed && medium.Length > 0)
        {
            medium.SetLength(0);
        }
    }

    /// <summary>What stands in the log is on the disk for good: it will be in the data file now or at the next opening.</summary>
    public bool IsSealed { get; private set; }

    /// <summary>Where the last page of the data file will end once the log is brought in.</summary>
    public long DataLength { get; private set; }

    /// <summary>Bytes of pages, the seal not counted.</summary>
    public override long Length => length;

    /// <summary>A page of LiteDB's begins with its number in the data file.</summary>
    public static uint PageId(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadUInt32LittleEndian(page);

    public override int Read(Span<byte> buffer)
    {
        var part = pages.AsSpan((int)Position, (int)Math.Clamp(length - Position, 0, buffer.Length));
        part.CopyTo(buffer);
        Position += part.Length;
        return part.Length;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsSealed || Position != length)
        {
            throw new InvalidOperationException("The log is only appended to, and not after its seal.");
        }

        Grow(length + buffer.Length + SealBytes);
        buffer.CopyTo(pages.AsSpan(length));
        Position = length += buffer.Length;
        DataLength = Math.Max(DataLength, (PageId(buffer) + 1L) * buffer.Length);
    }

    /// <summary>Makes the log durable as one whole; no effect on an empty or sealed one.</summary>
    public void Seal()
    {
        if (IsSealed || length == 0)
        {
            return;
        }

        Fill(pages.AsSpan(length, SealBytes), pages.AsSpan(0, length));
        Medium.Write(0, pages.AsSpan(0, length + SealBytes));
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
        if (pages.Length > UsualBytes)
        {
            pages = [];
        }

        DataLength = length = 0;
        IsSealed = false;
    }

    /// <summary>LiteDB's flushes of the log mean nothing: <see cref="Seal"/> syncs when it must be.</summary>
    public override void Flush()
    {
    }

    private void Grow(int needed)
    {
        if (pages.Length < needed)
        {
            Array.Resize(ref pages, Math.Max(needed, Math.Max(1 << 16, pages.Length * 2)));
        }
    }

    private int ReadSealed()
    {
        var sealedLength = checked((int)Medium.Length);
        var whole = sealedLength - SealBytes;
        if (whole <= 0)
        {
            return 0;
        }

        Grow(sealedLength);
        Span<byte> meant = stackalloc byte[SealBytes];
        var read = Medium.Read(0, pages.AsSpan(0, sealedLength));
        Fill(meant, pages.AsSpan(0, whole));
        return read == sealedLength && meant.SequenceEqual(pages.AsSpan(whole, SealBytes)) ? whole : 0;
    }

    private static void Fill(Span<byte> seal, ReadOnlySpan<byte> pages)
    {
        Mark.CopyTo(seal);
        BinaryPrimitives.WriteInt64LittleEndian(seal[8..], pages.Length);
        SHA256.HashData(pages, seal[16..]);
    }
}
