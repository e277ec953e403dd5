using System.Buffers.Binary;
using System.Security.Cryptography;
using Geralt;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Vault.Sealing;

/// <summary>
/// Seals files: <c>length (64 bit, big-endian) ‖ bytes ‖ zeros</c>, padded to a Padmé size (at most 12 % more), cut into chunks of
/// 256 KiB, each its own box that knows its number and whether it is the last.
/// </summary>
public static class FileSealer
{
    /// <summary>Plain bytes in a chunk; only the last may be shorter.</summary>
    public const int ChunkSize = 256 * 1024;

    private const int KeySize = XChaCha20Poly1305.KeySize;
    private const int PrefixSize = sizeof(long);

    /// <summary>The chunks in order; at least one.</summary>
    public static IReadOnlyList<byte[]> SealFile(TicketSecret secret, FileId file, ReadOnlySpan<byte> bytes) =>
        SealFile(secret, file, bytes, default);

    /// <exception cref="SealBrokenException">Not all chunks of this file of this ticket, in order and unchanged.</exception>
    public static byte[] OpenFile(TicketSecret secret, FileId file, IReadOnlyList<byte[]> chunks)
    {
        Span<byte> key = stackalloc byte[KeySize];
        TicketSealer.SealingKey(secret, key);
        var padded = new byte[chunks.Sum(chunk => (long)Math.Max(0, chunk.Length - Box.Overhead))];
        try
        {
            for (var i = 0; i < chunks.Count; i++)
            {
                var isLast = i == chunks.Count - 1;
                var at = (long)i * ChunkSize;
                var size = chunks[i].Length - Box.Overhead;
                if ((isLast ? size is < 0 or > ChunkSize : size != ChunkSize) ||
                    !Box.TryOpen(key, ChunkPlace(secret, file, i, isLast), chunks[i], padded.AsSpan((int)at, size)))
                {
                    throw new SealBrokenException();
                }
            }

            return Unpad(padded);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Under what a file's rows are kept: 32 hex digits that only the ticket's data key yields, so that no row tells whose it is.</summary>
    public static string FileKey(TicketSecret secret, FileId file)
    {
        Span<byte> key = stackalloc byte[KeySize];
        Labels.Expand(secret.DataKey, Labels.TicketFileKey, key);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, System.Text.Encoding.UTF8.GetBytes(file.Value), mac);
        CryptographicOperations.ZeroMemory(key);
        return Convert.ToHexStringLower(mac[..16]);
    }

    /// <param name="nonces">Empty, or 24 bytes for each chunk (test vectors only).</param>
    internal static IReadOnlyList<byte[]> SealFile(TicketSecret secret, FileId file, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> nonces)
    {
        var padded = new byte[Padme.GetPaddedSize((ulong)bytes.Length + PrefixSize)];
        BinaryPrimitives.WriteInt64BigEndian(padded, bytes.Length);
        bytes.CopyTo(padded.AsSpan(PrefixSize));
        Span<byte> key = stackalloc byte[KeySize];
        TicketSealer.SealingKey(secret, key);

        var chunks = new byte[(padded.Length + ChunkSize - 1) / ChunkSize][];
        for (var i = 0; i < chunks.Length; i++)
        {
            var at = i * ChunkSize;
            var place = ChunkPlace(secret, file, i, isLast: i == chunks.Length - 1);
            var plain = padded.AsSpan(at, Math.Min(ChunkSize, padded.Length - at));
            chunks[i] = nonces.IsEmpty
                ? Box.Seal(key, place, plain)
                : Box.Seal(key, place, plain, nonces.Slice(i * Box.NonceSize, Box.NonceSize));
        }

        CryptographicOperations.ZeroMemory(padded);
        CryptographicOperations.ZeroMemory(key);
        return chunks;
    }

    private static Place ChunkPlace(TicketSecret secret, FileId file, int chunk, bool isLast) =>
        new(Purpose.TicketFile, secret.Ticket.Value, "file", file.Value, Version: 0, chunk, isLast);

    private static byte[] Unpad(byte[] padded)
    {
        if (padded.Length < PrefixSize)
        {
            throw new SealBrokenException();
        }

        var length = BinaryPrimitives.ReadInt64BigEndian(padded);
        return length >= 0 && length <= padded.Length - PrefixSize &&
            Padme.GetPaddedSize((ulong)length + PrefixSize) == (ulong)padded.Length &&
            !padded.AsSpan(PrefixSize + (int)length).ContainsAnyExcept((byte)0)
            ? padded.AsSpan(PrefixSize, (int)length).ToArray()
            : throw new SealBrokenException();
    }
}
