using System.Security.Cryptography;
using Geralt;

namespace IntegrityBot.Vault.Sealing;

/// <summary>
/// The one way anything is sealed: <c>format (1) ‖ purpose (1) ‖ key id (1) ‖ nonce (24) ‖ ciphertext ‖ tag (16)</c> with
/// XChaCha20-Poly1305 and a random nonce. The header and the <see cref="Place"/> are the associated data.
/// </summary>
internal static class Box
{
    public const byte Format = 1;

    /// <summary>The number of the key among its owner's: 1 until the first change of keys.</summary>
    public const byte FirstKey = 1;

    public const int HeaderSize = 3;
    public const int NonceSize = XChaCha20Poly1305.NonceSize;

    /// <summary>Bytes a sealed value has more than its plain one.</summary>
    public const int Overhead = HeaderSize + NonceSize + XChaCha20Poly1305.TagSize;

    private const int SmallAssociatedData = 256;

    public static byte[] Seal(ReadOnlySpan<byte> key, in Place place, ReadOnlySpan<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        SecureRandom.Fill(nonce);
        return Seal(key, place, plain, nonce);
    }

    /// <summary>With a nonce given, for test vectors: the same nonce twice under one key gives both texts away.</summary>
    internal static byte[] Seal(ReadOnlySpan<byte> key, in Place place, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> nonce)
    {
        var box = new byte[Overhead + plain.Length];
        Span<byte> header = [Format, (byte)place.Purpose, FirstKey];
        header.CopyTo(box);
        nonce.CopyTo(box.AsSpan(HeaderSize));
        var size = place.AssociatedDataSize;
        var data = size <= SmallAssociatedData ? stackalloc byte[size] : new byte[size];
        place.WriteAssociatedData(header, data);
        XChaCha20Poly1305.Encrypt(box.AsSpan(HeaderSize + NonceSize), plain, nonce, key, data);
        return box;
    }

    /// <summary>Opens into <paramref name="plain"/>, which is <see cref="Overhead"/> shorter than the box; false if the box does not belong here.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> key, in Place place, ReadOnlySpan<byte> box, Span<byte> plain)
    {
        if (box.Length < Overhead || plain.Length != box.Length - Overhead ||
            box[0] != Format || box[1] != (byte)place.Purpose || box[2] != FirstKey)
        {
            return false;
        }

        var size = place.AssociatedDataSize;
        var data = size <= SmallAssociatedData ? stackalloc byte[size] : new byte[size];
        place.WriteAssociatedData(box[..HeaderSize], data);
        try
        {
            XChaCha20Poly1305.Decrypt(plain, box[(HeaderSize + NonceSize)..], box.Slice(HeaderSize, NonceSize), key, data);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
