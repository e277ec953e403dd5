using System.Buffers.Binary;
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
    private const byte Once = 0;
    private const byte Last = 1;

    /// <param name="last">The ticket is closed: the bell goes after it rang.</param>
    /// <param name="from">The fixed hour it rings at, while what it rings for can still be undone and the reporter would find nothing new; null for the next.</param>
    public static DrawerRow Ring(TicketSecret ticket, bool last, DateTimeOffset? from)
    {
        var bytes = new byte[from is null ? 1 : 1 + sizeof(long)];
        bytes[0] = last ? Last : Once;
        if (from is { } hour)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), hour.ToUnixTimeSeconds());
        }

        return new(Drawer.Rings, DeskSealer.BellId(ticket), bytes);
    }

    public static DrawerId RingId(TicketSecret ticket) => new(Drawer.Rings, DeskSealer.BellId(ticket));

    public static void Drop(TicketSecret ticket, Staged staged)
    {
        staged.Remove(new(Drawer.Bells, DeskSealer.BellId(ticket)));
        staged.Remove(RingId(ticket));
    }

    public async ValueTask<bool> IsSet(TicketSecret ticket, CancellationToken ct) => await store.Get(Drawer.Bells, DeskSealer.BellId(ticket), ct) is not null;

    public void Set(TicketSecret ticket, ChatAddress chat, Language language, DateOnly until, Staged staged)
    {
        var id = DeskSealer.BellId(ticket);
        staged.Put(new(Drawer.Bells, id, sealer.SealBell(id, new(chat, language, until))));
    }

    /// <summary>Rings what is due, in random order, and destroys bells past their day. What cannot be said now is said at the next fixed hour.</summary>
    public async Task RingAll(DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        foreach (var ring in (await store.All(Drawer.Rings, ct)).Where(ring => IsDue(ring, now)).Shuffle())
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

                if (delivery is Delivery.Gone || ring.Bytes is [Last, ..])
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

    private static bool IsDue(DrawerRow ring, DateTimeOffset now) =>
        ring.Bytes.Length == 1 || BinaryPrimitives.ReadInt64BigEndian(ring.Bytes.AsSpan(1)) <= now.ToUnixTimeSeconds();
}
