using IntegrityBot.Core.Languages;
using IntegrityBot.Hosting;
using IntegrityBot.Sandbox;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>The whole product in this process, against a sandbox server over real HTTP, on a data folder of its own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly List<string> log = [];
    private IHost? host;
    private Premises? premises;

    private RunningBot(SandboxServer server, string folder)
    {
        Server = server;
        Folder = folder;
    }

    public SandboxServer Server { get; }

    public string Folder { get; }

    public IServiceProvider Services => host!.Services;

    public PhraseBook Phrases => Services.GetRequiredService<PhraseBook>();

    /// <summary>Every line the program logged, at the level operators run it.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    public static async Task<RunningBot> Start(SandboxOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("integritybot-test-").FullName;
        var server = await SandboxServer.StartAsync(options ?? new SandboxOptions { Flood = FloodLimits.Off }, TestContext.Current.CancellationToken);
        DeskKey.Create(Path.Combine(folder, "key", "desk.key")).Dispose();
        var bot = new RunningBot(server, folder);
        await bot.Start();
        return bot;
    }

    /// <summary>Stops and starts the program; the server and its chats stay.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public Reporter Reporter(string name, Language language) => new(Server.Person(name, language.Tag()), language, Phrases);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task Start()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Telegram:Token"] = Server.Token,
            ["Telegram:ApiUrl"] = Server.Address.GetLeftPart(UriPartial.Authority),
            ["Telegram:MessagesPerSecond"] = "10000",
            ["Telegram:MessagesPerChat"] = "1000",
            ["Telegram:MessagesPerChatBurst"] = "1000",
            ["Storage:Path"] = Path.Combine(Folder, "data"),
            ["Desk:KeyFile"] = Path.Combine(Folder, "key", "desk.key"),
        });
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LinesProvider(log));
        premises = await Premises.Open(builder.Configuration, Server.Clock, TestContext.Current.CancellationToken);
        host = BotHost.Build(builder, premises, Server.Clock);
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Services.GetRequiredService<BotWorker>().Hearing.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the program as an operator would; its files are then nobody's.</summary>
    public async Task Stop()
    {
        if (host is null)
        {
            return;
        }

        await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
        await premises!.DisposeAsync();
        host = null;
    }

    private sealed class LinesProvider(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
