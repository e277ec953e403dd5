using IntegrityBot.Storage.LiteDb;

namespace IntegrityBot.Storage.Tests;

public sealed class LiteDbStoreTests : StoreContract
{
    private readonly TemporaryFolder folder = new();

    protected override async Task<IStore> Open() => await LiteDbStore.Open(folder.Options, Ct);

    protected override void Clean() => folder.Dispose();
}
