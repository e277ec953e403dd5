namespace IntegrityBot.Storage.LiteDb;

/// <summary>A file of this process alone, readable by its owner alone.</summary>
internal sealed class FileMedium : IMedium
{
    private readonly FileStream file;

    public FileMedium(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,

            // FileShare.None is flock(LOCK_EX) on Unix; any weaker share lets a second writer in.
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        file = new(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public long Length => RandomAccess.GetLength(file.SafeFileHandle);

    public int Read(long at, Span<byte> into)
    {
        var read = 0;
        while (read < into.Length)
        {
            var got = RandomAccess.Read(file.SafeFileHandle, into[read..], at + read);
            if (got == 0)
            {
                break;
            }

            read += got;
        }

        return read;
    }

    public void Write(long at, ReadOnlySpan<byte> bytes) => RandomAccess.Write(file.SafeFileHandle, bytes, at);

    public void SetLength(long length) => file.SetLength(length);

    public void Sync() => RandomAccess.FlushToDisk(file.SafeFileHandle);

    public void Dispose() => file.Dispose();
}
