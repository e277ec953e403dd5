using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

/// <summary>A ticket on the desk, and what its members do with it one after another.</summary>
internal sealed class SomeCase
{
    public static readonly DateOnly Filed = new(2026, 11, 20);

    private readonly SmallDesk desk = new();

    public SomeCase(TicketStatus status = TicketStatus.InReview, Func<Casework, Casework>? work = null)
    {
        var @case = SmallDesk.Report(1, status, Filed, SmallDesk.Number);
        Now = new Case(@case.Id, @case.Facts, @case.Content, @case.Messages, work?.Invoke(@case.Work) ?? @case.Work);
        desk.Put(SmallDesk.Report(2, TicketStatus.New, Filed, "BBBBBB"));
    }

    public Case Now { get; private set; }

    public DateTimeOffset Clock { get; set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public DateOnly Today => DateOnly.FromDateTime(Clock.Date);

    public List<Member> Staff => desk.Staff;

    public Ruling Try(DeskMove move, Member? by = null)
    {
        desk.Put(Now);
        return Rules.Decide(Now, move, by ?? SmallDesk.Moderator, desk.At(Now, Clock, Today, by ?? SmallDesk.Moderator, move));
    }

    public SomeCase Do(DeskMove move, Member? by = null)
    {
        Now = Assert.IsType<Ruling.Done>(Try(move, by)).Case;
        return this;
    }

    public Refusal Refused(DeskMove move, Member? by = null) => Assert.IsType<Ruling.Refused>(Try(move, by)).Why;

    public SomeCase Open(Member by)
    {
        Now = Rules.Seen(Now, by);
        return this;
    }

    public SomeCase With(Func<Case, Case> change)
    {
        Now = change(Now);
        return this;
    }
}
