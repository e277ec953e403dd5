using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Telegram;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Turns;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>What waits in a session while Telegram takes nothing.</summary>
public class OutboxTests
{
    [Fact]
    public void Deletions_outlast_whatever_else_comes_to_wait_and_are_one()
    {
        var record = Leave(SessionRecord.Fresh, 7, 8);
        record = Erase(record, times: SessionRecord.MaxOutbox + 4);
        record = Leave(record, 30);
        record = Erase(record, times: SessionRecord.MaxOutbox + 4);

        Assert.Equal(SessionRecord.MaxOutbox, record.Outbox.Length);
        Assert.Equal([7, 8, 30], Assert.Single(record.Outbox.OfType<Outgoing.Clear>()).MessageIds);
    }

    /// <summary>The member leaves a card with these messages.</summary>
    private static SessionRecord Leave(SessionRecord record, params int[] content) =>
        Hear(record with { Session = record.Session with { Step = new DeskStep.Overview() }, Content = [.. content] }, message: null);

    private static SessionRecord Erase(SessionRecord record, int times) =>
        Enumerable.Range(100, times).Aggregate(record, (before, message) => Hear(before, message, new Effect.EraseIncoming()));

    private static SessionRecord Hear(SessionRecord record, int? message, params Effect[] effects)
    {
        var input = new Input.Sent(Unsupported.Contact);
        return Outbox.Add(
            record, [.. effects], new Incoming(1, ConfiguredChat.Read(1), input, null, message, null, null, null, InGroup: false), input, record.Session.Step, Language.En);
    }
}
