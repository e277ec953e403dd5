namespace IntegrityBot.Storage.Tests;

/// <summary>Where a store keeps its data over several openings; disposing it leaves nothing.</summary>
public abstract class StorePlace : IDisposable
{
    public abstract Task<IStore> Open(CancellationToken ct);

    public void Dispose()
    {
        Clean();
        GC.SuppressFinalize(this);
    }

    protected abstract void Clean();
}
