using System.Globalization;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Languages;
using IntegrityBot.Desk;
using IntegrityBot.Hosting;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>The whole product in this process, against a sandbox server over real HTTP, on a data folder of its own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly List<string> log = [];
    private readonly Dictionary<string, string?> settings = new(StringComparer.Ordinal);
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

    /// <summary>Stands before the store from the next start on; null for nothing.</summary>
    public Func<IStore, IStore>? Before { get; set; }

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

    /// <summary>The first lead of the desk, if there is a desk.</summary>
    public SandboxPerson? Lead { get; private set; }

    /// <summary>The first lead, who reads English.</summary>
    public Reporter LeadReporter() => new(Lead!, Language.En, Phrases);

    /// <summary>The desk's notice group, if there is a desk.</summary>
    public SandboxGroup? Notices { get; private set; }

    /// <summary>With a desk: a lead named in the configuration, a notice group, and what else <paramref name="settings"/> say.</summary>
    public static async Task<RunningBot> StartWithDesk(params (string Name, string Value)[] settings)
    {
        var bot = await Create(null);
        bot.Lead = bot.Server.Person("Dana", "en");
        bot.Notices = bot.Server.Group("Desk notices", [bot.Lead]);
        bot.settings["Desk:FirstLead"] = bot.Lead.Id.ToString(CultureInfo.InvariantCulture);
        bot.settings["Desk:FirstLeadName"] = "Lead D";
        bot.settings["Desk:NoticeGroup"] = bot.Notices.Id.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in settings)
        {
            bot.settings[name] = value;
        }

        await bot.Start();
        return bot;
    }

    public static async Task<RunningBot> Start(SandboxOptions? options = null)
    {
        var bot = await Create(options);
        await bot.Start();
        return bot;
    }

    private static async Task<RunningBot> Create(SandboxOptions? options)
    {
        var folder = Directory.CreateTempSubdirectory("integritybot-test-").FullName;
        var server = await SandboxServer.StartAsync(options ?? new SandboxOptions { Flood = FloodLimits.Off }, TestContext.Current.CancellationToken);
        DeskKey.Create(Path.Combine(folder, "key", "desk.key")).Dispose();
        return new RunningBot(server, folder);
    }

    /// <summary>Lets the clock pass the next fixed hour, and waits until the desk has done what that hour brings.</summary>
    public async Task PassFixedHour()
    {
        var hours = Services.GetRequiredService<IOptions<DeskOptions>>().Value.Hours;
        await MoveTo(hours.Next(Server.Clock.GetUtcNow()).AddSeconds(1));
    }

    /// <summary>A moment of the desk's day after today's.</summary>
    public DateTimeOffset Tomorrow(int hour, int minute = 0) => Day(1, hour, minute);

    /// <summary>A moment of the desk's present day.</summary>
    public DateTimeOffset Today(int hour, int minute = 0) => Day(0, hour, minute);

    /// <summary>Lets time pass while the program runs, and waits until the desk has done what that time brings.</summary>
    public async Task MoveTo(DateTimeOffset moment)
    {
        await Rest();
        Server.Clock.Leap(moment - Server.Clock.GetUtcNow());
        await Round();
    }

    /// <summary>Lets time pass while the program runs; what it brings may take a while.</summary>
    public async Task Pass(TimeSpan time)
    {
        await Rest();
        Server.Clock.Leap(time);
    }

    /// <summary>Lets time pass while the program is off.</summary>
    public async Task Sleep(TimeSpan time)
    {
        await Stop();
        Server.Clock.Advance(time);
        await Start();
        await Round();
    }

    /// <summary>Stops and starts the program; the server and its chats stay.</summary>
    /// <param name="changed">Settings that the operator changes meanwhile.</param>
    public async Task Restart(params (string Name, string Value)[] changed)
    {
        await Stop();
        foreach (var (name, value) in changed)
        {
            settings[name] = value;
        }

        await Start();
    }

    public Reporter Reporter(string name, Language language) => new(Server.Person(name, language.Tag()), language, Phrases);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Time that jumps during a call looks like a call that never ends: it would be made again. So nothing may be under way.</summary>
    private async Task Rest()
    {
        foreach (var person in Server.People)
        {
            await person.Quiet(ct: TestContext.Current.CancellationToken);
        }

        await Round();
    }

    private Task Round() => Services.GetRequiredService<Rounds>().Run(TestContext.Current.CancellationToken);

    private DateTimeOffset Day(int days, int hour, int minute)
    {
        var zone = Services.GetRequiredService<IOptions<DeskOptions>>().Value.Zone;
        var moment = TimeZoneInfo.ConvertTime(Server.Clock.GetUtcNow(), zone).Date.AddDays(days).Add(new(hour, minute, 0));
        return new(moment, zone.GetUtcOffset(moment));
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
        }.Concat(settings));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LinesProvider(log));
        premises = await Premises.Open(builder.Configuration, Server.Clock, TestContext.Current.CancellationToken);
        host = BotHost.Build(builder, Before is null ? premises : WithStore(Before(premises.Store), premises), Server.Clock);
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Services.GetRequiredService<BotWorker>().Hearing.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static Premises WithStore(IStore store, Premises premises) => new()
    {
        Store = store,
        Desk = premises.Desk,
        Salts = premises.Salts,
        Receipts = premises.Receipts,
        Decoy = premises.Decoy,
        Practice = premises.Practice,
    };

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
