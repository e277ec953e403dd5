using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Audit;

/// <summary>
/// The audit: rows in a hash chain, closed day by day. A head is the hash, in hex, of the row that closed a day; whoever noted one
/// elsewhere can tell whether any row before it was changed. The format is in <c>docs/sealing.md</c>.
/// </summary>
public static class AuditChain
{
    private const string Closing = nameof(DeskAct.DayClosed);

    /// <summary>What a text becomes must lead back to it: half a surrogate pair has no bytes.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What stands for the hash before the first row.</summary>
    internal static ReadOnlySpan<byte> NoHash => new byte[SHA256.HashSizeInBytes];

    /// <param name="last">The chain's last row; null begins it.</param>
    /// <param name="member">A member's id, or <c>system</c>.</param>
    /// <param name="subject">A ticket's or a member's <c>Subject</c>; of a closed day the root of its <see cref="DayTree"/> in hex; else empty.</param>
    /// <exception cref="ArgumentException">A text is longer than 65,535 bytes or no Unicode.</exception>
    public static AuditRow Next(AuditRow? last, DateOnly day, string member, DeskAct act, string subject)
    {
        var row = new AuditRow((last?.Seq ?? 0) + 1, day, member, act.ToString(), subject, []);
        return TryHash(last is null ? NoHash : last.Hash, row) is { } hash
            ? row with { Hash = hash }
            : throw new ArgumentException("A text of the row is too long or no Unicode.", nameof(subject));
    }

    /// <summary>What stands for a ticket in its rows: 64 hex digits, an HMAC under its data key; only that tells whose they are.</summary>
    public static string Subject(TicketSecret secret)
    {
        Span<byte> subject = stackalloc byte[SHA256.HashSizeInBytes];
        Labels.Expand(secret.DataKey, Labels.TicketAudit, subject);
        return Convert.ToHexStringLower(subject);
    }

    /// <summary>What stands for a member in the rows of what was done to him: his id, and the role he has from then on, if he stays.</summary>
    public static string Subject(string member, Role? role) => role is null ? member : $"{member} {role}";

    /// <summary>
    /// Reads the chain once, from its first row, and stops at the first that does not hold. An edit, removal, insertion or exchange
    /// of rows before the last head is found even when all hashes were made anew: then the row named is the first that closes a day
    /// with another head.
    /// </summary>
    /// <param name="heads">By the day closed; 64 hex digits each. They are worth what the place is worth where they were kept.</param>
    public static AuditFinding Verify(IEnumerable<AuditRow> rows, IReadOnlyDictionary<DateOnly, string> heads)
    {
        var wanted = heads.OrderBy(head => head.Key).ToArray();
        var met = 0;
        var (count, afterHead) = (0L, 0L);
        var before = NoHash.ToArray();
        DateOnly? closed = null;
        foreach (var row in rows)
        {
            count++;
            afterHead++;
            if (row.Seq != count)
            {
                return new AuditFinding.Broken(count, AuditFault.Gap);
            }

            if (TryHash(before, row) is not { } hash || !hash.AsSpan().SequenceEqual(row.Hash))
            {
                return new AuditFinding.Broken(count, AuditFault.HashMismatch);
            }

            before = hash;
            if (row.Act != Closing)
            {
                continue;
            }

            if (row.Day <= closed)
            {
                return new AuditFinding.Broken(count, AuditFault.DayOrder);
            }

            closed = row.Day;
            if (met == wanted.Length || wanted[met].Key > row.Day)
            {
                continue;
            }

            if (wanted[met].Key < row.Day)
            {
                return new AuditFinding.Broken(count, AuditFault.HeadMissing);
            }

            if (!IsHead(wanted[met].Value, hash))
            {
                return new AuditFinding.Broken(count, AuditFault.HeadMismatch);
            }

            met++;
            afterHead = 0;
        }

        return met < wanted.Length
            ? new AuditFinding.Broken(count + 1, AuditFault.HeadMissing)
            : new AuditFinding.Whole(count, met == 0 ? null : wanted[met - 1].Key, afterHead);
    }

    /// <summary>Whether a head, as somebody noted it, is this hash.</summary>
    internal static bool IsHead(string head, ReadOnlySpan<byte> hash) =>
        head.AsSpan().Trim().Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);

    /// <summary>The hash of a row after another; null when a text of it has no place in the format.</summary>
    internal static byte[]? TryHash(ReadOnlySpan<byte> before, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Labels.AuditRow);
        hash.AppendData(before);
        Span<byte> seq = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(seq, row.Seq);
        hash.AppendData(seq);
        return TryAdd(hash, row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) && TryAdd(hash, row.Member) &&
            TryAdd(hash, row.Act) && TryAdd(hash, row.Subject)
            ? hash.GetHashAndReset()
            : null;
    }

    private static bool TryAdd(IncrementalHash hash, string text)
    {
        try
        {
            var bytes = Strict.GetBytes(text);
            if (bytes.Length > ushort.MaxValue)
            {
                return false;
            }

            Span<byte> length = stackalloc byte[sizeof(ushort)];
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
