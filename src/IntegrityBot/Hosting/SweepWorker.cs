using IntegrityBot.Configuration;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Hosting;

/// <summary>Every minute: changes the salt if the day has, deletes what can no longer be read, and destroys tickets whose time is over.</summary>
internal sealed class SweepWorker(
    SaltRing salts, IStore store, TicketDesk tickets, Surroundings surroundings, IOptions<RetentionOptions> retention, TimeProvider time, ILogger<SweepWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.SweepFailed(failure.GetType().Name);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private async Task Sweep(CancellationToken ct)
    {
        await store.Sweep(salts.OldestDay, surroundings.Now, ct);

        var today = surroundings.Today;
        while (await store.Expired(today.AddDays(-retention.Value.ClosedDays), today.AddDays(-retention.Value.MaxDays), ct) is { Count: > 0 } expired)
        {
            var staged = new Staged();
            foreach (var row in expired)
            {
                tickets.Expire(row, today, staged);
            }

            // A conflict means that somebody has just changed one of them: the next look at the list finds it as it is now.
            if (await store.Commit(staged.With([], []), ct) == CommitResult.Committed)
            {
                logger.Expired(expired.Count);
            }
        }
    }

    private static async ValueTask<bool> Next(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
