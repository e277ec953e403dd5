using IntegrityBot.Configuration;
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
    UpdateLoop loop, TurnRunner turns, LawBooks law, Profile profile, SaltRing salts, IHostApplicationLifetime lifetime, ILogger<BotWorker> logger) : BackgroundService
{
    /// <summary>Why the worker ended by itself, for the program's exit code; null while all is well.</summary>
    public SetupException? Problem { get; private set; }

    /// <summary>Ends when the bot hears for the first time.</summary>
    public Task Hearing => loop.FirstPoll;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(
                loop.Run(Answer, failure => failure is StoreUnavailableException, stoppingToken, turns.Apologise),
                Introduce(stoppingToken));
        }
        catch (TokenRefusedException refused)
        {
            Stop(new SetupException(refused.Message, refused));
        }
    }

    private async Task Answer(Incoming incoming, CancellationToken ct)
    {
        await law.Loaded.WaitAsync(ct);
        await turns.Run(incoming, ct);
    }

    private void Stop(SetupException problem)
    {
        Problem = problem;
        lifetime.StopApplication();
    }

    /// <summary>Once the bot hears, so that setting up the profile delays nobody.</summary>
    private async Task Introduce(CancellationToken ct)
    {
        try
        {
            await loop.FirstPoll.WaitAsync(ct);
            await law.Loaded.WaitAsync(ct);
            logger.Ready(LanguageTags.All.Count, salts.SurvivesRestart);
            await profile.Publish(ct);
        }
        catch (SetupException problem)
        {
            Stop(problem);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
    }
}
