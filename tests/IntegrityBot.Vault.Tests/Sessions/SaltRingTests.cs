using IntegrityBot.Vault.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace IntegrityBot.Vault.Tests.Sessions;

public sealed class SaltRingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 1, 31, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Each_day_has_one_file_for_its_owner_alone()
    {
        using var ring = Open();
        Assert.True(ring.SurvivesRestart);
        Assert.Equal(["salt-2025-01-31"], Files());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At("salt-2025-01-31")));
        Assert.Equal(32, new FileInfo(folder.At("salt-2025-01-31")).Length);
    }

    [Fact]
    public void A_restart_finds_todays_and_yesterdays_salts()
    {
        using (var before = Open())
        {
            time.Advance(TimeSpan.FromDays(1));
            before.Rotate();
        }

        var kept = Files().Select(file => Convert.ToHexString(File.ReadAllBytes(folder.At(file)))).ToList();
        using var after = Open();
        var (today, yesterday) = Read(after);
        Assert.Equal(kept, [yesterday, today]);
    }

    [Fact]
    public void Two_processes_of_one_installation_share_every_salt()
    {
        using var one = Open();
        using var two = Open();
        Assert.Equal(Read(one), Read(two));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Read(two), Read(one));
        Assert.Equal(2, Files().Count);
    }

    [Fact]
    public async Task Many_processes_starting_at_once_agree_on_one_salt()
    {
        for (var round = 0; round < 20; round++)
        {
            time.Advance(TimeSpan.FromDays(3));
            var rings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Open, TestContext.Current.CancellationToken)));
            Assert.Single(rings.Select(ring => Read(ring).Today).Distinct(StringComparer.Ordinal));
            Assert.Single(Files());
            Assert.All(rings, ring => Assert.True(ring.SurvivesRestart));
            Array.ForEach(rings, ring => ring.Dispose());
        }
    }

    [Fact]
    public void Salts_older_than_yesterday_are_overwritten_and_deleted()
    {
        using var ring = Open();
        using var witness = File.OpenHandle(folder.At("salt-2025-01-31")); // sees the bytes after the name is gone
        time.Advance(TimeSpan.FromDays(2));
        ring.Rotate();
        Assert.Equal(["salt-2025-02-02"], Files());
        var bytes = new byte[32];
        Assert.Equal(32, RandomAccess.Read(witness, bytes, 0));
        Assert.All(bytes, part => Assert.Equal(0, part));
    }

    [Fact]
    public void A_start_destroys_what_a_stopped_program_could_not()
    {
        using (Open())
        {
            File.Copy(folder.At("salt-2025-01-31"), folder.At("salt-2025-01-20"));
            File.Copy(folder.At("salt-2025-01-31"), folder.At("salt-2025-01-20.0011223344556677")); // a creation cut short
        }

        using var ring = Open();
        Assert.Equal(["salt-2025-01-31"], Files());
    }

    [Fact]
    public void The_day_is_the_operators()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("UTC+5", TimeSpan.FromHours(5), null, null);
        time.SetUtcNow(new DateTimeOffset(2025, 2, 1, 18, 59, 59, TimeSpan.Zero));
        using var ring = new SaltRing(new SaltFolder(folder.Path), zone, time);
        Assert.Equal(new DateOnly(2025, 1, 31), ring.OldestDay);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new DateOnly(2025, 2, 1), ring.OldestDay);
    }

    [Fact]
    public void A_clock_set_back_over_midnight_keeps_the_salts()
    {
        using var ring = Open();
        time.Advance(TimeSpan.FromHours(12));
        var before = Read(ring);
        time.AdjustTime(time.GetUtcNow().AddSeconds(-2));
        Assert.Equal(before, Read(ring));
        using var restarted = Open();
        Assert.Equal(before, Read(restarted));
    }

    [Fact]
    public void A_clock_set_back_by_days_starts_anew_and_destroys_the_future()
    {
        using var ring = Open();
        var before = Read(ring);
        time.AdjustTime(time.GetUtcNow().AddDays(-10));
        Assert.NotEqual(before.Today, Read(ring).Today);
        Assert.Equal(["salt-2025-01-21"], Files());
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_salt_others_can_reach_is_refused(UnixFileMode more)
    {
        using (Open())
        {
            File.SetUnixFileMode(folder.At("salt-2025-01-31"), UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
        }

        var refused = Assert.Throws<SaltsRefusedException>(Open);
        Assert.Equal(folder.At("salt-2025-01-31"), refused.Path);
    }

    [Fact]
    public void A_salt_that_is_a_link_or_has_another_size_is_refused()
    {
        var path = folder.At("salt-2025-01-31");
        File.WriteAllBytes(folder.At("elsewhere"), new byte[32]);
        File.CreateSymbolicLink(path, folder.At("elsewhere"));
        Assert.Throws<SaltsRefusedException>(Open);
        File.Delete(path);
        File.WriteAllBytes(path, new byte[31]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Throws<SaltsRefusedException>(Open);
    }

    [Fact]
    public void A_folder_others_can_enter_is_refused()
    {
        File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherExecute);
        Assert.Throws<SaltsRefusedException>(Open);
    }

    [Fact]
    public void A_salt_whose_destruction_was_cut_is_made_anew()
    {
        var path = folder.At("salt-2025-01-31");
        File.WriteAllBytes(path, new byte[32]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var ring = Open();
        Assert.NotEqual(new string('0', 64), Read(ring).Today);
        Assert.Equal(Read(ring).Today, Convert.ToHexString(File.ReadAllBytes(path)));
    }

    [Fact]
    public void A_folder_that_goes_bad_at_night_does_not_stop_the_bot_and_is_used_again_when_it_is_good()
    {
        using var ring = Open();
        var usual = File.GetUnixFileMode(folder.Path);
        File.SetUnixFileMode(folder.Path, usual | UnixFileMode.OtherExecute);
        time.Advance(TimeSpan.FromDays(1));
        ring.Rotate();
        Assert.False(ring.SurvivesRestart);
        Assert.NotEqual("", Read(ring).Yesterday); // still in memory

        File.SetUnixFileMode(folder.Path, usual);
        time.Advance(TimeSpan.FromDays(1));
        ring.Rotate();
        Assert.True(ring.SurvivesRestart);
        Assert.Equal(["salt-2025-02-02"], Files());
    }

    [Fact]
    public void A_folder_swept_away_is_made_again_at_the_next_day()
    {
        using var ring = Open();
        Directory.Delete(folder.Path, recursive: true);
        time.Advance(TimeSpan.FromDays(1));
        ring.Rotate();
        Assert.True(ring.SurvivesRestart);
        Assert.Equal(["salt-2025-02-01"], Files());
    }

    [Fact]
    public void Without_a_folder_salts_are_in_memory_and_said_to_be()
    {
        using var ring = new SaltRing(folder: null, TimeZoneInfo.Utc, time);
        using var other = new SaltRing(folder: null, TimeZoneInfo.Utc, time);
        Assert.False(ring.SurvivesRestart);
        Assert.NotEqual(Read(ring).Today, Read(other).Today);
        Assert.Empty(Files());
    }

    [Fact]
    public void A_disposed_ring_gives_nothing()
    {
        var ring = Open();
        ring.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Read(ring));
        Assert.Throws<ObjectDisposedException>(ring.Rotate);
    }

    public void Dispose() => folder.Dispose();

    private SaltRing Open() => new(new SaltFolder(folder.Path), TimeZoneInfo.Utc, time);

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static (string Today, string Yesterday) Read(SaltRing ring)
    {
        var (today, yesterday) = (new byte[32], new byte[32]);
        var (_, hasYesterday) = ring.Read(today, yesterday);
        return (Convert.ToHexString(today), hasYesterday ? Convert.ToHexString(yesterday) : "");
    }
}
