using System.Text.Json.Serialization;

namespace IntegrityBot.Vault.Desk;

/// <summary>The desk key's file: JSON, bytes in base64.</summary>
/// <param name="Format"><see cref="CurrentFormat"/>. It fixes every algorithm and cost: none is read from the file.</param>
/// <param name="PrivateKey">The X-Wing private key, 32 bytes; null when it lies under a passphrase.</param>
/// <param name="Salt">Of Argon2id, 16 bytes; only with a passphrase.</param>
/// <param name="SealedKey">The private key in a box; only with a passphrase.</param>
internal sealed record DeskKeyFile(string Format, string Id, byte[] PublicKey, byte[]? PrivateKey, byte[]? Salt, byte[]? SealedKey)
{
    public const string CurrentFormat = "integritybot-desk-key/1";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    WriteIndented = true)]
[JsonSerializable(typeof(DeskKeyFile))]
internal sealed partial class DeskKeyJson : JsonSerializerContext;
