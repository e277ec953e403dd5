using System.Text.Json;

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

/// <summary>The updates that wait, in order, and the last ones that no longer do. Not thread-safe: the queue's lock guards it.</summary>
internal sealed class Backlog
{
    private const int Remembered = 10_000;
    private readonly LinkedList<PendingUpdate> waiting = new();
    private readonly Queue<PendingUpdate> done = new();
    private readonly Dictionary<long, int> perChat = [];

    // No waiting update expires before this.
    private DateTimeOffset earliest = DateTimeOffset.MaxValue;

    public int Count => waiting.Count;

    public IEnumerable<PendingUpdate> Waiting => waiting;

    /// <summary>Whether the ids of what waits may be out of order: something was injected or replayed.</summary>
    public bool Mixed { get; private set; }

    public int Of(long chat) => perChat.GetValueOrDefault(chat);

    public void Add(PendingUpdate update, bool ownId)
    {
        waiting.AddLast(update);
        Mixed |= ownId;
        Counted(update);
    }

    /// <summary>Puts the last <paramref name="count"/> that are done before all that wait.</summary>
    public IReadOnlyList<PendingUpdate> Again(int count, DateTimeOffset expires)
    {
        var again = done.TakeLast(count).Select(update => update with { Expires = expires }).ToList();
        foreach (var update in Enumerable.Reverse(again))
        {
            waiting.AddFirst(update);
            Counted(update);
        }

        Mixed |= again.Count > 0;
        return again;
    }

    /// <summary>A negative offset counts from the end and forgets what lies before; another forgets all below it.</summary>
    public void Confirm(long offset)
    {
        if (offset < 0)
        {
            while (waiting.Count > -offset)
            {
                Remove(waiting.First!);
            }
        }
        else
        {
            // Ids rise along the list unless they are mixed; then every one is looked at.
            for (var node = waiting.First; node is not null && (Mixed || node.Value.Id < offset);)
            {
                var next = node.Next;
                if (node.Value.Id < offset)
                {
                    Remove(node);
                }

                node = next;
            }
        }

        Mixed &= waiting.Count > 0;
    }

    /// <summary>Removes what is too old; true if there was something.</summary>
    public bool Expire(DateTimeOffset now)
    {
        if (now < earliest)
        {
            return false;
        }

        var before = waiting.Count;
        earliest = DateTimeOffset.MaxValue;
        for (var node = waiting.First; node is not null;)
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

        return waiting.Count < before;
    }

    public void Remove(PendingUpdate update)
    {
        if (waiting.Find(update) is { } node)
        {
            Remove(node);
        }
    }

    public void Clear()
    {
        waiting.Clear();
        perChat.Clear();
        Mixed = false;
    }

    private void Counted(PendingUpdate update)
    {
        earliest = update.Expires < earliest ? update.Expires : earliest;
        perChat[update.Chat] = perChat.GetValueOrDefault(update.Chat) + 1;
    }

    private void Remove(LinkedListNode<PendingUpdate> node)
    {
        var update = node.Value;
        waiting.Remove(node);
        if (--System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(perChat, update.Chat, out _) == 0)
        {
            perChat.Remove(update.Chat);
        }

        done.Enqueue(update);
        if (done.Count > Remembered)
        {
            done.Dequeue();
        }
    }
}
