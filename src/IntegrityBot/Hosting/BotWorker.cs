using IntegrityBot.Core.Languages;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.Hosting;

/// <summary>Hears and answers until the program is told to stop.</summary>
internal sealed class BotWorker(
    UpdateLoop loop, TurnRunner turns, Profile profile, SaltRing salts, IHostApplicationLifetime lifetime, ILogger<BotWorker> logger) : BackgroundService
{
    /// <summary>Why the worker ended by itself, for the program's exit code; null while all is well.</summary>
    public TokenRefusedException? Refused { get; private set; }

    /// <summary>Ends when the bot hears for the first time.</summary>
    public Task Hearing => loop.FirstPoll;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(
                loop.Run(turns.Run, failure => failure is StoreUnavailableException, stoppingToken, turns.Apologise),
                Introduce(stoppingToken));
        }
        catch (TokenRefusedException refused)
        {
            Refused = refused;
            lifetime.StopApplication();
        }
    }

    /// <summary>Once the bot hears, so that setting up the profile delays nobody.</summary>
    private async Task Introduce(CancellationToken ct)
    {
        try
        {
            await loop.FirstPoll.WaitAsync(ct);
            logger.Ready(LanguageTags.All.Count, salts.SurvivesRestart);
            await profile.Publish(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
    }
}
