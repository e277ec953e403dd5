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
        var storage = Settings.Section<StorageOptions>(configuration, StorageOptions.Section);
        var desk = Settings.Section<DeskOptions>(configuration, DeskOptions.Section);
        var retention = Settings.Section<RetentionOptions>(configuration, RetentionOptions.Section);
        var deskKey = OpenDeskKey(desk);
        IStore? store = null;
        try
        {
            store = await LiteDbStore.Open(storage, ct);
            await new Roster(store, deskKey, new(deskKey), Options.Create(desk)).MustBePublished(ct);
            var salt = await store.Installation(ReceiptSalt, ReceiptKeys.NewSalt, ct);
            var salts = new SaltRing(SaltFolder.Find(Environment.GetEnvironmentVariable, salt, storage.Path), desk.Zone, time);
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
                    !string.IsNullOrEmpty(desk.Passphrase),
                    IsTelegram(configuration),
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

            throw failure is StoreUnavailableException or SaltsRefusedException ? new SetupException(failure.Message) : failure;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Receipts.DisposeAsync();
        Salts.Dispose();
        Desk.Dispose();
        await Store.DisposeAsync();
    }

    private static DeskKey OpenDeskKey(DeskOptions desk)
    {
        try
        {
            return DeskKey.Load(desk.KeyFile, string.IsNullOrEmpty(desk.Passphrase) ? null : desk.Passphrase);
        }
        catch (DeskKeyException problem)
        {
            throw new SetupException(DeskKeyAdvice.For(problem.Problem, desk.KeyFile), problem);
        }
    }

    private static bool IsTelegram(IConfiguration configuration) =>
        configuration[$"{TelegramOptions.Section}:{nameof(TelegramOptions.ApiUrl)}"] is not { } url ||
        (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Host == "api.telegram.org");
}
