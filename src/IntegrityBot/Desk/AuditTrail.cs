using System.Collections.Immutable;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.Desk;

/// <summary>
/// Puts each act of the desk into the commit that carries it out. Who writes a row waits for the row before: a chain has one end, and
/// members who met there by chance would only drive one another back to decide anew what nobody had changed. In the same line it is
/// seen whether a turn was decided by, and about, people of the desk who are no longer what they were then.
/// </summary>
internal sealed class AuditTrail(IStore store) : IDisposable
{
    public const string System = "system";

    private readonly SemaphoreSlim end = new(1, 1);

    public void Dispose() => end.Dispose();

    /// <summary>Stages an act on a ticket; its place in the chain is found when the turn is written.</summary>
    public static void Add(DeskAct act, string by, TicketSecret ticket, DateOnly today, Staged staged) =>
        staged.Audit(new(today, by, act, AuditChain.Subject(ticket)));

    /// <summary>Stages an act on who belongs to the desk.</summary>
    /// <param name="role">What the member is from then on; null when he leaves.</param>
    public static void Add(DeskAct act, string by, string member, Role? role, DateOnly today, Staged staged) =>
        staged.Audit(new(today, by, act, AuditChain.Subject(member, role)));

    /// <summary>
    /// Writes a turn, and then lets memory follow. One of the desk is written in line; if the desk's people changed since it was decided, it
    /// is not, and must be decided anew.
    /// </summary>
    public async ValueTask<CommitResult> Write(Staged staged, ImmutableArray<SessionRow> sessions, ImmutableArray<string> droppedSessions, CancellationToken ct)
    {
        if (!staged.IsOfDesk)
        {
            return Followed(await store.Commit(staged.With(sessions, droppedSessions), ct));
        }

        await end.WaitAsync(ct);
        try
        {
            return staged.Stands ? Followed(await store.Commit(staged.With(sessions, droppedSessions, await store.AuditHead(ct)), ct)) : CommitResult.Conflict;
        }
        finally
        {
            end.Release();
        }

        CommitResult Followed(CommitResult written)
        {
            if (written == CommitResult.Committed)
            {
                staged.Committed();
            }

            return written;
        }
    }

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
