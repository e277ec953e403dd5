using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace IntegrityBot.Vault.Files;

/// <summary>Gives a file that is written whole its name, for good.</summary>
internal static partial class Names
{
    private const int NotPermitted = 1; // EPERM: what link(2) says of a file system that has none
    private const int NotSupported = 95; // EOPNOTSUPP

    /// <summary>
    /// Names <paramref name="unnamed"/> if nothing has that name yet; else, or if it cannot, throws <see cref="IOException"/>.
    /// By <c>link(2)</c>, which is atomic: <see cref="File.Move(string, string, bool)"/> looks first and renames then, and two
    /// processes in between overwrite one another.
    /// </summary>
    public static void Give(string unnamed, string name)
    {
        if (OperatingSystem.IsLinux() && Link(unnamed, name) == 0)
        {
            File.Delete(unnamed);
        }
        else if (!OperatingSystem.IsLinux() || Marshal.GetLastPInvokeError() is NotPermitted or NotSupported)
        {
            File.Move(unnamed, name, overwrite: false); // A file system without hard links; none that lies in memory is.
        }
        else
        {
            throw new IOException($"{name}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>Makes names in the folder survive a power cut.</summary>
    [SupportedOSPlatform("linux")]
    public static void Sync(string folder)
    {
        var handle = Open(folder, 0);
        if (handle >= 0)
        {
            _ = Sync(handle);
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
