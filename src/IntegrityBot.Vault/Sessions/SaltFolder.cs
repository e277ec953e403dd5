using IntegrityBot.Vault.Files;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Sessions;

/// <summary>
/// Where salts outlive a restart without touching a disk: a folder of this installation, owner-only, on a file system that lies in
/// memory. Linux only.
/// </summary>
public sealed class SaltFolder
{
    private static readonly string[] InMemory = ["tmpfs", "ramfs"];

    /// <summary>Any folder, for tests of what happens in it.</summary>
    internal SaltFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>
    /// Finds or makes the folder under the first of <c>$RUNTIME_DIRECTORY</c> (systemd), <c>$XDG_RUNTIME_DIR</c> and
    /// <c>/dev/shm</c> that lies in memory and outside the data; null when there is none, and salts must stay in this process.
    /// </summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="installationSalt">Tells one installation's folder from another's.</param>
    /// <exception cref="SaltsRefusedException">The folder is there but not this user's alone.</exception>
    public static SaltFolder? Find(Func<string, string?> environment, byte[] installationSalt, string dataDirectory)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        string?[] roots =
        [
            // systemd joins several directories with colons; the first is ours to use.
            environment("RUNTIME_DIRECTORY")?.Split(':')[0],
            environment("XDG_RUNTIME_DIR"),
            "/dev/shm",
        ];
        return roots.OfType<string>()
            .Where(root => IsUsable(root, dataDirectory))
            .Select(root => Make(root, installationSalt))
            .FirstOrDefault(made => made is not null);
    }

    private static bool IsUsable(string root, string dataDirectory)
    {
        try
        {
            return System.IO.Path.IsPathFullyQualified(root) && Directory.Exists(root) &&
                !IsInside(Real(root), Real(dataDirectory)) && InMemory.Contains(new DriveInfo(root).DriveFormat, StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static SaltFolder? Make(string root, byte[] installationSalt)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> name = stackalloc byte[8];
        System.Security.Cryptography.HKDF.DeriveKey(
            System.Security.Cryptography.HashAlgorithmName.SHA256, installationSalt, name, salt: [], info: Labels.SaltFolder);
        var path = System.IO.Path.Combine(root, $"integritybot-{Convert.ToHexStringLower(name)}");
        try
        {
            Directory.CreateDirectory(path, OwnerOnly.Folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // Not writable for this user: the next root.
        }

        return OwnerOnly.IsFolder(path) ? new(path) : throw new SaltsRefusedException(path);
    }

    private static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>The path with the links in it followed, as far as it exists.</summary>
    private static string Real(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var parent = System.IO.Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        var here = System.IO.Path.Combine(Real(parent), System.IO.Path.GetFileName(full));
        return Directory.Exists(here) && Directory.ResolveLinkTarget(here, returnFinalTarget: true) is { } target
            ? Real(target.FullName)
            : here;
    }
}
