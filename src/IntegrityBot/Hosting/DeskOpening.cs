using IntegrityBot.Desk;
using IntegrityBot.Turns;
using Microsoft.Extensions.Hosting;

namespace IntegrityBot.Hosting;

/// <summary>Opens the roster before the first update is heard, so that nobody of the desk is taken for a stranger.</summary>
internal sealed class DeskOpening(Roster roster, Surroundings surroundings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => roster.Load(surroundings.Today, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
