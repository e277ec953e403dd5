using System.Security.Cryptography;
using IntegrityBot.Storage.LiteDb;

namespace IntegrityBot.Storage.Tests;

/// <summary>Two files on a disk that fills up, fails at will, and forgets any part of what was not synced when its power is cut.</summary>
internal sealed class FaultyDisk : IDisposable
{
    private readonly File data;
    private readonly File log;

    /// <param name="database">A data file that lies there already.</param>
    public FaultyDisk(byte[]? database = null)
    {
        data = new(this);
        log = new(this);
        if (database is not null)
        {
            data.Write(0, database);
            data.Sync();
        }
    }

    /// <summary>Bytes both files may have together.</summary>
    public long Space { get; set; } = long.MaxValue;

    public bool DataFails { get; set; }

    public bool LogSyncFails { get; set; }

    /// <summary>Writes, cuts and syncs until the power is cut; null for a steady supply.</summary>
    public int? ActsLeft { get; set; }

    public Task<LiteDbStore> Open(CancellationToken ct) => LiteDbStore.Open(() => (data, log), ct);

    public bool Contains(ReadOnlySpan<byte> bytes) => data.Contains(bytes) || log.Contains(bytes);

    public void Dispose()
    {
        data.Dispose();
        log.Dispose();
    }

    /// <summary>The power comes back: of what was not synced, any part may be there.</summary>
    public void Restart()
    {
        ActsLeft = null;
        data.Restart();
        log.Restart();
    }

    private void Act()
    {
        if (ActsLeft is { } left)
        {
            if (left == 0)
            {
                throw new IOException("The power is off.");
            }

            ActsLeft = left - 1;
        }
    }

    private sealed class File(FaultyDisk disk) : IMedium
    {
        private const int Sector = 512;

        private readonly List<Action> unsynced = [];
        private readonly MemoryStream now = new();
        private readonly MemoryStream durable = new();

        public long Length => now.Length;

        public bool Contains(ReadOnlySpan<byte> bytes) => Bytes(now).IndexOf(bytes) >= 0;

        public int Read(long at, Span<byte> into)
        {
            var part = Bytes(now)[(int)Math.Min(at, now.Length)..];
            part = part[..Math.Min(part.Length, into.Length)];
            part.CopyTo(into);
            return part.Length;
        }

        public void Write(long at, ReadOnlySpan<byte> bytes)
        {
            disk.Act();
            var end = Math.Max(now.Length, at + bytes.Length);
            if ((disk.DataFails && this == disk.data) || end - now.Length + disk.data.Length + disk.log.Length > disk.Space)
            {
                throw new IOException("No space left on device.");
            }

            // Only whole sectors are sure to be written at once.
            for (var from = 0; from < bytes.Length; from += Sector)
            {
                var sector = bytes[from..Math.Min(from + Sector, bytes.Length)].ToArray();
                var place = (int)at + from;
                Put(now, place, sector);
                unsynced.Add(() => Put(durable, place, sector));
            }
        }

        public void SetLength(long length)
        {
            disk.Act();
            now.SetLength(length);
            unsynced.Add(() => durable.SetLength(length));
        }

        public void Sync()
        {
            disk.Act();
            if (disk.LogSyncFails && this == disk.log)
            {
                throw new IOException("Input/output error.");
            }

            unsynced.ForEach(act => act());
            unsynced.Clear();
        }

        public void Restart()
        {
            // A journaling file system keeps the order of changes of length, and may lose any sector between.
            var upTo = RandomNumberGenerator.GetInt32(unsynced.Count + 1);
            var lost = RandomNumberGenerator.GetInt32(4);
            foreach (var act in unsynced.Take(upTo))
            {
                if (RandomNumberGenerator.GetInt32(4) >= lost)
                {
                    act();
                }
            }

            unsynced.Clear();
            now.SetLength(0);
            Put(now, 0, Bytes(durable));
        }

        /// <summary>Nothing: the store closes its files, and the test opens it upon them again.</summary>
        public void Dispose()
        {
        }

        private static Span<byte> Bytes(MemoryStream file) => file.GetBuffer().AsSpan(0, (int)file.Length);

        private static void Put(MemoryStream file, int at, ReadOnlySpan<byte> bytes)
        {
            file.Position = at;
            file.Write(bytes);
        }
    }
}
