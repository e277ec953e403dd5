using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Sealing;

public sealed class TicketSealerTests
{
    private static readonly TicketContent Content = new(
        ["Конкурс алдында баға айтылды.", "Құжат бар."], "№ 1 мектеп", Period.ThisMonth, "50 000", null, Urgency.EvidenceMayVanish, []);

    private static readonly ImmutableArray<TicketMessage> Dialogue =
        [new(Author.Desk, new DateOnly(2025, 2, 1), "Қай күні болды?", null), new(Author.Reporter, new DateOnly(2025, 2, 2), "Дүйсенбіде.", null)];

    [Fact]
    public void Any_content_comes_back_as_it_was() =>
        Some.Content.Sample(content =>
        {
            var secret = TicketSealer.New();
            var opened = TicketSealer.OpenContent(secret, TicketSealer.SealContent(secret, content));
            return Json(opened) == Json(content) && opened.Story.SequenceEqual(content.Story) && opened.Files.SequenceEqual(content.Files);
        });

    [Fact]
    public void Any_dialogue_comes_back_as_it_was() =>
        Gen.Select(Some.Dialogue, Gen.Int[1, int.MaxValue]).Sample((messages, version) =>
        {
            var secret = TicketSealer.New();
            var box = TicketSealer.SealDialogue(secret, messages, version);
            return TicketSealer.OpenDialogue(secret, box, version).SequenceEqual(messages);
        });

    [Fact]
    public void Any_casework_comes_back_as_it_was() =>
        Gen.Select(Some.Text, Gen.Int[1, int.MaxValue]).Sample((text, version) =>
        {
            var secret = TicketSealer.New();
            var work = Work(text);
            var opened = TicketSealer.OpenWork(secret, TicketSealer.SealWork(secret, work, version), version);
            return Json(opened) == Json(work) && opened.Notes.SequenceEqual(work.Notes) && opened.History.SequenceEqual(work.History);
        });

