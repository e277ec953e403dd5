using System.Buffers.Binary;

namespace IntegrityBot.Vault.Sealing;

/// <summary>
/// Texts are sealed as <c>length (32 bit, big-endian) ‖ text ‖ zeros</c> of 1, 4, 16 or 64 KiB in all, above that of a multiple of
/// 64 KiB: the size of a sealed text tells next to nothing of what was written.
/// </summary>
internal static class TextPadding
{
    public const int PrefixSize = sizeof(int);
    public const int Smallest = 1024;

    private const int Largest = 64 * 1024;

    /// <summary>The padded size of a text of <paramref name="length"/> bytes.</summary>
    /// <param name="least">One of the sizes: what is shorter gets it too.</param>
    public static int PaddedSize(int length, int least = Smallest) => Math.Max((long)length + PrefixSize, least) switch
    {
        <= Smallest => Smallest,
        <= 4 * 1024 => 4 * 1024,
        <= 16 * 1024 => 16 * 1024,
        var size => checked((int)((size + Largest - 1) / Largest * Largest)),
    };

    /// <summary>Completes a buffer that has room for the prefix and then the text.</summary>
    public static void Pad(SecretBuffer buffer, int least = Smallest)
    {
        var length = buffer.Length - PrefixSize;
        buffer.AddZeros(PaddedSize(length, least) - buffer.Length);
        BinaryPrimitives.WriteInt32BigEndian(buffer.Written, length);
    }

    /// <summary>The text inside; false if <paramref name="padded"/> is not what padding makes.</summary>
    public static bool TryUnpad(ReadOnlySpan<byte> padded, out ReadOnlySpan<byte> text, int least = Smallest)
    {
        text = default;
        if (padded.Length < Smallest)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(padded);
        if (length < 0 || length > padded.Length - PrefixSize || PaddedSize(length, least) != padded.Length ||
            padded[(PrefixSize + length)..].ContainsAnyExcept((byte)0))
        {
            return false;
        }

        text = padded.Slice(PrefixSize, length);
        return true;
    }
}
