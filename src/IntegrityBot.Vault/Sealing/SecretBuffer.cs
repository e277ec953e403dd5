using System.Buffers;
using System.Security.Cryptography;

namespace IntegrityBot.Vault.Sealing;

/// <summary>A growing buffer of plain text; whatever array it gives up is zeroed first.</summary>
internal sealed class SecretBuffer(int capacity) : IBufferWriter<byte>, IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public Span<byte> Written => bytes.AsSpan(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Adds <paramref name="count"/> zero bytes.</summary>
    public void AddZeros(int count)
    {
        Reserve(count);
        bytes.AsSpan(Length, count).Clear();
        Length += count;
    }

    public void Dispose()
    {
        Release(bytes);
        bytes = [];
        Length = 0;
    }

    private void Reserve(int count)
    {
        if (bytes.Length - Length >= count)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, bytes.Length * 2));
        Written.CopyTo(larger);
        Release(bytes);
        bytes = larger;
    }

    private static void Release(byte[] old)
    {
        if (old.Length > 0)
        {
            CryptographicOperations.ZeroMemory(old);
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}
