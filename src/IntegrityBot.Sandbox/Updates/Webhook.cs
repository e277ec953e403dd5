using System.Net;
using System.Net.Http.Headers;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Updates;

/// <summary>Where updates go instead of being polled.</summary>
internal sealed record WebhookTarget(Uri Url, string? Secret, int Connections);

/// <summary>
/// Pushes updates to the bot's webhook: those of one chat in order, different chats at once, each until it is answered 2xx, with a pause that
/// doubles from 1 s to 60 s on the sandbox's clock. Ends with <see cref="DisposeAsync"/>.
/// </summary>
internal sealed class Webhook(UpdateQueue queue, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly SemaphoreSlim change = new(1);
    private (CancellationTokenSource Stop, Task Work)? running;

    public WebhookTarget? Target { get; private set; }

    /// <summary>The last failed delivery: seconds since 1970 and what went wrong.</summary>
    public (long Date, string Message)? LastError { get; private set; }

    public async Task Set(WebhookTarget target, IReadOnlyCollection<string>? kinds, bool drop)
    {
        await change.WaitAsync();
        try
        {
            await Stop();
            Target = target;
            LastError = null;
            queue.UseWebhook(on: true, kinds, drop);
            var stop = new CancellationTokenSource();
            running = (stop, Task.Run(() => Run(target, stop.Token), CancellationToken.None));
        }
        finally
        {
            change.Release();
        }
    }

    public async Task Delete(bool drop)
    {
        await change.WaitAsync();
        try
        {
            await Stop();
            Target = null;
            LastError = null;
            queue.UseWebhook(on: false, null, drop);
        }
        finally
        {
            change.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        http.Dispose();
        change.Dispose();
    }

    private async Task Stop()
    {
        if (running is not { } current)
        {
            return;
        }

        running = null;
        queue.Added = null;
        await current.Stop.CancelAsync();
        await current.Work;
        current.Stop.Dispose();
    }

    private async Task Run(WebhookTarget target, CancellationToken ct)
    {
        using var work = new SemaphoreSlim(0);
        using var slots = new SemaphoreSlim(target.Connections);
        var busy = new HashSet<long>();
        List<Task> deliveries = [];
        queue.Added = () => Signal(work);
        try
        {
            while (true)
            {
                await slots.WaitAsync(ct);
                PendingUpdate? next;
                lock (busy)
                {
                    next = queue.Next(busy);
                    if (next is not null)
                    {
                        busy.Add(next.Chat);
                    }
                }

                if (next is null)
                {
                    slots.Release();
                    await work.WaitAsync(ct);
                    continue;
                }

                deliveries.RemoveAll(static task => task.IsCompleted);
                deliveries.Add(Deliver(target, next, ct).ContinueWith(
                    _ =>
                    {
                        lock (busy)
                        {
                            busy.Remove(next.Chat);
                        }

                        slots.Release();
                        Signal(work);
                    },
                    CancellationToken.None,
                    TaskContinuationOptions.None,
                    TaskScheduler.Default));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(deliveries);
        }
    }

    private static void Signal(SemaphoreSlim work)
    {
        try
        {
            work.Release();
        }
        catch (ObjectDisposedException)
        {
            // The webhook was just replaced; its successor looks for itself.
        }
    }

    private async Task Deliver(WebhookTarget target, PendingUpdate update, CancellationToken ct)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (update.Expires > time.GetUtcNow())
        {
            var asked = await Post(target, update, ct);
            if (asked is null)
            {
                queue.Delivered(update);
                return;
            }

            await Task.Delay(asked > pause ? asked.Value : pause, time, ct);
            pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
        }
    }

    /// <summary>Null if it was taken; else the pause the receiver asks for (0 if it does not say).</summary>
    private async Task<TimeSpan?> Post(WebhookTarget target, PendingUpdate update, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, target.Url);
            request.Content = new ByteArrayContent(Json.Bytes(update, static (writer, sent) => sent.Write(writer)));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (target.Secret is not null)
            {
                request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", target.Secret);
            }

            using var response = await http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode)
            {
                return null;
            }

            LastError = (time.GetUtcNow().ToUnixTimeSeconds(), $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}");
            return response.StatusCode == HttpStatusCode.TooManyRequests ? response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero : TimeSpan.Zero;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            LastError = (time.GetUtcNow().ToUnixTimeSeconds(), e is TaskCanceledException ? "Connection timed out" : "Connection refused");
            return TimeSpan.Zero;
        }
    }
}
