using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// Answers what the desk's dialogue asks, for the member whose chat it is. What he may do is decided here again, from the roster and the
/// ticket: a session is only where somebody was.
/// </summary>
internal sealed class DeskAnswers(
    IStore store, Roster roster, Casebook casebook, Queues queues, Invitations invitations, PublishedMonths months, Errands errands,
    IOptions<DeskOptions> options)
{
    /// <summary>The next input of the same turn; null for an effect that asks the desk nothing.</summary>
    public async ValueTask<Input?> To(Effect effect, TurnContext turn, CancellationToken ct)
    {
        switch (effect)
        {
            case Effect.Join(var token, var language):
                return await invitations.Use(token, language, turn, ct);
            case Effect.ReadNumbers:
                return new Input.NumbersRead(await months.All(ct), turn.Setting.Me is null ? PublishedMonths.Nothing : await months.Now(turn.Setting.Today, ct));
            case Effect.Send(Paper.TicketPhoto(var ticket, _)) when turn.Setting.Me is { } me && await Open(ticket, me, ct) is { } open:
                AuditTrail.Add(DeskAct.FileOpened, me.Id, open.Secret, turn.Setting.Today, turn.Staged);
                return null;
        }

        return turn.Setting.Me switch
        {
            { Triages: true } me => await Triage(effect, me, turn, ct),
            _ => effect is Effect.OpenCase or Effect.FindCase or Effect.Move ? new Input.CaseGone() : null,
        };
    }

    private async ValueTask<Input?> Triage(Effect effect, Member me, TurnContext turn, CancellationToken ct) => effect switch
    {
        Effect.CountQueues when await queues.Count([QueueList.New, QueueList.Mine, QueueList.Overdue, QueueList.All], me, turn.Setting.Today, ct) is var counts =>
            new Input.QueuesCounted(counts[0], counts[1], counts[2], counts[3]),
        Effect.ListQueue(var list, var filter, var after) =>
            new Input.Queued(await queues.Page(list, filter, after, QueuePage.Size, me, turn.Setting.Today, ct)),
        Effect.OpenCase(var ticket, var anew) => await See(await Open(ticket, me, ct), anew, me, turn, ct),
        Effect.FindCase(var number) => await See(await Find(number, me, ct), anew: true, me, turn, ct),
        Effect.Move(var ticket, var edition, var move) => await Move(ticket, edition, move, me, turn, ct),
        Effect.Invite(var role, var affiliation, var name) when me.Role == Role.Lead =>
            await invitations.Make(role, affiliation, name, me, turn, ct),
        Effect.ChangeRole(var id, var role) when me.Role == Role.Lead => await ChangeRole(id, role, me, turn, ct),
        Effect.EndMember(var id) when me.Role == Role.Lead => await End(id, me, turn, ct),
        _ => null,
    };

    private async ValueTask<OpenCase?> Open(TicketId ticket, Member me, CancellationToken ct) => casebook.Open(await store.Ticket(ticket, ct), me);

    private async ValueTask<OpenCase?> Find(string number, Member me, CancellationToken ct) => casebook.Open(await store.TicketByNumber(number, ct), me);

    private async ValueTask<Input> See(OpenCase? open, bool anew, Member me, TurnContext turn, CancellationToken ct)
    {
        if (open is null)
        {
            return new Input.CaseGone();
        }

        if (anew)
        {
            AuditTrail.Add(DeskAct.Opened, me.Id, open.Secret, turn.Setting.Today, turn.Staged);
        }

        return new Input.CaseOpened(View(Seen(open, me, turn)));
    }

    /// <summary>What somebody has on his screen can no longer be undone by another.</summary>
    private Case Seen(OpenCase open, Member me, TurnContext turn)
    {
        var seen = Rules.Seen(open.Case, me);
        if (seen != open.Case)
        {
            turn.Staged.Change(Casebook.Seal(open, seen, options.Value.Deadlines), []);
        }

        return seen;
    }

    private async ValueTask<Input> Move(TicketId ticket, int edition, DeskMove move, Member me, TurnContext turn, CancellationToken ct)
    {
        if (await Open(ticket, me, ct) is not { } open)
        {
            return new Input.CaseGone();
        }

        if (open.Case.Work.Edition != edition)
        {
            return new Input.Outdated(View(Seen(open, me, turn)));
        }

        var contacts = TicketWords.Receivers(turn.Setting).ToList();
        var other = move is DeskMove.Link(var number) ? await Find(number, me, ct) : null;
        var at = new Circumstances(
            turn.Setting.Now,
            turn.Setting.Today,
            Casebook.Eligible(open.Case.Work, roster.Staff),
            [.. contacts.Select(contact => contact.Id)],
            [.. contacts.SelectMany(contact => new[] { contact.Value, contact.Url?.AbsoluteUri, contact.Url?.Host }).OfType<string>()],
            other is not null,
            other?.Case.Work.Excluded.Except(open.Case.Work.Excluded, StringComparer.Ordinal).Any() == true);
        switch (Rules.Decide(open.Case, move, me, at))
        {
            case Ruling.Done done:
                turn.Staged.Change(Casebook.Seal(open, done.Case, options.Value.Deadlines), []);
                AuditTrail.Add(done.Act, me.Id, open.Secret, turn.Setting.Today, turn.Staged);
                if (done.AlsoDone is { } also)
                {
                    AuditTrail.Add(also, me.Id, open.Secret, turn.Setting.Today, turn.Staged);
                }

                if (done.Rings)
                {
                    turn.Staged.Put(Bells.Ring(open.Secret, done.Act == DeskAct.Closed, done.Case.Work.Undo is { } undo ? options.Value.Hours.Next(undo.Until) : null));
                }

                if (done.Silences)
                {
                    turn.Staged.Remove(Bells.RingId(open.Secret));
                }

                return new Input.Moved(View(done.Case), move);
            case Ruling.Destroy:
                TicketDesk.End(open, Outcome.Deleted, turn.Setting.Today, turn.Staged);
                AuditTrail.Add(DeskAct.Confirmed, me.Id, open.Secret, turn.Setting.Today, turn.Staged);
                AuditTrail.Add(DeskAct.Deleted, me.Id, open.Secret, turn.Setting.Today, turn.Staged);
                return new Input.CaseGone();
            case Ruling.Refused(var why):
                return new Input.MoveRefused(why, View(open.Case), move);
            default:
                throw new InvalidOperationException("A ruling of no known kind.");
        }
    }

    private async ValueTask<Input> ChangeRole(string id, Role role, Member me, TurnContext turn, CancellationToken ct)
    {
        if (roster.Find(id) is not { } member || roster.ChatOf(member) is not { } chat)
        {
            return new Input.TeamRefused(Refusal.NotEligible);
        }

        if (IsLastLead(member) && role != Role.Lead)
        {
            return new Input.TeamRefused(Refusal.LastLead);
        }

        var changed = member with { Role = role };
        roster.Put(changed, chat, turn.Staged);
        if (!changed.Triages)
        {
            await errands.Hasten(id, turn.Staged, ct);
        }

        AuditTrail.Add(DeskAct.RoleChanged, me.Id, id, role, turn.Setting.Today, turn.Staged);
        return new Input.TeamChanged(roster.Staff.Replace(member, changed));
    }

    private async ValueTask<Input> End(string id, Member me, TurnContext turn, CancellationToken ct)
    {
        if (roster.Find(id) is not { } member)
        {
            return new Input.TeamRefused(Refusal.NotEligible);
        }

        if (IsLastLead(member))
        {
            return new Input.TeamRefused(Refusal.LastLead);
        }

        roster.End(member, turn.Staged);
        await errands.Hasten(id, turn.Staged, ct);
        AuditTrail.Add(DeskAct.Ended, me.Id, id, role: null, turn.Setting.Today, turn.Staged);
        return new Input.TeamChanged(roster.Staff.Remove(member));
    }

    private bool IsLastLead(Member member) => member.Role == Role.Lead && roster.Staff.Count(one => one.Role == Role.Lead) == 1;

    private CaseView View(Case @case) => new(@case, Casebook.Eligible(@case.Work, roster.Staff));
}
