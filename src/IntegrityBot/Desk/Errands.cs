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

    /// <summary>The errand that a session's present screen calls for; null for a chat of nobody at the desk.</summary>
    public DrawerRow? For(ChatAddress chat, SessionRecord record)
    {
        if (roster.Find(chat) is not { } member || record.Session.Step is not IShowsContent)
        {
            return null;
        }

        var messages = record.Content.AddRange(Leaving(record));
        if (record.ScreenId is { } screen)
        {
            messages = messages.Add(screen);
        }

        var errand = new Errand(chat, [.. messages.TakeLast(Errand.MaxMessages)], time.GetUtcNow() + options.Value.OpenFor);
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
        var due = new List<(string, Errand)>();
        foreach (var row in await store.All(Drawer.Errands, ct))
        {
            if (sealer.OpenErrand(row.Id, row.Bytes) is { } errand && errand.Due <= now)
            {
                due.Add((row.Id, errand));
            }
        }

        return due;
    }

    /// <summary>The errand as it stands now; null when it is not due (any more).</summary>
    public async ValueTask<Errand?> StillDue(string id, CancellationToken ct) =>
        await Open(id, ct) is { } errand && errand.Due <= time.GetUtcNow() ? errand : null;

    public async Task Finish(string id, CancellationToken ct) => await store.Commit(new Commit { Removed = [new(Drawer.Errands, id)] }, ct);

    /// <summary>Telegram was away: once more in a while.</summary>
    public async Task Postpone(string id, Errand errand, CancellationToken ct) =>
        await store.Commit(new Commit { Put = [Row(id, errand with { Due = time.GetUtcNow() + Pause })] }, ct);

    /// <summary>What was shown in a session that nobody can read any more, so that it is not forgotten over the new one.</summary>
    public async ValueTask<ImmutableArray<int>> LeftBehind(ChatAddress chat, CancellationToken ct) =>
        roster.Find(chat) is { } member && await Open(member.Id, ct) is { } errand ? errand.Messages : [];

    private static IEnumerable<int> Leaving(SessionRecord record) => record.Outbox.OfType<Outgoing.Clear>().SelectMany(clear => clear.MessageIds);

    private async ValueTask<Errand?> Open(string id, CancellationToken ct) =>
        await store.Get(Drawer.Errands, id, ct) is { } bytes ? sealer.OpenErrand(id, bytes) : null;

    private DrawerRow Row(string id, Errand errand) => new(Drawer.Errands, id, sealer.SealErrand(id, errand));
}
