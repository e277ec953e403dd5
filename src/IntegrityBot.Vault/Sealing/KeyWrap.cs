using System.Security.Cryptography;
using Geralt;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Vault.Sealing;

/// <summary>
/// Gives a ticket's data key to a recipient: X-Wing (X25519 and ML-KEM-768, draft-connolly-cfrg-xwing-kem) makes a shared secret,
/// HKDF makes a key of it bound to ticket and recipient, a <see cref="Box"/> holds the data key. The result is
/// <c>X-Wing ciphertext (1120) ‖ box (75)</c>.
/// </summary>
public static class KeyWrap
{
    /// <summary>The recipient that a receipt's key pair opens.</summary>
    public const string Reporter = "reporter";

    public const int PublicKeySize = XWing.PublicKeySize;
    public const int PrivateKeySize = XWing.PrivateKeySize;

    /// <summary>Bytes of a wrapped key.</summary>
    public const int Size = XWing.CiphertextSize + Box.Overhead + KeySize;

    private const int KeySize = XChaCha20Poly1305.KeySize;

    /// <summary>The recipient that the desk key with this id opens.</summary>
    public static string Desk(string deskKeyId) => $"desk:{deskKeyId}";

    /// <param name="recipientPublicKey"><see cref="PublicKeySize"/> bytes.</param>
    /// <param name="recipient">The name the row carries; the wrapped key opens under no other.</param>
    public static byte[] WrapKey(TicketSecret secret, ReadOnlySpan<byte> recipientPublicKey, string recipient)
    {
        Span<byte> shared = stackalloc byte[XWing.SharedSecretSize];
        var wrapped = new byte[Size];
        var capsule = wrapped.AsSpan(0, XWing.CiphertextSize);
        XWing.Encapsulate(shared, capsule, recipientPublicKey);
        Span<byte> key = stackalloc byte[KeySize];
        WrappingKey(shared, capsule, key);
        Box.Seal(key, WrapPlace(secret.Ticket, recipient), secret.DataKey).CopyTo(wrapped, XWing.CiphertextSize);
        CryptographicOperations.ZeroMemory(shared);
        CryptographicOperations.ZeroMemory(key);
        return wrapped;
    }

    /// <summary>Null when it is not a key of this ticket for this recipient and private key, whatever the reason.</summary>
    public static TicketSecret? UnwrapKey(TicketId ticket, byte[] wrapped, ReadOnlySpan<byte> privateKey, string recipient)
    {
        if (wrapped.Length != Size)
        {
            return null;
        }

        Span<byte> shared = stackalloc byte[XWing.SharedSecretSize];
        Span<byte> key = stackalloc byte[KeySize];
        var capsule = wrapped.AsSpan(0, XWing.CiphertextSize);
        var dataKey = new byte[KeySize];
        try
        {
            XWing.Decapsulate(shared, capsule, privateKey);
            WrappingKey(shared, capsule, key);
            return Box.TryOpen(key, WrapPlace(ticket, recipient), wrapped.AsSpan(XWing.CiphertextSize), dataKey)
                ? new(ticket, dataKey)
                : null;
        }
        catch (CryptographicException)
        {
            return null; // A capsule whose X25519 part is a point of low order.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(shared);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static Place WrapPlace(TicketId ticket, string recipient) => new(Purpose.TicketKey, ticket.Value, "key", recipient);

    private static void WrappingKey(ReadOnlySpan<byte> shared, ReadOnlySpan<byte> capsule, Span<byte> key) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, key, salt: capsule, info: Labels.KeyWrap);
}
