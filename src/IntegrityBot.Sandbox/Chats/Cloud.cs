using System.Collections.Concurrent;
using IntegrityBot.Sandbox.Updates;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>Everything Telegram would keep: people, chats, files, waiting updates. One per sandbox.</summary>
internal sealed class Cloud
{
    private readonly ConcurrentDictionary<string, CallbackQuery> queries = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<CallbackQuery> queryOrder = new();
    private long nextQuery = (long)(int)Words.UserId() << 20;

    public Cloud(SandboxOptions options, MovableClock clock)
    {
        Options = options;
        Clock = clock;
        Bot = new(options.Token ?? Words.Token(), options.BotName, options.BotUsername);
        Flood = new(options.Flood, clock);
        Updates = new(clock, options.BrakeRepolling);
        Webhook = new(Updates, clock);
    }

    public SandboxOptions Options { get; }

    public MovableClock Clock { get; }

    public BotAccount Bot { get; }

    public Flood Flood { get; }

    public UpdateQueue Updates { get; }

    public Webhook Webhook { get; }

    public FileStore Files { get; } = new();

    public ConcurrentDictionary<long, Person> People { get; } = new();

    public ConcurrentDictionary<long, Chat> Chats { get; } = new();

    /// <summary>Called after a change worth keeping; null without a data folder.</summary>
    public Action? Dirty { get; set; }

    public long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    public Person AddPerson(PersonFacts facts, long? id = null)
    {
        var person = new Person(id ?? Words.UserId(), facts);
        People[person.Id] = person;
        Chats[person.Id] = new(person.Id, person, Options.MessagesPerChat);
        Dirty?.Invoke();
        return person;
    }

    public Chat AddGroup(string title, IEnumerable<Person> members, bool forum, bool privacy, string botStatus, long? id = null)
    {
        var chat = new Chat(id ?? Words.GroupId(), null, Options.MessagesPerChat)
        {
            Title = title,
            IsForum = forum,
            Privacy = privacy,
            BotStatus = botStatus,
            Started = true,
        };
        chat.Members.AddRange(members);

        // Message 1 is the group's founding, which no bot hears of; the topic 1 is "General".
        chat.Restore([], 2);
        Chats[chat.Id] = chat;
        Dirty?.Invoke();
        return chat;
    }

    /// <summary>Adds a message to a chat and shows it to those who watch. <paramref name="make"/> gets the id and runs under the chat's lock.</summary>
    public StoredMessage Post<T>(Chat chat, T state, Func<int, T, StoredMessage> make, bool tellBot = false)
    {
        StoredMessage added;
        lock (chat.Gate)
        {
            added = chat.Add(make(chat.NextId, state));
            if (added.From.IsBot)
            {
                chat.Action = null;
            }

            if (chat.Feed.Watched)
            {
                chat.Feed.Publish("message", added, static (writer, message) => message.WriteForPage(writer));
            }

            if (tellBot)
            {
                Updates.Add("message", chat.Id, Json.Bytes(added, static (writer, message) => message.Write(writer)));
            }
        }

        Dirty?.Invoke();
        return added;
    }

    /// <summary>Replaces a message, or leaves it if <paramref name="edit"/> answers null; the caller reads the outcome from the result.</summary>
    public StoredMessage? Edit<T>(Chat chat, int id, T state, Func<StoredMessage, T, StoredMessage?> edit, bool tellBot = false)
    {
        StoredMessage replaced;
        lock (chat.Gate)
        {
            if (chat.Find(id) is not { } present || edit(present, state) is not { } changed)
            {
                return null;
            }

            replaced = chat.Replace(changed);
            if (chat.Feed.Watched)
            {
                chat.Feed.Publish("edited", replaced, static (writer, message) => message.WriteForPage(writer));
            }

            if (tellBot)
            {
                Updates.Add("edited_message", chat.Id, Json.Bytes(replaced, static (writer, message) => message.Write(writer)));
            }
        }

        Dirty?.Invoke();
        return replaced;
    }

    /// <summary>Deletes those messages that are there, and says which.</summary>
    public IReadOnlyList<int> Delete(Chat chat, IEnumerable<int> ids)
    {
        List<int> gone = [];
        lock (chat.Gate)
        {
            foreach (var id in ids.Distinct())
            {
                if (chat.Find(id) is { } message)
                {
                    chat.Replace(message with { Deleted = true });
                    gone.Add(id);
                }
            }

            if (gone.Count > 0)
            {
                chat.Feed.Publish("deleted", gone, static (writer, ids) =>
                {
                    writer.WriteStartObject();
                    writer.WriteStartArray("message_ids"u8);
                    foreach (var id in ids)
                    {
                        writer.WriteNumberValue(id);
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                });
            }
        }

        Dirty?.Invoke();
        return gone;
    }

    public CallbackQuery NewQuery(Chat chat, Person person)
    {
        // Answered or not, a query is of no use after its window; the oldest go when new ones come.
        while (queryOrder.TryPeek(out var oldest) && oldest.At + Options.CallbackWindow < Clock.GetUtcNow() && queryOrder.TryDequeue(out oldest))
        {
            queries.TryRemove(oldest.Id, out _);
        }

        var query = new CallbackQuery(
            Interlocked.Add(ref nextQuery, 7_919).ToString(System.Globalization.CultureInfo.InvariantCulture), chat, person, Clock.GetUtcNow());
        queries[query.Id] = query;
        queryOrder.Enqueue(query);
        return query;
    }

    /// <summary>The query, if it may still be answered.</summary>
    public CallbackQuery? Query(string id) =>
        queries.TryGetValue(id, out var query) && query.At + Options.CallbackWindow >= Clock.GetUtcNow() ? query : null;

    /// <summary>Ends long polls and pages' event streams.</summary>
    public void Close()
    {
        Updates.Close();
        foreach (var chat in Chats.Values)
        {
            chat.Feed.End();
        }
    }

    /// <summary>Tells every page that the bot looks different now.</summary>
    public void ProfileChanged()
    {
        foreach (var chat in Chats.Values)
        {
            ShowBot(chat);
        }

        Dirty?.Invoke();
    }

    public void ShowBot(Chat chat)
    {
        if (chat.Person is { } person)
        {
            chat.Feed.Publish("commands", (Bot, chat, person), static (writer, seen) => seen.Bot.WriteSeenBy(writer, seen.chat, seen.person));
        }
    }
}

/// <summary>A tap waiting for its answer.</summary>
internal sealed record CallbackQuery(string Id, Chat Chat, Person Person, DateTimeOffset At);
