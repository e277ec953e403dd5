using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.Desk;

/// <summary>
/// Puts each act of the desk into the commit that carries it out. If the chain went on meanwhile, the commit meets a conflict and its
/// turn is decided anew.
/// </summary>
internal sealed class AuditTrail(IStore store)
{
    public const string System = "system";

    public async ValueTask Add(DeskAct act, string member, TicketSecret? ticket, DateOnly today, Staged staged, CancellationToken ct) =>
        staged.Audit(AuditChain.Next(
            staged.LastAudit ?? await store.AuditHead(ct), today, member, act, ticket is null ? "" : AuditChain.Subject(ticket)));
}
