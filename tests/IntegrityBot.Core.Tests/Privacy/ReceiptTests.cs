using CsCheck;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Core.Tests.Privacy;

public sealed class ReceiptTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly Gen<Receipt> AnyReceipt = Gen.Byte.Array[Receipt.EntropyBytes].Select(bytes => Receipt.FromEntropy(bytes));

    /// <summary>Every separator a keyboard, a messenger or a page break puts between groups.</summary>
    private static readonly Gen<string> AnyGap = Gen.OneOf(
        "-", " ", "–", "—", " - ", "\n", "\r\n", "\t", "\u00A0", "_", ".", ", ", "\u2212", "\u200B", "\u2060-", "\u00AD", " • ");

    /// <summary>What people type for a sign, by hand from the letters' shapes, not from the code.</summary>
    private static readonly Dictionary<char, string> LookAlikes = new()
    {
        ['0'] = "0OoОоӨө",
        ['1'] = "1IiLlІі",
        ['3'] = "3Зз",
        ['A'] = "AaАа",
        ['B'] = "BbВв",
        ['C'] = "CcСс",
        ['E'] = "EeЕе",
        ['H'] = "HhНнҺһҢң",
        ['K'] = "KkКкҚқ",
        ['M'] = "MmМм",
        ['P'] = "PpРр",
        ['S'] = "SsЅѕ",
        ['T'] = "TtТт",
        ['X'] = "XxХх",
        ['Y'] = "YyУуҮүҰұ",
    };

    private static readonly Gen<string> Before =
        Gen.OneOf("", "мой чек ", "Номер чека ", "code ", "Чек: ", "a ", "ab cd ", "№", "(", "түбіртек — ", "«", "3a 4b ");

    private static readonly Gen<string> After = Gen.OneOf("", " спасибо", ".", ", рахмет", ")", "\nthank you", "»", "?", " 7e4 a1");

    private static readonly string[] Stories =
    [
        "In March 2024 the director of school No 15 asked each of the 12 teachers for 50 000 tenge in cash and said that they have been told " +
        "what the price is. The tender was won by a firm that had been there for 3 days, and the second bidder shares its phone 8 701 234 56 78.",
        "В марте 2023 года директор потребовал от каждого из нас по 150 000 тенге, а на 5 вопрос о том, кому они нужны, ответил молчанием. " +
        "Номер договора 120340000123, сумма 12 500 000,00 тг, три счёта от 01.02.2023, 02.03.2023 и 15.04.2023.",
        "2024 жылдың наурызында мектеп директоры әр мұғалімнен 50 000 теңге сұрады, конкурсты 3 күн бұрын ашылған компания ұтып алды.",
    ];

    [Fact]
    public void A_receipt_shows_five_groups_of_four_signs_of_its_alphabet() =>
        AnyReceipt.Sample(receipt =>
        {
            var groups = receipt.Reveal().Split('-');
            return groups.Length == 5 && groups.All(group => group.Length == 4 && group.All(Alphabet.Contains)) && receipt.HasTrueCheckSign;
        });

    [Fact]
    public void The_receipt_of_known_bytes_is_known()
    {
        Assert.Equal("0000-0000-0000-0000-0000", Receipt.FromEntropy(new byte[12]).Reveal());
        Assert.Equal("0G40-R40M-30E2-09R5-GQF6", Receipt.FromEntropy([0x04, 0x08, 0x0C, 0x10, 0x14, 0x18, 0x1C, 0x20, 0x27, 0x05, 0x85, 0xDE]).Reveal());
    }

    [Fact]
    public void All_95_bits_reach_the_signs_and_the_96th_does_not()
    {
        var bytes = new byte[Receipt.EntropyBytes];
        var shown = new HashSet<string>(StringComparer.Ordinal) { Receipt.FromEntropy(bytes).Reveal() };
        for (var bit = 0; bit < 95; bit++)
        {
            var one = new byte[Receipt.EntropyBytes];
            one[bit / 8] = (byte)(0x80 >> (bit % 8));
            Assert.True(shown.Add(Receipt.FromEntropy(one).Reveal()));
        }

        bytes[^1] = 1;
        Assert.False(shown.Add(Receipt.FromEntropy(bytes).Reveal()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(13)]
    public void Too_few_or_too_many_random_bytes_make_no_receipt(int count) =>
        Assert.Throws<ArgumentException>(() => Receipt.FromEntropy(new byte[count]));

    [Fact]
    public void A_receipt_typed_with_any_look_alikes_case_and_gaps_is_the_same_receipt() =>
        Gen.Select(AnyReceipt, AnyGap.Array[19], Gen.Int[0, 255].Array[20], Gen.Bool.Array[19]).Sample((receipt, gaps, choices, hasGap) =>
        {
            var signs = receipt.Reveal().Replace("-", "", StringComparison.Ordinal);
            var typed = string.Concat(signs.Select((sign, i) =>
            {
                var ways = LookAlikes.GetValueOrDefault(sign, $"{sign}{char.ToLowerInvariant(sign)}");
                return ways[choices[i] % ways.Length] + (i < 19 && hasGap[i] ? gaps[i] : "");
            }));
            return receipt.Equals(Receipt.Read($"  {typed}\n"));
        });

    [Fact]
    public void A_receipt_typed_with_cyrillic_look_alikes_is_accepted() =>
        Assert.Equal(Receipt.Read("ABCE-HKMP-TXY0-13SA-BCEH"), Receipt.Read("авсе-нкмр-тху о-ізѕа-всен"));

    [Theory]
    [InlineData("")]
    [InlineData("ABCD-EFGH-JKMN-PQRS-TVW")] // 19
    [InlineData("ABCD-EFGH-JKMN-PQRS-TVWXY")] // 21
    [InlineData("ABCD-EFGH-JKMN-PQRS-TVWU")] // U is no sign
    [InlineData("ABCD-EFGH-JKMN-PQRS-TVWЖ")]
    [InlineData("ABCD-EFGH-JKMN-PQRS-TVW!")]
    [InlineData("ABCD+EFGH+JKMN+PQRS+TVWX")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\uD83D")]
    public void What_is_not_twenty_signs_is_no_receipt(string text) => Assert.Null(Receipt.Read(text));

    [Fact]
    public void A_very_long_text_is_not_read_as_a_receipt() =>
        Assert.Null(Receipt.Read("ABCD-EFGH-JKMN-PQRS-TVWX" + new string(' ', 200)));

    [Fact]
    public void Reading_takes_a_wrong_check_sign_too_so_that_it_costs_what_any_look_up_costs()
    {
        var shown = Receipt.FromEntropy(new byte[12]).Reveal();
        var wrong = Receipt.Read(shown[..^1] + "7");
        Assert.NotNull(wrong);
        Assert.False(wrong.HasTrueCheckSign);
    }

    [Fact]
    public void The_check_sign_finds_every_single_wrong_sign() =>
        AnyReceipt.Sample(
            receipt =>
            {
                var signs = receipt.Reveal().Replace("-", "", StringComparison.Ordinal);
                return Enumerable.Range(0, Receipt.Signs).All(at => Alphabet.Where(sign => sign != signs[at]).All(sign =>
                    Receipt.Read(signs[..at] + sign + signs[(at + 1)..]) is { HasTrueCheckSign: false }));
            },
            iter: 100);

    [Fact]
    public void The_check_sign_finds_nearly_every_swap_of_neighbours()
    {
        var (swaps, found) = (0, 0);
        foreach (var a in Alphabet)
        {
            foreach (var b in Alphabet.Where(sign => sign != a))
            {
                var right = WithCheckSign($"000000000000000{a}{b}00");
                var swapped = right.Remove(15, 2).Insert(15, $"{b}{a}");
                swaps++;
                found += Receipt.Read(swapped)!.HasTrueCheckSign ? 0 : 1;
            }
        }

        // Luhn's one blind spot: the first and the last sign of the alphabet (0 and Z) swapped.
        Assert.Equal(swaps - 2, found);
    }

    [Fact]
    public void A_receipt_inside_a_story_is_found() =>
        Gen.Select(AnyReceipt, Before, After).Where(told => HasShape(told.Item1)).Sample((receipt, before, after) =>
            Receipt.IsIn(before + receipt.Reveal() + after));

    [Fact]
    public void A_receipt_typed_anyhow_inside_a_story_is_found() =>
        Gen.Select(AnyReceipt, Before, After, Gen.OneOf(" ", "", " - ", "\n", "—", "_", "."), Gen.Bool)
            .Where(told => HasShape(told.Item1))
            .Sample((receipt, before, after, gap, lower) =>
            {
                var typed = receipt.Reveal().Replace("-", gap, StringComparison.Ordinal);
                return Receipt.IsIn(before + (lower ? typed.ToLowerInvariant() : typed) + after);
            });

    [Fact]
    public void A_receipt_as_shown_is_found_even_run_together_with_words() =>
        Gen.Select(AnyReceipt, Gen.OneOf("чек", "code", "1"), Gen.OneOf("спасибо", "thanks", "2")).Sample((receipt, before, after) =>
            Receipt.IsIn(before + receipt.Reveal() + after));

    [Fact]
    public void A_receipt_in_other_groups_is_found_where_letters_and_digits_mix()
    {
        var receipt = WithCheckSign("7K3M9QX2BD5WPZ4HA8C");
        foreach (var typed in new[]
        {
            $"{receipt[..5]} {receipt[5..10]} {receipt[10..15]} {receipt[15..]}",
            $"{receipt[..4]}-{receipt[4..6]}\n{receipt[6..8]}-{receipt[8..]}",
            string.Join(' ', receipt.ToCharArray()),
        })
        {
            Assert.True(Receipt.IsIn($"my receipt: {typed}!"));
        }
    }

    [Fact]
    public void Twenty_signs_with_a_wrong_check_sign_are_no_receipt()
    {
        var right = WithCheckSign("7K3M9QX2BD5WPZ4HA8C");
        var wrong = right[..^1] + Alphabet.First(sign => sign != right[^1]);
        Assert.False(Receipt.IsIn($"see {wrong}"));
    }

    /// <summary>A chance in 32 of a fitting check sign must not have a story refused: each story is shifted through all its windows.</summary>
    [Fact]
    public void Ordinary_stories_hold_none()
    {
        foreach (var story in Stories)
        {
            var words = story.Split(' ');
            for (var skip = 0; skip < words.Length; skip++)
            {
                Assert.False(Receipt.IsIn(string.Join(' ', words[skip..])));
            }
        }
    }

    [Fact]
    public void An_account_number_of_Kazakhstan_is_never_taken_for_a_receipt() =>
        Gen.Select(Gen.Int[0, 999], Gen.String[Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"], 13, 13], Gen.Bool).Sample((bank, account, grouped) =>
        {
            var iban = Iban($"{bank:D3}{account}");
            var text = grouped ? string.Join(' ', iban.Chunk(4).Select(four => new string(four))) : iban;
            return !Receipt.IsIn($"Счёт {text}, банк");
        });

    [Fact]
    public void Numbers_alone_are_never_taken_for_a_receipt() =>
        Gen.String[Gen.Char['0', '9'], 20, 20].Sample(digits => !Receipt.IsIn(digits));

    [Fact]
    public void No_text_at_all_makes_it_throw()
    {
        var signs = Gen.Char["0OКк1Z- \n–.\uD83D\uDE00\u0301\u200B,Ж"];
        Gen.OneOf(Gen.String, Gen.String[signs, 0, 400]).Sample(text =>
        {
            _ = Receipt.Read(text);
            _ = Receipt.IsIn(text);
        });
    }

    /// <summary>Stories are long and come from strangers: no start may cost more than one receipt's length.</summary>
    [Fact]
    public void A_receipt_is_found_behind_a_hundred_thousand_false_starts()
    {
        var hostile = string.Concat(Enumerable.Repeat("A1- ", 100_000));
        Assert.False(Receipt.IsIn(hostile + "U"));
        Assert.True(Receipt.IsIn(hostile + "U " + Receipt.FromEntropy(new byte[12]).Reveal()[..^4] + "oooo"));
    }

    [Fact]
    public void Equal_receipts_are_equal_and_print_nothing()
    {
        var receipt = Receipt.FromEntropy(new byte[12]);
        var same = Receipt.Read("oooo OOOO 0000 ОООО оооо")!;
        Assert.Equal(receipt, same);
        Assert.Equal(receipt.GetHashCode(), same.GetHashCode());
        Assert.Equal(receipt.ToKeyMaterial(), same.ToKeyMaterial());
        Assert.NotEqual(receipt, Receipt.FromEntropy([.. new byte[11], 2]));
        Assert.DoesNotContain("0", receipt.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0", $"{receipt}", StringComparison.Ordinal);
    }

    [Fact]
    public void Key_material_is_the_twenty_signs() =>
        AnyReceipt.Sample(receipt => System.Text.Encoding.ASCII.GetString(receipt.ToKeyMaterial()) == receipt.Reveal().Replace("-", "", StringComparison.Ordinal));

    /// <summary>The few receipts of digits alone (one in 10^10), or that are accounts too, are not told from numbers.</summary>
    private static bool HasShape(Receipt receipt) =>
        receipt.Reveal().Any(char.IsLetter) && !receipt.Reveal().StartsWith("KZ", StringComparison.Ordinal);

    private static string WithCheckSign(string body) =>
        Alphabet.Select(sign => body + sign).Single(signs => Receipt.Read(signs)!.HasTrueCheckSign);

    /// <summary>ISO 13616: the country and 00 moved to the end, letters as 10 to 35, 98 minus the rest by 97.</summary>
    private static string Iban(string bban)
    {
        var digits = string.Concat((bban + "KZ00").Select(sign => char.IsAsciiDigit(sign) ? $"{sign}" : $"{sign - 'A' + 10}"));
        var check = 98 - (int)(System.Numerics.BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) % 97);
        return $"KZ{check:D2}{bban}";
    }
}
