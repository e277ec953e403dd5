using System.Buffers.Binary;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>Width and height from an image's header; no pixel is decoded.</summary>
internal static class ImageSize
{
    /// <summary>Null if the bytes are no PNG, JPEG, GIF, WebP or BMP.</summary>
    public static (int Width, int Height, string Extension)? Of(ReadOnlySpan<byte> image)
    {
        if (image.Length >= 24 && image[0] == 0x89 && image[1..4].SequenceEqual("PNG"u8))
        {
            return (BinaryPrimitives.ReadInt32BigEndian(image[16..]), BinaryPrimitives.ReadInt32BigEndian(image[20..]), ".png");
        }

        if (image.Length >= 10 && image.StartsWith("GIF8"u8))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(image[6..]), BinaryPrimitives.ReadUInt16LittleEndian(image[8..]), ".gif");
        }

        if (image.Length >= 26 && image.StartsWith("BM"u8))
        {
            return (BinaryPrimitives.ReadInt32LittleEndian(image[18..]), Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(image[22..])), ".bmp");
        }

        if (image.Length >= 30 && image.StartsWith("RIFF"u8) && image[8..12].SequenceEqual("WEBP"u8))
        {
            return WebP(image);
        }

        return image.Length >= 4 && image[0] == 0xff && image[1] == 0xd8 ? Jpeg(image) : null;
    }

    private static (int, int, string)? WebP(ReadOnlySpan<byte> image)
    {
        var chunk = image[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
        {
            return (1 + image[24] + (image[25] << 8) + (image[26] << 16), 1 + image[27] + (image[28] << 8) + (image[29] << 16), ".webp");
        }

        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(image[21..]);
            return ((int)(bits & 0x3fff) + 1, (int)((bits >> 14) & 0x3fff) + 1, ".webp");
        }

        return (BinaryPrimitives.ReadUInt16LittleEndian(image[26..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(image[28..]) & 0x3fff, ".webp");
    }

    private static (int, int, string)? Jpeg(ReadOnlySpan<byte> image)
    {
        var at = 2;
        while (at + 9 < image.Length)
        {
            if (image[at] != 0xff)
            {
                return null;
            }

            var marker = image[at + 1];
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(image[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(image[(at + 5)..]), ".jpg");
            }

            at += marker == 0xff ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]);
        }

        return null;
    }
}
