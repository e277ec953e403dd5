using System.Security.Cryptography;
using Geralt;
using IntegrityBot.Vault.Files;

namespace IntegrityBot.Vault.Desk;

/// <summary>Reads and writes the desk key's file, for its owner alone.</summary>
internal static class DeskKeyDisk
{
    public static byte[] Read(string path, int maxSize)
    {
        try
        {
            using var file = File.OpenHandle(path);
            if (!OperatingSystem.IsWindows() && OwnerOnly.IsOpen(File.GetUnixFileMode(file)))
            {
                throw new DeskKeyException(DeskKeyProblem.TooOpen, path);
            }

            var size = RandomAccess.GetLength(file);
            if (size > maxSize)
            {
                throw new DeskKeyException(DeskKeyProblem.NotOurs, path);
            }

            var bytes = new byte[size];
            return RandomAccess.Read(file, bytes, 0) == size ? bytes : throw new DeskKeyException(DeskKeyProblem.Unreadable, path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DeskKeyException(DeskKeyProblem.Missing, path, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Also a folder that may not be entered: to take that for a missing key would have the operator make another one.
            throw new DeskKeyException(DeskKeyProblem.Unreadable, path, failure);
        }
    }

    /// <summary>Writes under another name, syncs, then links: the key is there whole or not at all. Zeroes <paramref name="bytes"/>.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Span<byte> tail = stackalloc byte[8];
        SecureRandom.Fill(tail);
        var unnamed = $"{path}.{Convert.ToHexStringLower(tail)}";
        try
        {
            MakeFolder(folder, path);
            if (Path.Exists(path))
            {
                throw new DeskKeyException(DeskKeyProblem.AlreadyThere, path);
            }

            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(unnamed, options))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            Names.Give(unnamed, path);
            if (OperatingSystem.IsLinux())
            {
                Names.Sync(folder);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DeskKeyException(Path.Exists(path) ? DeskKeyProblem.AlreadyThere : DeskKeyProblem.Unreadable, path, failure);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            DeleteIfThere(unnamed);
        }
    }

    private static void DeleteIfThere(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static void MakeFolder(string folder, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (OwnerOnly.IsOpen(File.GetUnixFileMode(folder)))
        {
            throw new DeskKeyException(DeskKeyProblem.TooOpen, path);
        }
    }
}
