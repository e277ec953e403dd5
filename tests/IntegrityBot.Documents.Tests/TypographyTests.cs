using CsCheck;
using IntegrityBot.Documents.Typography;

namespace IntegrityBot.Documents.Tests;

public class TypographyTests
{
    private const string Alphabets = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя" +
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÁáÄäĞğİıÑñŞşÜü«»“”„–—…№₸€$%§•→≤≥□";

    [Fact]
    public void Both_fonts_have_every_letter_of_the_three_languages()
    {
        using var regular = Typeface.Regular.Sized(10);
        using var bold = Typeface.Bold.Sized(10);

        Assert.All(Alphabets.EnumerateRunes(), rune => Assert.True(regular.ContainsGlyph(rune.Value) && bold.ContainsGlyph(rune.Value), rune.ToString()));
    }

    [Fact]
    public void The_fonts_are_small()
    {
        foreach (var name in (string[])["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"])
        {
            using var font = typeof(Exports).Assembly.GetManifestResourceStream(name)!;
            Assert.InRange(font.Length, 100_000, 300_000);
        }
    }

    [Fact]
    public void No_line_is_wider_than_its_room_and_no_letter_is_lost()
    {
        using var font = Typeface.Regular.Sized(10);
        Gen.OneOf("сөз", "слово", "a", "өте-өте-ұзақ-сөйлем-деген-осы", new string('щ', 90), "e\u0301te\u0301").Array[0, 40].Sample(words =>
        {
            var text = string.Join(' ', words);
            var lines = LineBreaker.Break(text, font, 120);
            Assert.All(lines, line => Assert.InRange(line.Width, 0, 120.01));
            Assert.Equal(Drawable.Of(text).Replace(" ", "", StringComparison.Ordinal), string.Concat(lines.SelectMany(line => line.Fragments).Select(fragment => fragment.Text)).Replace(" ", "", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Bars_are_equally_wide_and_neighbours_are_one()
    {
        using var font = Typeface.Regular.Sized(10);

        var line = Assert.Single(LineBreaker.Break([new("до"), new(" x", true), new("  "), new("очень длинное", true), new("и", true), new(", после")], font, 400, barWidth: 40));

        Assert.Equal(["до ", null, ", после"], line.Fragments.Select(fragment => fragment.Text));
        Assert.Equal(40, line.Fragments[1].Width);
    }
}
