using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>The store in one LiteDB file, for one process. See <c>docs/adr/0003-litedb-with-one-writer.md</c>.</summary>
public sealed class LiteDbStore : IStore
{
    /// <summary>The database in <see cref="StorageOptions.Path"/>.</summary>
    public const string FileName = "integritybot.db";

    /// <summary>Its write-ahead log; empty unless a commit is on its way or was cut short.</summary>
    public const string LogFileName = "integritybot-log.db";

    private const int MaxPage = 50;
    private const long CacheBytes = 16 << 20;

    private readonly SessionCache cache = new(CacheBytes);
    private readonly Writer writer;

    private LiteDbStore(EngineFile file) => writer = new(file);

    /// <summary>Opens or creates the database; what a crash left in the log is brought in.</summary>
    /// <exception cref="StoreUnavailableException">Another process has it, the folder cannot be used, or the file is damaged or foreign.</exception>
    public static Task<LiteDbStore> Open(StorageOptions options, CancellationToken ct) =>
        Open(() => Files(options.Path), ct);

    /// <summary>Over any media; <paramref name="open"/> gives the data file and the log.</summary>
    internal static async Task<LiteDbStore> Open(Func<(IMedium Data, IMedium Log)> open, CancellationToken ct)
    {
        var (data, log) = open();
        var store = new LiteDbStore(new EngineFile(data, log));
        try
        {
            await store.Read(_ => true, ct);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public async ValueTask<CommitResult> Commit(Commit commit, CancellationToken ct) =>
        await Write(Bytes(commit), tables => tables.Apply(commit), result => Written(commit, result), ct);

    public ValueTask<SessionRow?> Session(string id, CancellationToken ct) =>
        cache.Find(id) is { } row ? new(row) : new(Read(tables => Cached(tables.Session(id)), ct));

    public ValueTask<TicketRow?> Ticket(TicketId id, CancellationToken ct) => new(Read(tables => tables.Ticket(id), ct));

    public ValueTask<TicketRow?> TicketByLookup(string lookup, CancellationToken ct) =>
        new(Read(tables => tables.TicketByLookup(lookup), ct));

    public ValueTask<Tombstone?> Tombstone(string lookup, CancellationToken ct) => new(Read(tables => tables.Tombstone(lookup), ct));

    public ValueTask<IReadOnlyList<FileRow>> File(string key, CancellationToken ct) => new(Read(tables => tables.File(key), ct));

    public ValueTask<IReadOnlyList<TicketRow>> Expired(DateOnly closedBefore, DateOnly filedBefore, CancellationToken ct) =>
        new(Read(tables => tables.Expired(closedBefore, filedBefore), ct));

    public ValueTask<QueuePage> Queue(QueueQuery query, CancellationToken ct)
    {
        if (query.Size is < 1 or > MaxPage)
        {
            throw new ArgumentOutOfRangeException(nameof(query), "A page has 1 to 50 entries.");
        }

        return new(Read(tables => tables.Queues.Page(query), ct));
    }

    public ValueTask<TicketRow?> TicketByNumber(string number, CancellationToken ct) =>
        new(Read(tables => tables.TicketByNumber(number), ct));

    public ValueTask<IReadOnlyList<TicketRow>> Restricted(CancellationToken ct) => new(Read(tables => tables.Restricted(), ct));

    public ValueTask<IReadOnlyList<TicketRow>> Held(DateTimeOffset now, TicketId? after, CancellationToken ct) =>
        new(Read(tables => tables.Held(now, after), ct));

    public ValueTask<IReadOnlyList<QueueEntry>> DueBy(DateOnly day, string? after, CancellationToken ct) =>
        new(Read(tables => tables.Queues.DueBy(day, after), ct));

    public ValueTask<IReadOnlyList<TicketFacts>> Facts(DateOnly from, DateOnly to, CancellationToken ct) =>
        new(Read(tables => tables.Queues.Facts(from, to), ct));

    public ValueTask<IReadOnlyList<byte[]>> Commitments(DateOnly filed, CancellationToken ct) =>
        new(Read(tables => tables.Commitments(filed), ct));

    public ValueTask<IReadOnlyList<DrawerRow>> All(Drawer drawer, CancellationToken ct) => new(Read(tables => tables.Drawers.All(drawer), ct));

    public ValueTask<byte[]?> Get(Drawer drawer, string id, CancellationToken ct)
    {
        var key = Documents.Id(new(drawer, id));
        return new(Read(tables => tables.Drawers.Get(key), ct));
    }

    public ValueTask<AuditRow?> AuditHead(CancellationToken ct) => new(Read(tables => tables.Drawers.Head, ct));

    public ValueTask<IReadOnlyList<AuditRow>> Audit(long seq, CancellationToken ct) => new(Read(tables => tables.Drawers.Audit(seq), ct));

    public ValueTask<IReadOnlyDictionary<string, long>> Counters(DateOnly month, CancellationToken ct) =>
        new(Read(tables => tables.Counters(month), ct));

    public async ValueTask Sweep(DateOnly saltDay, DateTimeOffset now, CancellationToken ct)
    {
        bool more;
        do
        {
            (_, more) = await Write(0, tables => tables.Sweep(saltDay, now), swept => Forget(swept.Sessions), ct);
        }
        while (more);
    }

    public async ValueTask<byte[]> Installation(string name, Func<byte[]> make, CancellationToken ct)
    {
        if (await Read(tables => tables.Value(name), ct) is { } kept)
        {
            return kept;
        }

        // Several callers may each make one here; the first written is everybody's.
        var made = make();
        return await Write(made.Length, tables => tables.Value(name, made), _ => { }, ct);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private Task<T> Read<T>(Func<Tables, T> read, CancellationToken ct) => writer.Ask(new Read<T>(read, ct), ct);

    private Task<T> Write<T>(long bytes, Func<Tables, T> apply, Action<T> written, CancellationToken ct) =>
        writer.Ask(new Write<T>(bytes, apply, written, ct), ct);

    private SessionRow? Cached(SessionRow? row)
    {
        if (row is not null)
        {
            cache.Put(row);
        }

        return row;
    }

    private void Written(Commit commit, CommitResult result)
    {
        if (result is CommitResult.Committed)
        {
            foreach (var row in commit.Sessions)
            {
                cache.Put(row);
            }

            Forget(commit.DroppedSessions);
        }
    }

    private void Forget(IReadOnlyCollection<string> sessions)
    {
        foreach (var id in sessions)
        {
            cache.Remove(id);
        }
    }

    private static long Bytes(Commit commit) =>
        commit.Sessions.Sum(row => (long)row.Sealed.Length) +
        commit.NewTickets.Concat(commit.ChangedTickets).Sum(row =>
            (long)row.Content.Length + (row.Dialogue?.Length ?? 0) + (row.Work?.Length ?? 0)) +
        commit.Files.Sum(row => (long)row.Sealed.Length) +
        commit.Put.Sum(row => (long)row.Bytes.Length);

    private static (IMedium Data, IMedium Log) Files(string path)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                _ = OperatingSystem.IsWindows()
                    ? Directory.CreateDirectory(path)
                    : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var data = Locked(Path.Combine(path, FileName));
            try
            {
                return (data, Locked(Path.Combine(path, LogFileName)));
            }
            catch
            {
                data.Dispose();
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.Opening(failure);
        }
    }

    private static FileMedium Locked(string path)
    {
        try
        {
            return new(path);
        }
        catch (IOException failure) when (failure.HResult is WouldBlock or SharingViolation)
        {
            throw Failures.InUse(failure);
        }
    }

    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);
}
