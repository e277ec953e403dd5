using System.Buffers.Binary;
using System.Security.Cryptography;
using Geralt;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Sessions;

/// <summary>The two sealed fields of a session's row.</summary>
public enum SessionPart
{
    Record,

    /// <summary>A step that can open a filed ticket, apart so that it can be dropped without opening anything.</summary>
    OpenTicket,
}

/// <summary>
/// One chat's session under one day's salt: <c>id = HMAC-SHA256(salt, chat id)</c>, <c>key = HKDF(salt, chat id)</c>. Without the salt
/// neither leads to a chat, and without the chat id the salt opens nothing. Lives for one turn; Dispose zeroes the key.
/// </summary>
public sealed class SessionKey : IDisposable
{
    private const string Kind = "session";
    private const int IdSize = 16;

    private readonly byte[] key = new byte[XChaCha20Poly1305.KeySize];
    private bool disposed;

    internal SessionKey(ReadOnlySpan<byte> salt, DateOnly saltDay, long chat)
    {
        SaltDay = saltDay;

        Span<byte> named = stackalloc byte[Labels.SessionSeal.Length + sizeof(long)];
        Labels.SessionSeal.CopyTo(named);
        BinaryPrimitives.WriteInt64BigEndian(named[Labels.SessionSeal.Length..], chat);
        Labels.Expand(salt, named, key);

        named = named[..(Labels.SessionId.Length + sizeof(long))];
        Labels.SessionId.CopyTo(named);
        BinaryPrimitives.WriteInt64BigEndian(named[Labels.SessionId.Length..], chat);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(salt, named, mac);
        Id = Convert.ToHexStringLower(mac[..IdSize]);
        CryptographicOperations.ZeroMemory(named);
    }

    /// <summary>32 hex digits under which the session is kept.</summary>
    public string Id { get; }

    public DateOnly SaltDay { get; }

    /// <summary>Pads to 1, 4, 16 or a multiple of 64 KiB and seals.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, SessionPart part) => Seal(plain, part, default);

    /// <summary>Null when the bytes are not this part of this session.</summary>
    public byte[]? Open(ReadOnlySpan<byte> bytes, SessionPart part) => SealedText.Open(Key, PlaceOf(part), bytes);

    public byte[] Seal(SessionRecord record) =>
        SealedText.Seal(Key, PlaceOf(SessionPart.Record), record, SessionJson.Default.SessionRecord);

    /// <summary>Null when the bytes are not this session's record, or one this program does not understand.</summary>
    public SessionRecord? Open(ReadOnlySpan<byte> bytes) =>
        SealedText.TryOpen(Key, PlaceOf(SessionPart.Record), bytes, SessionJson.Default.SessionRecord, out var record) ? record : null;

    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(key);
    }

    internal byte[] Seal(ReadOnlySpan<byte> plain, SessionPart part, ReadOnlySpan<byte> nonce) =>
        SealedText.Seal(Key, PlaceOf(part), plain, nonce);

    private ReadOnlySpan<byte> Key
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return key;
        }
    }

    private Place PlaceOf(SessionPart part) =>
        new(Purpose.Session, Id, Kind, part is SessionPart.Record ? "record" : "open-ticket");
}

/// <summary>One chat's keys for one turn.</summary>
/// <param name="Today">Under this key the session is sealed.</param>
/// <param name="Yesterday">Under this it may still lie from the day before; null when that day had no salt.</param>
public sealed record SessionKeys(SessionKey Today, SessionKey? Yesterday) : IDisposable
{
    public void Dispose()
    {
        Today.Dispose();
        Yesterday?.Dispose();
    }
}
