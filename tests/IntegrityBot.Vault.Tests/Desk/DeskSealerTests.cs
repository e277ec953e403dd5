using System.Text;
using CsCheck;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Desk;

public sealed class DeskSealerTests : IDisposable
{
    private static readonly Member Someone = new("0a1b2c3d", Role.Lead, "uni-centre", "Қоңыр түлкі", Language.Kk);
    private static readonly DateTimeOffset Due = new(2025, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bell Rung = new(Some.Chat(7), Language.Ru, new DateOnly(2025, 6, 30));
    private static readonly Invitation Invited = new(Role.Moderator, null, "Ақ қайың", "0a1b2c3d", Due);

    private static readonly Gen<Member> Members = Gen.Select(
        Gen.Enum<Role>(), Gen.String[Gen.Char.AlphaNumeric, 0, 60].Null(),
        Gen.String[0, Member.MaxName].Select(name => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name))), Gen.Enum<Language>(),
        (role, affiliation, name, language) => new Member(DeskSealer.NewMemberId(), role, affiliation, name, language));

    private readonly TemporaryFolder folder = new();
    private readonly DeskKey key;
    private readonly DeskKey otherKey;
    private readonly DeskSealer sealer;

    public DeskSealerTests()
    {
        key = DeskKey.Create(folder.At("keys/desk.key"));
        otherKey = DeskKey.Create(folder.At("keys/other.key"));
        sealer = new(key);
    }

    [Fact]
    public void Any_member_comes_back_as_he_was_and_every_sealed_member_has_one_size() =>
        Gen.Select(Members, Gen.Long).Sample((member, chat) =>
        {
            var box = sealer.SealMember(member, Some.Chat(chat));
            return sealer.OpenMember(member.Id, box) is var (opened, where) && opened == member && where.Equals(Some.Chat(chat)) && box.Length == 4096 + Box.Overhead;
        });

    [Fact]
    public void Any_errand_comes_back_as_it_was_and_every_sealed_errand_has_one_size() =>
        Gen.Select(Gen.Long, Gen.Int.Array[0, Errand.MaxMessages], Gen.DateTimeOffset).Sample((chat, messages, due) =>
        {
            var box = sealer.SealErrand("e1", new Errand(Some.Chat(chat), [.. messages], due) { Shown = due });
            return sealer.OpenErrand("e1", box) is { } errand && errand.Shown == due && errand.Chat.Equals(Some.Chat(chat)) &&
                errand.Messages.SequenceEqual(messages) && errand.Due == due && box.Length == 4096 + Box.Overhead;
        });

    [Fact]
    public void The_longest_errand_has_the_size_of_the_shortest()
    {
        var longest = new Errand(Some.Chat(long.MinValue), [.. Enumerable.Repeat(int.MinValue, Errand.MaxMessages)], DateTimeOffset.MaxValue)
        {
            Shown = DateTimeOffset.MaxValue,
        };
        var shortest = new Errand(Some.Chat(0), [], Due);
        Assert.Equal(sealer.SealErrand("e1", shortest).Length, sealer.SealErrand("e1", longest).Length);
    }

    [Fact]
    public void An_errand_of_more_messages_is_larger_and_whole()
    {
        var errand = new Errand(Some.Chat(7), [.. Enumerable.Range(1_000_000, 2_000)], Due);
        Assert.Equal(errand.Messages, sealer.OpenErrand("e1", sealer.SealErrand("e1", errand))!.Messages);
    }

    [Fact]
    public void Any_invitation_comes_back_as_it_was_and_every_sealed_one_has_one_size() =>
        Members.Sample(member =>
        {
            var invitation = new Invitation(member.Role, member.Affiliation, member.Name, member.Id, Due);
            var box = sealer.SealInvitation("i1", invitation);
            return sealer.OpenInvitation("i1", box) == invitation && box.Length == 4096 + Box.Overhead;
        });

    [Fact]
    public void Any_bell_comes_back_as_it_was_and_every_sealed_bell_has_one_size() =>
        Gen.Select(Gen.Long, Gen.Enum<Language>(), Gen.Int[0, 3_000_000]).Sample((chat, language, day) =>
        {
            var bell = new Bell(Some.Chat(chat), language, DateOnly.FromDayNumber(day));
            var box = sealer.SealBell("b1", bell);
            return sealer.OpenBell("b1", box) == bell && box.Length == 1024 + Box.Overhead;
        });

    [Fact]
    public void Nothing_opens_under_another_id()
    {
        Assert.Null(sealer.OpenMember("0a1b2c3e", sealer.SealMember(Someone, Some.Chat(7))));
        Assert.Null(sealer.OpenErrand("e2", sealer.SealErrand("e1", new(Some.Chat(7), [1], Due))));
        Assert.Null(sealer.OpenInvitation("i2", sealer.SealInvitation("i1", Invited)));
        Assert.Null(sealer.OpenBell("b2", sealer.SealBell("b1", Rung)));
    }

    [Fact]
    public void Nothing_opens_with_another_desk_key()
    {
        var other = new DeskSealer(otherKey);
        Assert.Null(other.OpenMember(Someone.Id, sealer.SealMember(Someone, Some.Chat(7))));
        Assert.Null(other.OpenErrand("e1", sealer.SealErrand("e1", new(Some.Chat(7), [1], Due))));
        Assert.Null(other.OpenInvitation("i1", sealer.SealInvitation("i1", Invited)));
        Assert.Null(other.OpenBell("b1", sealer.SealBell("b1", Rung)));
    }

    [Fact]
    public void Nothing_opens_as_anything_else()
    {
        byte[][] boxes =
        [
            sealer.SealMember(Someone, Some.Chat(7)), sealer.SealErrand(Someone.Id, new(Some.Chat(7), [1], Due)),
            sealer.SealInvitation(Someone.Id, Invited), sealer.SealBell(Someone.Id, Rung),
        ];
        foreach (var purpose in (byte[])[6, 7, 8, 9])
        {
            foreach (var box in boxes)
            {
                // Even with the header of the other kind.
                var isTrue = box[1] == purpose;
                byte[] renamed = [box[0], purpose, .. box[2..]];
                Assert.Equal(isTrue && purpose == 6, sealer.OpenMember(Someone.Id, renamed) is not null);
                Assert.Equal(isTrue && purpose == 7, sealer.OpenErrand(Someone.Id, renamed) is not null);
                Assert.Equal(isTrue && purpose == 8, sealer.OpenInvitation(Someone.Id, renamed) is not null);
                Assert.Equal(isTrue && purpose == 9, sealer.OpenBell(Someone.Id, renamed) is not null);
            }
        }
    }

    [Fact]
    public void Every_changed_byte_and_every_shorter_box_is_null()
    {
        var box = sealer.SealBell("b1", Rung);
        for (var at = 0; at < box.Length; at++)
        {
            box[at] ^= (byte)(1 << (at % 8));
            Assert.Null(sealer.OpenBell("b1", box));
            box[at] ^= (byte)(1 << (at % 8));
            Assert.Null(sealer.OpenBell("b1", box[..at]));
        }

        Assert.NotNull(sealer.OpenBell("b1", box));
    }

    [Fact]
    public void Chat_ids_do_not_print()
    {
        Assert.Equal("Errand", new Errand(Some.Chat(123_456), [654_321], Due).ToString());
        Assert.Equal("Bell", Rung.ToString());
    }

    [Fact]
    public void A_chat_has_one_tag_under_one_desk_key()
    {
        Assert.Matches("^[0-9a-f]{32}$", key.ChatTag(Some.Chat(7)));
        Assert.Equal(key.ChatTag(Some.Chat(7)), key.ChatTag(Some.Chat(7)));
        Assert.NotEqual(key.ChatTag(Some.Chat(7)), key.ChatTag(Some.Chat(8)));
        Assert.NotEqual(key.ChatTag(Some.Chat(7)), otherKey.ChatTag(Some.Chat(7)));
        using var loaded = DeskKey.Load(folder.At("keys/desk.key"));
        Assert.Equal(key.ChatTag(Some.Chat(7)), loaded.ChatTag(Some.Chat(7)));
    }

    [Fact]
    public void A_disposed_key_tags_and_seals_nothing()
    {
        var box = sealer.SealBell("b1", Rung);
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.ChatTag(Some.Chat(7)));
        Assert.Throws<ObjectDisposedException>(() => sealer.SealBell("b1", Rung));
        Assert.Throws<ObjectDisposedException>(() => sealer.OpenBell("b1", box));
    }

    [Fact]
    public void Tokens_fit_a_start_link_do_not_repeat_and_are_never_taken_for_a_receipt()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 5_000; i++)
        {
            var token = DeskSealer.NewToken();
            Assert.Matches("^[0-9a-f]{32}$", token);
            Assert.True(seen.Add(token));
            Assert.False(Receipt.IsIn(token));
            Assert.False(Receipt.IsIn($"/start {token}"));
            Assert.False(Receipt.IsIn($"/start i_{token}"));
            Assert.Null(Receipt.Read(token));
        }
    }

    [Fact]
    public void An_invitations_id_comes_from_its_token_and_does_not_show_it()
    {
        var token = DeskSealer.NewToken();
        Assert.Matches("^[0-9a-f]{64}$", DeskSealer.InviteId(token));
        Assert.Equal(DeskSealer.InviteId(token), DeskSealer.InviteId(token));
        Assert.NotEqual(DeskSealer.InviteId(token), DeskSealer.InviteId(DeskSealer.NewToken()));
        Assert.DoesNotContain(token, DeskSealer.InviteId(token), StringComparison.Ordinal);
    }

    [Fact]
    public void Member_ids_are_eight_random_digits()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => DeskSealer.NewMemberId()).ToList();
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{8}$", id));
        Assert.True(ids.Distinct(StringComparer.Ordinal).Count() > 990);
    }

    [Fact]
    public void A_bells_id_comes_from_the_tickets_data_key_alone()
    {
        var secret = TicketSealer.New();
        Assert.Matches("^[0-9a-f]{32}$", DeskSealer.BellId(secret));
        Assert.Equal(DeskSealer.BellId(secret), DeskSealer.BellId(secret with { Ticket = TicketSealer.New().Ticket }));
        Assert.NotEqual(DeskSealer.BellId(secret), DeskSealer.BellId(secret with { DataKey = TicketSealer.New().DataKey }));
    }

    public void Dispose()
    {
        key.Dispose();
        otherKey.Dispose();
        folder.Dispose();
    }
}
