using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Desk;

/// <summary>A desk with one full card on it, and the way through its rooms.</summary>
internal static class Cards
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Taps each word, or types it after <c>!</c>, and reads every screen on the way.</summary>
    public static IReadOnlyList<Effect> Walk(World world, string way, Language language)
    {
        IReadOnlyList<Effect> effects = [];
        foreach (var step in way.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            effects = step[0] == '!' ? world.Say(step[1..].Replace('_', ' ')) : world.Tap(step);
            Reads.In(world, language);
        }

        return effects;
    }

    public static SmallDesk DeskAt(TicketStatus status)
    {
        var desk = SmallDesk.Full(Today);
        var first = SmallDesk.Report(1, status, Today.AddDays(-9), SmallDesk.Number);
        desk.Put(first with
        {
            Work = first.Work with
            {
                Labels = ["белгі"],
                Notes = [new(SmallDesk.Moderator.Id, Today, "Ескертпе.")],
                History = [new(Today, SmallDesk.Moderator.Id, DeskAct.StatusChanged, nameof(TicketStatus.InReview)), new(Today, "12345678", DeskAct.Exported, "kk Facts"), new(Today, null, DeskAct.Reopened)],
            },
        });
        return desk;
    }
}
