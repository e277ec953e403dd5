using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Telegram;

/// <summary>Chats that the operator names in the configuration: the first lead's and the notice group's.</summary>
public static class ConfiguredChat
{
    /// <param name="number">Telegram's number: a person's is positive, a group's negative.</param>
    public static ChatAddress Read(long number) => new(number);
}
