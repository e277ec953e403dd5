using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Geralt;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Vault.Sealing;

/// <summary>
/// Makes what a ticket needs and seals its fields. Every field opens only in its own ticket and place; what does not open throws
/// <see cref="SealBrokenException"/>. The formats are in <c>docs/sealing.md</c>.
/// </summary>
public static class TicketSealer
{
    internal const string Kind = "ticket";

    private const int KeySize = XChaCha20Poly1305.KeySize;
    private const int NumberSigns = 6;

    /// <summary>Crockford's base 32 without A, E and Y: no number spells a word.</summary>
    private const string NumberAlphabet = "0123456789BCDFGHJKMNPQRSTVWXZ";

    /// <summary>A new ticket's id and data key.</summary>
    public static TicketSecret New()
    {
        var key = new byte[KeySize];
        SecureRandom.Fill(key);
        return new(new TicketId(RandomHex.New(16)), key);
    }

    public static FileId NewFileId() => new(RandomHex.New(8));

    /// <summary>Six random signs (29 to the sixth, about 595 million): the store tells when one is taken.</summary>
    public static string NewNumber() =>
        string.Create(NumberSigns, 0, static (signs, _) =>
        {
            foreach (ref var sign in signs)
            {
                sign = NumberAlphabet[SecureRandom.GetInt32(NumberAlphabet.Length)];
            }
        });

    public static byte[] SealContent(TicketSecret secret, TicketContent content) => SealContent(secret, content, default);

    /// <exception cref="SealBrokenException">The bytes are not this ticket's content.</exception>
    public static TicketContent OpenContent(TicketSecret secret, byte[] bytes) =>
        Open(secret, ContentPlace(secret), bytes, SessionJson.Default.TicketContent);

    /// <param name="version">The version of the ticket's row these messages are written with: an older dialogue does not open under a newer one.</param>
    public static byte[] SealDialogue(TicketSecret secret, ImmutableArray<TicketMessage> messages, int version) =>
        SealDialogue(secret, messages, version, default);

    /// <exception cref="SealBrokenException">The bytes are not this ticket's dialogue at this version.</exception>
    public static ImmutableArray<TicketMessage> OpenDialogue(TicketSecret secret, byte[] bytes, int version) =>
        Open(secret, DialoguePlace(secret, version), bytes, SessionJson.Default.ImmutableArrayTicketMessage);

    /// <param name="version">The version of the ticket's row it is written with, as of the dialogue.</param>
    public static byte[] SealWork(TicketSecret secret, Casework work, int version) => SealWork(secret, work, version, default);

    /// <exception cref="SealBrokenException">The bytes are not this ticket's casework at this version.</exception>
    public static Casework OpenWork(TicketSecret secret, byte[] bytes, int version) =>
        Whole(Open(secret, WorkPlace(secret, version), bytes, SessionJson.Default.Casework));

    internal static byte[] SealContent(TicketSecret secret, TicketContent content, ReadOnlySpan<byte> nonce) =>
        Seal(secret, ContentPlace(secret), content, SessionJson.Default.TicketContent, nonce);

    internal static byte[] SealDialogue(
        TicketSecret secret, ImmutableArray<TicketMessage> messages, int version, ReadOnlySpan<byte> nonce) =>
        Seal(secret, DialoguePlace(secret, version), messages, SessionJson.Default.ImmutableArrayTicketMessage, nonce);

    internal static byte[] SealWork(TicketSecret secret, Casework work, int version, ReadOnlySpan<byte> nonce) =>
        Seal(secret, WorkPlace(secret, version), work, SessionJson.Default.Casework, nonce);

    internal static void SealingKey(TicketSecret secret, Span<byte> key) => Labels.Expand(secret.DataKey, Labels.TicketSeal, key);

    private static Place ContentPlace(TicketSecret secret) => new(Purpose.TicketField, secret.Ticket.Value, Kind, "content");

    private static Place DialoguePlace(TicketSecret secret, int version) =>
        new(Purpose.TicketField, secret.Ticket.Value, Kind, "dialogue", version);

    private static Place WorkPlace(TicketSecret secret, int version) =>
        new(Purpose.TicketField, secret.Ticket.Value, Kind, "work", version);

    /// <summary>Generated JSON code forgets the initial values of what is absent: a list that a later version brought would be none at all.</summary>
    private static Casework Whole(Casework work) => work with
    {
        Excluded = OrEmpty(work.Excluded),
        SteppedOut = OrEmpty(work.SteppedOut),
        Labels = OrEmpty(work.Labels),
        Notes = OrEmpty(work.Notes),
        History = OrEmpty(work.History),
        Duplicates = OrEmpty(work.Duplicates),
        Passings = OrEmpty(work.Passings),
        Marked = OrEmpty(work.Marked),
    };

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    private static byte[] Seal<T>(TicketSecret secret, in Place place, T value, JsonTypeInfo<T> type, ReadOnlySpan<byte> nonce)
    {
        Span<byte> key = stackalloc byte[KeySize];
        SealingKey(secret, key);
        var box = SealedText.Seal(key, place, value, type, nonce);
        SecureMemory.ZeroMemory(key);
        return box;
    }

    private static T Open<T>(TicketSecret secret, in Place place, byte[] box, JsonTypeInfo<T> type)
    {
        Span<byte> key = stackalloc byte[KeySize];
        SealingKey(secret, key);
        var opened = SealedText.TryOpen(key, place, box, type, out var value);
        SecureMemory.ZeroMemory(key);
        return opened ? value! : throw new SealBrokenException();
    }
}