    [Fact]
    public void Casework_opens_at_its_own_version_and_as_nothing_else()
    {
        var secret = TicketSealer.New();
        var box = TicketSealer.SealWork(secret, Casework.New, 2);
        Assert.Equal(1, TicketSealer.OpenWork(secret, box, 2).Edition);
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenWork(secret, box, 1));
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenWork(secret, box, 3));
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenDialogue(secret, box, 2));
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenWork(secret, TicketSealer.SealDialogue(secret, Dialogue, 2), 2));
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenWork(TicketSealer.New(), box, 2));
    }

    /// <summary>What an older program sealed lacks what came later.</summary>
    [Fact]
    public void Casework_that_lacks_a_list_has_it_empty()
    {
        var secret = TicketSealer.New();
        var place = new Place(Purpose.TicketField, secret.Ticket.Value, TicketSealer.Kind, "work", 1);
        Span<byte> key = stackalloc byte[32];
        TicketSealer.SealingKey(secret, key);
        var opened = TicketSealer.OpenWork(secret, SealedText.Seal(key, place, "{\"edition\":3}"u8), 1);
        Assert.Equal(3, opened.Edition);
        Assert.False(opened.IsRestricted);
        Assert.Equal(Json(Casework.New with { Edition = 3 }), Json(opened));
    }

    [Fact]
    public void A_yes_that_an_older_program_kept_opens_as_one_to_words_that_nobody_knows()
    {
        var secret = TicketSealer.New();
        var place = new Place(Purpose.TicketField, secret.Ticket.Value, TicketSealer.Kind, "work", 1);
        Span<byte> key = stackalloc byte[32];
        TicketSealer.SealingKey(secret, key);
        var opened = TicketSealer.OpenWork(
            secret,
            SealedText.Seal(key, place, """
                {"edition":3,"passings":[{"contact":"agency","day":"2025-02-02","ownWords":true}],"marked":[{"part":0,"sentence":3}],
                "proposed":{"act":"PassOwnWords","member":"0a1b2c3d","day":"2025-02-03","contact":"agency"}}
                """u8),
            1);

        Assert.Equal(new Passing("agency", new DateOnly(2025, 2, 2), OwnWords: true), Assert.Single(opened.Passings));
        Assert.Equal(new Passage(0, 3), Assert.Single(opened.Marked));
        Assert.Equal(new Proposed(ProposedAct.PassOwnWords, "0a1b2c3d", new DateOnly(2025, 2, 3), "agency"), opened.Proposed);
    }

    [Fact]
    public void Half_a_surrogate_pair_neither_throws_nor_is_lost_without_a_sign()
    {
        var secret = TicketSealer.New();
        var opened = TicketSealer.OpenContent(secret, TicketSealer.SealContent(secret, Content with { Story = ["a\uD83Db"] }));
        Assert.Equal("a\uFFFDb", Assert.Single(opened.Story));
    }

    [Fact]
    public void Every_changed_byte_is_refused()
    {
        var secret = TicketSealer.New();
        var box = TicketSealer.SealContent(secret, Content);
        for (var at = 0; at < box.Length; at++)
        {
            box[at] ^= (byte)(1 << (at % 8));
            Assert.Throws<SealBrokenException>(() => TicketSealer.OpenContent(secret, box));
            box[at] ^= (byte)(1 << (at % 8));
        }

        Assert.Equal(Json(Content), Json(TicketSealer.OpenContent(secret, box)));
    }

    [Fact]
    public void Every_shortened_or_lengthened_box_is_refused()
    {
        var secret = TicketSealer.New();
        var box = TicketSealer.SealContent(secret, Content);
        for (var size = 0; size < box.Length; size++)
        {
            Assert.Throws<SealBrokenException>(() => TicketSealer.OpenContent(secret, box[..size]));
        }

        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenContent(secret, [.. box, 0]));
    }

    [Fact]
    public void A_field_does_not_open_as_another_field_or_in_another_ticket()
    {
        var secret = TicketSealer.New();
        var content = TicketSealer.SealContent(secret, Content);
        var dialogue = TicketSealer.SealDialogue(secret, Dialogue, 1);
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenDialogue(secret, content, 1));
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenContent(secret, dialogue));
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenContent(secret with { Ticket = TicketSealer.New().Ticket }, content));
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenContent(secret with { DataKey = TicketSealer.New().DataKey }, content));
    }

    [Fact]
    public void An_older_dialogue_does_not_open_under_a_newer_version()
    {
        var secret = TicketSealer.New();
        var first = TicketSealer.SealDialogue(secret, Dialogue[..1], 1);
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenDialogue(secret, first, 2));
        Assert.Throws<SealBrokenException>(() => TicketSealer.OpenDialogue(secret, first, 0));
    }

    [Fact]
    public void What_breaks_a_seal_tells_nothing_of_the_content()
    {
        var secret = TicketSealer.New();
        var place = new Place(Purpose.TicketField, secret.Ticket.Value, TicketSealer.Kind, "content");
        Span<byte> key = stackalloc byte[32];
        TicketSealer.SealingKey(secret, key);
        var notJson = SealedText.Seal(key, place, Encoding.UTF8.GetBytes("құпия сөз"));

        var broken = Assert.Throws<SealBrokenException>(() => TicketSealer.OpenContent(secret, notJson));
        Assert.Null(broken.InnerException);
        Assert.DoesNotContain("құпия", broken.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1024)]
    [InlineData(1020, 1024)]
    [InlineData(1021, 4096)]
    [InlineData(4092, 4096)]
    [InlineData(4093, 16384)]
    [InlineData(16380, 16384)]
    [InlineData(16381, 65536)]
    [InlineData(65532, 65536)]
    [InlineData(65533, 131072)]
    [InlineData(131068, 131072)]
    [InlineData(131069, 196608)]
    public void A_text_is_padded_to_a_few_sizes_only(int bytes, int padded) => Assert.Equal(padded, TextPadding.PaddedSize(bytes));

    [Fact]
    public void Sealed_sizes_tell_the_padded_size_and_nothing_else() =>
        Some.Content.Sample(content =>
        {
            var size = TicketSealer.SealContent(TicketSealer.New(), content).Length - Box.Overhead;
            return size is 1024 or 4096 or 16384 || size % 65536 == 0;
        });

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(4092, 4096)]
    [InlineData(4093, 16384)]
    public void A_row_of_the_desk_has_the_least_size_it_may(int bytes, int padded)
    {
        Assert.Equal(padded, TextPadding.PaddedSize(bytes, least: 4096));
        var text = new byte[padded];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(text, bytes);
        Assert.True(TextPadding.TryUnpad(text, out var opened, least: 4096));
        Assert.Equal(bytes, opened.Length);
        Assert.False(TextPadding.TryUnpad(new byte[1024], out _, least: 4096));
    }

    [Fact]
    public void Padding_that_is_not_the_shortest_or_not_zero_is_refused()
    {
        var padded = new byte[4096];
        padded[3] = 5;
        Assert.False(TextPadding.TryUnpad(padded, out _)); // 5 bytes belong into 1 KiB
        padded = new byte[1024];
        padded[3] = 5;
        Assert.True(TextPadding.TryUnpad(padded, out var text));
        Assert.Equal(5, text.Length);
        padded[^1] = 1;
        Assert.False(TextPadding.TryUnpad(padded, out _));
        padded.AsSpan().Fill(0xFF);
        Assert.False(TextPadding.TryUnpad(padded, out _));
    }

    [Fact]
    public void The_same_content_sealed_twice_has_no_byte_run_in_common_but_its_header()
    {
        var secret = TicketSealer.New();
        var one = TicketSealer.SealContent(secret, Content);
        var two = TicketSealer.SealContent(secret, Content);
        Assert.Equal(one[..Box.HeaderSize], two[..Box.HeaderSize]);
        Assert.NotEqual(one[3..27], two[3..27]);
        Assert.Equal(-1, one.AsSpan(27).IndexOf(two.AsSpan(27, 16)));
    }

    [Fact]
    public void Ids_numbers_and_keys_have_their_shapes_and_do_not_repeat()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 2000; i++)
        {
            var secret = TicketSealer.New();
            Assert.Matches("^[0-9a-f]{32}$", secret.Ticket.Value);
            Assert.Equal(32, secret.DataKey.Length);
            Assert.Matches("^[0-9a-f]{16}$", TicketSealer.NewFileId().Value);
            Assert.True(seen.Add(secret.Ticket.Value));
            Assert.True(seen.Add(Convert.ToHexString(secret.DataKey)));
            Assert.True(seen.Add(TicketSealer.NewFileId().Value));
        }
    }

    [Fact]
    public void Numbers_use_every_sign_of_their_alphabet_and_no_vowel()
    {
        var numbers = Enumerable.Range(0, 3000).Select(_ => TicketSealer.NewNumber()).ToList();
        Assert.All(numbers, number => Assert.Matches("^[0-9BCDFGHJKMNPQRSTVWXZ]{6}$", number));
        Assert.Equal(29, numbers.SelectMany(number => number).Distinct().Count());
        Assert.True(numbers.Distinct(StringComparer.Ordinal).Count() > 2990);
    }

    private static Agreed Words => new(ExportScope.Redacted, 4) { Marked = [new(0, 3)] };

    private static Casework Work(string text) => new(7)
    {
        Excluded = ["uni-centre"],
        SteppedOut = ["0a1b2c3d"],
        Labels = [text],
        Notes = [new("0a1b2c3d", new DateOnly(2025, 2, 1), text)],
        History = [new(new DateOnly(2025, 2, 1), "0a1b2c3d", DeskAct.Labelled, text)],
        Duplicates = ["7K3M9Q"],
        Passings = [new("agency", new DateOnly(2025, 2, 2), OwnWords: true) { Words = Words }],
        Marked = [new(0, 3)],
        Proposed = new(ProposedAct.PassOwnWords, "0a1b2c3d", new DateOnly(2025, 2, 3), "agency") { Words = Words },
        Undo = new("0a1b2c3d", new DateTimeOffset(2025, 2, 3, 9, 0, 0, TimeSpan.Zero), Some.Facts, [text]),
    };

    private static string Json(Casework work) => JsonSerializer.Serialize(work, SessionJson.Default.Casework);

    private static string Json(TicketContent content) => JsonSerializer.Serialize(content, SessionJson.Default.TicketContent);
}
