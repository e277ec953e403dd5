using System.Text.Json;
using Telegram.Bot.Requests;

namespace IntegrityBot.Telegram.Receiving;

/// <summary>
/// getUpdates whose answer stays JSON: in the library's own form one unknown subtype makes a whole batch unreadable, again and again.
/// </summary>
internal sealed class GetUpdates() : RequestBase<JsonElement[]>("getUpdates")
{
    public const int MaxBatch = 100;

    /// <summary>Confirms every update before it; null takes the queue from its head.</summary>
    public long? Offset { get; init; }

    public int Limit { get; init; } = MaxBatch;

    /// <summary>Seconds, at most 50.</summary>
    public int Timeout { get; init; }

    /// <summary>Sent each time, because Telegram keeps the last list it was given.</summary>
    public IReadOnlyList<string> AllowedUpdates { get; } = UpdateReader.Kinds;
}
