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
    private Exception? problem;

    /// <summary>Ends when the bot hears for the first time.</summary>
    public Task Hearing => loop.FirstPoll;

    /// <summary>The program's, once it has ended: 1 when the bot failed by itself.</summary>
    /// <exception cref="SetupException">It ended for something an operator can mend.</exception>
    public int ExitCode() => problem switch
    {
        null => 0,
        SetupException setup => throw setup,
        _ => 1,
    };

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Try(Hear, stoppingToken), Try(Introduce, stoppingToken));

    private async Task Try(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        catch (TokenRefusedException refused)
        {
            Stop(new SetupException(refused.Message, refused));
        }
        catch (SetupException setup)
        {
            Stop(setup);
        }
        catch (Exception failure)
        {
            // The framework would log the whole exception, and end the program as if all were well.
            logger.Failed(failure.GetType().Name);
            Stop(failure);
        }
    }

    private Task Hear(CancellationToken ct) => loop.Run(Answer, failure => failure is StoreUnavailableException, ct, turns.Apologise);

    private async Task Answer(Incoming incoming, CancellationToken ct)
    {
        await law.Loaded.WaitAsync(ct);
        await turns.Run(incoming, ct);
    }

    /// <summary>Once the bot hears, so that setting up the profile delays nobody.</summary>
    private async Task Introduce(CancellationToken ct)
    {
        await loop.FirstPoll.WaitAsync(ct);
        await law.Loaded.WaitAsync(ct);
        logger.Ready(LanguageTags.All.Count, salts.SurvivesRestart);
        await profile.Publish(ct);
    }

    private void Stop(Exception why)
    {
        problem ??= why;
        lifetime.StopApplication();
    }
}
