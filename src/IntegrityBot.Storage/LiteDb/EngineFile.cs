using System.Buffers.Binary;
using LiteDB;
using LiteDB.Engine;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// The database file with the engine upon it, which closes itself at the first failing write; <see cref="Ready"/> opens it anew. Used
/// by the writer's thread alone.
/// </summary>
internal sealed class EngineFile(IMedium data, IMedium log) : IDisposable
{
    private const int PageBytes = 8192;

    private LiteEngine? engine;
    private LogStream? logStream;
    private Tables? tables;
    private bool discardLog;

    /// <summary>The tables, after the log of a crash or a failure was brought into the data file.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened now.</exception>
    public Tables Ready()
    {
        if (tables is not null)
        {
            return tables;
        }

        try
        {
            return Open();
        }
        catch (Exception failure)
        {
            Close();
            throw Failures.Opening(failure);
        }
    }

    /// <summary>
    /// Runs <paramref name="write"/> as one transaction after <see cref="Ready"/>. When it returns, all of it is on the disk; when it
    /// throws, nothing of it remains.
    /// </summary>
    public void Transact(Action write)
    {
        try
        {
            engine!.BeginTrans();
            write();
            engine.Commit();
            engine.Checkpoint();
            if (logStream!.Length > 0)
            {
                throw new IOException("The log was not brought into the data file.");
            }
        }
        catch
        {
            // Sealed, the log is on the disk for good, and the next opening brings it into the data file: the transaction stands.
            var stands = logStream!.IsSealed;
            discardLog = !stands;
            Close();
            if (!stands)
            {
                throw;
            }
        }
    }

    public void Dispose()
    {
        Close();
        log.Dispose();
        data.Dispose();
    }

    private Tables Open()
    {
        if (discardLog)
        {
            // Its transaction was answered as failed, so a seal whose sync failed must not bring it back.
            log.SetLength(0);
            discardLog = false;
        }

        logStream = new(log);
        RestoreHeader();
        RequireOurs();
        engine = new(new EngineSettings
        {
            DataStream = new DataStream(data, logStream),
            LogStream = logStream,
            Collation = Collation.Binary,
        });
        engine.Checkpoint();
        RequireWhole();

        var version = engine.Pragma("USER_VERSION").AsInt32;
        if (version > Documents.FormatVersion)
        {
            throw new StoreUnavailableException("The database in Storage:Path was written by a newer version of the program: start that one.");
        }

        if (version < Documents.FormatVersion)
        {
            Migration.Run(engine, version);
        }

        return tables = new(engine);
    }

    /// <summary>A cut may have torn the header while a sealed log was brought in, and LiteDB reads it before the log.</summary>
    private void RestoreHeader()
    {
        var page = new byte[PageBytes];
        logStream!.Position = 0;
        while (logStream.Read(page) == PageBytes)
        {
            if (LogStream.PageId(page) == 0)
            {
                data.Write(0, page);
            }
        }
    }

    private void RequireWhole()
    {
        Span<byte> lastPage = stackalloc byte[4];
        _ = data.Read(64, lastPage);
        if (data.Length < (BinaryPrimitives.ReadUInt32LittleEndian(lastPage) + 1L) * PageBytes)
        {
            throw Failures.NotOurs();
        }
    }

    /// <summary>LiteDB would take some foreign files for its own and write into them.</summary>
    private void RequireOurs()
    {
        if (data.Length == 0)
        {
            return;
        }

        var page = new byte[PageBytes];
        var read = data.Read(0, page);
        if (data.Length <= PageBytes && !logStream!.IsSealed && page.AsSpan().IndexOfAnyExcept((byte)0) < 0)
        {
            // A power cut during the very first write.
            data.SetLength(0);
            return;
        }

        if (read < PageBytes || page.AsSpan(32, 27).IndexOf("** This is a LiteDB file **"u8) != 0)
        {
            throw Failures.NotOurs();
        }
    }

    /// <summary>Lets go of the engine; the next <see cref="Ready"/> opens another.</summary>
    public void Close()
    {
        try
        {
            engine?.Dispose();
        }
        catch (Exception failure) when (failure is IOException or LiteException or InvalidOperationException or AggregateException)
        {
            // It failed before, and all that counts is in the log or in the data file already.
        }

        logStream?.Dispose();
        engine = null;
        logStream = null;
        tables = null;
    }
}
