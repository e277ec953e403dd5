using IntegrityBot.Core.Privacy;
using Telegram.Bot.Types;

namespace IntegrityBot.Telegram;

/// <summary>What this room alone reads of a chat's address.</summary>
internal static class ChatAddresses
{
    /// <summary>Ids of groups are negative, those of people are not (Bot API: Chat).</summary>
    public static bool IsGroup(this ChatAddress chat) => chat.Value < 0;

    public static ChatId ToChatId(this ChatAddress chat) => new(chat.Value);
}
