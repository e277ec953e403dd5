using System.Threading.Channels;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// The one thread that touches LiteDB: its engine gets corrupt and loses data under several writers. All writes waiting at the same
/// time become one transaction and one sync (group commit).
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int Waiting = 4096;
    private const int GroupWrites = 512;
    private const long GroupBytes = 32 << 20;

    private readonly Channel<Request> requests =
        Channel.CreateBounded<Request>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EngineFile file;

    public Writer(EngineFile file)
    {
        this.file = file;
        new Thread(Run) { IsBackground = true, Name = "storage" }.Start();
    }

    public async Task<T> Ask<T>(Request<T> request, CancellationToken ct)
    {
        try
        {
            await requests.Writer.WriteAsync(request, ct);
        }
        catch (ChannelClosedException closed)
        {
            throw new StoreUnavailableException("The store is closed.", closed);
        }

        return await request.Answer;
    }

    /// <summary>Does what waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        requests.Writer.TryComplete();
        await ended.Task;
    }

    private void Run()
    {
        try
        {
            var group = new List<Request>();
            while (requests.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                var bytes = 0L;
                while (group.Count < GroupWrites && bytes < GroupBytes && requests.Reader.TryRead(out var request))
                {
                    if (!request.Begin())
                    {
                        continue;
                    }

                    if (request is IRead read)
                    {
                        Serve(read, request);
                    }
                    else
                    {
                        group.Add(request);
                        bytes += ((IWrite)request).Bytes;
                    }
                }

                WriteAll(group);
                group.Clear();
            }
        }
        finally
        {
            file.Dispose();
            ended.SetResult();
        }
    }

    private void Serve(IRead read, Request request)
    {
        try
        {
            read.Serve(file.Ready());
        }
        catch (Exception failure)
        {
            file.Close();
            request.Fail(Failures.Working(failure));
        }
    }

    private void WriteAll(List<Request> group)
    {
        while (group.Count > 0)
        {
            Request? at = null;
            Tables tables;
            try
            {
                tables = file.Ready();
            }
            catch (StoreUnavailableException failure)
            {
                group.ForEach(request => request.Fail(failure));
                return;
            }

            try
            {
                file.Transact(() =>
                {
                    foreach (var request in group)
                    {
                        at = request;
                        ((IWrite)request).Apply(tables);
                    }

                    at = null;
                });
            }
            catch (Exception failure)
            {
                if (at is not null && !Failures.IsOfTheDisk(failure))
                {
                    // One that cannot be written does not take the others with it.
                    at.Fail(failure is ArgumentException ? failure : Failures.Working(failure));
                    group.Remove(at);
                    continue;
                }

                group.ForEach(request => request.Fail(Failures.Working(failure)));
                return;
            }
            group.ForEach(request => ((IWrite)request).Acknowledge());
            return;
        }
    }
}
