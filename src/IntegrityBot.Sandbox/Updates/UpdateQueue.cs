using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Updates;

/// <summary>
/// Updates between Telegram and the bot: kept until an offset beyond them confirms them or they are too old, handed out by long polling to one
/// poller at a time. Source: getUpdates in the Bot API manual, and the server's published code for the brakes.
/// </summary>
internal sealed class UpdateQueue(TimeProvider time, bool brake)
{
    private const int LongestPoll = 50;
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private static readonly HashSet<string> OffByDefault = new(StringComparer.Ordinal) { "chat_member", "message_reaction", "message_reaction_count" };

    private readonly Lock gate = new();
    private readonly Backlog backlog = new();
    private HashSet<string>? allowed;
    private Poll? active;
    private long nextId = RandomNumberGenerator.GetInt32(100_000_000, 900_000_000);
    private TaskCompletionSource? settled;
    private bool closed;
    private (long Offset, long At)? last;

    /// <summary>Redelivery in random order, on demand.</summary>
    public bool Shuffle { get; set; }

    /// <summary>Set by the webhook: polling is refused while it is.</summary>
    public bool WebhookActive { get; private set; }

    /// <summary>Called when something was added, for the webhook.</summary>
    public Action? Added { get; set; }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return backlog.Count;
            }
        }
    }

    public bool Polling
    {
        get
        {
            lock (gate)
            {
                return active is not null;
            }
        }
    }

    /// <summary>The kinds asked for; null is the default set.</summary>
    public IReadOnlyCollection<string>? Allowed
    {
        get
        {
            lock (gate)
            {
                return allowed;
            }
        }
    }

    /// <summary>Queues an update if the bot asked for its kind; false if not.</summary>
    public bool Add(string kind, long chat, byte[] body, TimeSpan? life = null)
    {
        lock (gate)
        {
            if (allowed is null ? OffByDefault.Contains(kind) : !allowed.Contains(kind))
            {
                return false;
            }

            Append(new(nextId++, kind, body, chat, time.GetUtcNow() + (life ?? Life)));
            return true;
        }
    }

    /// <summary>Queues an update as it stands, whatever it is; gives it the next id if it has none.</summary>
    public long AddRaw(JsonObject update)
    {
        lock (gate)
        {
            // An id that is no number is delivered as it is too; the queue counts it under the next one.
            var own = update["update_id"] is JsonValue value && value.TryGetValue(out long number) ? number : (long?)null;
            var id = own ?? nextId++;
            update["update_id"] ??= id;
            Append(new(id, null, Json.Bytes(update), 0, time.GetUtcNow() + Life), ownId: own is not null);
            return id;
        }
    }

    /// <summary>Delivers the last <paramref name="count"/> confirmed updates once more, before all that wait.</summary>
    public IReadOnlyList<long> Replay(int count)
    {
        lock (gate)
        {
            var again = backlog.Again(count, time.GetUtcNow() + Life);
            if (again.Count > 0)
            {
                active?.Wake();
                Added?.Invoke();
            }

            return [.. again.Select(update => update.Id)];
        }
    }

    /// <summary>Long polling.</summary>
    /// <returns>The body of the answer.</returns>
    /// <exception cref="ApiError">409: another poller came, or a webhook is set.</exception>
    public async ValueTask<byte[]> Get(long offset, int limit, int timeout, IReadOnlyCollection<string>? kinds, CancellationToken ct)
    {
        Poll poll;
        lock (gate)
        {
            if (WebhookActive)
            {
                throw ApiError.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }

            active?.Fail(ApiError.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running"));
            active = null;
            if (kinds is not null)
            {
                allowed = kinds.Count == 0 ? null : [.. kinds];
            }

            Expire();
            backlog.Confirm(offset);
            Settle();
            (limit, timeout) = Braked(offset, limit, Math.Clamp(timeout, 0, LongestPoll));
            if (backlog.Count > 0 || timeout == 0)
            {
                return Batch(limit);
            }

            if (closed)
            {
                throw new OperationCanceledException();
            }

            poll = active = new Poll();
        }

        try
        {
            await poll.Task.WaitAsync(TimeSpan.FromSeconds(timeout), time, ct);
        }
        catch (TimeoutException)
        {
            // An empty answer, as the caller asked.
        }
        finally
        {
            lock (gate)
            {
                if (active == poll)
                {
                    active = null;
                }
            }
        }

        lock (gate)
        {
            return Batch(limit);
        }
    }

    /// <summary>Ends the poll under way and lets no other begin.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            active?.Cancel();
            active = null;
        }
    }

    /// <summary>Takes over from polling, or gives back to it. With <paramref name="drop"/> what waits is forgotten.</summary>
    public void UseWebhook(bool on, IReadOnlyCollection<string>? kinds, bool drop)
    {
        lock (gate)
        {
            WebhookActive = on;
            if (kinds is not null)
            {
                allowed = kinds.Count == 0 ? null : [.. kinds];
            }

            if (on)
            {
                active?.Fail(ApiError.Conflict("terminated by setWebhook request"));
                active = null;
            }

            if (drop)
            {
                backlog.Clear();
                Settle();
            }
        }
    }

    /// <summary>The first waiting update of each chat that is not among <paramref name="busy"/>, for the webhook.</summary>
    public PendingUpdate? Next(IReadOnlySet<long> busy)
    {
        lock (gate)
        {
            Expire();
            return backlog.Waiting.FirstOrDefault(update => !busy.Contains(update.Chat));
        }
    }

    /// <summary>The webhook answered 2xx.</summary>
    public void Delivered(PendingUpdate update)
    {
        lock (gate)
        {
            backlog.Remove(update);
            Settle();
        }
    }

    /// <summary>Completes when no update of this chat waits any more: each was confirmed.</summary>
    public async Task Quiet(long chat, CancellationToken ct)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                if (backlog.Of(chat) == 0)
                {
                    return;
                }

                change = (settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await change.WaitAsync(ct);
        }
    }

    private void Append(PendingUpdate update, bool ownId = false)
    {
        backlog.Add(update, ownId);
        active?.Wake();
        Added?.Invoke();
    }

    private void Expire()
    {
        if (backlog.Expire(time.GetUtcNow()))
        {
            Settle();
        }
    }

    private void Settle()
    {
        settled?.TrySetResult();
        settled = null;
    }

    private (int Limit, int Timeout) Braked(long offset, int limit, int timeout)
    {
        var now = time.GetTimestamp();
        if (brake && last is { } before && before.Offset == offset)
        {
            var since = time.GetElapsedTime(before.At, now);
            if (since < TimeSpan.FromSeconds(0.5))
            {
                limit = 1;
            }

            if (since < TimeSpan.FromSeconds(3) && timeout < 3)
            {
                timeout = 3;
            }
        }

        last = (offset, now);
        return (limit, timeout);
    }

    private byte[] Batch(int limit)
    {
        Expire();
        var batch = backlog.Waiting.Take(limit).ToArray();
        if (Shuffle)
        {
            RandomNumberGenerator.Shuffle<PendingUpdate>(batch);
        }

        return Reply.Body(batch, static (writer, updates) =>
        {
            writer.WriteStartArray();
            foreach (var update in updates)
            {
                update.Write(writer);
            }

            writer.WriteEndArray();
        });
    }

    private sealed class Poll
    {
        private readonly TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => source.Task;

        public void Wake() => source.TrySetResult();

        public void Cancel() => source.TrySetCanceled();

        public void Fail(ApiError error) => source.TrySetException(error);
    }
}
