using SkiaSharp;

namespace IntegrityBot.Documents.Paper;

/// <summary>A picture made anew from its pixels alone.</summary>
/// <param name="Size">On paper, in points.</param>
internal sealed record Picture(byte[] Jpeg, SKSize Size)
{
    /// <summary>Enough to read a photographed page; more only swells the file.</summary>
    private const float PixelsPerPoint = 200 / 72f;

    /// <summary>A picture that claims more once decoded is not opened: 40 million pixels are 160 MB.</summary>
    private const long MaxPixels = 40_000_000;

    private const int Quality = 85;

    /// <summary>As large as fits into the room, at no less than 100 pixels an inch. Null for what is no picture.</summary>
    public static Picture? Read(ReadOnlyMemory<byte> bytes, SKSize room)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || Pixels(codec, room) is not { } pixels)
        {
            return null;
        }

        using (pixels)
        {
            using var paper = Upright(pixels, codec.EncodedOrigin, room, out var size);
            using var jpeg = paper.Encode(SKEncodedImageFormat.Jpeg, Quality);
            return new(jpeg.ToArray(), size);
        }
    }

    private static SKBitmap? Pixels(SKCodec codec, SKSize room)
    {
        var needed = PixelsPerPoint * Math.Max(room.Width, room.Height) / Math.Max(codec.Info.Width, codec.Info.Height);
        var scaled = needed < 1 ? codec.GetScaledDimensions(needed) : codec.Info.Size;
        if (scaled.Width < 1 || scaled.Height < 1 || (long)scaled.Width * scaled.Height > MaxPixels)
        {
            return null;
        }

        var bitmap = new SKBitmap(new SKImageInfo(scaled.Width, scaled.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        // A picture cut short by a bad line still shows what arrived.
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    /// <summary>Turned as the camera meant it, on white, without a colour profile.</summary>
    private static SKBitmap Upright(SKBitmap pixels, SKEncodedOrigin origin, SKSize room, out SKSize size)
    {
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (pixels.Height, pixels.Width) : (pixels.Width, pixels.Height);
        var points = Math.Min(Math.Min(room.Width / width, room.Height / height), 72 / 100f);
        size = new(width * points, height * points);
        var scale = Math.Min(1, points * PixelsPerPoint);

        var upright = new SKBitmap(new SKImageInfo(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)), SKColorType.Rgb888x, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(upright);
        using var image = SKImage.FromBitmap(pixels);
        canvas.Clear(SKColors.White);
        canvas.Scale(upright.Width / (float)width, upright.Height / (float)height);
        canvas.Concat(Turn(origin, pixels.Width, pixels.Height));
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    /// <summary>Exif 2.32, 4.6.4 A, "Orientation".</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float w, float h) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
