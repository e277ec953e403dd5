using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Control;
using IntegrityBot.Sandbox.Store;
using IntegrityBot.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.Sandbox;

/// <summary>
/// A Telegram Bot API server for one bot, on loopback, in this process: <c>docs/sandbox.md</c> tells what it serves. Thread-safe. Disposing it
/// stops the server and, with a data folder, writes the last state.
/// </summary>
public sealed partial class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Cloud cloud;
    private readonly ChatKeeper? keeper;

    private SandboxServer(WebApplication app, Cloud cloud, Transcript transcript, Faults faults, ChatKeeper? keeper)
    {
        this.app = app;
        this.cloud = cloud;
        this.keeper = keeper;
        Transcript = transcript;
        Faults = faults;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new Uri(address);
    }

    /// <summary>Where the page and the Bot API are, e.g. <c>http://127.0.0.1:5080/</c>: the bot's API address.</summary>
    public Uri Address { get; }

    /// <summary>The bot's token: the one given, or an invented one of valid form.</summary>
    public string Token => cloud.Bot.Token;

    /// <summary>The bot's user id.</summary>
    public long BotId => cloud.Bot.Id;

    /// <summary>The bot's username, for <c>t.me</c> links.</summary>
    public string BotUsername => cloud.Bot.Username;

    /// <summary>The sandbox's time; hand it to the bot so that both move together.</summary>
    public MovableClock Clock => cloud.Clock;

    public Faults Faults { get; }

    public Transcript Transcript { get; }

    /// <summary>Everybody there is.</summary>
    public IReadOnlyList<SandboxPerson> People =>
        [.. cloud.People.Values.OrderBy(person => person.Id).Select(person => new SandboxPerson(cloud, cloud.Chats[person.Id], person))];

    /// <summary>How many updates the bot has not confirmed yet.</summary>
    public int PendingUpdates => cloud.Updates.Count;

    /// <summary>Whether each batch of updates comes in random order.</summary>
    public bool Shuffle
    {
        get => cloud.Updates.Shuffle;
        set => cloud.Updates.Shuffle = value;
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <exception cref="ArgumentException">An address is not loopback, or the token has not the form <c>digits:secret</c>.</exception>
    /// <exception cref="IOException">The port is taken (its cause then is an <see cref="Microsoft.AspNetCore.Connections.AddressInUseException"/>), or the data folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The data folder belongs to somebody else.</exception>
    /// <exception cref="InvalidDataException">The data folder holds what is not a sandbox's.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var clock = options.Clock ?? new MovableClock();
        var world = new Cloud(options, clock);
        var kept = options.DataFolder is { } folder ? ChatKeeper.Open(folder, world) : null;
        if (world.People.IsEmpty)
        {
            foreach (var seed in options.People)
            {
                world.AddPerson(new(seed.FirstName, null, null, seed.LanguageCode, seed.Role), seed.Id);
            }
        }

        var transcript = new Transcript(options.TranscriptLength);
        var faults = new Faults();
        var web = Build(options, new BotApi(world, faults, transcript));
        new ControlRoutes(world, faults, transcript).Map(web);
        await web.StartAsync(ct);
        return new(web, world, transcript, faults, kept);
    }

    /// <summary>Adds a person who has not met the bot yet; <paramref name="languageCode"/> is that of the app, null if it tells none.</summary>
    public SandboxPerson Person(string firstName, string? languageCode = null) => Person(new SeedPerson(firstName, languageCode));

    /// <summary>As above, with a wish for the id.</summary>
    public SandboxPerson Person(SeedPerson seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        var person = cloud.AddPerson(new(seed.FirstName, null, null, seed.LanguageCode, seed.Role), seed.Id);
        return new(cloud, cloud.Chats[person.Id], person);
    }

    /// <summary>Adds a group with the bot in it; its first person is the creator. Acts and views of a member in it: <see cref="SandboxGroup.As"/>.</summary>
    /// <param name="title">1-128 characters.</param>
    /// <param name="people">At least one.</param>
    /// <param name="forum">With topics.</param>
    /// <param name="botIsAdmin">An administrator hears every message.</param>
    /// <param name="privacy">Whether the bot, if no administrator, hears only what is meant for it.</param>
    /// <param name="id">A wish for the id, −100 and ten digits; a group that has it already is given back as it is.</param>
    public SandboxGroup Group(
        string title, IReadOnlyList<SandboxPerson> people, bool forum = false, bool botIsAdmin = false, bool privacy = true, long? id = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (id is { } known && cloud.Chats.TryGetValue(known, out var there))
        {
            return new(cloud, there);
        }

        var chat = cloud.AddGroup(
            title, people.Select(person => cloud.People[person.Id]), forum, privacy, botIsAdmin ? "administrator" : "member", id);
        return new(cloud, chat);
    }

    /// <summary>Delivers an update as it stands; without <c>update_id</c> it gets the next one.</summary>
    /// <returns>The update's id.</returns>
    public long Inject(System.Text.Json.Nodes.JsonObject update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return cloud.Updates.AddRaw((System.Text.Json.Nodes.JsonObject)update.DeepClone());
    }

    /// <summary>Delivers the last <paramref name="count"/> confirmed updates again under their old ids, before all that wait.</summary>
    public IReadOnlyList<long> Replay(int count) => cloud.Updates.Replay(count);

    public async ValueTask DisposeAsync()
    {
        cloud.Close();
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2)))
        {
            await app.StopAsync(patience.Token);
        }

        await cloud.Webhook.DisposeAsync();
        await app.DisposeAsync();
        if (keeper is not null)
        {
            await keeper.DisposeAsync();
        }
    }

    private static WebApplication Build(SandboxOptions options, BotApi api)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });

        // Request logs hold paths, and paths hold the token.
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = CallReader.LargestBody;
            kestrel.Limits.MinRequestBodyDataRate = null;
            foreach (var url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                kestrel.Listen(IPAddress.Loopback, new Uri(url).Port, listen => listen.Protocols = HttpProtocols.Http1);
            }
        });
        var web = builder.Build();
        web.Use(api.Handle);
        web.UseRouting();
        return web;
    }

    private static void Check(SandboxOptions options)
    {
        if (options.Token is { } token && !TokenForm().IsMatch(token))
        {
            throw new ArgumentException("The token must have the form digits:secret, at least 6 digits and 30 of A-Z a-z 0-9 _ -.", nameof(options));
        }

        foreach (var url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != "http" || !uri.IsLoopback)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The sandbox listens on http://127.0.0.1:port only, not on {url}."), nameof(options));
            }
        }
    }

    [GeneratedRegex(@"^\d{6,}:[\w-]{30,}$", RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TokenForm();
}
