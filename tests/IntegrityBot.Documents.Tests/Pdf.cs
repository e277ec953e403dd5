using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace IntegrityBot.Documents.Tests;

/// <summary>Reads a PDF's bytes as an attacker would: with every stream unpacked.</summary>
internal static partial class Pdf
{
    /// <summary>The whole file in Latin-1, and after it each of its Flate streams unpacked.</summary>
    public static string Unpacked(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        var all = new StringBuilder(raw);
        for (var at = raw.IndexOf("stream\n", StringComparison.Ordinal); at >= 0; at = raw.IndexOf("stream\n", at + 1, StringComparison.Ordinal))
        {
            var start = at + "stream\n".Length;
            if (raw.AsSpan(0, at).EndsWith("end") || !raw.AsSpan(Math.Max(0, at - 200), Math.Min(200, at)).Contains("FlateDecode", StringComparison.Ordinal))
            {
                continue;
            }

            using var zlib = new ZLibStream(new MemoryStream(pdf, start, pdf.Length - start), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            zlib.CopyTo(plain);
            all.Append('\n').Append(Encoding.Latin1.GetString(plain.ToArray()));
        }

        return all.ToString();
    }

    /// <summary>All glyphs shown on its pages, in the order they are drawn: four hex digits each.</summary>
    public static string Shown(byte[] pdf) => string.Concat(ShownGlyphs().Matches(Unpacked(pdf)).Select(match => match.Groups["glyphs"].Value));

    /// <summary>The glyphs of a word in the text's font.</summary>
    public static string Glyphs(string word) =>
        string.Concat(Typography.Typeface.Regular.GetGlyphs(word).Select(glyph => glyph.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Every place where the bytes start a JPEG, to the end of the file.</summary>
    public static IEnumerable<byte[]> Jpegs(byte[] pdf)
    {
        for (var i = 0; i + 2 < pdf.Length; i++)
        {
            if (pdf[i] == 0xFF && pdf[i + 1] == 0xD8 && pdf[i + 2] == 0xFF)
            {
                yield return pdf[i..];
            }
        }
    }

    [GeneratedRegex("<(?<glyphs>[0-9A-F]+)> Tj", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ShownGlyphs();
}
