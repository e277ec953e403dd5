using IntegrityBot.Core.Privacy;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Telegram.Bot.Exceptions;

namespace IntegrityBot.Telegram.Sending;

/// <summary>
/// How every call to Telegram is made: tried again after a passing failure, each try with a time of its own and, for messages, a place
/// in the <see cref="Pacing"/>. Outermost first: the whole call's time, retry, place, one attempt's time. The library retries nothing.
/// </summary>
/// <remarks>
/// At least once: sendMessage has no key against repetition, so a message that Telegram took while its answer was lost is sent again.
/// Twice seen is better than never seen; edits, deletions and answers to taps repeat without a trace.
/// </remarks>
internal sealed class SendPipeline
{
    private static readonly TimeSpan OneAttempt = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan OneDownload = TimeSpan.FromSeconds(60);

    private readonly Pacing pacing;
    private readonly ResiliencePipeline retry;
    private readonly ResiliencePipeline attempt;
    private readonly ResiliencePipeline download;

    public SendPipeline(Pacing pacing, TelegramMetrics metrics, TimeProvider time)
    {
        this.pacing = pacing;
        retry = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(TimeSpan.FromSeconds(45))
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome.Exception)),
                MaxRetryAttempts = 4,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(500),
                UseJitter = true,
                DelayGenerator = args => ValueTask.FromResult(AskedToWait(args.Outcome.Exception)),
                OnRetry = _ =>
                {
                    metrics.Retried();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
        attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(OneAttempt).Build();
        download = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(OneDownload).Build();
    }

    /// <summary>A call Telegram does not count as a message.</summary>
    public Task<T> Call<T>(Func<CancellationToken, Task<T>> request, CancellationToken ct) =>
        retry.ExecuteAsync(async token => await attempt.ExecuteAsync(async inner => await request(inner), token), ct).AsTask();

    public Task Call(Func<CancellationToken, Task> request, CancellationToken ct) =>
        retry.ExecuteAsync(async token => await attempt.ExecuteAsync(async inner => await request(inner), token), ct).AsTask();

    /// <summary>Once, with a time long enough for 20 MB.</summary>
    public Task<T> Download<T>(Func<CancellationToken, Task<T>> request, CancellationToken ct) =>
        download.ExecuteAsync(async token => await request(token), ct).AsTask();

    public Task<T> Send<T>(ChatAddress chat, Precedence precedence, Func<CancellationToken, Task<T>> request, CancellationToken ct) =>
        retry.ExecuteAsync(
            async token =>
            {
                await pacing.Enter(chat, precedence, token);
                try
                {
                    return await attempt.ExecuteAsync(async inner => await request(inner), token);
                }
                catch (ApiRequestException e) when (e.Parameters?.RetryAfter is { } seconds)
                {
                    pacing.Hold(chat, TimeSpan.FromSeconds(seconds));
                    throw;
                }
            },
            ct).AsTask();

    /// <summary>The pause Telegram asks for with a 429.</summary>
    public static TimeSpan? AskedToWait(Exception? failure) =>
        failure is ApiRequestException { Parameters.RetryAfter: { } seconds } ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Whether it may pass soon. A pause longer than <see cref="Pacing.Patience"/> is left to the caller: others wait behind this call.</summary>
    private static bool IsTransient(Exception? failure) => failure switch
    {
        ApiRequestException { ErrorCode: 429 } => AskedToWait(failure) is not { } wait || wait <= Pacing.Patience,
        ApiRequestException { ErrorCode: >= 500 } => true,
        ApiRequestException => false,
        RequestException or TimeoutRejectedException => true,
        _ => false,
    };
}
