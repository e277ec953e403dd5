using IntegrityBot.Storage.LiteDb;

namespace IntegrityBot.Storage.Tests;

public sealed class LiteDbOpeningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Folder_and_files_are_for_their_owner_alone()
    {
        await using var store = await LiteDbStore.Open(folder.Options, Ct);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
            Assert.Equal(Owner, File.GetUnixFileMode(folder.DataFile));
            Assert.Equal(Owner, File.GetUnixFileMode(folder.LogFile));
        }
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = await LiteDbStore.Open(folder.Options, Ct);
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Session("any", Ct));
    }

    [Fact]
    public async Task A_foreign_file_is_refused_and_stays_as_it_is()
    {
        Directory.CreateDirectory(folder.Path);
        foreach (var foreign in new[] { "Not a database at all."u8.ToArray(), Samples.Bytes(8192), Samples.Bytes(50_000), new byte[16_384] })
        {
            await File.WriteAllBytesAsync(folder.DataFile, foreign, Ct);
            await Refused();
            Assert.Equal(foreign, await File.ReadAllBytesAsync(folder.DataFile, Ct));
        }
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        await using (var store = await LiteDbStore.Open(folder.Options, Ct))
        {
            await store.Commit(new Commit { Sessions = [.. Enumerable.Range(0, 50).Select(_ => Samples.Session(openTicket: [1]))] }, Ct);
        }

        var whole = await File.ReadAllBytesAsync(folder.DataFile, Ct);
        foreach (var damaged in new[] { whole[..^100], whole[..8192], [.. whole[..8192], .. Samples.Bytes(whole.Length - 8192)] })
        {
            await File.WriteAllBytesAsync(folder.DataFile, damaged, Ct);
            await Refused();
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_by_its_setting()
    {
        await File.WriteAllTextAsync(folder.Path, "A file where the folder should be.", Ct);
        await Refused();
    }

    private async Task Refused()
    {
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => LiteDbStore.Open(folder.Options, Ct));
        Assert.Contains("Storage:Path", refused.Message, StringComparison.Ordinal);
    }
}
