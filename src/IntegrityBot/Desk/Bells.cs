using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Storage;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;

namespace IntegrityBot.Desk;

/// <summary>
/// Bells that reporters asked for. A move at the desk leaves a ring under the id the ticket's key yields, whether or not there is a bell:
/// so nobody at the desk, and no row beside the ticket, tells who has one.
/// </summary>
internal sealed class Bells(IStore store, DeskSealer sealer, Courier courier)
{
    private static readonly byte[] Once = [0];
    private static readonly byte[] Last = [1];

    /// <param name="last">The ticket is closed: the bell goes after it rang.</param>
    public static DrawerRow Ring(TicketSecret ticket, bool last) => new(Drawer.Rings, DeskSealer.BellId(ticket), last ? Last : Once);

    public static void Drop(TicketSecret ticket, Staged staged)
    {
        var id = DeskSealer.BellId(ticket);
        staged.Remove(new(Drawer.Bells, id));
        staged.Remove(new(Drawer.Rings, id));
    }

    public async ValueTask<bool> IsSet(TicketSecret ticket, CancellationToken ct) => await store.Get(Drawer.Bells, DeskSealer.BellId(ticket), ct) is not null;

    public void Set(TicketSecret ticket, ChatAddress chat, Language language, DateOnly until, Staged staged)
    {
        var id = DeskSealer.BellId(ticket);
        staged.Put(new(Drawer.Bells, id, sealer.SealBell(id, new(chat, language, until))));
    }

    /// <summary>Rings what is due, in random order, and destroys bells past their day. What cannot be said now is said at the next fixed hour.</summary>
    public async Task RingAll(DateOnly today, CancellationToken ct)
    {
        foreach (var ring in (await store.All(Drawer.Rings, ct)).Shuffle())
        {
            var rung = new Commit { Removed = [new(Drawer.Rings, ring.Id)] };
            if (await store.Get(Drawer.Bells, ring.Id, ct) is { } bytes && sealer.OpenBell(ring.Id, bytes) is { } bell)
            {
                var delivery = await courier.Notify(
                    bell.Chat, Outgoing.Show.Aside(Screen.Of(new Phrase(PhraseKeys.Follow.BellRings)), bell.Language), silent: false, ct);
                if (delivery is Delivery.Later)
                {
                    continue;
                }

                if (delivery is Delivery.Gone || ring.Bytes.AsSpan().SequenceEqual(Last))
                {
                    rung = rung with { Removed = rung.Removed.Add(new(Drawer.Bells, ring.Id)) };
                }
            }

            await store.Commit(rung, ct);
        }

        var old = (await store.All(Drawer.Bells, ct)).Where(row => sealer.OpenBell(row.Id, row.Bytes) is not { } bell || bell.Until < today).ToList();
        if (old.Count > 0)
        {
            await store.Commit(new Commit { Removed = [.. old.Select(row => new DrawerId(Drawer.Bells, row.Id))] }, ct);
        }
    }
}
