using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Vault.Receipts;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Audit;

/// <summary>
/// The verifiable receipt: a text file that shows, to whoever has the head of its day from elsewhere, that exactly this ticket was
/// at the desk when the day was closed. It holds the whole story and nothing that opens the ticket. The format is in <c>docs/sealing.md</c>.
/// </summary>
public static class ReceiptProof
{
    private const int HashSize = 32;

    /// <summary>Steps of a path at most: no day has more leaves than this many powers of two.</summary>
    private const int MaxSteps = 31;

    /// <summary>Letters as they are, so that a person can read the file.</summary>
    private static readonly ProofJson Json = new(new(ProofJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <param name="nonce"><see cref="ReceiptKeys.CommitmentNonce"/>.</param>
    /// <param name="path">Of the ticket's commitment, from <see cref="DayTree.Path"/>.</param>
    /// <param name="dayClosed">The row that closed the day of filing.</param>
    /// <param name="previousHash">The hash of the row before it; 32 zero bytes if there is none.</param>
    public static string Write(
        TicketFacts facts, TicketContent content, ReadOnlySpan<byte> nonce, ImmutableArray<ProofStep> path, AuditRow dayClosed,
        ReadOnlySpan<byte> previousHash)
    {
        var file = new ProofFile(
            ProofFile.CurrentFormat,
            ProofTicket.Of(facts, content),
            Convert.ToHexStringLower(nonce),
            [.. path.Select(step => new ProofFileStep(step.IsLeft ? "left" : "right", Convert.ToHexStringLower(step.Hash)))],
            new(dayClosed.Seq, dayClosed.Day, dayClosed.Member, dayClosed.Act, dayClosed.Subject),
            Convert.ToHexStringLower(previousHash));
        return JsonSerializer.Serialize(file, Json.ProofFile) + "\n";
    }

    /// <summary>Never throws, whatever the file is.</summary>
    /// <param name="headHex">The head of the day, 64 hex digits, from a source that the desk cannot change.</param>
    public static ProofFinding Verify(string json, string headHex)
    {
        if (Read(json) is not { } file || file.Ticket.ToFacts() is not { } facts || file.Ticket.ToContent() is not { } content ||
            Bytes(file.Nonce) is not { } nonce || Bytes(file.PreviousHash) is not { } previous || Steps(file.Path) is not { } path)
        {
            return new ProofFinding.NotProven(ProofFault.Malformed);
        }

        var root = DayTree.Climb(Commitments.Commit(nonce, facts, content), path);
        if (Convert.ToHexStringLower(root) != file.DayClosed.Subject)
        {
            return new ProofFinding.NotProven(ProofFault.NotInDay);
        }

        var (seq, day, member, act, subject) = file.DayClosed;
        if (act != nameof(DeskAct.DayClosed) || day != facts.Filed)
        {
            return new ProofFinding.NotProven(ProofFault.NotTheDaysClosing);
        }

        var hash = AuditChain.TryHash(previous, new(seq, day, member, act, subject, []));
        return hash is not null && AuditChain.IsHead(headHex, hash)
            ? new ProofFinding.Proven(day, facts.Number)
            : new ProofFinding.NotProven(ProofFault.HeadMismatch);
    }

    private static ProofFile? Read(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, Json.ProofFile);
            var isWhole = file is { Format: ProofFile.CurrentFormat, Path.IsDefault: false } &&
                file.Ticket is { Story.IsDefault: false, Files.IsDefault: false };
            return isWhole ? file : null;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return null; // An ArgumentException is half a surrogate pair.
        }
    }

    private static ImmutableArray<ProofStep>? Steps(ImmutableArray<ProofFileStep> steps)
    {
        var read = ImmutableArray.CreateBuilder<ProofStep>();
        foreach (var step in steps)
        {
            if (step is not { Side: "left" or "right" } || Bytes(step.Hash) is not { } hash || read.Count == MaxSteps)
            {
                return null;
            }

            read.Add(new(step.Side == "left", hash));
        }

        return read.ToImmutable();
    }

    /// <summary>32 bytes of lower-case hex, or null.</summary>
    private static byte[]? Bytes(string hex) =>
        hex.Length == HashSize * 2 && hex.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(hex) : null;
}
