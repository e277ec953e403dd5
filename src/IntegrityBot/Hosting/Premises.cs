using IntegrityBot.Configuration;
using IntegrityBot.Core.Home;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Storage.LiteDb;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Receipts;
using IntegrityBot.Vault.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Hosting;

/// <summary>What is opened once, before anything runs, and closed last: the store, the keys, the salts.</summary>
internal sealed class Premises : IAsyncDisposable
{
    private const string ReceiptSalt = "receipt-salt";

    public required IStore Store { get; init; }

    public required DeskKey Desk { get; init; }

    public required SaltRing Salts { get; init; }

    public required ReceiptKeyring Receipts { get; init; }

    public required Decoy Decoy { get; init; }

    public required Practice Practice { get; init; }

    /// <exception cref="SetupException">Something an operator can mend.</exception>
    public static async Task<Premises> Open(IConfiguration configuration, TimeProvider time, CancellationToken ct)
    {
        var telegram = Settings.Section<TelegramOptions>(configuration, TelegramOptions.Section);
        var desk = Settings.Section<DeskOptions>(configuration, DeskOptions.Section);
        var retention = Settings.Section<RetentionOptions>(configuration, RetentionOptions.Section);
        var deskKey = OpenDeskKey(desk);
        IStore? store = null;
        try
        {
            store = await OpenStore(configuration, ct);
            await new Roster(store, deskKey, new(deskKey), Options.Create(desk)).MustBePublished(ct);
            var salt = await store.Installation(ReceiptSalt, ReceiptKeys.NewSalt, ct);
            var salts = new SaltRing(SaltFolder.Find(Environment.GetEnvironmentVariable, salt, StoreFolder(configuration).Path), desk.Zone, time);
            return new()
            {
                Store = store,
                Desk = deskKey,
                Salts = salts,
                Receipts = new ReceiptKeyring(salt),
                Decoy = new(deskKey.PublicKey),
                Practice = new(
                    desk.Name,
                    salts.SurvivesRestart,
                    deskKey.IsUnderPassphrase,
                    telegram.ApiUrl.Host == "api.telegram.org",
                    retention.ClosedDays,
                    retention.MaxDays)
                {
                    Hours = desk.Hours.Hours,
                },
            };
        }
        catch (Exception failure)
        {
            deskKey.Dispose();
            if (store is not null)
            {
                await store.DisposeAsync();
            }

            if (failure is SaltsRefusedException)
            {
                throw new SetupException(failure.Message, failure);
            }

            throw;
        }
    }

    /// <summary>The store that the settings name.</summary>
    /// <exception cref="SetupException">A setting is wrong.</exception>
    /// <exception cref="StoreUnavailableException">Something else an operator can mend.</exception>
    public static async Task<IStore> OpenStore(IConfiguration configuration, CancellationToken ct) => await LiteDbStore.Open(StoreFolder(configuration), ct);

    /// <summary>As <see cref="OpenStore"/>, for commands that look at what a bot has kept: they must not make an empty one and find that all is well.</summary>
    public static async Task<IStore> OpenKeptStore(IConfiguration configuration, CancellationToken ct)
    {
        var folder = Path.GetFullPath(StoreFolder(configuration).Path);
        return File.Exists(Path.Combine(folder, LiteDbStore.FileName))
            ? await OpenStore(configuration, ct)
            : throw new SetupException($"There is no database in {folder} (Storage:Path), or this user may not see it. Run this where the bot runs and as its user, or set Storage__Path.");
    }

    public async ValueTask DisposeAsync()
    {
        await Receipts.DisposeAsync();
        Salts.Dispose();
        Desk.Dispose();
        await Store.DisposeAsync();
    }

    private static StorageOptions StoreFolder(IConfiguration configuration) => Settings.Section<StorageOptions>(configuration, StorageOptions.Section);

    private static DeskKey OpenDeskKey(DeskOptions desk)
    {
        try
        {
            var isPassphraseSet = !string.IsNullOrEmpty(desk.Passphrase);
            var key = DeskKey.Load(desk.KeyFile, isPassphraseSet ? desk.Passphrase : null);
            if (!isPassphraseSet || key.IsUnderPassphrase)
            {
                return key;
            }

            // Else the operator believes what is not so.
            key.Dispose();
            throw new SetupException(DeskKeyAdvice.PassphraseForNothing(desk.KeyFile));
        }
        catch (DeskKeyException problem)
        {
            throw new SetupException(DeskKeyAdvice.For(problem.Problem, desk.KeyFile), problem);
        }
    }
}
