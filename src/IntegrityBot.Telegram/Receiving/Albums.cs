namespace IntegrityBot.Telegram.Receiving;

/// <summary>
/// Knows whether a photo continues the album of its chat's previous message (Bot API: <c>media_group_id</c>), so that ten photos sent at
/// once get one answer. Only in memory, and only for chats whose last message was part of an album.
/// </summary>
internal sealed class Albums
{
    /// <summary>Past this many open albums all are forgotten: the price is a second answer to one of them.</summary>
    public const int MaxOpen = 1_000;

    private readonly Dictionary<long, string> open = [];

    public bool Continues(long chat, string? album)
    {
        if (album is null)
        {
            open.Remove(chat);
            return false;
        }

        if (open.TryGetValue(chat, out var before) && before == album)
        {
            return true;
        }

        if (open.Count >= MaxOpen)
        {
            open.Clear();
        }

        open[chat] = album;
        return false;
    }
}
