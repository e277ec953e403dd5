using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Telegram.Receiving;

/// <summary>One chat's updates one after another, different chats side by side.</summary>
/// <param name="carry">Carries one update to its end; it throws nothing.</param>
internal sealed class ChatLanes(Func<Incoming, Task> carry)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ChatAddress, Task> tails = [];

    public void Add(Incoming incoming)
    {
        lock (gate)
        {
            tails[incoming.Chat] = After(tails.GetValueOrDefault(incoming.Chat, Task.CompletedTask), incoming);
        }
    }

    /// <summary>Ends when every lane is empty.</summary>
    public Task Idle()
    {
        lock (gate)
        {
            foreach (var (chat, tail) in tails)
            {
                if (tail.IsCompleted)
                {
                    tails.Remove(chat);
                }
            }

            return Task.WhenAll(tails.Values);
        }
    }

    private async Task After(Task before, Incoming incoming)
    {
        // Never on the caller's thread: it holds the lock.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await carry(incoming);
    }
}
