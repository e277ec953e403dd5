using IntegrityBot.Desk;
using IntegrityBot.Turns;
using Microsoft.Extensions.Hosting;

namespace IntegrityBot.Hosting;

/// <summary>Before the first update is heard: opens the roster, so that nobody of the desk is taken for a stranger, and lets tickets follow changed deadlines.</summary>
internal sealed class DeskOpening(Roster roster, DueDates due, Surroundings surroundings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await roster.Load(surroundings.Today, cancellationToken);
        await due.Follow(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
