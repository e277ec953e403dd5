using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Geralt;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Desk;

/// <summary>
/// Seals the desk's own rows: members, errands, invitations, and the bells of reporters, which have a key of their own. Every row opens
/// only under its own id; what does not open, whatever the reason, is null. A row's size tells nothing of it. The desk key must
/// outlive this. Thread-safe. The formats are in <c>docs/sealing.md</c>.
/// </summary>
public sealed class DeskSealer(DeskKey key)
{
    private const int KeySize = XChaCha20Poly1305.KeySize;
    private const int TokenSize = 16;
    private const int MemberIdSize = 4;
    private const int BellIdSize = 16;

    /// <summary>All of the desk's rows have this padded size: the longest name and the longest errand fit.</summary>
    private const int RowSize = 4 * 1024;

    private readonly byte[]? nonce;

    /// <summary>With one nonce for all, for test vectors.</summary>
    internal DeskSealer(DeskKey key, byte[] nonce) : this(key) => this.nonce = nonce;

    /// <summary>The token of an invitation's link: 32 hex digits, 128 random bits. Whoever has it joins the desk: never store it.</summary>
    public static string NewToken() => RandomHex.New(TokenSize);

    /// <summary>64 hex digits under which the token's invitation is kept; they do not lead back to the token.</summary>
    public static string InviteId(string token) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Labels.DeskInvitation, .. Encoding.UTF8.GetBytes(token)]));

    /// <summary>Eight random hex digits: the store tells when they are taken.</summary>
    public static string NewMemberId() => RandomHex.New(MemberIdSize);

    /// <summary>32 hex digits under which a ticket's bell is kept, if there is one; only the ticket's data key yields them.</summary>
    public static string BellId(TicketSecret secret)
    {
        Span<byte> id = stackalloc byte[BellIdSize];
        Labels.Expand(secret.DataKey, Labels.TicketBell, id);
        return Convert.ToHexStringLower(id);
    }

    /// <summary>Opens under <see cref="Member.Id"/>.</summary>
    public byte[] SealMember(Member member, ChatAddress chat) =>
        Seal(
            MemberPlace(member.Id),
            new(member.Id, member.Role, member.Affiliation, member.Name, member.Language, chat.Value),
            DeskJson.Default.SealedMember);

    public (Member Member, ChatAddress Chat)? OpenMember(string id, byte[] bytes) =>
        Open(MemberPlace(id), bytes, DeskJson.Default.SealedMember) is { } opened && opened.Id == id
            ? (new(id, opened.Role, opened.Affiliation, opened.Name, opened.Language), new ChatAddress(opened.Chat))
            : null;

    public byte[] SealErrand(string id, Errand errand) =>
        Seal(ErrandPlace(id), new(errand.Chat.Value, errand.Messages, errand.Due, errand.Shown), DeskJson.Default.SealedErrand);

    public Errand? OpenErrand(string id, byte[] bytes) =>
        Open(ErrandPlace(id), bytes, DeskJson.Default.SealedErrand) is { } opened
            ? new(new ChatAddress(opened.Chat), opened.Messages, opened.Due) { Shown = opened.Shown }
            : null;

    /// <param name="id">See <see cref="InviteId"/>.</param>
    public byte[] SealInvitation(string id, Invitation invitation) =>
        Seal(InvitationPlace(id), invitation, DeskJson.Default.Invitation);

    public Invitation? OpenInvitation(string id, byte[] bytes) => Open(InvitationPlace(id), bytes, DeskJson.Default.Invitation);

    /// <param name="id">See <see cref="BellId"/>.</param>
    public byte[] SealBell(string id, Bell bell) =>
        Seal(BellPlace(id), new(bell.Chat.Value, bell.Language, bell.Until), DeskJson.Default.SealedBell);

    public Bell? OpenBell(string id, byte[] bytes) =>
        Open(BellPlace(id), bytes, DeskJson.Default.SealedBell) is { } opened
            ? new(new ChatAddress(opened.Chat), opened.Language, opened.Until)
            : null;

    private static Place MemberPlace(string id) => new(Purpose.Member, id, "desk", "member");

    private static Place ErrandPlace(string id) => new(Purpose.Errand, id, "desk", "errand");

    private static Place InvitationPlace(string id) => new(Purpose.Invitation, id, "desk", "invitation");

    private static Place BellPlace(string id) => new(Purpose.Bell, id, "desk", "bell");

    private static int SizeOf(in Place place) => place.Purpose is Purpose.Bell ? TextPadding.Smallest : RowSize;

    private byte[] Seal<T>(in Place place, T value, JsonTypeInfo<T> type)
    {
        Span<byte> sealing = stackalloc byte[KeySize];
        Derive(place, sealing);
        var box = SealedText.Seal(sealing, place, value, type, nonce, SizeOf(place));
        SecureMemory.ZeroMemory(sealing);
        return box;
    }

    private T? Open<T>(in Place place, byte[] box, JsonTypeInfo<T> type)
        where T : class
    {
        Span<byte> sealing = stackalloc byte[KeySize];
        Derive(place, sealing);
        _ = SealedText.TryOpen(sealing, place, box, type, out var value, SizeOf(place));
        SecureMemory.ZeroMemory(sealing);
        return value;
    }

    private void Derive(in Place place, Span<byte> sealing) =>
        key.Derive(place.Purpose is Purpose.Bell ? Labels.DeskBell : Labels.DeskSeal, sealing);
}
