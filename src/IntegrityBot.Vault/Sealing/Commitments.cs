using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Vault.Sealing;

/// <summary>
/// What a ticket's row says of its first filing without telling it: SHA-256 over a nonce that only the receipt yields and every
/// answer that cannot change later. Whoever has the receipt can prove what was filed; nobody can find the words by guessing.
/// </summary>
public static class Commitments
{
    /// <summary>
    /// 32 bytes. Texts go in as <c>length (32 bit, big-endian) ‖ UTF-8</c>, what is absent as the length −1, lists with their count
    /// first, enums by their names. Status, priority and the day of change are left out: the desk changes them.
    /// </summary>
    /// <param name="nonce"><see cref="Receipts.ReceiptKeys.CommitmentNonce"/>.</param>
    public static byte[] Commit(ReadOnlySpan<byte> nonce, TicketFacts facts, TicketContent content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Labels.Commitment);
        hash.AppendData(nonce);

        Add(hash, facts.Number);
        Add(hash, facts.Kind.ToString());
        Add(hash, facts.Area?.ToString());
        Add(hash, facts.Region?.ToString());
        Add(hash, facts.Language.Tag());
        Add(hash, facts.Filed.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        Add(hash, content.Story.Length);
        foreach (var part in content.Story)
        {
            Add(hash, part);
        }

        Add(hash, content.Organisation);
        Add(hash, content.When?.ToString());
        Add(hash, content.Sum);
        Add(hash, content.Source);
        Add(hash, content.Urgency.ToString());
        Add(hash, content.Files.Length);
        foreach (var file in content.Files)
        {
            Add(hash, file.Value);
        }

        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            Add(hash, -1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
        CryptographicOperations.ZeroMemory(bytes);
    }

    private static void Add(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
