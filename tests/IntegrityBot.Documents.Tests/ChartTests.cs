using System.Buffers.Binary;
using System.Text;
using CsCheck;
using SkiaSharp;

namespace IntegrityBot.Documents.Tests;

public class ChartTests
{
    private static readonly SKColor Blue = new(0x00, 0x72, 0xB2);

    [Fact]
    public void A_chart_is_as_wide_as_a_phone_and_the_same_each_time()
    {
        var data = Some.Counts(12, 7, null, 0);

        Assert.Equal(Charts.Bars(data), Charts.Bars(data));
        Assert.Equal(Charts.Lines(data), Charts.Lines(data));
        using var bars = SKBitmap.Decode(Charts.Bars(data));
        using var lines = SKBitmap.Decode(Charts.Lines(data));
        Assert.Equal(1080, bars.Width);
        Assert.Equal((1080, 1350), (lines.Width, lines.Height));
    }

    [Fact]
    public void Charts_drawn_at_the_same_time_do_not_disturb_one_another()
    {
        var bars = Charts.Bars(Some.Counts(12, 7, null));
        var lines = Charts.Lines(Some.Counts(1, 2, 3));

        Parallel.For(0, 16, i => Assert.Equal(i % 2 == 0 ? bars : lines, i % 2 == 0 ? Charts.Bars(Some.Counts(12, 7, null)) : Charts.Lines(Some.Counts(1, 2, 3))));
    }

    /// <summary>sBIT says how many bits a colour has.</summary>
    [Fact]
    public void A_chart_holds_pixels_and_nothing_else()
    {
        var data = Some.Counts(12, 7, null);

        Assert.All([Charts.Bars(data), Charts.Lines(data)], png => Assert.Equal(["IHDR", "sBIT", "IDAT", "IEND"], Chunks(png).Distinct()));
    }

    [Fact]
    public void A_bar_is_as_long_as_its_value()
    {
        using var picture = SKBitmap.Decode(Charts.Bars(Some.Counts(100, 50, 25)));

        var lengths = Runs(picture).ToList();

        Assert.Equal(3, lengths.Count);
        Assert.Equal(lengths[0] / 2.0, lengths[1], tolerance: 2);
        Assert.Equal(lengths[0] / 4.0, lengths[2], tolerance: 2);
    }

    [Fact]
    public void A_hidden_value_looks_the_same_whatever_stands_beside_it_and_is_no_zero()
    {
        var hidden = Charts.Bars(Some.Counts(100, null));

        Assert.NotEqual(hidden, Charts.Bars(Some.Counts(100, 0)));
        Assert.NotEqual(hidden, Charts.Bars(Some.Counts(100, null) with { Hidden = "мало" }));
        Assert.NotEqual(Charts.Lines(Some.Counts(100, null)), Charts.Lines(Some.Counts(100, 0)));
    }

    [Fact]
    public void A_line_breaks_where_a_value_is_hidden()
    {
        Assert.Equal(1, Pieces(40, 40, 40, 40, 40));
        Assert.Equal(2, Pieces(40, 40, null, 40, 40));
        Assert.Equal(3, Pieces(40, null, 40, null, 40));
    }

    [Fact]
    public void A_number_stands_at_the_end_of_its_bar_and_of_no_other()
    {
        using var seven = SKBitmap.Decode(Charts.Bars(Some.Counts(70, 7)));
        using var eight = SKBitmap.Decode(Charts.Bars(Some.Counts(70, 8)));

        var changed = Enumerable.Range(0, seven.Height).SelectMany(y => Enumerable.Range(0, 1080).Where(x => seven.GetPixel(x, y) != eight.GetPixel(x, y)).Select(x => (x, y))).ToList();

        Assert.NotEmpty(changed);
        Assert.All(changed, point => Assert.InRange(point.x, 64, 64 + 1016 / 5));
        Assert.InRange(changed.Max(point => point.y) - changed.Min(point => point.y), 18, 48);
    }

    [Fact]
    public void A_long_label_is_written_whole_on_as_many_lines_as_it_needs()
    {
        var plain = Some.Counts(3, 4);
        var longest = plain with { Labels = [string.Join(' ', Enumerable.Repeat("қызметке-қабылдау-мәселелері", 12)), new string('щ', 300)] };

        using var low = SKBitmap.Decode(Charts.Bars(plain));
        using var high = SKBitmap.Decode(Charts.Bars(longest));

        Assert.True(high.Height > low.Height + 8 * 32);
        Assert.All(Enumerable.Range(0, high.Height), y => Assert.Equal(SKColors.White, high.GetPixel(1079 - 20, y)));
    }

    [Fact]
    public void Whatever_is_counted_makes_a_chart() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 30], Gen.Int[0, int.MaxValue], Gen.String[0, 60]).Sample(
            (series, labels, value, words) =>
            {
                var data = new ChartData(words, words, [.. Enumerable.Repeat(words, labels)], [.. Enumerable.Range(0, series).Select(i => new ChartSeries(words, [.. Enumerable.Repeat(i == 1 ? null : (int?)value, labels)]))], words);
                return Charts.Bars(data).Length > 0 && Charts.Lines(data).Length > 0;
            }, iter: 12);

    [Fact]
    public void Series_and_labels_that_do_not_match_are_refused()
    {
        var data = Some.Counts(1, 2);

        Assert.Throws<ArgumentException>(() => Charts.Bars(data with { Labels = ["одна"] }));
        Assert.Throws<ArgumentException>(() => Charts.Lines(Some.Counts(1, -1)));
    }

    /// <summary>In how many pieces the upper, level line of two is drawn.</summary>
    private static int Pieces(params int?[] values)
    {
        var data = Some.Counts(values);
        using var picture = SKBitmap.Decode(Charts.Lines(data with { Series = [new("Одни", values), new("Другие", [.. values.Select(_ => (int?)0)])] }));
        var rows = Enumerable.Range(200, 800).Select(y => Enumerable.Range(0, 1080).Select(x => picture.GetPixel(x, y) == Blue).ToList());
        var line = rows.MaxBy(row => row.Count(blue => blue))!;
        return line.Zip(line.Skip(1)).Count(pair => pair is (false, true));
    }

    private static IEnumerable<string> Chunks(byte[] png)
    {
        for (var at = 8; at < png.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
        {
            yield return Encoding.ASCII.GetString(png, at + 4, 4);
        }
    }

    /// <summary>The lengths of the blue bars from top to bottom, measured through their middles.</summary>
    private static IEnumerable<int> Runs(SKBitmap picture)
    {
        var inside = 0;
        for (var y = 0; y < picture.Height; y++)
        {
            inside = picture.GetPixel(70, y) == Blue ? inside + 1 : 0;
            if (inside == 18)
            {
                yield return Enumerable.Range(64, 1016).TakeWhile(x => picture.GetPixel(x, y) == Blue).Count();
            }
        }
    }
}
