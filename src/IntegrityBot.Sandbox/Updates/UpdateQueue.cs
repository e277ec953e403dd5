using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Updates;

/// <summary>
/// An update under way to the bot. <c>Body</c> is the value of the field <c>Kind</c>, or the whole update if that is null. <c>Chat</c> is whose
/// turn it belongs to: updates of one chat are delivered in order.
/// </summary>
internal sealed record PendingUpdate(long Id, string? Kind, byte[] Body, long Chat, DateTimeOffset Expires)
{
    public void Write(Utf8JsonWriter writer)
    {
        if (Kind is null)
        {
            writer.WriteRawValue(Body, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("update_id"u8, Id);
        writer.WritePropertyName(Kind);
        writer.WriteRawValue(Body, skipInputValidation: true);
        writer.WriteEndObject();
    }
}

/// <summary>
/// Updates between Telegram and the bot: kept until an offset beyond them confirms them or they are too old, handed out by long polling to one
/// poller at a time. Source: getUpdates in the Bot API manual, and the server's published code for the brakes.
/// </summary>
internal sealed class UpdateQueue(TimeProvider time, bool brake)
{
    private const int LongestPoll = 50;
    private const int Remembered = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private static readonly HashSet<string> OffByDefault = new(StringComparer.Ordinal) { "chat_member", "message_reaction", "message_reaction_count" };

    private readonly Lock gate = new();
    private readonly LinkedList<PendingUpdate> pending = new();
    private readonly Queue<PendingUpdate> confirmed = new();
    private readonly Dictionary<long, int> perChat = [];
    private HashSet<string>? allowed;
    private Poll? active;
    private long nextId = RandomNumberGenerator.GetInt32(100_000_000, 900_000_000);
    private TaskCompletionSource? settled;
    private bool closed;
    private (long Offset, long At)? last;

    // No waiting update expires before this.
    private DateTimeOffset earliest = DateTimeOffset.MaxValue;

    // Whether the ids of what waits may be out of order.
    private bool mixed;

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
                return pending.Count;
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
            long id;
            if (update["update_id"] is JsonValue given && given.TryGetValue(out long own))
            {
                id = own;
                mixed = true;
            }
            else
            {
                id = nextId++;
                update["update_id"] = id;
            }

            Append(new(id, null, Json.Bytes(update), 0, time.GetUtcNow() + Life));
            return id;
        }
    }

    /// <summary>Delivers the last <paramref name="count"/> confirmed updates once more, before all that wait.</summary>
    public IReadOnlyList<long> Replay(int count)
    {
        lock (gate)
        {
            var again = confirmed.TakeLast(count).ToList();
            foreach (var update in Enumerable.Reverse(again))
            {
                pending.AddFirst(update with { Expires = time.GetUtcNow() + Life });
                earliest = time.GetUtcNow() + Life < earliest ? time.GetUtcNow() + Life : earliest;
                perChat[update.Chat] = perChat.GetValueOrDefault(update.Chat) + 1;
            }

            if (again.Count > 0)
            {
                mixed = true;
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

            Confirm(ref offset);
            (limit, timeout) = Braked(offset, limit, Math.Clamp(timeout, 0, LongestPoll));
            if (pending.Count > 0 || timeout == 0)
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
                pending.Clear();
                perChat.Clear();
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
            return pending.FirstOrDefault(update => !busy.Contains(update.Chat));
        }
    }

    /// <summary>The webhook answered 2xx.</summary>
    public void Delivered(PendingUpdate update)
    {
        lock (gate)
        {
            if (pending.Find(update) is { } node)
            {
                Remove(node);
                Settle();
            }
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
                if (perChat.GetValueOrDefault(chat) == 0)
                {
                    return;
                }

                change = (settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await change.WaitAsync(ct);
        }
    }

    private void Append(PendingUpdate update)
    {
        pending.AddLast(update);
        earliest = update.Expires < earliest ? update.Expires : earliest;
        perChat[update.Chat] = perChat.GetValueOrDefault(update.Chat) + 1;
        active?.Wake();
        Added?.Invoke();
    }

    private void Confirm(ref long offset)
    {
        Expire();
        if (offset < 0)
        {
            // From the end: what lies before is forgotten.
            while (pending.Count > -offset)
            {
                Remove(pending.First!);
            }
        }
        else
        {
            // Ids rise along the queue unless updates were injected or replayed; then every one is looked at.
            for (var node = pending.First; node is not null && (mixed || node.Value.Id < offset);)
            {
                var next = node.Next;
                if (node.Value.Id < offset)
                {
                    Remove(node);
                }

                node = next;
            }
        }

        mixed &= pending.Count > 0;
        Settle();
    }

    private void Remove(LinkedListNode<PendingUpdate> node)
    {
        var update = node.Value;
        pending.Remove(node);
        var left = perChat[update.Chat] - 1;
        if (left == 0)
        {
            perChat.Remove(update.Chat);
        }
        else
        {
            perChat[update.Chat] = left;
        }

        confirmed.Enqueue(update);
        if (confirmed.Count > Remembered)
        {
            confirmed.Dequeue();
        }
    }

    private void Expire()
    {
        var now = time.GetUtcNow();
        if (now < earliest)
        {
            return;
        }

        earliest = DateTimeOffset.MaxValue;
        for (var node = pending.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Expires <= now)
            {
                Remove(node);
            }
            else if (node.Value.Expires < earliest)
            {
                earliest = node.Value.Expires;
            }

            node = next;
        }

        Settle();
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
        var batch = pending.Take(limit).ToArray();
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
