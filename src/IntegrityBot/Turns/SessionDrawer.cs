using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Sessions;

namespace IntegrityBot.Turns;

/// <summary>Opens and seals session records: today's salt first, yesterday's if the person has not been here since.</summary>
internal sealed class SessionDrawer(SessionVault vault, IStore store, Errands errands, TimeProvider time)
{
    public async ValueTask<OpenSession> Open(ChatAddress chat, CancellationToken ct)
    {
        var keys = vault.For(chat);
        try
        {
            if (await store.Session(keys.Today.Id, ct) is { } row && Read(keys.Today, row) is { } record)
            {
                return new(keys, record, null);
            }

            if (keys.Yesterday is { } yesterday && await store.Session(yesterday.Id, ct) is { } older && Read(yesterday, older) is { } kept)
            {
                return new(keys, kept, yesterday.Id);
            }

            // Serials start anywhere, so that a button of a session long gone fits no screen of this one.
            return new(keys, SessionRecord.Fresh with { Serial = RandomNumberGenerator.GetInt32(1, 1 << 30), Content = await errands.LeftBehind(chat, ct) }, null);
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The row of a record. One that can open a ticket is sealed a second time apart, with an end to its life; the record proper then
    /// leads nowhere.
    /// </summary>
    public SessionRow Seal(SessionKey key, SessionRecord record)
    {
        if (!record.Session.OpensTicket)
        {
            return new(key.Id, key.SaltDay, key.Seal(record), null, null);
        }

        var closed = record with
        {
            Session = record.Session.WithTicketClosed(),
            Outbox = record.Outbox.RemoveAll(outgoing => outgoing is Outgoing.Show),
        };
        var plain = JsonSerializer.SerializeToUtf8Bytes(record, SessionJson.Default.SessionRecord);
        try
        {
            return new(key.Id, key.SaltDay, key.Seal(closed), key.Seal(plain, SessionPart.OpenTicket), time.GetUtcNow() + IOpensTicket.MaxIdle);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private SessionRecord? Read(SessionKey key, SessionRow row)
    {
        if (row is { OpenTicket: { } sealedTicket, OpenUntil: { } until } && until > time.GetUtcNow() &&
            key.Open(sealedTicket, SessionPart.OpenTicket) is { } plain)
        {
            return JsonSerializer.Deserialize(plain, SessionJson.Default.SessionRecord);
        }

        return key.Open(row.Sealed);
    }
}

/// <summary>One chat's session, opened for one turn.</summary>
/// <param name="StaleId">The row under yesterday's salt that the next commit replaces.</param>
internal sealed record OpenSession(SessionKeys Keys, SessionRecord Record, string? StaleId) : IDisposable
{
    public ImmutableArray<string> Dropped => StaleId is null ? [] : [StaleId];

    public void Dispose() => Keys.Dispose();
}
