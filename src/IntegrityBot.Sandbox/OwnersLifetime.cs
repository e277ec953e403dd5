using Microsoft.Extensions.Hosting;

namespace IntegrityBot.Sandbox;

/// <summary>
/// The server lives until its owner disposes it. With the usual lifetime it would end at Ctrl+C by itself, before the bot that still
/// asks it for updates.
/// </summary>
internal sealed class OwnersLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
