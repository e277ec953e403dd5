using System.Security.Cryptography;
using Geralt;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Receipts;

/// <summary>
/// What one receipt yields: where its ticket is found, the key pair that opens it, the nonce of its commitment. Dispose zeroes it.
/// </summary>
/// <remarks>
/// <c>k = Argon2id(receipt's 20 signs, installation salt, 16 MiB, 2 passes)</c>, then HKDF-Expand by label. The 95 random bits carry
/// the security; a heavier function would only hand strangers a way to exhaust the server.
/// </remarks>
public sealed class ReceiptKeys : IDisposable
{
    /// <summary>Bytes of the installation salt: random, made once, not secret, the same for every receipt of the installation.</summary>
    public const int SaltSize = Argon2id.SaltSize;

    public const int Argon2Memory = 16 * 1024 * 1024;
    public const int Argon2Passes = 2;

    /// <summary>Bytes of <see cref="Lookup"/> before hex.</summary>
    public const int LookupSize = 16;

    public const int NonceSize = 32;

    private readonly byte[] privateKey = GC.AllocateArray<byte>(XWing.PrivateKeySize, pinned: true);
    private bool disposed;

    private ReceiptKeys(ReadOnlySpan<byte> key)
    {
        Span<byte> lookup = stackalloc byte[LookupSize];
        Labels.Expand(key, Labels.ReceiptLookup, lookup);
        Lookup = Convert.ToHexStringLower(lookup);

        Span<byte> seed = stackalloc byte[XWing.SeedSize];
        Labels.Expand(key, Labels.ReceiptKeyPair, seed);
        XWing.GenerateKeyPair(PublicKey, privateKey, seed);
        SecureMemory.ZeroMemory(seed);

        Labels.Expand(key, Labels.ReceiptNonce, CommitmentNonce);
    }

    /// <summary>32 hex digits under which the ticket is kept.</summary>
    public string Lookup { get; }

    /// <summary>The reporter's X-Wing public key, 1216 bytes: what <see cref="KeyWrap.Reporter"/>'s copy of a data key is wrapped to.</summary>
    public byte[] PublicKey { get; } = new byte[XWing.PublicKeySize];

    /// <summary>The reporter's X-Wing private key, 32 bytes.</summary>
    public ReadOnlySpan<byte> PrivateKey
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return privateKey;
        }
    }

    /// <summary>32 bytes for <see cref="Commitments.Commit"/>.</summary>
    public byte[] CommitmentNonce { get; } = new byte[NonceSize];

    /// <summary>Takes about 20 ms of one core and 16 MiB, for every receipt, known or not.</summary>
    /// <param name="installationSalt"><see cref="SaltSize"/> bytes.</param>
    public static ReceiptKeys Derive(Receipt receipt, byte[] installationSalt)
    {
        var signs = receipt.ToKeyMaterial();
        Span<byte> key = stackalloc byte[Argon2id.KeySize];
        try
        {
            Argon2id.DeriveKey(key, signs, installationSalt, Argon2Passes, Argon2Memory);
            return new(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(signs);
            SecureMemory.ZeroMemory(key);
        }
    }

    /// <summary>A new installation's salt.</summary>
    public static byte[] NewSalt()
    {
        var salt = new byte[SaltSize];
        SecureRandom.Fill(salt);
        return salt;
    }

    /// <summary>The ticket's secret, if <paramref name="wrapped"/> is its data key wrapped for this receipt.</summary>
    public TicketSecret? Unwrap(TicketId ticket, byte[] wrapped) => KeyWrap.UnwrapKey(ticket, wrapped, PrivateKey, KeyWrap.Reporter);

    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(privateKey);
        CryptographicOperations.ZeroMemory(CommitmentNonce);
    }
}
