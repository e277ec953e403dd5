using System.Security.Cryptography;

namespace IntegrityBot.Vault.Sealing;

/// <summary>
/// The labels that keep keys of one source apart (HKDF-SHA256's <c>info</c>, RFC 5869). A label is part of the format: it never
/// changes, a new meaning gets a new one.
/// </summary>
internal static class Labels
{
    public static ReadOnlySpan<byte> TicketSeal => "integritybot/1/ticket/seal"u8;

    public static ReadOnlySpan<byte> TicketFileKey => "integritybot/1/ticket/file-key"u8;

    public static ReadOnlySpan<byte> KeyWrap => "integritybot/1/ticket/wrap"u8;

    public static ReadOnlySpan<byte> Commitment => "integritybot/1/ticket/commitment"u8;

    public static ReadOnlySpan<byte> ReceiptLookup => "integritybot/1/receipt/lookup"u8;

    public static ReadOnlySpan<byte> ReceiptKeyPair => "integritybot/1/receipt/key-pair"u8;

    public static ReadOnlySpan<byte> ReceiptNonce => "integritybot/1/receipt/commitment-nonce"u8;

    public static ReadOnlySpan<byte> SessionId => "integritybot/1/session/id"u8;

    public static ReadOnlySpan<byte> SessionSeal => "integritybot/1/session/seal"u8;

    public static ReadOnlySpan<byte> DeskKeyId => "integritybot/1/desk/id"u8;

    public static ReadOnlySpan<byte> DeskSeal => "integritybot/1/desk/seal"u8;

    public static ReadOnlySpan<byte> DeskChatTag => "integritybot/1/desk/chat-tag"u8;

    public static ReadOnlySpan<byte> DeskInvitation => "integritybot/1/desk/invitation"u8;

    public static ReadOnlySpan<byte> DeskBell => "integritybot/1/desk/bell"u8;

    public static ReadOnlySpan<byte> TicketBell => "integritybot/1/ticket/bell"u8;

    public static ReadOnlySpan<byte> TicketAudit => "integritybot/1/ticket/audit"u8;

    public static ReadOnlySpan<byte> AuditRow => "integritybot/1/audit/row"u8;

    public static ReadOnlySpan<byte> SaltFolder => "integritybot/1/salt-folder"u8;

    /// <summary>Fills <paramref name="key"/> from a uniformly random source of at least 32 bytes, so HKDF's extract step is not needed.</summary>
    public static void Expand(ReadOnlySpan<byte> source, ReadOnlySpan<byte> label, Span<byte> key) =>
        HKDF.Expand(HashAlgorithmName.SHA256, source, key, label);
}
