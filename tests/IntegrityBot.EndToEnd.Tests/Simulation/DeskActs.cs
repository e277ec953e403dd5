using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>What reporters and members do, through the same doors as their dialogues.</summary>
internal sealed class DeskActs(DeskProgram program, CancellationToken ct)
{
    public const string Story = "An invented story that no message may hold.";

    public async Task<ModelMember> Join(Role role, string? affiliation, string name, long chat)
    {
        var member = new Member(DeskSealer.NewMemberId(), role, affiliation, name, Language.En);
        var staged = new Staged();
        program.Get<Roster>().Put(member, ConfiguredChat.Read(chat), staged);
        await Write(staged);
        return new(member.Id, role, affiliation, chat);
    }

    public async Task<ModelTicket> File(Dice chance, DateTime local)
    {
        var secret = TicketSealer.New();
        var (urgency, priority) = chance.Next(6) switch
        {
            0 => (Urgency.PeopleInDanger, Priority.Urgent),
            1 => (Urgency.EvidenceMayVanish, Priority.High),
            _ => (Urgency.None, Priority.Normal),
        };
        var draft = new Draft(TicketKind.Report)
        {
            Secret = secret,
            Area = chance.Next(4) == 0 ? null : Area.Health,
            Region = chance.Next(4) == 0 ? null : Region.Atyrau,
            Story = [new(0, Story)],
            Urgency = urgency,
            Excluded = chance.Next(6) == 0 ? ["council"] : [],
        };
        var staged = new Staged();
        var filed = await program.Get<TicketDesk>().File(draft, Language.Kk, Setting(null), staged, ct);
        await Write(staged);
        return new()
        {
            Secret = secret,
            Number = filed.Number,
            Filed = DateOnly.FromDateTime(local),
            Priority = priority,
            Excluded = draft.Excluded is [var excluded] ? excluded : null,
            Held = ModelHours.HeldUntil(priority, local),
        };
    }

    public async Task SetBell(ModelTicket ticket, long chat, DateOnly today)
    {
        var turn = Turn(chat, null);
        await program.Get<TicketDesk>().SetBell(ticket.Secret, on: true, turn, ct);
        await Write(turn.Staged);
        var last = ticket.FeedbackBy > today ? ticket.FeedbackBy : today;
        (ticket.BellChat, ticket.BellUntil) = (chat, last.AddDays(7));
    }

    public async Task Add(ModelTicket ticket, DateTime local)
    {
        var turn = Turn(1, null);
        await program.Get<TicketDesk>().Add(ticket.Secret, Story, file: null, turn, ct);
        await Write(turn.Staged);
        ticket.HeldMessages.Add(ModelHours.HeldUntil(ticket.Priority, local));
    }

    public async Task Withdraw(ModelTicket ticket)
    {
        var turn = Turn(1, null);
        await program.Get<TicketDesk>().Withdraw(ticket.Secret, turn, ct);
        await Write(turn.Staged);
        (ticket.IsGone, ticket.BellUntil, ticket.Rings) = (true, null, false);
    }

    public async Task End(ModelMember member, ModelMember by)
    {
        var turn = Turn(by.Chat, by);
        Assert.IsType<Input.TeamChanged>(await program.Get<DeskAnswers>().To(new Effect.EndMember(member.Id), turn, ct));
        await Write(turn.Staged);
    }

    /// <summary>Opens the card and moves; the rules must allow it.</summary>
    public async Task Move(ModelTicket ticket, ModelMember by, DeskMove move)
    {
        var open = Turn(by.Chat, by);
        var card = Assert.IsType<Input.CaseOpened>(await program.Get<DeskAnswers>().To(new Effect.OpenCase(ticket.Secret.Ticket, Anew: true), open, ct));
        await Write(open.Staged);
        var turn = Turn(by.Chat, by);
        Assert.IsType<Input.Moved>(await program.Get<DeskAnswers>().To(new Effect.Move(ticket.Secret.Ticket, card.View.Case.Work.Edition, move), turn, ct));
        await Write(turn.Staged);
    }

    public string Contact() => Setting(null).Law.Content.Contacts.First(contact => contact.Status != Core.Law.ContactStatus.Outdated).Id;

    private async Task Write(Staged staged)
    {
        Assert.Equal(CommitResult.Committed, await program.Get<AuditTrail>().Write(staged, [], [], ct));
    }

    private TurnContext Turn(long chat, ModelMember? me) => new(ConfiguredChat.Read(chat), Setting(me), Language.En, [], new Staged());

    private Setting Setting(ModelMember? me)
    {
        var roster = program.Get<Roster>();
        return program.Get<Surroundings>().For(clientLanguage: null) with { Me = me is null ? null : roster.Find(me.Id), Staff = me is null ? [] : roster.Staff };
    }
}
