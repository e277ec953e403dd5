using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.Desk;

/// <summary>
/// Puts each act of the desk into the commit that carries it out. Who writes a row waits for the row before: a chain has one end, and
/// members who met there by chance would only drive one another back to decide anew what nobody had changed.
/// </summary>
internal sealed class AuditTrail(IStore store) : IDisposable
{
    public const string System = "system";

    private readonly SemaphoreSlim end = new(1, 1);

    public void Dispose() => end.Dispose();

    /// <summary>Stages an act; its place in the chain is found when the turn is written.</summary>
    public static void Add(DeskAct act, string member, TicketSecret? ticket, DateOnly today, Staged staged) =>
        staged.Audit(new(today, member, act, ticket is null ? "" : AuditChain.Subject(ticket)));

    /// <summary>Writes a commit whose rows follow the chain's last; nobody else puts a row there meanwhile. No message is sent while others wait.</summary>
    public async ValueTask<CommitResult> Commit(Func<AuditRow?, Commit> after, CancellationToken ct)
    {
        await end.WaitAsync(ct);
        try
        {
            return await store.Commit(after(await store.AuditHead(ct)), ct);
        }
        finally
        {
            end.Release();
        }
    }
}
