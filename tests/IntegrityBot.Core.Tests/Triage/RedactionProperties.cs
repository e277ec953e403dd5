using CsCheck;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

public class RedactionProperties
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf("+7 701 000 00 00", "8(777)0000000", "a@example.org", "@person_1", "https://example.org/a", "000000000000", "0000 0000 0000 0000", "KZ00000A000000000000", "000 AAA 02", "дом 12", "тел. 25-00-34"),
        Gen.OneOf(" ", ". ", ", ", "\n", "\r\n", "! ", "? ", "… ", "»", ") ", "т.б. ", "г. ", "ст. ", "No. ", "1. ", "А. ", "😀", "\ud83d"),
        Gen.OneOf("Он", "взял", "ақша", "берді", "the officer", "2024", "12", "7", "кв.", "ул.", "@", ".", "-"),
        Gen.String[0, 6]);

    private static readonly Gen<string> Text = Piece.Array[0, 30].Select(string.Concat);

    [Fact]
    public void What_is_found_lies_within_the_text_in_order_and_never_overlaps() =>
        Text.Sample(text =>
        {
            var end = 0;
            foreach (var range in Redaction.Find(text))
            {
                Assert.False(range.Start.IsFromEnd || range.End.IsFromEnd);
                Assert.InRange(range.Start.Value, end, text.Length);
                Assert.InRange(range.End.Value, range.Start.Value + 1, text.Length);
                end = range.End.Value;
            }
        });

    [Fact]
    public void Sentences_cover_the_whole_text_without_a_gap() =>
        Text.Sample(text =>
        {
            var sentences = Redaction.Sentences(text);
            Assert.Equal(text, string.Concat(sentences.Select(range => text[range])));
            Assert.All(sentences, range => Assert.True(range.Start.Value < range.End.Value));
        });

    [Fact]
    public void No_sentence_is_cut_in_the_middle_of_a_line_end_or_a_sign() =>
        Text.Sample(text => Assert.All(Redaction.Sentences(text).Where(range => range.Start.Value > 0), range =>
        {
            var at = range.Start.Value;
            Assert.False(text[at - 1] == '\r' && text[at] == '\n');
            Assert.False(char.IsSurrogatePair(text[at - 1], text[at]));
        }));

    [Fact]
    public void What_is_found_alone_is_found_among_other_words() =>
        Gen.Select(Gen.OneOf("+77010000000", "a@example.org", "@person_1", "000000000000", "0000 0000 0000 0000", "KZ00000A000000000000"), Gen.OneOf("Он дал", "Мен", "He gave"), Gen.OneOf("вчера.", "деді", "again"))
            .Sample((identifier, before, after) =>
            {
                var text = $"{before} {identifier} {after}";
                Assert.Equal([identifier], Redaction.Find(text).Select(range => text[range]));
            });
}
