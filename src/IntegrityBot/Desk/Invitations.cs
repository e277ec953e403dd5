using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;

namespace IntegrityBot.Desk;

/// <summary>One-time links into the desk. The store holds a hash of the link's token and the sealed invitation.</summary>
internal sealed class Invitations(IStore store, DeskSealer sealer, Roster roster)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(48);

    public async ValueTask<Input> Make(Role role, string? affiliation, string name, Member by, TurnContext turn, CancellationToken ct)
    {
        var token = DeskSealer.NewToken();
        var id = DeskSealer.InviteId(token);
        var member = DeskSealer.NewMemberId();
        turn.Staged.Put(new(Drawer.Invites, id, sealer.SealInvitation(id, new(role, affiliation, name, by.Id, turn.Setting.Now + Life, member))));
        AuditTrail.Add(DeskAct.Invited, by.Id, member, role, turn.Setting.Today, turn.Staged);
        return new Input.Invited(token, name);
    }

    /// <summary>A link works once, in its time, and only while the lead who gave it is still one and reporters can exclude whom it names.</summary>
    public async ValueTask<Input> Use(string token, Language language, TurnContext turn, CancellationToken ct)
    {
        var id = DeskSealer.InviteId(token);
        if (turn.Setting.Me is not null || await store.Get(Drawer.Invites, id, ct) is not { } bytes || sealer.OpenInvitation(id, bytes) is not { } invitation)
        {
            return new Input.NotJoined();
        }

        turn.Staged.Take(new(Drawer.Invites, id));
        if (invitation.Until <= turn.Setting.Now || roster.Find(invitation.By) is not { Role: Role.Lead } || !roster.IsPublished(invitation.Affiliation))
        {
            return new Input.NotJoined();
        }

        var member = new Member(invitation.Member ?? DeskSealer.NewMemberId(), invitation.Role, invitation.Affiliation, invitation.Name, language);
        roster.Put(member, turn.Chat, turn.Staged);
        AuditTrail.Add(DeskAct.Joined, member.Id, member.Id, member.Role, turn.Setting.Today, turn.Staged);
        return new Input.Joined(member);
    }

    /// <summary>Destroys those whose time is over.</summary>
    public async Task Sweep(DateTimeOffset now, CancellationToken ct)
    {
        var staged = new Staged();
        foreach (var row in await store.All(Drawer.Invites, ct))
        {
            if (sealer.OpenInvitation(row.Id, row.Bytes) is not { } invitation || invitation.Until <= now)
            {
                staged.Remove(new(Drawer.Invites, row.Id));
            }
        }

        await store.Commit(staged.With([], []), ct);
    }
}
