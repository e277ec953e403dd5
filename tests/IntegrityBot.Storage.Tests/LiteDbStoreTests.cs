using IntegrityBot.Storage.LiteDb;

namespace IntegrityBot.Storage.Tests;

public sealed class LiteDbStoreTests : StoreContract
{
    protected override StorePlace NewPlace() => new Place();

    private sealed class Place : StorePlace
    {
        private readonly TemporaryFolder folder = new();

        public override async Task<IStore> Open(CancellationToken ct) => await LiteDbStore.Open(folder.Options, ct);

        protected override void Clean() => folder.Dispose();
    }
}
