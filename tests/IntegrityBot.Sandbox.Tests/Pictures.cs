using System.Buffers.Binary;

namespace IntegrityBot.Sandbox.Tests;

/// <summary>Headers of images, as much as a server looks at.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height, int size = 2_000)
    {
        var bytes = new byte[size];
        "\u0089PNG\r\n\u001a\n"u8.ToArray().AsSpan(2).CopyTo(bytes.AsSpan(1));
        bytes[0] = 0x89;
        "IHDR"u8.CopyTo(bytes.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    /// <summary>SOI, an EXIF segment, SOF0.</summary>
    public static byte[] Jpeg(int width, int height, int size = 2_000)
    {
        var bytes = new byte[size];
        byte[] head = [0xff, 0xd8, 0xff, 0xe1, 0x00, 0x10, .. "Exif"u8, .. new byte[10], 0xff, 0xc0, 0x00, 0x11, 0x08];
        head.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(head.Length), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(head.Length + 2), (ushort)width);
        return bytes;
    }
}
