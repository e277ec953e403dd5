using SkiaSharp;

namespace IntegrityBot.Documents.Tests;

internal static class Some
{
    public static TicketDocument Ticket(params Run[] runs) => new(
        "Өтініш KX7Q2M", "Обращение KX7Q2M", [new("О чём сообщают", [new(runs)])], "Документ без имени автора.", [])
    {
        RedactedLabel = "скрыто",
        UnreadableLabel = "Снимок не открывается",
    };

    public static ChartData Counts(params int?[] values) => new(
        "Обращения по областям", "Числа меньше пяти скрыты.", [.. Enumerable.Range(1, values.Length).Select(i => $"Категория {i}")], [new("Обращения", values)], "< 5");

    /// <summary>Red left half, blue right half.</summary>
    public static byte[] Photo(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.Clear(SKColors.Blue);
        canvas.DrawRect(0, 0, width / 2f, height, red);
        canvas.Flush();
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>The JPEG with an Exif block in front: an orientation and a camera's name.</summary>
    /// <param name="orientation">1–8, as in Exif.</param>
    public static byte[] WithExif(byte[] jpeg, byte orientation, string camera)
    {
        var make = System.Text.Encoding.ASCII.GetBytes(camera + "\0");
        byte[] tiff =
        [
            .. "Exif\0\0MM\0*\0\0\0\b"u8, 0, 2,
            0x01, 0x0F, 0, 2, 0, 0, 0, (byte)make.Length, 0, 0, 0, 38,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0, 0, 0, 0, .. make,
        ];
        var length = tiff.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. tiff, .. jpeg[2..]];
    }
}
