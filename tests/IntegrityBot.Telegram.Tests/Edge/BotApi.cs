using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.Telegram.Tests.Edge;

/// <summary>One request as it came over HTTP.</summary>
internal sealed record Call(string Method, JsonElement Body, long? Length, DateTimeOffset At)
{
    public string? Text(string name) => Body.TryGetProperty(name, out var found) ? found.ToString() : null;
}

/// <summary>A raw answer: what Telegram, or a proxy before it, would say. Null hangs up.</summary>
internal delegate IResult? Answer(Call call);

/// <summary>
/// The HTTP edge: a Bot API server that answers what a test tells it to, and otherwise agrees to everything. Its update queue keeps
/// Telegram's rule: an update goes when a getUpdates comes with a larger offset.
/// </summary>
internal sealed class BotApi : IAsyncDisposable
{
    public const string Token = "123456:TEST-SECRET-of-the-invented-bot_42";

    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Answer> always = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();
    private readonly List<JsonElement> queue = [];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int sent;
    private int busy;

    private BotApi(WebApplication app, TimeProvider time)
    {
        this.app = app;
        this.time = time;
    }

    public Uri Url { get; private set; } = new("http://localhost");

    public ConcurrentQueue<Call> Calls { get; } = [];

    /// <summary>Files by path.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = [];

    /// <summary>Requests under way, other than a long poll with nothing to tell.</summary>
    public bool IsBusy => Volatile.Read(ref busy) > 0;

    public static async Task<BotApi> Start(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var server = builder.Build();
        var api = new BotApi(server, time);
        // By hand: in a route "bot{token}" would match a token's own "bot".
        server.Run(context => context.Request.Path.Value!.Split('/', 4) switch
        {
            ["", ['b', 'o', 't', .. var token], var method] => api.Serve(context, token, method),
            ["", "file", "bot" + Token, var path] => api.Download(context, path),
            _ => Results.NotFound().ExecuteAsync(context),
        });
        await server.StartAsync();
        api.Url = new(server.Urls.Single());
        return api;
    }

    public IEnumerable<Call> To(string method) => Calls.Where(call => call.Method.Equals(method, StringComparison.OrdinalIgnoreCase));

    /// <summary>The next requests get these answers, one each.</summary>
    public void Next(string method, params Answer[] next)
    {
        foreach (var answer in next)
        {
            answers.GetOrAdd(method, _ => []).Enqueue(answer);
        }
    }

    public void Always(string method, Answer answer) => always[method] = answer;

    public void Push(params string[] updates)
    {
        lock (gate)
        {
            queue.AddRange(updates.Select(Fixture.Json));
            news.TrySetResult();
            news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public int Unconfirmed
    {
        get
        {
            lock (gate)
            {
                return queue.Count;
            }
        }
    }

    public static IResult Ok(string result) => Raw(200, $$"""{"ok":true,"result":{{result}}}""");

    public static IResult Error(int code, string description, int? retryAfter = null, long? migrateTo = null) => Raw(code, JsonSerializer.Serialize(new
    {
        ok = false,
        error_code = code,
        description,
        parameters = migrateTo is not null ? new { migrate_to_chat_id = migrateTo } : retryAfter is null ? null : (object)new { retry_after = retryAfter },
    }));

    public static IResult Raw(int status, string body, string type = "application/json") => Results.Text(body, type, Encoding.UTF8, status);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task Download(HttpContext context, string path) =>
        (Files.TryGetValue(path, out var bytes) ? Results.Bytes(bytes) : Results.NotFound()).ExecuteAsync(context);

    private async Task Serve(HttpContext context, string token, string method)
    {
        Interlocked.Increment(ref busy);
        try
        {
            await Answered(context, token, method);
        }
        finally
        {
            Interlocked.Decrement(ref busy);
        }
    }

    private async Task Answered(HttpContext context, string token, string method)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var body = Fixture.Json(text.Length > 0 ? text : "{}");
        var call = new Call(method, body, context.Request.ContentLength, time.GetUtcNow());
        Calls.Enqueue(call);
        if (token != Token)
        {
            await Error(401, "Unauthorized").ExecuteAsync(context);
            return;
        }

        if (answers.TryGetValue(method, out var scripted) && scripted.TryDequeue(out var answer) || always.TryGetValue(method, out answer))
        {
            if (answer(call) is { } raw)
            {
                await raw.ExecuteAsync(context);
            }
            else
            {
                context.Abort();
            }

            return;
        }

        var result = method switch
        {
            "getUpdates" => Ok($"[{string.Join(',', (await Updates(call, context.RequestAborted)).Select(update => update.GetRawText()))}]"),
            "getMe" => Ok("""{"id":42,"is_bot":true,"first_name":"Bot","username":"integrity_test_bot"}"""),
            "sendMessage" or "editMessageText" or "editMessageReplyMarkup" => Ok(Message(call)),
            "getFile" => Ok($$"""{"file_id":"{{call.Text("file_id")}}","file_unique_id":"u","file_path":"{{call.Text("file_id")}}"}"""),
            "getMyCommands" => Ok("[]"),
            "getMyName" => Ok("""{"name":""}"""),
            "getMyDescription" => Ok("""{"description":""}"""),
            "getMyShortDescription" => Ok("""{"short_description":""}"""),
            _ => Ok("true"),
        };
        await result.ExecuteAsync(context);
    }

    private string Message(Call call)
    {
        var id = call.Text("message_id") ?? (1_000 + Interlocked.Increment(ref sent)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $$"""{"message_id":{{id}},"date":1,"chat":{"id":{{call.Text("chat_id")}},"type":"private"},"text":"x"}""";
    }

    private async Task<JsonElement[]> Updates(Call call, CancellationToken aborted)
    {
        while (true)
        {
            Task more;
            lock (gate)
            {
                if (call.Text("offset") is { } offset)
                {
                    var until = long.Parse(offset, System.Globalization.CultureInfo.InvariantCulture);
                    queue.RemoveAll(update => update.TryGetProperty("update_id", out var id) && id.GetInt64() < until);
                }

                if (queue.Count > 0 || call.Text("timeout") is null)
                {
                    var limit = call.Text("limit") is { } most ? int.Parse(most, System.Globalization.CultureInfo.InvariantCulture) : 100;
                    return [.. queue.Take(limit)];
                }

                more = news.Task;
            }

            Interlocked.Decrement(ref busy);
            try
            {
                await more.WaitAsync(aborted);
            }
            catch (OperationCanceledException)
            {
                return [];
            }
            finally
            {
                Interlocked.Increment(ref busy);
            }
        }
    }
}
