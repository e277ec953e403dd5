using System.Buffers.Binary;
using IntegrityBot.Documents.Paper;
using SkiaSharp;

namespace IntegrityBot.Documents.Tests;

public class PictureTests
{
    private static readonly SKSize Room = new(400, 600);

    [Fact]
    public void A_photo_is_encoded_anew_without_what_the_camera_wrote()
    {
        var photo = Some.WithExif(Some.Photo(300, 200, SKEncodedImageFormat.Jpeg), orientation: 1, "SecretCamera");
        Assert.True(photo.AsSpan().IndexOf("SecretCamera"u8) > 0);

        var pdf = Exports.TicketPdf(Some.Ticket(new Run("Текст")) with { Photos = [new(photo, "Фото")] });

        Assert.NotEmpty(Pdf.Jpegs(pdf));
        Assert.True(pdf.AsSpan().IndexOf("SecretCamera"u8) < 0);
        Assert.True(pdf.AsSpan().IndexOf("Exif"u8) < 0);
        Assert.True(pdf.AsSpan().IndexOf("ICC_PROFILE"u8) < 0);
    }

    /// <summary>Where the red half of the picture comes to lie, for each of Exif's eight orientations.</summary>
    [Theory]
    [InlineData(1, "left")]
    [InlineData(2, "right")]
    [InlineData(3, "right")]
    [InlineData(4, "left")]
    [InlineData(5, "top")]
    [InlineData(6, "top")]
    [InlineData(7, "bottom")]
    [InlineData(8, "bottom")]
    public void A_photo_stands_as_the_camera_was_held(byte orientation, string red)
    {
        var picture = Picture.Read(Some.WithExif(Some.Photo(300, 200, SKEncodedImageFormat.Jpeg), orientation, "Camera"), Room)!;

        using var pixels = SKBitmap.Decode(picture.Jpeg);
        var (w, h) = (pixels.Width, pixels.Height);
        Assert.Equal(orientation >= 5, h > w);
        var (x, y) = red switch { "left" => (w / 8, h / 2), "right" => (w - w / 8, h / 2), "top" => (w / 2, h / 8), _ => (w / 2, h - h / 8) };
        Assert.True(pixels.GetPixel(x, y).Red > 200);
        Assert.True(pixels.GetPixel(w - 1 - x, h - 1 - y).Blue > 200);
    }

    [Fact]
    public void A_large_photo_is_made_small_enough_for_its_page_and_a_small_one_is_not_blown_up()
    {
        var large = Picture.Read(Some.Photo(6000, 4000, SKEncodedImageFormat.Jpeg), Room)!;
        var small = Picture.Read(Some.Photo(100, 50, SKEncodedImageFormat.Png), Room)!;

        using var pixels = SKBitmap.Decode(large.Jpeg);
        Assert.InRange(pixels.Width, 1000, 1112);
        Assert.Equal(400, large.Size.Width, tolerance: 0.5);
        Assert.Equal(72, small.Size.Width, tolerance: 0.5);
    }

    [Fact]
    public void What_is_clear_in_a_picture_is_white_on_paper()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(50, 50, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        using var pixels = SKBitmap.Decode(Picture.Read(png.ToArray(), Room)!.Jpeg);

        Assert.Equal(SKColors.White, pixels.GetPixel(25, 25));
    }

    [Fact]
    public void A_picture_that_would_fill_the_memory_is_not_opened()
    {
        // A PNG that only claims to be 60,000 × 60,000.
        var bomb = Some.Photo(8, 8, SKEncodedImageFormat.Png);
        byte[] side = [0, 0, 0xEA, 0x60];
        side.CopyTo(bomb, 16);
        side.CopyTo(bomb, 20);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc32(bomb.AsSpan(12, 17)));

        Assert.Null(Picture.Read(bomb, Room));
    }

    /// <summary>PNG (ISO/IEC 15948), annex D.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
