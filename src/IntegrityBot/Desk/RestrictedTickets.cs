using System.Collections.Immutable;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;

namespace IntegrityBot.Desk;

/// <summary>A visible ticket that is in no list of the store, and who must not see it.</summary>
internal sealed record RestrictedTicket(TicketId Id, TicketFacts Facts, DateOnly? Due, Casework Barred)
{
    public bool IsFor(Member member) => member.Triages && Case.IsFor(Barred, member);
}

/// <summary>
/// The tickets that somebody must not see. Opening one costs a key exchange, and every list and count needs them all: so who is barred
/// is remembered as long as the row stands unchanged. Ids of members and affiliations, nothing of what the ticket says.
/// </summary>
internal sealed class RestrictedTickets(IStore store, Casebook casebook)
{
    private volatile ImmutableDictionary<TicketId, Known> known = ImmutableDictionary<TicketId, Known>.Empty;

    /// <summary>Those that this desk key opens.</summary>
    public async ValueTask<IReadOnlyList<RestrictedTicket>> All(CancellationToken ct)
    {
        var rows = await store.Restricted(ct);
        var before = known;
        var now = rows.ToImmutableDictionary(
            row => row.Id,
            row => before.GetValueOrDefault(row.Id) is { } one && one.Version == row.Version ? one : new Known(row.Version, casebook.Barred(row)));
        known = now;
        return [.. rows.Where(row => now[row.Id].Barred is not null).Select(row => new RestrictedTicket(row.Id, row.Facts, row.Due, now[row.Id].Barred!))];
    }

    private sealed record Known(int Version, Casework? Barred);
}
