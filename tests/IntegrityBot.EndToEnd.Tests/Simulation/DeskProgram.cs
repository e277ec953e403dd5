using IntegrityBot.Configuration;
using IntegrityBot.Core.Languages;
using IntegrityBot.Desk;
using IntegrityBot.Hosting;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using IntegrityBot.Storage.LiteDb;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>
/// The whole program but its workers: what they would do when the clock says so, a test does, so that a year passes in seconds. It can
/// be opened anew on the same folder at any moment. Keys that no restart changes, and the law, are read once.
/// </summary>
internal sealed class DeskProgram : IAsyncDisposable
{
    private readonly SandboxServer server;
    private readonly string folder;
    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly PhraseBook phrases = LocaleFiles.Phrases();
    private Premises premises = null!;
    private LawBooks? law;
    private IHost host = null!;

    private DeskProgram(SandboxServer server, string folder, IReadOnlyDictionary<string, string?> settings)
    {
        this.server = server;
        this.folder = folder;
        this.settings = settings;
    }

    public CutStore Store { get; private set; } = null!;

    public static async Task<DeskProgram> Start(SandboxServer server, IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        // In memory where that is possible: how a disk fares is tested with the storage.
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var program = new DeskProgram(server, Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName())).FullName, settings);
        DeskKey.Create(program.KeyFile).Dispose();
        program.premises = await Premises.Open(program.Builder().Configuration, server.Clock, ct);
        await program.Open(program.premises.Store, ct);
        return program;
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Ends the program, whatever it was at, and starts it again.</summary>
    public async Task Restart(CancellationToken ct)
    {
        await ((IAsyncDisposable)host).DisposeAsync();
        await Store.DisposeAsync();
        await Open(await LiteDbStore.Open(new StorageOptions { Path = DataFolder }, ct), ct);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)host).DisposeAsync();
        await Store.DisposeAsync();
        await premises.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string KeyFile => Path.Combine(folder, "key", "desk.key");

    private string DataFolder => Path.Combine(folder, "data");

    private async Task Open(IStore store, CancellationToken ct)
    {
        Store = new CutStore(store);
        var builder = Builder();
        law ??= new LawBooks(phrases, builder.Configuration);
        var reopened = new Premises
        {
            Store = Store,
            Desk = premises.Desk,
            Salts = premises.Salts,
            Receipts = premises.Receipts,
            Decoy = premises.Decoy,
            Practice = premises.Practice,
        };
        builder.Services.AddBot(reopened, phrases, law, server.Clock);
        host = builder.Build();
        await Get<Roster>().Load(Get<Surroundings>().Today, ct);
    }

    private HostApplicationBuilder Builder()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Telegram:Token"] = server.Token,
            ["Telegram:ApiUrl"] = server.Address.GetLeftPart(UriPartial.Authority),
            ["Telegram:MessagesPerSecond"] = "10000",
            ["Telegram:MessagesPerChat"] = "1000",
            ["Telegram:MessagesPerChatBurst"] = "1000",
            ["Telegram:MessagesPerGroupMinute"] = "10000",
            ["Storage:Path"] = DataFolder,
            ["Desk:KeyFile"] = KeyFile,
        }.Concat(settings));
        return builder;
    }
}
