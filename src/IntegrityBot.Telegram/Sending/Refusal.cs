using Telegram.Bot.Exceptions;

namespace IntegrityBot.Telegram.Sending;

/// <summary>Why Telegram answers 400, read from its description, which is all it gives (telegram-bot-api: Client.cpp).</summary>
internal enum Refusal
{
    Other,
    NotModified,
    CannotParse,
    TooLong,
    ChatNotFound,
    MessageNotFound,
    CannotEdit,
    CannotDelete,
    TapTooOld,
    Button,
}

internal static class Refusals
{
    public static Refusal Of(ApiRequestException refused) => refused.Message switch
    {
        var text when Says(text, "message is not modified") => Refusal.NotModified,
        var text when Says(text, "can't parse entities") => Refusal.CannotParse,
        var text when Says(text, "message is too long") || Says(text, "MESSAGE_TOO_LONG") => Refusal.TooLong,
        var text when Says(text, "chat not found") => Refusal.ChatNotFound,
        var text when Says(text, "not found") && Says(text, "message to ") => Refusal.MessageNotFound,
        var text when Says(text, "can't be edited") => Refusal.CannotEdit,
        var text when Says(text, "can't be deleted") => Refusal.CannotDelete,
        var text when Says(text, "query is too old") || Says(text, "QUERY_ID_INVALID") => Refusal.TapTooOld,
        var text when Says(text, "BUTTON") => Refusal.Button,
        _ => Refusal.Other,
    };

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
