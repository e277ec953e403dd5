using IntegrityBot.Core.Desk;
using IntegrityBot.Telegram.Sending;

namespace IntegrityBot.Desk;

/// <summary>Whom a round of messages reaches.</summary>
internal sealed class Reach(IReadOnlyList<Member> staff)
{
    private readonly HashSet<string> busy = new(StringComparer.Ordinal);

    public HashSet<string> Away { get; } = new(StringComparer.Ordinal);

    public bool IsHeldUp => busy.Count > 0;

    public IEnumerable<Member> Reached => staff.Where(member => !Away.Contains(member.Id) && !busy.Contains(member.Id));

    /// <summary>Whoever blocked the bot gets it when he is back: nothing of his is marked until it was sent.</summary>
    public void Note(Member member, Delivery delivery) => _ = delivery switch
    {
        Delivery.Done => false,
        Delivery.Later => busy.Add(member.Id),
        _ => Away.Add(member.Id),
    };
}
