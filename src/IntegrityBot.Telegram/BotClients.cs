using System.Net;
using Telegram.Bot;

namespace IntegrityBot.Telegram;

/// <summary>
/// The connections to Telegram, made by hand. The token stands in every URL, so nothing may record one: no client factory (it logs them at
/// Information), no tracing of these requests (<c>ActivityHeadersPropagator = null</c> takes the diagnostics out of the handler; otherwise
/// the activity's <c>url.full</c> holds the token), no redirect to another place. What is left is the runtime's own event source
/// <c>System.Net.Http</c>, which only somebody with the rights of this process can listen to.
/// </summary>
internal sealed class BotClients : IDisposable
{
    private readonly WholeRequests handler = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(3),
        UseCookies = false,
    });

    private readonly HttpClient polling;
    private readonly HttpClient sending;

    public BotClients(TelegramOptions options)
    {
        // The long poll needs more time than Telegram takes; the pipeline gives each other call its own.
        polling = new(handler, disposeHandler: false) { Timeout = options.PollTimeout + TimeSpan.FromSeconds(15) };
        sending = new(handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(100) };
        Files = new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        Poll = new TelegramBotClient(Options(options), polling);
        Send = new TelegramBotClient(Options(options), sending);
    }

    public ITelegramBotClient Poll { get; }

    public ITelegramBotClient Send { get; }

    public HttpClient Files { get; }

    public void Dispose()
    {
        polling.Dispose();
        sending.Dispose();
        Files.Dispose();
        handler.Dispose();
    }

    /// <summary>The library's own retries are off: one policy decides.</summary>
    private static TelegramBotClientOptions Options(TelegramOptions options) =>
        new(options.Token, options.ApiUrl.GetLeftPart(UriPartial.Authority)) { RetryCount = 1, RetryThreshold = 0 };

    /// <summary>
    /// Gives every request its Content-Length: with its retries off the library would send it in chunks, which not every proxy takes.
    /// </summary>
    private sealed class WholeRequests(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                await content.LoadIntoBufferAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
