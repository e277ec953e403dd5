using System.Text.Json;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace IntegrityBot.Telegram.Receiving;

/// <summary>
/// Takes updates from Telegram and has each answered at least once. Telegram's queue is the inbox: an update is confirmed only when its
/// turn, and every turn before it, has ended, so whatever is cut short comes again. Why it is our own: docs/adr/0001.
/// </summary>
public sealed class UpdateLoop
{
    /// <summary>Failures after which an update is given up, unless the store is to blame.</summary>
    public const int MaxAttempts = 5;

    /// <summary>While some turns are slow or being retried, news for the other chats is fetched this often.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>Asking for the same offset sooner makes Telegram answer with one update at a time.</summary>
    private static readonly TimeSpan SameOffsetPause = TimeSpan.FromMilliseconds(600);

    /// <summary>How long turns may go on once the program is told to stop, and how long they have after being told themselves.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(2);

    private readonly ITelegramBotClient bot;
    private readonly TelegramOptions options;
    private readonly TelegramMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly TaskCompletionSource firstPoll = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal UpdateLoop(ITelegramBotClient bot, TelegramOptions options, TelegramMetrics metrics, TimeProvider time, ILogger<UpdateLoop> logger)
    {
        this.bot = bot;
        this.options = options;
        this.metrics = metrics;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Ends when Telegram has answered a getUpdates for the first time: the bot is ready.</summary>
    public Task FirstPoll => firstPoll.Task;

    /// <summary>The bot's own username; empty before Telegram has told it.</summary>
    public string BotName { get; private set; } = "";

    /// <summary>
    /// Runs until <paramref name="ct"/>; then it lets running turns end, for at most 12 s, and confirms what is done.
    /// </summary>
    /// <param name="turn">
    /// Answers one update, idempotent by its id. Its token is not <paramref name="ct"/>: it fires only when the time to end is over.
    /// </param>
    /// <param name="mustNotSkip">True for failures that say nothing about the update (the store is away): it is tried for ever.</param>
    /// <param name="apologise">Tells the person that an update was given up; whatever it throws is ignored.</param>
    /// <exception cref="TokenRefusedException">Telegram does not know the token.</exception>
    public async Task Run(
        Func<Incoming, CancellationToken, Task> turn,
        Func<Exception, bool> mustNotSkip,
        CancellationToken ct,
        Func<Incoming, CancellationToken, Task>? apologise = null)
    {
        using var late = new CancellationTokenSource();
        var places = new SemaphoreSlim(options.ParallelChats); // not disposed: a turn that outlives the grace still leaves it
        var window = new UpdateWindow();
        var lanes = new ChatLanes(incoming => Carry(incoming, turn, mustNotSkip, apologise, window, places, ct, late.Token));
        try
        {
            await Receive(window, lanes, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        finally
        {
            await Finish(window, lanes, late);
        }
    }

    private async Task Receive(UpdateWindow window, ChatLanes lanes, CancellationToken ct)
    {
        var me = await Ask(token => bot.GetMe(token), ct);
#pragma warning disable RS0030 // The bot's own.
        BotName = me.Username ?? "";
#pragma warning restore RS0030
        var reader = new UpdateReader(new(me.Id, BotName));
        long askedAt = 0;
        while (true)
        {
            if (FirstPoll.IsCompleted && window.Offset == window.Asked && SameOffsetPause - time.GetElapsedTime(askedAt) is { Ticks: > 0 } pause)
            {
                await Task.Delay(pause, time, ct);
            }

            askedAt = time.GetTimestamp();
            var request = Next(window.Ask());
            var batch = await Ask(token => bot.SendRequest(request, token), ct);
            if (firstPoll.TrySetResult())
            {
                logger.Polling();
            }

            Take(batch, reader, window, lanes);
            await Task.WhenAny(lanes.Idle(), Task.Delay(Glance, time, ct));
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The first request does not wait: it is how the bot learns that it is ready.</summary>
    private GetUpdates Next(long? offset) => new()
    {
        Offset = offset,
        Timeout = FirstPoll.IsCompleted ? (int)options.PollTimeout.TotalSeconds : 0,
    };

    private void Take(JsonElement[] batch, UpdateReader reader, UpdateWindow window, ChatLanes lanes)
    {
        foreach (var update in batch)
        {
            switch (reader.Read(update))
            {
                case Reading.Heard(var incoming) when window.Add(incoming.UpdateId):
                    lanes.Add(incoming);
                    break;
                case Reading.Passed(var id, var why):
                    if (id is { } known && !window.Add(known))
                    {
                        break;
                    }

                    metrics.Skipped(why);
                    if (why == Silence.Unreadable)
                    {
                        logger.UpdateUnreadable();
                    }

                    if (id is { } passed)
                    {
                        window.Done(passed);
                    }

                    break;
            }
        }
    }

    private async Task Carry(
        Incoming incoming,
        Func<Incoming, CancellationToken, Task> turn,
        Func<Exception, bool> mustNotSkip,
        Func<Incoming, CancellationToken, Task>? apologise,
        UpdateWindow window,
        SemaphoreSlim places,
        CancellationToken stopping,
        CancellationToken late)
    {
        for (var attempt = 1; !stopping.IsCancellationRequested; attempt++)
        {
            try
            {
                if (await Attempt(incoming, turn, places, stopping, late) is not { } failure)
                {
                    metrics.Answered();
                    window.Done(incoming.UpdateId);
                    return;
                }

                metrics.TurnFailed();
                var kind = failure.GetType().Name;
                if (attempt >= MaxAttempts && failure is not TokenRefusedException && !mustNotSkip(failure))
                {
                    logger.TurnGivenUp(kind, attempt);
                    metrics.GaveUp();
                    if (apologise is not null)
                    {
                        await Attempt(incoming, apologise, places, stopping, late);
                    }

                    window.Done(incoming.UpdateId);
                    return;
                }

                var delay = Backoff.After(attempt);
                logger.TurnFailed(kind, attempt, delay);
                await Task.Delay(delay, time, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return; // Not done, so not confirmed: it comes again.
            }
        }
    }

    /// <summary>Null when the turn ended well. A cancellation that nobody here asked for is a failure like any other.</summary>
    private static async Task<Exception?> Attempt(
        Incoming incoming, Func<Incoming, CancellationToken, Task> turn, SemaphoreSlim places, CancellationToken stopping, CancellationToken late)
    {
        await places.WaitAsync(stopping);
        try
        {
            await turn(incoming, late);
            return null;
        }
        catch (Exception failure) when (!late.IsCancellationRequested)
        {
            return failure;
        }
        catch (Exception) when (late.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopping);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Asks until Telegram answers, more and more patiently.</summary>
    private async Task<T> Ask<T>(Func<CancellationToken, Task<T>> request, CancellationToken ct)
    {
        for (var failures = 1; ; failures++)
        {
            var delay = Backoff.After(failures);
            try
            {
                return await request(ct);
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                throw new OperationCanceledException(ct);
            }
            catch (ApiRequestException e) when (e.ErrorCode is 401 or 404)
            {
                logger.TokenRefused();
                throw new TokenRefusedException();
            }
            catch (ApiRequestException e) when (e.ErrorCode == 409)
            {
                metrics.PollFailed("409");
                logger.PollConflict(delay);
            }
            catch (ApiRequestException e)
            {
                delay = e.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : delay;
                var kind = e.ErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
                metrics.PollFailed(kind);
                logger.PollFailed(kind, failures, delay);
            }
            catch (Exception e)
            {
                var kind = (e.InnerException ?? e).GetType().Name;
                metrics.PollFailed(kind);
                logger.PollFailed(kind, failures, delay);
            }

            await Task.Delay(delay, time, ct);
        }
    }

    private async Task Finish(UpdateWindow window, ChatLanes lanes, CancellationTokenSource late)
    {
        var idle = lanes.Idle();
        await Task.WhenAny(idle, Task.Delay(Grace, time, CancellationToken.None));
        await late.CancelAsync();
        await Task.WhenAny(idle, Task.Delay(LastGrace, time, CancellationToken.None));
        if (window.Open > 0)
        {
            logger.StoppedEarly(window.Open);
        }

        if (window.Offset is { } offset && offset != window.Asked)
        {
            await Confirm(offset);
        }
    }

    /// <summary>
    /// Tells Telegram what is done, so that the next start does not repeat it. Nothing can be lost: the offset stands before the first
    /// update that is not done, and what this request returns stays unconfirmed.
    /// </summary>
    private async Task Confirm(long offset)
    {
        using var timeout = new CancellationTokenSource(LastGrace, time);
        try
        {
            await bot.SendRequest(new GetUpdates { Offset = offset, Limit = 1 }, timeout.Token);
        }
        catch (Exception e) when (e is RequestException or OperationCanceledException)
        {
            // The updates come again, and their turns know them.
        }
    }
}
