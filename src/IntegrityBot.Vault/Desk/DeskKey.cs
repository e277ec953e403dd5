using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Geralt;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Desk;

/// <summary>
/// The desk's X-Wing key pair: with it the server can open every ticket. It lies in a file of its own, never in the database or a
/// backup of it. Whoever loses it loses all reports. The private key is in locked, guarded memory until Dispose. Thread-safe.
/// </summary>
public sealed class DeskKey : IDisposable
{
    /// <summary>Argon2id of a passphrase: people choose it, so it costs more than a receipt's.</summary>
    public const int PassphraseMemory = 256 * 1024 * 1024;

    public const int PassphrasePasses = 3;

    private const int IdSize = 8;
    private const int ChatTagSize = 16;
    private const int MaxFileSize = 64 * 1024;

    private readonly Lock gate = new();
    private readonly GuardedHeapAllocation privateKey = new(XWing.PrivateKeySize);
    private bool disposed;

    private DeskKey(ReadOnlySpan<byte> privateKey, bool isUnderPassphrase)
    {
        IsUnderPassphrase = isUnderPassphrase;
        Span<byte> copy = stackalloc byte[XWing.PrivateKeySize];
        XWing.GenerateKeyPair(PublicKey, copy, seed: privateKey);
        copy.CopyTo(this.privateKey.AsSpan());
        SecureMemory.ZeroMemory(copy);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. Labels.DeskKeyId, .. PublicKey], hash);
        Id = Convert.ToHexStringLower(hash[..IdSize]);
    }

    /// <summary>16 hex digits: the start of a hash of the public key.</summary>
    public string Id { get; }

    /// <summary>Whether its file alone opens nothing.</summary>
    public bool IsUnderPassphrase { get; }

    /// <summary>1216 bytes.</summary>
    public byte[] PublicKey { get; } = new byte[XWing.PublicKeySize];

    /// <summary>The recipient under which tickets are wrapped to this key: <c>desk:</c> and <see cref="Id"/>.</summary>
    public string Recipient => KeyWrap.Desk(Id);

    /// <summary>
    /// Makes a key and writes its file (0600), and its folder (0700) if there is none. With a passphrase the file alone opens nothing.
    /// On return file and name are on the disk.
    /// </summary>
    /// <exception cref="DeskKeyException">AlreadyThere, TooOpen (the folder) or Unreadable.</exception>
    public static DeskKey Create(string path, string? passphrase = null)
    {
        if (passphrase is "")
        {
            throw new ArgumentException("An empty passphrase protects nothing.", nameof(passphrase));
        }

        Span<byte> seed = stackalloc byte[XWing.PrivateKeySize];
        SecureRandom.Fill(seed);
        var key = new DeskKey(seed, passphrase is not null);
        try
        {
            DeskKeyDisk.Write(path, ToFile(key, seed, passphrase));
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
        finally
        {
            SecureMemory.ZeroMemory(seed);
        }
    }

    /// <exception cref="DeskKeyException">See <see cref="DeskKeyProblem"/>.</exception>
    public static DeskKey Load(string path, string? passphrase = null)
    {
        var bytes = DeskKeyDisk.Read(path, MaxFileSize);
        Span<byte> seed = stackalloc byte[XWing.PrivateKeySize];
        DeskKeyFile? file = null;
        try
        {
            file = Parse(bytes, path);
            OpenSeed(file, passphrase, path, seed);
            var key = new DeskKey(seed, file.PrivateKey is null);
            if (key.PublicKey.AsSpan().SequenceEqual(file.PublicKey) && key.Id == file.Id)
            {
                return key;
            }

            key.Dispose();
            throw new DeskKeyException(DeskKeyProblem.NotOurs, path);
        }
        finally
        {
            SecureMemory.ZeroMemory(seed);
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(file?.PrivateKey);
        }
    }

    /// <summary>The ticket's secret, if <paramref name="wrapped"/> is its data key wrapped to this desk key.</summary>
    public TicketSecret? Unwrap(TicketId ticket, byte[] wrapped)
    {
        Span<byte> copy = stackalloc byte[XWing.PrivateKeySize];
        Copy(copy);
        var secret = KeyWrap.UnwrapKey(ticket, wrapped, copy, Recipient);
        SecureMemory.ZeroMemory(copy);
        return secret;
    }

    /// <summary>
    /// 32 hex digits that are the same for a chat each time and lead to it only with this key: a member is found by them when he
    /// writes, and a thief who tries every chat id learns nothing.
    /// </summary>
    public string ChatTag(ChatAddress chat)
    {
        Span<byte> key = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Derive(Labels.DeskChatTag, key);
        Span<byte> id = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(id, chat.Value);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, id, mac);
        SecureMemory.ZeroMemory(key);
        SecureMemory.ZeroMemory(id);
        return Convert.ToHexStringLower(mac[..ChatTagSize]);
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            privateKey.Dispose();
        }
    }

    /// <summary>Fills <paramref name="key"/> with a symmetric key of its own for each label. The caller zeroes it.</summary>
    internal void Derive(ReadOnlySpan<byte> label, Span<byte> key)
    {
        Span<byte> copy = stackalloc byte[XWing.PrivateKeySize];
        Copy(copy);
        Labels.Expand(copy, label, key);
        SecureMemory.ZeroMemory(copy);
    }

    private void Copy(Span<byte> to)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            privateKey.AsSpan().CopyTo(to);
        }
    }

    private static byte[] ToFile(DeskKey key, ReadOnlySpan<byte> seed, string? passphrase)
    {
        DeskKeyFile file;
        if (passphrase is null)
        {
            file = new(DeskKeyFile.CurrentFormat, key.Id, key.PublicKey, seed.ToArray(), null, null);
        }
        else
        {
            var salt = new byte[Argon2id.SaltSize];
            SecureRandom.Fill(salt);
            Span<byte> lockKey = stackalloc byte[XChaCha20Poly1305.KeySize];
            PassphraseKey(passphrase, salt, lockKey);
            file = new(DeskKeyFile.CurrentFormat, key.Id, key.PublicKey, null, salt, Box.Seal(lockKey, PlaceOf(key.Id), seed));
            SecureMemory.ZeroMemory(lockKey);
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(file, DeskKeyJson.Default.DeskKeyFile);
        CryptographicOperations.ZeroMemory(file.PrivateKey);
        return bytes;
    }

    private static DeskKeyFile Parse(byte[] bytes, string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(bytes, DeskKeyJson.Default.DeskKeyFile);
            var isWhole = file is { Format: DeskKeyFile.CurrentFormat, Id: not null, PublicKey: not null } &&
                (file.PrivateKey is { Length: XWing.PrivateKeySize } || file is { Salt.Length: Argon2id.SaltSize, SealedKey: not null });
            return isWhole ? file! : throw new DeskKeyException(DeskKeyProblem.NotOurs, path);
        }
        catch (JsonException)
        {
            throw new DeskKeyException(DeskKeyProblem.NotOurs, path); // The cause may quote the file.
        }
    }

    private static void OpenSeed(DeskKeyFile file, string? passphrase, string path, Span<byte> seed)
    {
        if (file.PrivateKey is { } plain)
        {
            plain.CopyTo(seed);
            return;
        }

        if (string.IsNullOrEmpty(passphrase))
        {
            throw new DeskKeyException(DeskKeyProblem.PassphraseNeeded, path);
        }

        Span<byte> lockKey = stackalloc byte[XChaCha20Poly1305.KeySize];
        PassphraseKey(passphrase, file.Salt, lockKey);
        var opened = Box.TryOpen(lockKey, PlaceOf(file.Id), file.SealedKey, seed);
        SecureMemory.ZeroMemory(lockKey);
        if (!opened)
        {
            throw new DeskKeyException(DeskKeyProblem.WrongPassphrase, path);
        }
    }

    /// <summary>Normalised (NFC) first: one keyboard composes й and ё, another does not.</summary>
    private static void PassphraseKey(string passphrase, ReadOnlySpan<byte> salt, Span<byte> key)
    {
        // Through UTF-8 once, so that half a surrogate pair is a sign like any other.
        var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(passphrase)).Normalize());
        Argon2id.DeriveKey(key, bytes, salt, PassphrasePasses, PassphraseMemory);
        CryptographicOperations.ZeroMemory(bytes);
    }

    private static Place PlaceOf(string id) => new(Purpose.DeskKey, id, "desk-key", "private-key");
}
