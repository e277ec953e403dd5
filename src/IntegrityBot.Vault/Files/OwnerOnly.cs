using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace IntegrityBot.Vault.Files;

/// <summary>
/// What .NET does not tell of a file: who owns it, without following a link. By <c>statx(2)</c>, whose record is the same on every
/// Linux machine.
/// </summary>
internal static partial class OwnerOnly
{
    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const int CurrentFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint TypeModeOwner = 0x1 | 0x2 | 0x8; // STATX_TYPE | STATX_MODE | STATX_UID
    private const int RecordSize = 256;
    private const int OwnerAt = 20;
    private const int ModeAt = 28;
    private const int TypeMask = 0xF000;
    private const int FileType = 0x8000;
    private const int FolderType = 0x4000;

    /// <summary>A regular file of this process's user that nobody else may touch.</summary>
    [SupportedOSPlatform("linux")]
    public static bool IsFile(string path) => Is(path, FileType);

    /// <summary>A folder of this process's user that nobody else may enter.</summary>
    [SupportedOSPlatform("linux")]
    public static bool IsFolder(string path) => Is(path, FolderType);

    /// <summary>Whether group or others have any right by this mode.</summary>
    public static bool IsOpen(UnixFileMode mode) => (mode & Others) != UnixFileMode.None;

    private static bool Is(string path, int type)
    {
        Span<byte> record = stackalloc byte[RecordSize];
        if (Stat(CurrentFolder, path, NoFollow, TypeModeOwner, record) != 0)
        {
            return false;
        }

        var owner = BitConverter.ToUInt32(record[OwnerAt..]);
        var mode = BitConverter.ToUInt16(record[ModeAt..]);
        return owner == EffectiveUser() && (mode & TypeMask) == type && !IsOpen((UnixFileMode)(mode & 0x1FF));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(int folder, string path, int flags, uint mask, Span<byte> record);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
