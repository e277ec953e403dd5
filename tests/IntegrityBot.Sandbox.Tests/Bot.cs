using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Telegram.Bot;

namespace IntegrityBot.Sandbox.Tests;

/// <summary>A sandbox of its own for one test, and the bot's side of it: raw HTTP, and Telegram.Bot as a client somebody else wrote.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private readonly HttpClient http;

    private Bot(SandboxServer server)
    {
        Server = server;
        http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(100) };
        Client = new TelegramBotClient(
            new TelegramBotClientOptions(server.Token, server.Address.GetLeftPart(UriPartial.Authority)) { RetryCount = 1 }, http);
    }

    public SandboxServer Server { get; }

    public TelegramBotClient Client { get; }

    /// <summary>For the control routes.</summary>
    public HttpClient Http => http;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A sandbox without the brake on re-polling, which would cost most tests 3 s; the polling tests switch it on.</summary>
    public static async Task<Bot> Start(SandboxOptions? options = null) =>
        new(await SandboxServer.StartAsync(options ?? new SandboxOptions { BrakeRepolling = false }, Ct));

    /// <summary>Calls a method with JSON and returns the whole answer.</summary>
    public async Task<JsonNode> Call(string method, object? parameters = null)
    {
        using var response = await Raw(method, JsonContent(parameters ?? new { }));
        return await Read(response);
    }

    public async Task<JsonNode> Result(string method, object? parameters = null)
    {
        var answer = await Call(method, parameters);
        Assert.True((bool)answer["ok"]!, answer.ToJsonString());
        return answer["result"]!;
    }

    /// <summary>The description of the error a call must end in; the code is checked in body and status.</summary>
    public async Task<string> Error(int code, string method, object? parameters = null)
    {
        using var response = await Raw(method, JsonContent(parameters ?? new { }));
        var answer = await Read(response);
        Assert.False((bool)answer["ok"]!, answer.ToJsonString());
        Assert.Equal(code, (int)answer["error_code"]!);
        Assert.Equal((HttpStatusCode)code, response.StatusCode);
        return (string)answer["description"]!;
    }

    public Task<HttpResponseMessage> Raw(string method, HttpContent content) => http.PostAsync($"/bot{Server.Token}/{method}", content, Ct);

    public static async Task<JsonNode> Read(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!;

    public static StringContent JsonContent(object value) =>
        new(System.Text.Json.JsonSerializer.Serialize(value), Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8"));

    public async Task<JsonArray> Updates(long offset = 0, int timeout = 0, int limit = 100) =>
        (await Result("getUpdates", new { offset, timeout, limit })).AsArray();

    /// <summary>A person the bot has met, with nothing waiting.</summary>
    public async Task<SandboxPerson> Met(string name = "Aigerim", string? language = "kk")
    {
        var person = Server.Person(name, language);
        person.Start();
        await Confirm();
        return person;
    }

    /// <summary>Takes and confirms all that waits.</summary>
    public async Task<JsonArray?> Confirm() => await Updates(-1) is { Count: > 0 } last
        ? await Updates((long)last[0]!["update_id"]! + 1)
        : null;

    public async Task<JsonNode> Control(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent(body);
        }

        using var response = await http.SendAsync(request, Ct);
        var answer = await Read(response);
        Assert.True(response.IsSuccessStatusCode, answer.ToJsonString());
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}
