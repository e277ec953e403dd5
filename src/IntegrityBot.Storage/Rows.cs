using System.Collections.Immutable;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage;

/// <summary>One chat's sealed session. Its id and key are made of a salt that is destroyed within two days.</summary>
/// <param name="Id">Hex; an HMAC of the chat id under the day's salt.</param>
/// <param name="SaltDay">The day of that salt: rows of destroyed salts are swept.</param>
/// <param name="OpenTicket">A step that can open a filed ticket, sealed apart so that it can be dropped without opening anything.</param>
/// <param name="OpenUntil">When <paramref name="OpenTicket"/> must be gone.</param>
public sealed record SessionRow(string Id, DateOnly SaltDay, byte[] Sealed, byte[]? OpenTicket, DateTimeOffset? OpenUntil);

/// <summary>A ticket as it is kept: plain facts to sort by, sealed bytes for the rest.</summary>
/// <param name="Lookup">Hex; what the receipt derives to find the ticket.</param>
/// <param name="Keys">The data key, sealed to each recipient.</param>
/// <param name="Content">The sealed <see cref="TicketContent"/>.</param>
/// <param name="Dialogue">The sealed messages of both sides, as one field: their number shows nowhere.</param>
/// <param name="Commitment">A hash of the first filing with a nonce from the receipt.</param>
/// <param name="Version">1 when filed, one more with each change, whoever made it.</param>
public sealed record TicketRow(
    TicketId Id,
    string Lookup,
    TicketFacts Facts,
    ImmutableArray<SealedKey> Keys,
    byte[] Content,
    byte[]? Dialogue,
    byte[] Commitment,
    int Version)
{
    /// <summary>The sealed <see cref="Casework"/>; null until there is any.</summary>
    public byte[]? Work { get; init; }

    /// <summary>The next day the desk owes something; null when it owes nothing.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Somebody must not see it: it is in no queue, count or statistic of the store, only in <see cref="IStore.Restricted"/>.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Filed, and not yet visible to the desk: it is in no queue and not found by its number until then.</summary>
    public bool IsHeld { get; init; }

    /// <summary>The fixed hour at which the ticket, or a message in it, becomes visible to the desk. Set only until then, so that no time stays.</summary>
    public DateTimeOffset? HeldUntil { get; init; }
}

/// <param name="Recipient">Whose key pair opens it: <c>reporter</c>, or <c>desk:</c> and the desk key's id.</param>
public sealed record SealedKey(string Recipient, byte[] Bytes);

/// <summary>One chunk of a sealed file.</summary>
/// <param name="Key">Hex; only the ticket's data key yields it, so that no row tells whose file it is.</param>
/// <param name="Chunk">From 0.</param>
/// <param name="DraftSince">Set until the ticket is filed, the same for all chunks of a file; drafts left behind are swept by it.</param>
public sealed record FileRow(string Key, int Chunk, byte[] Sealed, DateOnly? DraftSince);

/// <summary>A file of a draft that goes on.</summary>
/// <param name="Since">Takes the place of <see cref="FileRow.DraftSince"/>.</param>
public sealed record DraftMark(string Key, DateOnly Since);

/// <summary>What stays of a withdrawn or expired ticket, so that its receipt still gets an answer.</summary>
/// <param name="Month">The first day of the month it ended in.</param>
public sealed record Tombstone(string Lookup, Outcome Outcome, DateOnly Month);

/// <summary>Something happened once more. Nothing of who, when in the month, or in which words.</summary>
/// <param name="Month">Any day of the month.</param>
public sealed record CounterMark(DateOnly Month, string Key);

/// <summary>Small sealed or public values, each under an id in its drawer.</summary>
public enum Drawer
{
    /// <summary>Desk members, sealed under the desk key.</summary>
    Members,

    /// <summary>Invitations not yet used, under a hash of their link's token.</summary>
    Invites,

    /// <summary>What must be done to a member's chat without his next update, sealed under the desk key.</summary>
    Errands,

    /// <summary>Bells that reporters asked for, sealed under a key of their own, under an id only the ticket's data key yields.</summary>
    Bells,

    /// <summary>Bells that ring at the next fixed hour: ids, whether or not there is a bell.</summary>
    Rings,

    /// <summary>Deadline alarms already brought.</summary>
    Alarms,

    /// <summary>The published statistics of closed months.</summary>
    Months,

    /// <summary>The commitments of closed days, for proofs.</summary>
    Days,

    /// <summary>What was done when, for work that no update causes: the last notices, the last summary.</summary>
    Clock,
}

/// <param name="Id">At most 100 of <c>A-Za-z0-9:/_-</c>.</param>
public sealed record DrawerRow(Drawer Drawer, string Id, byte[] Bytes);

public sealed record DrawerId(Drawer Drawer, string Id);

/// <summary>A ticket as it stood at <see cref="TicketRow.Version"/>.</summary>
public sealed record TicketVersion(TicketId Id, int Version);
