namespace IntegrityBot.Telegram.Receiving;

/// <summary>What an update turned out to be.</summary>
internal abstract record Reading
{
    private Reading() { }

    public sealed record Heard(Incoming Incoming) : Reading;

    /// <param name="UpdateId">Null when not even that could be read.</param>
    public sealed record Passed(long? UpdateId, Silence Why) : Reading;
}

/// <summary>Why an update gets no answer.</summary>
internal enum Silence
{
    /// <summary>Not shaped like an update: skipped so that it cannot hold up the others.</summary>
    Unreadable,

    /// <summary>A kind of update this bot has no use for.</summary>
    Kind,

    /// <summary>Telegram speaks, not a person (a pinned message, a changed title, a payment …).</summary>
    Service,
    Channel,

    /// <summary>A group's own talk.</summary>
    Group,

    /// <summary>An edit of something other than a text.</summary>
    Edit,

    /// <summary>The person blocked the bot.</summary>
    Blocked,

    /// <summary>Another change of membership.</summary>
    Membership,

    /// <summary>Another bot speaks.</summary>
    Bot,

    /// <summary>A tap that does not come from the chat's own person.</summary>
    ForeignTap,
}
