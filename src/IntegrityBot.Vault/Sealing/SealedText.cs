using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Geralt;

namespace IntegrityBot.Vault.Sealing;

/// <summary>Padded texts in boxes, and values as JSON in them.</summary>
internal static class SealedText
{
    /// <summary>Cyrillic as it is: escaped, a letter would take six bytes. No browser ever reads this JSON.</summary>
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <param name="least">The padded size at least, of those of <see cref="TextPadding"/>.</param>
    public static byte[] Seal<T>(
        ReadOnlySpan<byte> key, in Place place, T value, JsonTypeInfo<T> type, ReadOnlySpan<byte> nonce = default,
        int least = TextPadding.Smallest)
    {
        using var buffer = new SecretBuffer(4 * 1024);
        buffer.AddZeros(TextPadding.PrefixSize);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            JsonSerializer.Serialize(json, value, type);
        }

        return SealPadded(key, place, buffer, nonce, least);
    }

    public static byte[] Seal(ReadOnlySpan<byte> key, in Place place, ReadOnlySpan<byte> text, ReadOnlySpan<byte> nonce = default)
    {
        using var buffer = new SecretBuffer(TextPadding.PaddedSize(text.Length));
        buffer.AddZeros(TextPadding.PrefixSize);
        buffer.Write(text);
        return SealPadded(key, place, buffer, nonce, TextPadding.Smallest);
    }

    /// <summary>False if the box does not belong here or does not hold this type.</summary>
    /// <param name="least">The one it was sealed with.</param>
    public static bool TryOpen<T>(
        ReadOnlySpan<byte> key, in Place place, ReadOnlySpan<byte> box, JsonTypeInfo<T> type, out T? value,
        int least = TextPadding.Smallest)
    {
        value = default;
        var room = ArrayPool<byte>.Shared.Rent(Math.Max(box.Length, 1));
        try
        {
            if (!TryOpen(key, place, box, room, least, out var text))
            {
                return false;
            }

            value = JsonSerializer.Deserialize(text, type);
            return value is not null;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            return false; // Its message may quote the text.
        }
        finally
        {
            Return(room);
        }
    }

    public static byte[]? Open(ReadOnlySpan<byte> key, in Place place, ReadOnlySpan<byte> box)
    {
        var room = ArrayPool<byte>.Shared.Rent(Math.Max(box.Length, 1));
        try
        {
            return TryOpen(key, place, box, room, TextPadding.Smallest, out var text) ? text.ToArray() : null;
        }
        finally
        {
            Return(room);
        }
    }

    private static bool TryOpen(
        ReadOnlySpan<byte> key, in Place place, ReadOnlySpan<byte> box, byte[] room, int least, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (box.Length < Box.Overhead)
        {
            return false;
        }

        var padded = room.AsSpan(0, box.Length - Box.Overhead);
        return Box.TryOpen(key, place, box, padded) && TextPadding.TryUnpad(padded, out text, least);
    }

    private static byte[] SealPadded(ReadOnlySpan<byte> key, in Place place, SecretBuffer buffer, ReadOnlySpan<byte> nonce, int least)
    {
        TextPadding.Pad(buffer, least);
        return nonce.IsEmpty ? Box.Seal(key, place, buffer.Written) : Box.Seal(key, place, buffer.Written, nonce);
    }

    private static void Return(byte[] room)
    {
        SecureMemory.ZeroMemory(room);
        ArrayPool<byte>.Shared.Return(room);
    }
}
