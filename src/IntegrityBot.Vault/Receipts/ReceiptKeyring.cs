using Geralt;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Vault.Receipts;

/// <summary>
/// All Argon2 of the program happens here, on two threads of its own: receipts for filing are derived ahead into a small pool in
/// memory, look-ups wait in a bounded queue behind it. However many people look up, a report can be filed. Thread-safe.
/// </summary>
public sealed class ReceiptKeyring : IAsyncDisposable
{
    /// <summary>Derivations that run at the same moment, look-ups and pool together.</summary>
    public const int AtOnce = 2;

    public const int UsualPool = 8;
    public const int UsualQueue = 64;

    // Monitor, not Lock: the threads wait for work on it.
    private readonly object gate = new();
    private readonly Func<Receipt, ReceiptKeys> derive;
    private readonly int pool;
    private readonly int queue;
    private readonly Queue<(Receipt Receipt, ReceiptKeys Keys)> ready = new();
    private readonly LinkedList<TaskCompletionSource<(Receipt Receipt, ReceiptKeys Keys)>> filings = new();
    private readonly LinkedList<LookUp> lookUps = new();
    private readonly Task[] threads;
    private int inHand; // receipts being derived for the pool now
    private bool stalled; // the last refill failed; the next filing tries again
    private bool stopped;

    /// <param name="installationSalt"><see cref="ReceiptKeys.SaltSize"/> bytes.</param>
    /// <param name="pool">Receipts kept ready for filing.</param>
    /// <param name="queue">Look-ups that may wait; one more is refused.</param>
    public ReceiptKeyring(byte[] installationSalt, int pool = UsualPool, int queue = UsualQueue)
        : this(receipt => ReceiptKeys.Derive(receipt, installationSalt), pool, queue)
    {
    }

    internal ReceiptKeyring(Func<Receipt, ReceiptKeys> derive, int pool, int queue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pool);
        ArgumentOutOfRangeException.ThrowIfLessThan(queue, 1);
        this.derive = derive;
        this.pool = pool;
        this.queue = queue;
        threads = [.. Enumerable.Range(0, AtOnce).Select(_ => Start())];
    }

    /// <summary>Receipts ready for filing now.</summary>
    public int Ready
    {
        get
        {
            lock (gate)
            {
                return ready.Count;
            }
        }
    }

    /// <summary>A receipt nobody has seen, with its keys: at once from the pool, or as soon as one is derived. The caller disposes the keys.</summary>
    public async ValueTask<(Receipt Receipt, ReceiptKeys Keys)> Next(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<(Receipt, ReceiptKeys)>> waiting;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopped, this);
            stalled = false;
            Monitor.Pulse(gate);
            if (ready.TryDequeue(out var prepared))
            {
                return prepared;
            }

            waiting = filings.AddLast(new TaskCompletionSource<(Receipt, ReceiptKeys)>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using (ct.UnsafeRegister(_ => Leave(waiting, ct), state: null))
        {
            return await waiting.Value.Task;
        }
    }

    /// <summary>The keys of a receipt somebody typed; null, at once, when too many look-ups wait. The caller disposes them.</summary>
    public async ValueTask<ReceiptKeys?> Derive(Receipt receipt, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        LinkedListNode<LookUp> waiting;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopped, this);
            if (lookUps.Count >= queue)
            {
                return null;
            }

            waiting = lookUps.AddLast(new LookUp(receipt));
            Monitor.Pulse(gate);
        }

        await using (ct.UnsafeRegister(_ => Leave(waiting, ct), state: null))
        {
            return await waiting.Value.Answer.Task;
        }
    }

    /// <summary>Ends the threads (a derivation in hand is finished first), cancels who waits, zeroes the pool.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }

        await Task.WhenAll(threads);
        foreach (var filing in filings)
        {
            filing.TrySetCanceled(CancellationToken.None);
        }

        foreach (var lookUp in lookUps)
        {
            lookUp.Answer.TrySetCanceled(CancellationToken.None);
        }

        while (ready.TryDequeue(out var prepared))
        {
            prepared.Keys.Dispose();
        }
    }

    /// <summary>The pool goes before look-ups, so that refilling waits for one derivation at most.</summary>
    private bool MustRefill => !stalled && ready.Count + inHand < pool + filings.Count;

    private Task Start()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            while (Take(out var lookUp))
            {
                if (lookUp is null)
                {
                    Refill();
                }
                else
                {
                    Answer(lookUp);
                }
            }

            ended.SetResult();
        })
        {
            IsBackground = true,
            Name = nameof(ReceiptKeyring),
        };
        thread.Start();
        return ended.Task;
    }

    /// <summary>Waits for work; a null look-up is a refill. False when stopped.</summary>
    private bool Take(out LookUp? lookUp)
    {
        lock (gate)
        {
            lookUp = null;
            while (!stopped && !MustRefill && lookUps.Count == 0)
            {
                Monitor.Wait(gate);
            }

            if (stopped)
            {
                return false;
            }

            if (MustRefill)
            {
                inHand++;
                return true;
            }

            lookUp = lookUps.First!.Value;
            lookUps.RemoveFirst();
            return true;
        }
    }

    private void Answer(LookUp lookUp)
    {
        try
        {
            var keys = derive(lookUp.Receipt);
            if (!lookUp.Answer.TrySetResult(keys))
            {
                keys.Dispose();
            }
        }
        catch (Exception failure) // Whatever it is (memory, above all), it belongs to who asked; the thread lives on.
        {
            lookUp.Answer.TrySetException(failure);
        }
    }

    private void Refill()
    {
        try
        {
            Span<byte> entropy = stackalloc byte[Receipt.EntropyBytes];
            SecureRandom.Fill(entropy);
            var receipt = Receipt.FromEntropy(entropy);
            SecureMemory.ZeroMemory(entropy);
            var prepared = (receipt, derive(receipt));
            lock (gate)
            {
                inHand--;
                Give(prepared);
            }
        }
        catch (Exception failure)
        {
            lock (gate)
            {
                inHand--;
                stalled = filings.Count <= 1;
                FirstFiling()?.TrySetException(failure);
            }
        }
    }

    private void Give((Receipt, ReceiptKeys) prepared)
    {
        while (FirstFiling() is { } filing)
        {
            if (filing.TrySetResult(prepared))
            {
                return;
            }
        }

        ready.Enqueue(prepared);
    }

    private TaskCompletionSource<(Receipt, ReceiptKeys)>? FirstFiling()
    {
        var first = filings.First?.Value;
        if (first is not null)
        {
            filings.RemoveFirst();
        }

        return first;
    }

    private void Leave(LinkedListNode<LookUp> waiting, CancellationToken ct)
    {
        Unlink(lookUps, waiting);
        waiting.Value.Answer.TrySetCanceled(ct);
    }

    private void Leave(LinkedListNode<TaskCompletionSource<(Receipt, ReceiptKeys)>> waiting, CancellationToken ct)
    {
        Unlink(filings, waiting);
        waiting.Value.TrySetCanceled(ct);
    }

    private void Unlink<T>(LinkedList<T> list, LinkedListNode<T> node)
    {
        lock (gate)
        {
            if (node.List == list)
            {
                list.Remove(node);
            }
        }
    }

    private sealed record LookUp(Receipt Receipt)
    {
        public TaskCompletionSource<ReceiptKeys> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
