using System.Globalization;
using System.Runtime.Versioning;
using Geralt;
using IntegrityBot.Vault.Files;

namespace IntegrityBot.Vault.Sessions;

/// <summary>
/// The salts of a <see cref="SaltFolder"/>: <c>salt-2025-01-31</c>, 32 bytes, mode 0600. Several processes of one installation may
/// share the folder: who is first makes the day's salt, the others read it.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SaltFiles(string folder)
{
    private const string Prefix = "salt-";
    private const string DayFormat = "yyyy-MM-dd";

    private enum Found
    {
        Nothing,
        Zeros, // its destruction was cut between overwriting and deleting
        Salt,
    }

    /// <summary>Reads a day's salt; false when there is none.</summary>
    /// <exception cref="SaltsRefusedException">Somebody else can reach it, or it is not a salt.</exception>
    public bool TryRead(DateOnly day, Span<byte> salt) => Read(day, salt) is Found.Salt;

    /// <summary>Reads the day's salt or makes it: written whole under another name, then linked, so that nobody sees half of it.</summary>
    public void ReadOrMake(DateOnly day, Span<byte> salt)
    {
        switch (Read(day, salt))
        {
            case Found.Salt:
                return;
            case Found.Zeros:
                Destroy(PathOf(day));
                break;
        }

        Directory.CreateDirectory(folder, OwnerOnly.Folder);
        if (!OwnerOnly.IsFolder(folder))
        {
            throw new SaltsRefusedException(folder);
        }

        SecureRandom.Fill(salt);
        Span<byte> tail = stackalloc byte[8];
        SecureRandom.Fill(tail);
        var unnamed = $"{PathOf(day)}.{Convert.ToHexStringLower(tail)}";
        try
        {
            using (var file = new FileStream(unnamed, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly.File,
                BufferSize = 0,
            }))
            {
                file.Write(salt);
            }

            Names.Give(unnamed, PathOf(day));
        }
        catch (IOException)
        {
            Destroy(unnamed);
            if (!TryRead(day, salt))
            {
                throw;
            }

            // Another process was first; its salt is in hand now.
        }
    }

    /// <summary>Overwrites and deletes every salt of a day outside the two given, and what a cut creation of one left behind.</summary>
    public void DestroyAllBut(DateOnly first, DateOnly last)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            var name = Path.GetFileName(path.AsSpan())[Prefix.Length..];
            if (name.Length >= DayFormat.Length &&
                DateOnly.TryParseExact(name[..DayFormat.Length], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) &&
                (day < first || day > last))
            {
                Destroy(path);
            }
        }
    }

    private Found Read(DateOnly day, Span<byte> salt)
    {
        var path = PathOf(day);
        if (!Path.Exists(path))
        {
            return Found.Nothing;
        }

        if (!OwnerOnly.IsFolder(folder) || !OwnerOnly.IsFile(path))
        {
            // Another process may have just destroyed it.
            return Path.Exists(path) ? throw new SaltsRefusedException(path) : Found.Nothing;
        }

        try
        {
            using var file = File.OpenHandle(path);
            if (RandomAccess.GetLength(file) != salt.Length || RandomAccess.Read(file, salt, 0) != salt.Length)
            {
                throw new SaltsRefusedException(path);
            }
        }
        catch (FileNotFoundException)
        {
            return Found.Nothing; // Another process has just destroyed it.
        }

        return salt.ContainsAnyExcept((byte)0) ? Found.Salt : Found.Zeros;
    }

    private static void Destroy(string path)
    {
        try
        {
            if (OwnerOnly.IsFile(path))
            {
                using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
                RandomAccess.Write(file, new byte[SaltRing.SaltSize], 0);
            }

            File.Delete(path);
        }
        catch (FileNotFoundException)
        {
            // Another process did it.
        }
    }

    private string PathOf(DateOnly day) => Path.Combine(folder, Prefix + day.ToString(DayFormat, CultureInfo.InvariantCulture));
}
