namespace IntegrityBot.Storage.LiteDb;

/// <summary>What a caller waits for and the writer's thread does. Once begun it can no longer be cancelled: the answer is then the truth.</summary>
internal abstract class Request(CancellationToken ct)
{
    /// <summary>Whether it still needs doing; a cancelled one is answered here.</summary>
    public bool Begin()
    {
        if (!ct.IsCancellationRequested)
        {
            return true;
        }

        Cancel(ct);
        return false;
    }

    public abstract void Fail(Exception failure);

    protected abstract void Cancel(CancellationToken token);
}

internal abstract class Request<T>(CancellationToken ct) : Request(ct)
{
    protected TaskCompletionSource<T> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => Source.Task;

    public override void Fail(Exception failure) => Source.TrySetException(failure);

    protected override void Cancel(CancellationToken token) => Source.TrySetCanceled(token);
}

internal interface IRead
{
    void Serve(Tables tables);
}

internal interface IWrite
{
    /// <summary>Estimated size of what it writes.</summary>
    long Bytes { get; }

    /// <summary>Within the group's transaction; may be done again if another of the group fails.</summary>
    void Apply(Tables tables);

    /// <summary>After the transaction is on the disk.</summary>
    void Acknowledge();
}

internal sealed class Read<T>(Func<Tables, T> read, CancellationToken ct) : Request<T>(ct), IRead
{
    public void Serve(Tables tables) => Source.TrySetResult(read(tables));
}

/// <param name="written">Done on the writer's thread before the answer.</param>
internal sealed class Write<T>(long bytes, Func<Tables, T> apply, Action<T> written, CancellationToken ct) : Request<T>(ct), IWrite
{
    private T result = default!;

    public long Bytes => bytes;

    public void Apply(Tables tables) => result = apply(tables);

    public void Acknowledge()
    {
        written(result);
        Source.TrySetResult(result);
    }
}
