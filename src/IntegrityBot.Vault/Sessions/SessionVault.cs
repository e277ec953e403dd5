using Geralt;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Vault.Sessions;

/// <summary>Turns a chat into the ids and keys of its session. The only place outside Telegram's room that reads a chat id, and it keeps none.</summary>
public sealed class SessionVault(SaltRing salts)
{
    /// <summary>The chat's keys now; for one turn, disposed after it.</summary>
    public SessionKeys For(ChatAddress chat)
    {
        Span<byte> today = stackalloc byte[SaltRing.SaltSize];
        Span<byte> yesterday = stackalloc byte[SaltRing.SaltSize];
        var (day, hasYesterday) = salts.Read(today, yesterday);
        var keys = new SessionKeys(
            new SessionKey(today, day, chat.Value),
            hasYesterday ? new SessionKey(yesterday, day.AddDays(-1), chat.Value) : null);
        SecureMemory.ZeroMemory(today);
        SecureMemory.ZeroMemory(yesterday);
        return keys;
    }
}
