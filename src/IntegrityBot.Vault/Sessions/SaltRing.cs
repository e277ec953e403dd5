using Geralt;

namespace IntegrityBot.Vault.Sessions;

/// <summary>
/// The random salts that sessions hang on: one a day, today's and yesterday's valid, older ones zeroed here and destroyed in their
/// folder. A session idle since the day before yesterday can never be opened again, by anyone. Thread-safe.
/// </summary>
public sealed class SaltRing : IDisposable
{
    public const int SaltSize = 32;

    private readonly Lock gate = new();
    private readonly SaltFiles? files;
    private readonly TimeZoneInfo zone;
    private readonly TimeProvider time;
    private readonly Dictionary<DateOnly, GuardedHeapAllocation> salts = [];
    private DateOnly today;
    private bool filesWork;
    private bool disposed;

    /// <param name="folder">Null keeps the salts in this process alone: a restart ends every session.</param>
    /// <param name="zone">The operator's: its midnight changes the salt.</param>
    /// <exception cref="SaltsRefusedException">A salt that is already there could be somebody else's.</exception>
    public SaltRing(SaltFolder? folder, TimeZoneInfo zone, TimeProvider time)
    {
        this.zone = zone;
        this.time = time;
        files = folder is not null && OperatingSystem.IsLinux() ? new SaltFiles(folder.Path) : null;
        Begin(OperatorsDay());
    }

    /// <summary>Whether sessions survive a restart of the program: the salts are in memory-backed files. Never on a disk, either way.</summary>
    public bool SurvivesRestart
    {
        get
        {
            lock (gate)
            {
                return filesWork;
            }
        }
    }

    /// <summary>The day of the oldest valid salt: whatever was sealed under an earlier one is unreadable and can be swept.</summary>
    public DateOnly OldestDay
    {
        get
        {
            Rotate();
            lock (gate)
            {
                return today.AddDays(-1);
            }
        }
    }

    /// <summary>Changes the salt if the day has. Every use does so too; a timer should as well, for nights without visitors.</summary>
    public void Rotate()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            RotateInside();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            foreach (var salt in salts.Values)
            {
                salt.Dispose(); // libsodium zeroes what it frees
            }

            salts.Clear();
        }
    }

    /// <summary>Copies the valid salts out, so that a change of day cannot zero one in use. The caller zeroes the copies.</summary>
    /// <returns>The day of today's salt, and whether yesterday's exists.</returns>
    internal (DateOnly Today, bool HasYesterday) Read(Span<byte> todays, Span<byte> yesterdays)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            RotateInside();
            salts[today].AsSpan().CopyTo(todays);
            if (!salts.TryGetValue(today.AddDays(-1), out var yesterday))
            {
                return (today, false);
            }

            yesterday.AsSpan().CopyTo(yesterdays);
            return (today, true);
        }
    }

    private void RotateInside()
    {
        var day = OperatorsDay();

        // A clock set back over midnight by a little keeps the newer day; set back by more, it starts anew.
        if (day <= today && day >= today.AddDays(-1))
        {
            return;
        }

        try
        {
            Begin(day);
        }
        catch (SaltsRefusedException)
        {
            BeginInMemory(day);
        }
    }

    private void Begin(DateOnly day)
    {
        if (files is null || !OperatingSystem.IsLinux())
        {
            BeginInMemory(day);
            return;
        }

        try
        {
            // At a start, a clock set back a little, or a zone moved west, may find tomorrow's salt in use.
            var tomorrow = day.AddDays(1);
            day = salts.Count == 0 && Load(tomorrow) ? tomorrow : day;
            files.DestroyAllBut(day.AddDays(-1), day);
            Load(day.AddDays(-1));
            if (!Load(day))
            {
                Span<byte> salt = stackalloc byte[SaltSize];
                files.ReadOrMake(day, salt);
                Keep(day, salt);
            }

            filesWork = true;
            Forget(day);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            BeginInMemory(day);
        }
    }

    /// <summary>The folder is gone, full or no longer ours alone: this process goes on with a salt of its own until the next day.</summary>
    private void BeginInMemory(DateOnly day)
    {
        filesWork = false;
        if (!salts.ContainsKey(day))
        {
            Span<byte> salt = stackalloc byte[SaltSize];
            SecureRandom.Fill(salt);
            Keep(day, salt);
        }

        Forget(day);
    }

    /// <summary>Reads a day's salt from the folder, if it is there and not known.</summary>
    private bool Load(DateOnly day)
    {
        Span<byte> salt = stackalloc byte[SaltSize];
        if (salts.ContainsKey(day))
        {
            return true;
        }

        if (!OperatingSystem.IsLinux() || !files!.TryRead(day, salt))
        {
            return false;
        }

        Keep(day, salt);
        return true;
    }

    private void Keep(DateOnly day, Span<byte> salt)
    {
        var kept = new GuardedHeapAllocation(SaltSize);
        salt.CopyTo(kept.AsSpan());
        salts[day] = kept;
        SecureMemory.ZeroMemory(salt);
    }

    /// <summary>Makes <paramref name="day"/> today and zeroes what is neither today's nor yesterday's.</summary>
    private void Forget(DateOnly day)
    {
        today = day;
        foreach (var old in salts.Keys.Where(kept => kept < day.AddDays(-1) || kept > day).ToList())
        {
            salts.Remove(old, out var salt);
            salt?.Dispose();
        }
    }

    private DateOnly OperatorsDay() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
}
