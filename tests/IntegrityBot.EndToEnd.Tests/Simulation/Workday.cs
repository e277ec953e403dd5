using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>Draws what people do on a day, does it, and notes it in the model.</summary>
internal sealed class Workday(Dice chance, DeskActs acts, Expectation model, Func<long> newChat, Action<long, bool> block)
{
    public int TakenBack { get; private set; }

    public async Task Open(long leadChat)
    {
        model.Staff.Add(await acts.Join(Role.Lead, null, "Lead", leadChat));
        model.Staff.Add(await acts.Join(Role.Lead, "council", "Second lead", newChat()));
        model.Staff.Add(await acts.Join(Role.Moderator, "council", "Moderator A", newChat()));
        model.Staff.Add(await acts.Join(Role.Moderator, null, "Moderator B", newChat()));
        model.Staff.Add(await acts.Join(Role.Analyst, null, "Analyst", newChat()));
    }

    /// <summary>What happens when; null is a look at the clock. What happens may call for such a look at another time.</summary>
    public PriorityQueue<Func<DateTime, Task<DateTime?>>?, DateTime> Plan(DateTime midnight)
    {
        var events = new PriorityQueue<Func<DateTime, Task<DateTime?>>?, DateTime>();
        events.Enqueue(null, midnight.AddHours(9).AddSeconds(chance.Next(1, 6)));
        events.Enqueue(null, midnight.AddHours(17).AddSeconds(chance.Next(1, 6)));
        if (chance.Next(2) == 0)
        {
            events.Enqueue(null, Sometime());
        }

        if (chance.Next(3) == 0)
        {
            // Nothing may show yet.
            events.Enqueue(null, midnight.AddHours(chance.Next(2) == 0 ? 8 : 16).AddMinutes(chance.Next(45, 58)));
        }

        for (var filings = new[] { 0, 0, 0, 1, 1, 1, 2, 3 }[chance.Next(8)]; filings > 0; filings--)
        {
            events.Enqueue(File, Sometime());
        }

        for (var moves = chance.Next(4); moves > 0; moves--)
        {
            events.Enqueue(local => Move(local, events, model.Tickets, mustBeUndoable: false), Sometime());
        }

        if (chance.Next(3) == 0)
        {
            // Alarms rang, and at the fixed hour between there is no reason for them.
            var before = midnight.AddHours(chance.Next(2) == 0 ? 8 : 16).AddMinutes(chance.Next(52, 58));
            events.Enqueue(local => Move(local, events, model.Tickets.Where(ticket => ticket.Alarms(DateOnly.FromDateTime(local)).Any()), mustBeUndoable: true), before);
        }

        if (chance.Next(5) == 0)
        {
            events.Enqueue(Reporter, Sometime());
        }

        if (chance.Next(80) == 0)
        {
            events.Enqueue(Team, Sometime());
        }

        if (chance.Next(12) == 0)
        {
            events.Enqueue(ComeAndGo, Sometime());
        }

        return events;

        // Never so near a full hour that real time, which goes on, would step over it.
        DateTime Sometime() => midnight.AddHours(chance.Next(24)).AddMinutes(chance.Next(1, 55)).AddSeconds(chance.Next(60));
    }

    private async Task<DateTime?> File(DateTime local)
    {
        var ticket = await acts.File(chance, local);
        model.Tickets.Add(ticket);
        if (chance.Next(2) == 0)
        {
            await acts.SetBell(ticket, newChat(), DateOnly.FromDateTime(local));
        }

        // Just before an urgent ticket may show, or just after.
        return ticket.Priority == Priority.Urgent ? ModelHours.NextFull(local).AddSeconds(chance.Next(3) == 0 ? -90 : 2) : null;
    }

    private async Task<DateTime?> Reporter(DateTime local)
    {
        if (chance.One(model.Tickets.Where(ticket => !ticket.IsGone && (ticket.IsOpen || chance.Next(4) == 0))) is not { } ticket)
        {
            return null;
        }

        if (chance.Next(10) == 0)
        {
            await acts.Withdraw(ticket);
            return null;
        }

        await acts.Add(ticket, local);
        return null;
    }

    private async Task<DateTime?> Team(DateTime local)
    {
        var moderators = model.Staff.Where(member => member.Role == Role.Moderator).ToList();
        if (moderators.Count > 1 && chance.One(moderators) is { } leaver)
        {
            await acts.End(leaver, model.Staff[0]);
            model.Staff.Remove(leaver);
        }
        else
        {
            model.Staff.Add(await acts.Join(Role.Moderator, chance.Next(2) == 0 ? "council" : null, "Moderator N", newChat()));
        }

        return null;
    }

    /// <summary>Somebody blocks the bot, or is back.</summary>
    private Task<DateTime?> ComeAndGo(DateTime local)
    {
        var isBack = chance.Next(2) == 0;
        if (chance.One(model.Staff.Where(member => member.Role != Role.Analyst && member.IsAway == isBack)) is { } member)
        {
            member.IsAway = !isBack;
            block(member.Chat, member.IsAway);
        }

        return Task.FromResult<DateTime?>(null);
    }

