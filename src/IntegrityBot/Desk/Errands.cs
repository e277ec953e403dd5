using System.Collections.Immutable;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// What a ticket showed in a member's chat must leave it after some minutes, also when he never touches the bot again and the program
/// was restarted. One errand for each member: his chat and the messages, sealed under the desk key; no ticket is named.
/// </summary>
internal sealed class Errands(IStore store, DeskSealer sealer, Roster roster, IOptions<DeskOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>How long a chat that the bot was blocked in is remembered, so that it is put in order, or told why not, when its owner is back.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>The errand that a session's present screen calls for; null for a chat of nobody who may see tickets: what is hastened there stays so.</summary>
    public DrawerRow? For(ChatAddress chat, SessionRecord record)
    {
        if (roster.Find(chat) is not { Triages: true } member || record.Session.Step is not IShowsContent)
        {
            return null;
        }

        var messages = record.Content.AddRange(Leaving(record));
        if (record.ScreenId is { } screen)
        {
            messages = messages.Add(screen);
        }

        var now = time.GetUtcNow();
        var errand = new Errand(chat, [.. messages.TakeLast(Errand.MaxMessages)], now + options.Value.OpenFor) { Shown = now };
        return Row(member.Id, errand);
    }

    /// <summary>Nothing to take away any more: what took the card's place, and every deletion, has gone out.</summary>
    public DrawerId? Done(ChatAddress chat, SessionRecord record) =>
        roster.Find(chat) is { } member && record.Session.Step is not IShowsContent && record.Content.IsEmpty &&
        !record.Outbox.Any(outgoing => outgoing is Outgoing.Show or Outgoing.Clear)
            ? new(Drawer.Errands, member.Id)
            : null;

    /// <summary>What this member still has open leaves his chat with the next look at the clock.</summary>
    public async ValueTask Hasten(string member, Staged staged, CancellationToken ct)
    {
        if (await Open(member, ct) is { } errand)
        {
            staged.Put(Row(member, errand with { Due = time.GetUtcNow() }));
        }
    }

    public async ValueTask<IReadOnlyList<(string Id, Errand Errand)>> Due(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return [.. (await All(ct)).Where(row => row.Errand.Due <= now)];
    }

    /// <summary>The errand as it stands now; null when it is not due (any more).</summary>
    public async ValueTask<Errand?> StillDue(string id, CancellationToken ct) =>
        await Open(id, ct) is { } errand && errand.Due <= time.GetUtcNow() ? errand : null;

    public async Task Finish(string id, CancellationToken ct) => await store.Commit(new Commit { Removed = [new(Drawer.Errands, id)] }, ct);

    /// <summary>Telegram was away: once more in a while.</summary>
    public async Task Postpone(string id, Errand errand, CancellationToken ct) =>
        await store.Commit(new Commit { Put = [Row(id, errand with { Due = time.GetUtcNow() + Pause })] }, ct);

    /// <summary>He has blocked the bot: again after as long as it has been there, since every try costs a call and most are in vain.</summary>
    public async Task PutOff(string id, Errand errand, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var age = now - Shown(errand);
        await (age > Memory ? Finish(id, ct) : store.Commit(new Commit { Put = [Row(id, errand with { Due = now + (age > Pause ? age : Pause), Shown = now - age })] }, ct).AsTask());
    }

    /// <summary>What stands in this chat, a former member's too, though its time is over.</summary>
    public async ValueTask<IReadOnlyList<(string Id, Errand Errand)>> Overdue(ChatAddress chat, CancellationToken ct)
    {
        var left = time.GetUtcNow() - options.Value.OpenFor;
        return [.. (await All(ct)).Where(row => row.Errand.Chat.Equals(chat) && Shown(row.Errand) <= left)];
    }

    /// <summary>What was shown in a session that nobody can read any more, so that it is not forgotten over the new one.</summary>
    public async ValueTask<ImmutableArray<int>> LeftBehind(ChatAddress chat, CancellationToken ct) =>
        roster.Find(chat) is { } member && await Open(member.Id, ct) is { } errand ? errand.Messages : [];

    private static IEnumerable<int> Leaving(SessionRecord record) => record.Outbox.OfType<Outgoing.Clear>().SelectMany(clear => clear.MessageIds);

    private async ValueTask<IEnumerable<(string Id, Errand Errand)>> All(CancellationToken ct) =>
        (await store.All(Drawer.Errands, ct))
            .Select(row => (row.Id, Errand: sealer.OpenErrand(row.Id, row.Bytes)))
            .Where(row => row.Errand is not null)
            .Select(row => (row.Id, row.Errand!));

    private DateTimeOffset Shown(Errand errand) => errand.Shown ?? errand.Due - options.Value.OpenFor;

    private async ValueTask<Errand?> Open(string id, CancellationToken ct) =>
        await store.Get(Drawer.Errands, id, ct) is { } bytes ? sealer.OpenErrand(id, bytes) : null;

    private DrawerRow Row(string id, Errand errand) => new(Drawer.Errands, id, sealer.SealErrand(id, errand));
}
