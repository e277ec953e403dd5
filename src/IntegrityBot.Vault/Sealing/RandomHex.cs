using Geralt;

namespace IntegrityBot.Vault.Sealing;

/// <summary>Ids and tokens that hold nothing but chance.</summary>
internal static class RandomHex
{
    /// <summary>Two lower-case digits for each byte.</summary>
    public static string New(int bytes)
    {
        Span<byte> random = stackalloc byte[bytes];
        SecureRandom.Fill(random);
        return Convert.ToHexStringLower(random);
    }
}
