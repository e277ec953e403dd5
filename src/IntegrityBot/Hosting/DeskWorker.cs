using IntegrityBot.Desk;
using IntegrityBot.Turns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.Hosting;

/// <summary>Looks at the clock for the desk: every few seconds for content that must leave a chat, and for the fixed hours.</summary>
internal sealed class DeskWorker(
    Rounds rounds, Errands errands, TurnRunner turns, LawBooks law, TimeProvider time, ILogger<DeskWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await law.Loaded.WaitAsync(stoppingToken);

            // Each by itself: a group takes 20 notices a minute, and no ticket stays on a screen because others are announced.
            await Task.WhenAll(Again(TakeAway, stoppingToken), Again(rounds.Run, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception) when (law.Loaded.IsFaulted)
        {
            // The bot's own worker ends the program with the reason.
        }
    }

    private async Task Again(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await Try(work, ct);
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task Try(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            logger.RoundFailed(failure.GetType().Name);
        }
    }

    private async Task TakeAway(CancellationToken ct)
    {
        foreach (var (id, errand) in await errands.Due(ct))
        {
            await turns.TakeAway(id, errand.Chat, ct);
        }
    }
}
