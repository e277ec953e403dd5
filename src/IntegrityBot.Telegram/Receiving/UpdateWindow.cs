namespace IntegrityBot.Telegram.Receiving;

/// <summary>
/// Which updates are fetched but not confirmed. Telegram confirms by prefix, so the offset stops at the first that is not done, while
/// later ones may be done already. Order is that of arrival: after a quiet week Telegram starts its numbers anew. Thread-safe.
/// </summary>
internal sealed class UpdateWindow
{
    private readonly Lock gate = new();
    private readonly Queue<long> arrived = [];
    private readonly HashSet<long> open = [];
    private readonly HashSet<long> done = [];
    private readonly HashSet<long> passed = [];
    private long? offset;

    /// <summary>The next update wanted; null before any is done.</summary>
    public long? Offset
    {
        get
        {
            lock (gate)
            {
                return offset;
            }
        }
    }

    /// <summary>The offset Telegram was last asked for: what lies before it is confirmed.</summary>
    public long? Asked { get; private set; }

    public int Open
    {
        get
        {
            lock (gate)
            {
                return open.Count;
            }
        }
    }

    /// <summary>Takes the offset for a request. What passes while it is under way may be in its answer once more, and is known by <see cref="Add"/>.</summary>
    public long? Ask()
    {
        lock (gate)
        {
            passed.Clear();
            return Asked = offset;
        }
    }

    /// <summary>False when the update is in the window, or has passed since the last <see cref="Ask"/>.</summary>
    public bool Add(long id)
    {
        lock (gate)
        {
            if (done.Contains(id) || passed.Contains(id) || !open.Add(id))
            {
                return false;
            }

            arrived.Enqueue(id);
            return true;
        }
    }

    public void Done(long id)
    {
        lock (gate)
        {
            if (!open.Remove(id))
            {
                return;
            }

            done.Add(id);
            while (arrived.TryPeek(out var first) && done.Remove(first))
            {
                passed.Add(arrived.Dequeue());
                offset = first + 1;
            }
        }
    }
}
