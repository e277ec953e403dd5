namespace IntegrityBot.Core.Privacy;

/// <summary>
/// Where an answer goes: one private chat, which in Telegram is one person. Opaque on purpose: it prints nothing, is never
/// serialised, and only the rooms named in this project's <c>InternalsVisibleTo</c> see the number: the Vault, to make a
/// session's id and key of it, and Telegram, to send to it.
/// </summary>
public sealed class ChatAddress : IEquatable<ChatAddress>
{
    internal ChatAddress(long value) => Value = value;

    internal long Value { get; }

    public bool Equals(ChatAddress? other) => other is not null && other.Value == Value;

    public override bool Equals(object? obj) => Equals(obj as ChatAddress);

    /// <summary>Seeded for each process, so that a dump of hash tables does not list chat ids.</summary>
    public override int GetHashCode() => HashCode.Combine(Value);

    public override string ToString() => nameof(ChatAddress);
}
