using IntegrityBot.Storage.LiteDb;

namespace IntegrityBot.Storage.Tests;

/// <summary>A folder that is not there yet, and is no more afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("integritybot-").FullName;

    public string Path => System.IO.Path.Combine(parent, "data");

    public string DataFile => System.IO.Path.Combine(Path, LiteDbStore.FileName);

    public string LogFile => System.IO.Path.Combine(Path, LiteDbStore.LogFileName);

    public StorageOptions Options => new() { Path = Path };

    public void Dispose() => Directory.Delete(parent, true);
}
