using System.Globalization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>A member as the model knows him.</summary>
internal sealed record ModelMember(string Id, Role Role, string? Affiliation, long Chat)
{
    public DateOnly Greeted { get; set; }

    /// <summary>He has blocked the bot.</summary>
    public bool IsAway { get; set; }
}

/// <summary>As the ticket was before the changes that a member may take back until a local time.</summary>
internal sealed record ModelUndo(ModelMember By, DateTime Until, TicketStatus Status, string? Assignee, DateOnly? Acknowledged);

/// <summary>A ticket's history as the model knows it. Nothing here is read from the product.</summary>
internal sealed class ModelTicket
{
    public required TicketSecret Secret { get; init; }

    public required string Number { get; init; }

    public required DateOnly Filed { get; init; }

    /// <summary>By the urgency that its reporter chose: how soon his messages show follows from it, whatever the desk sets later.</summary>
    public required Priority Priority { get; init; }

    public required string? Excluded { get; init; }

    /// <summary>Local times at which the ticket, and later messages, become visible.</summary>
    public required DateTime? Held { get; set; }

    public List<DateTime> HeldMessages { get; } = [];

    /// <summary>A message of its reporter shows, and not everybody who should know was told.</summary>
    public bool Wrote { get; set; }

    public HashSet<string> SteppedOut { get; } = [];

    public TicketStatus Status { get; set; } = TicketStatus.New;

    public string? Assignee { get; set; }

    public DateOnly? Acknowledged { get; set; }

    public DateOnly? Feedback { get; set; }

    /// <summary>What can be taken back; null once somebody else has come to the ticket.</summary>
    public ModelUndo? Undo { get; set; }

    public bool IsGone { get; set; }

    public long BellChat { get; set; }

    public DateOnly? BellUntil { get; set; }

    public bool Rings { get; set; }

    public bool RingsLast { get; set; }

    public bool IsVisible => Held is null && !IsGone;

    public bool IsOpen => Status != TicketStatus.Closed;

    public bool IsRestricted => Excluded is not null || SteppedOut.Count > 0;

    public DateOnly AcknowledgeBy => Filed.AddDays(7);

    public DateOnly FeedbackBy => (Acknowledged is { } day && day < AcknowledgeBy ? day : AcknowledgeBy).AddMonths(3);

    public DateOnly? Next => !IsOpen ? null : Acknowledged is null ? AcknowledgeBy : Feedback is null ? FeedbackBy : null;

    public bool IsFor(ModelMember member) =>
        member.Role != Role.Analyst && !SteppedOut.Contains(member.Id) && (Excluded is null || Excluded != member.Affiliation);

    /// <summary>Local time before which it does not ring, because what it rings for can still be undone.</summary>
    public DateTime RingsFrom { get; private set; }

    public void Ring(bool last = false, DateTime from = default) => (Rings, RingsLast, RingsFrom) = (true, last, from);

    public void TakeBack()
    {
        // Before an acknowledgement nothing rings.
        Rings &= Acknowledged == Undo!.Acknowledged;
        (Status, Assignee, Acknowledged, Undo) = (Undo.Status, Undo.Assignee, Undo.Acknowledged, null);
    }

    public void Rung() => (Rings, BellUntil) = (false, RingsLast ? null : BellUntil);

    /// <summary>The alarms whose day has come.</summary>
    public IEnumerable<Alarm> Alarms(DateOnly today)
    {
        if (!IsVisible || !IsOpen)
        {
            return [];
        }

        (Alarm Alarm, DateOnly From, bool IsOwed)[] all =
        [
            (Alarm.AcknowledgeSoon, AcknowledgeBy.AddDays(-2), Acknowledged is null),
            (Alarm.AcknowledgeDue, AcknowledgeBy, Acknowledged is null),
            (Alarm.AcknowledgeOver, AcknowledgeBy.AddDays(1), Acknowledged is null),
            (Alarm.FeedbackSoon, FeedbackBy.AddDays(-14), Feedback is null),
            (Alarm.FeedbackDue, FeedbackBy, Feedback is null),
            (Alarm.FeedbackOver, FeedbackBy.AddDays(1), Feedback is null),
        ];
        return all.Where(one => one.IsOwed && today >= one.From).Select(one => one.Alarm);
    }

    /// <summary>To whom an alarm goes.</summary>
    /// <param name="isUnheard">Who was not told of it and is away: then others must hear it.</param>
    public IReadOnlyList<ModelMember> Hearers(Alarm alarm, IEnumerable<ModelMember> staff, Func<ModelMember, bool> isUnheard)
    {
        var able = staff.Where(IsFor).ToList();
        var own = able.Where(member => member.Id == Assignee).ToList();
        var leadsToo = alarm is Alarm.AcknowledgeOver or Alarm.FeedbackOver || own.All(isUnheard);
        var hearers = able.Where(member => own.Contains(member) || (leadsToo && member.Role == Role.Lead)).ToList();
        return hearers.All(isUnheard) ? able : hearers;
    }
}

/// <summary>The fixed hours as the model knows them: 09:00 and 17:00 of the desk's day; for what is urgent, every full hour.</summary>
internal static class ModelHours
{
    private static readonly TimeSpan[] Hours = [TimeSpan.FromHours(9), TimeSpan.FromHours(17)];

    public static DateTime Next(DateTime local) => Around(local).First(hour => hour > local);

    public static DateTime Last(DateTime local) => Around(local).Last(hour => hour <= local);

    public static DateTime NextFull(DateTime local) => local.Date.AddHours(local.Hour + 1);

    public static DateTime HeldUntil(Priority priority, DateTime local) => priority == Priority.Urgent ? NextFull(local) : Next(local);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<DateTime> Around(DateTime local) =>
        from day in new[] { -1, 0, 1 } from hour in Hours select local.Date.AddDays(day) + hour;
}
