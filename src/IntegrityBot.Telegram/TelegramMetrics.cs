using System.Diagnostics.Metrics;
using IntegrityBot.Telegram.Receiving;

namespace IntegrityBot.Telegram;

/// <summary>
/// The counters of the meter <c>IntegrityBot.Telegram</c>. Their labels are kinds and reasons from closed lists, so none can name a person.
/// </summary>
public sealed class TelegramMetrics : IDisposable
{
    public const string MeterName = "IntegrityBot.Telegram";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> updates;
    private readonly Counter<long> skipped;
    private readonly Counter<long> turnFailures;
    private readonly Counter<long> pollFailures;
    private readonly Counter<long> deliveries;
    private readonly Counter<long> retries;

    public TelegramMetrics()
    {
        updates = meter.CreateCounter<long>("integritybot.telegram.updates", description: "Updates answered");
        skipped = meter.CreateCounter<long>("integritybot.telegram.skipped", description: "Updates that got no answer, by reason");
        turnFailures = meter.CreateCounter<long>("integritybot.telegram.turn_failures", description: "Attempts to answer that failed");
        pollFailures = meter.CreateCounter<long>("integritybot.telegram.poll_failures", description: "Failed getUpdates, by kind");
        deliveries = meter.CreateCounter<long>("integritybot.telegram.deliveries", description: "Answers sent or not, by outcome");
        retries = meter.CreateCounter<long>("integritybot.telegram.retries", description: "Calls repeated after a passing failure");
    }

    internal void Answered() => updates.Add(1);

    internal void Skipped(Silence why) => Skipped(why.ToString());

    internal void GaveUp() => Skipped("TurnFailed");

    internal void TurnFailed() => turnFailures.Add(1);

    internal void PollFailed(string kind) => pollFailures.Add(1, new KeyValuePair<string, object?>("kind", kind));

    internal void Delivered(string outcome) => deliveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void Retried() => retries.Add(1);

    private void Skipped(string reason) => skipped.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => meter.Dispose();
}
