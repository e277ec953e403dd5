namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// Sessions read or written lately, as they stand in the file: every update reads one, and must not wait for a sync of others. Two
/// generations: when the young one is full, it becomes the old one, and the old one goes.
/// </summary>
/// <param name="bytes">Of sealed bytes in one generation.</param>
internal sealed class SessionCache(long bytes)
{
    private readonly Lock gate = new();
    private Dictionary<string, SessionRow> young = new(StringComparer.Ordinal);
    private Dictionary<string, SessionRow> old = new(StringComparer.Ordinal);
    private long weight;

    public SessionRow? Find(string id)
    {
        lock (gate)
        {
            if (young.TryGetValue(id, out var row))
            {
                return row;
            }

            if (old.Remove(id, out row))
            {
                Add(row);
            }

            return row;
        }
    }

    /// <summary>Only the writer calls it, so that no older row ever replaces a newer one.</summary>
    public void Put(SessionRow row)
    {
        lock (gate)
        {
            Forget(row.Id);
            Add(row);
        }
    }

    public void Remove(string id)
    {
        lock (gate)
        {
            Forget(id);
        }
    }

    private void Forget(string id)
    {
        old.Remove(id);
        if (young.Remove(id, out var row))
        {
            weight -= Weight(row);
        }
    }

    private void Add(SessionRow row)
    {
        young[row.Id] = row;
        weight += Weight(row);
        if (weight > bytes)
        {
            old = young;
            young = new(StringComparer.Ordinal);
            weight = 0;
        }
    }

    /// <summary>With the share of the objects around the bytes.</summary>
    private static long Weight(SessionRow row) => 400 + row.Sealed.Length + (row.OpenTicket?.Length ?? 0);
}
