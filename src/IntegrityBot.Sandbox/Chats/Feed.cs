using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>One Server-Sent Event of a chat.</summary>
internal sealed record ChatEvent(string Name, byte[] Data);

/// <summary>The live view of one chat for those who watch; costs nothing while nobody does.</summary>
internal sealed class Feed
{
    // A page that reads slower than this falls behind, and fetches the chat again when it reconnects.
    private const int Slack = 1_000;
    private ImmutableArray<Channel<ChatEvent>> watchers = [];

    public bool Watched => !watchers.IsEmpty;

    public Channel<ChatEvent> Open()
    {
        var channel = Channel.CreateBounded<ChatEvent>(new BoundedChannelOptions(Slack) { FullMode = BoundedChannelFullMode.DropOldest });
        ImmutableInterlocked.Update(ref watchers, static (all, added) => all.Add(added), channel);
        return channel;
    }

    public void Close(Channel<ChatEvent> channel) =>
        ImmutableInterlocked.Update(ref watchers, static (all, gone) => all.Remove(gone), channel);

    /// <summary>The server is closing: streams end after what they still hold.</summary>
    public void End()
    {
        foreach (var channel in watchers)
        {
            channel.Writer.TryComplete();
        }
    }

    public void Publish<T>(string name, T state, Action<Utf8JsonWriter, T> data)
    {
        var current = watchers;
        if (current.IsEmpty)
        {
            return;
        }

        var entry = new ChatEvent(name, Json.Bytes(state, data));
        foreach (var channel in current)
        {
            channel.Writer.TryWrite(entry);
        }
    }
}
