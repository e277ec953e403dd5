using System.Collections.Concurrent;
using System.Diagnostics;
using IntegrityBot.Core.Languages;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Sending;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace IntegrityBot.Telegram.Tests.Edge;

/// <summary>This room as the host builds it, against the HTTP edge, on a clock the test moves.</summary>
internal sealed class Room : IAsyncDisposable
{
    private static readonly PhraseBook Phrases = PhraseBook.Read(LanguageTags.All.ToDictionary(language => language, language => $$$"""
        {
          "plain": "Hello {{{language.Tag()}}}", "said": "<b>{{text}}</b>", "linked": "<a href=\"{{text}}\">x</a>", "second": "Second", "label": "Go {{text}}",
          "profile": { "name": "Name {{{language.Tag()}}}", "description": "About {{{language.Tag()}}}", "short": "Short {{{language.Tag()}}}" },
          "command": { "start": "1 {{{language.Tag()}}}", "report": "2", "status": "3", "ask": "4", "learn": "10", "check": "11", "propose": "5", "statistics": "12", "language": "6", "privacy": "7", "help": "8", "cancel": "9" }
        }
        """));

    private readonly ServiceProvider services;

    private Room(BotApi api, FakeTimeProvider time, ServiceProvider services, ConcurrentQueue<string> log)
    {
        Api = api;
        Time = time;
        this.services = services;
        Log = log;
    }

    public BotApi Api { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>Every line logged by anything in the container, with the whole exception.</summary>
    public ConcurrentQueue<string> Log { get; }

    public Courier Courier => services.GetRequiredService<Courier>();

    public UpdateLoop Loop => services.GetRequiredService<UpdateLoop>();

    public Profile Profile => services.GetRequiredService<Profile>();

    public static ScreenRenderer Renderer => new(Phrases.Say);

    public static async Task<Room> Open(params (string Key, string Value)[] settings)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var api = await BotApi.Start(time);
        var log = new ConcurrentQueue<string>();
        return new(api, time, Build(api.Url, BotApi.Token, time, log, settings), log);
    }

    /// <summary>The room against any server.</summary>
    public static ServiceProvider Build(Uri url, string token, TimeProvider time, ConcurrentQueue<string> log, params (string Key, string Value)[] settings)
    {
        var configuration = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Telegram:Token"] = token,
            ["Telegram:ApiUrl"] = url.ToString(),
        };
        foreach (var (key, value) in settings)
        {
            configuration["Telegram:" + key] = value;
        }

        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .AddSingleton(time)
            .AddSingleton(Phrases)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Collector(log)))
            .AddTelegram()
            .BuildServiceProvider();
    }

    /// <summary>Moves the clock, a little at a time and never during a request, until the condition holds.</summary>
    public async Task Until(Func<bool> condition, int stepMs = 50)
    {
        var patience = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(
                patience.Elapsed < TimeSpan.FromSeconds(20),
                $"It did not happen in 20 s. Calls: {string.Join(' ', Api.Calls.TakeLast(20).Select(call => call.Method))}. Log: {string.Join('\n', Log.TakeLast(20))}");
            if (!Api.IsBusy)
            {
                Time.Advance(TimeSpan.FromMilliseconds(stepMs));
            }

            await Task.Delay(1);
        }
    }

    public async Task<T> Ends<T>(Task<T> task, int stepMs = 50)
    {
        await Until(() => task.IsCompleted, stepMs);
        return await task;
    }

    public async Task Ends(Task task)
    {
        await Until(() => task.IsCompleted);
        await task;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Api.DisposeAsync();
    }

    private sealed class Collector(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
