namespace IntegrityBot.Core.Triage;

/// <summary>One row of the audit's hash chain. No content, and the ticket only by a hash of its key.</summary>
/// <param name="Seq">From 1, without a gap.</param>
/// <param name="Member">The random id of who did it; <c>system</c> for what nobody did.</param>
/// <param name="Act">A name of <see cref="DeskAct"/>.</param>
/// <param name="Subject">64 hex digits: an HMAC of the ticket's key, or the day's root; empty when the act concerns no ticket.</param>
/// <param name="Hash">SHA-256 over the row before and this one, 32 bytes.</param>
public sealed record AuditRow(long Seq, DateOnly Day, string Member, string Act, string Subject, byte[] Hash);