    /// <param name="mustBeUndoable">It is, and is taken back eight minutes later.</param>
    private async Task<DateTime?> Move(
        DateTime local, PriorityQueue<Func<DateTime, Task<DateTime?>>?, DateTime> events, IEnumerable<ModelTicket> tickets, bool mustBeUndoable)
    {
        if (chance.One(tickets.Where(ticket => ticket.IsVisible)) is { } ticket && chance.One(model.Staff.Where(ticket.IsFor)) is { } by &&
            chance.One(Allowed(ticket, by, local).Where(one => !mustBeUndoable || IsUndoable(one!.Value.Move))) is var (move, note))
        {
            var undo = ticket.Undo is { } open && open.By == by && open.Until > local
                ? open
                : new ModelUndo(by, local.AddMinutes(10), ticket.Status, ticket.Assignee, ticket.Acknowledged);
            await acts.Move(ticket, by, move);
            ticket.Undo = IsUndoable(move) ? undo : null;
            note();
            if (mustBeUndoable || chance.Next(4) == 0)
            {
                events.Enqueue(at => TakeBack(ticket, by, at), local.AddMinutes(8));
            }
        }

        return null;
    }

    /// <summary>If nobody else has come to it, and in time: never so near its end that real time, which goes on, would step over it.</summary>
    private async Task<DateTime?> TakeBack(ModelTicket ticket, ModelMember by, DateTime local)
    {
        if (ticket is { IsGone: false, Undo: { } undo } && undo.By == by && undo.Until > local.AddMinutes(1) && model.Staff.Contains(by))
        {
            await acts.Move(ticket, by, new DeskMove.TakeBack());
            ticket.TakeBack();
            TakenBack++;
        }

        return null;
    }

    private static bool IsUndoable(DeskMove move) => move is DeskMove.Acknowledge or DeskMove.SetPriority or DeskMove.Assign;

    /// <summary>The moves that the rules allow now, and what becomes of the history.</summary>
    private List<(DeskMove Move, Action Note)?> Allowed(ModelTicket ticket, ModelMember by, DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        var isUnderWay = ticket.Status is TicketStatus.Acknowledged or TicketStatus.InReview or TicketStatus.WaitingForReporter;
        var moves = new List<(DeskMove, Action)?>();

        // Never so near the end of an undo, or ten minutes before a fixed hour, that real time, which goes on, would step over it.
        if (local.Minute == 49 || (ticket.Undo is { } undo && (undo.Until - local).Duration() < TimeSpan.FromMinutes(1)))
        {
            return moves;
        }

        if (ticket.Status == TicketStatus.New)
        {
            moves.Add((new DeskMove.Acknowledge(), () => (ticket.Status, ticket.Acknowledged, _) = (TicketStatus.Acknowledged, today, Ring(from: ModelHours.Next(ticket.Undo!.Until)))));
        }

        if (ticket.IsOpen)
        {
            moves.Add((new DeskMove.SetPriority((Priority)chance.Next(3)), () => { }));
            if (chance.One(model.Staff.Where(member => ticket.IsFor(member) && member.Id != ticket.Assignee && (member == by || by.Role == Role.Lead))) is { } assignee)
            {
                moves.Add((new DeskMove.Assign(assignee.Id), () => ticket.Assignee = assignee.Id));
            }
        }

        if (isUnderWay)
        {
            moves.Add((new DeskMove.Ask(new("", PhraseKeys.Template.AskWhere)), () => (ticket.Status, _) = (TicketStatus.WaitingForReporter, Ring())));
        }

        if (isUnderWay || ticket.Status == TicketStatus.PassedOn)
        {
            moves.Add((new DeskMove.Answer(new("", PhraseKeys.Template.SayReviewing)), () => ticket.Ring()));
            moves.Add((new DeskMove.Answer(new("", PhraseKeys.Template.SayPassed)), () => (ticket.Feedback, _) = (ticket.Feedback ?? today, Ring())));
            moves.Add((new DeskMove.PassOn(acts.Contact()), () => (ticket.Status, ticket.Feedback, _) = (TicketStatus.PassedOn, ticket.Feedback ?? today, Ring())));
            moves.Add((new DeskMove.Close(Outcome.Unsubstantiated, new("", PhraseKeys.Template.CloseUnsubstantiated)), () =>
                (ticket.Status, ticket.Feedback, _) = (TicketStatus.Closed, ticket.Feedback ?? today, Ring(last: true))));
        }

        if (!ticket.IsOpen)
        {
            moves.Add((new DeskMove.Reopen(), () => (ticket.Status, _) = (TicketStatus.InReview, Ring())));
        }

        if (chance.Next(4) == 0 && model.Staff.Any(member => member != by && member.Role != Role.Analyst && ticket.IsFor(member)))
        {
            moves.Add((new DeskMove.StepOut(), () =>
            {
                ticket.SteppedOut.Add(by.Id);
                ticket.Assignee = ticket.Assignee == by.Id ? null : ticket.Assignee;
            }
            ));
        }

        return moves;

        bool Ring(bool last = false, DateTime from = default)
        {
            ticket.Ring(last, from);
            return true;
        }
    }
}
