using IntegrityBot.Vault.Receipts;
using IntegrityBot.Vault.Sessions;

namespace IntegrityBot.Vault.Tests.Sessions;

public sealed class SaltFolderTests : IDisposable
{
    private static readonly UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryFolder onDisk = new();
    private readonly TemporaryFolder inMemory = new(inMemory: true);
    private readonly byte[] installation = ReceiptKeys.NewSalt();
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    [Fact]
    public void The_services_runtime_folder_comes_first()
    {
        environment["RUNTIME_DIRECTORY"] = inMemory.Path + ":/nowhere";
        environment["XDG_RUNTIME_DIR"] = "/dev/shm";
        var found = Find();
        Assert.StartsWith(inMemory.Path + "/integritybot-", found, StringComparison.Ordinal);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(found!));
    }

    [Fact]
    public void The_users_runtime_folder_comes_next()
    {
        environment["XDG_RUNTIME_DIR"] = inMemory.Path;
        Assert.StartsWith(inMemory.Path, Find(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_memory_comes_last()
    {
        var found = Find();
        Assert.StartsWith("/dev/shm/integritybot-", found, StringComparison.Ordinal);
        Directory.Delete(found!);
    }

    [Fact]
    public void A_folder_on_a_disk_a_relative_one_and_one_that_is_not_there_are_passed_over()
    {
        environment["RUNTIME_DIRECTORY"] = onDisk.Path;
        environment["XDG_RUNTIME_DIR"] = inMemory.Path;
        Assert.StartsWith(inMemory.Path, Find(), StringComparison.Ordinal);
        environment["RUNTIME_DIRECTORY"] = "run";
        Assert.StartsWith(inMemory.Path, Find(), StringComparison.Ordinal);
        environment["RUNTIME_DIRECTORY"] = inMemory.At("missing");
        Assert.StartsWith(inMemory.Path, Find(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(onDisk.Path));
    }

    [Fact]
    public void A_data_folder_that_is_not_made_yet_is_no_obstacle()
    {
        environment["RUNTIME_DIRECTORY"] = inMemory.Path;
        Assert.StartsWith(inMemory.Path, Find(onDisk.At("later/data")), StringComparison.Ordinal);
        Directory.Delete(Find(inMemory.At("later"))!);
        environment["RUNTIME_DIRECTORY"] = inMemory.At("later");
        Assert.StartsWith("/dev/shm/integritybot-", Find(inMemory.At("later")), StringComparison.Ordinal);
        Directory.Delete(Find(inMemory.At("later"))!);
    }

    [Fact]
    public void Never_inside_the_data_folder_not_even_through_a_link()
    {
        environment["RUNTIME_DIRECTORY"] = inMemory.At("data/run");
        environment["XDG_RUNTIME_DIR"] = inMemory.At("link/run");
        Directory.CreateDirectory(inMemory.At("data/run"));
        Directory.CreateSymbolicLink(inMemory.At("link"), inMemory.At("data"));
        var found = Find(inMemory.At("data"))!;
        Assert.StartsWith("/dev/shm/integritybot-", found, StringComparison.Ordinal);
        Directory.Delete(found);
        Assert.Empty(Directory.EnumerateFileSystemEntries(inMemory.At("data/run")));
        Assert.Null(Find("/dev/shm"));
        Assert.Null(Find("/"));
    }

    [Fact]
    public void Each_installation_has_its_own_and_always_the_same()
    {
        environment["RUNTIME_DIRECTORY"] = inMemory.Path;
        var one = Find();
        Assert.Equal(one, Find());
        Assert.NotEqual(one, SaltFolder.Find(environment.GetValueOrDefault, ReceiptKeys.NewSalt(), onDisk.Path)?.Path);
    }

    [Fact]
    public void A_folder_others_can_enter_is_refused()
    {
        environment["RUNTIME_DIRECTORY"] = inMemory.Path;
        var found = Find()!;
        File.SetUnixFileMode(found, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        Assert.Equal(found, Assert.Throws<SaltsRefusedException>(() => Find()).Path);
    }

    public void Dispose()
    {
        onDisk.Dispose();
        inMemory.Dispose();
    }

    private string? Find(string? data = null) => SaltFolder.Find(environment.GetValueOrDefault, installation, data ?? onDisk.Path)?.Path;
}
