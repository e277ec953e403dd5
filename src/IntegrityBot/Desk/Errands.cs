using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// What a ticket showed in a member's chat must leave it after some minutes, also when he never touches the bot again and the program
/// was restarted. One errand for each member: his chat and the messages, sealed under the desk key; no ticket is named.
/// </summary>
internal sealed class Errands(IStore store, DeskSealer sealer, Roster roster, IOptions<DeskOptions> options, TimeProvider time)
{
    /// <summary>The errand that a session's present screen calls for; null for a chat of nobody at the desk.</summary>
    public DrawerRow? For(ChatAddress chat, SessionRecord record)
    {
        if (roster.Find(chat) is not { } member || record.Session.Step is not IShowsContent)
        {
            return null;
        }

        var messages = record.ScreenId is { } screen ? record.Content.Add(screen) : record.Content;
        var errand = new Errand(chat, [.. messages.TakeLast(Errand.MaxMessages)], time.GetUtcNow() + options.Value.OpenFor);
        return new(Drawer.Errands, member.Id, sealer.SealErrand(member.Id, errand));
    }

    /// <summary>Nothing to take away (any more).</summary>
    public DrawerId? Done(ChatAddress chat, SessionRecord record) =>
        roster.Find(chat) is { } member && record.Session.Step is not IShowsContent && record.Content.IsEmpty ? new(Drawer.Errands, member.Id) : null;

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

    public async Task Finish(string id, CancellationToken ct) => await store.Commit(new Commit { Removed = [new(Drawer.Errands, id)] }, ct);
}
