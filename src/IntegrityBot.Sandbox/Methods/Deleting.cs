using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>Deleting: within 48 hours, in private chats both sides' messages, in groups one's own (all for an administrator).</summary>
internal static class Deleting
{
    private const int MostAtOnce = 100;
    private const long Window = 48 * 3_600;

    public static ValueTask<byte[]> DeleteMessage(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Chat(cloud, call);
        var message = chat.Find(Targets.MessageId(call)) ?? throw ApiError.BadRequest("message to delete not found");
        if (Refusal(cloud, chat, message) is { } refusal)
        {
            throw ApiError.BadRequest(refusal);
        }

        return cloud.Delete(chat, [message.Id]).Count == 0 ? throw ApiError.BadRequest("message to delete not found") : Reply.True;
    }

    /// <summary>Skips what is not there; one that cannot be deleted fails the call before anything is.</summary>
    public static ValueTask<byte[]> DeleteMessages(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Chat(cloud, call);
        var ids = call.Json("message_ids", "can't parse message identifiers JSON object") switch
        {
            null => throw ApiError.BadRequest("message identifiers are not specified"),
            JsonArray array => array.Select(Id).ToList(),
            _ => throw ApiError.BadRequest("expected an Array of message identifiers"),
        };
        if (ids.Count == 0)
        {
            throw ApiError.BadRequest("message identifiers are not specified");
        }

        if (ids.Count > MostAtOnce)
        {
            throw ApiError.BadRequest("too many message identifiers specified");
        }

        if (ids.Select(chat.Find).OfType<StoredMessage>().Select(message => Refusal(cloud, chat, message)).FirstOrDefault(refusal => refusal is not null) is { } why)
        {
            throw ApiError.BadRequest(why);
        }

        cloud.Delete(chat, ids);
        return Reply.True;
    }

    private static int Id(JsonNode? node) =>
        node is JsonValue value && (value.TryGetValue(out int id) || (value.TryGetValue(out string? text) && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out id))) && id > 0
            ? id
            : throw ApiError.BadRequest("invalid message identifier specified");

    /// <summary>A person who blocked the bot keeps no messages from it.</summary>
    private static Chat Chat(Cloud cloud, Call call) => Targets.ChatOf(cloud, call) is { IsPrivate: true } own ? own : Targets.WritableChat(cloud, call);

    private static string? Refusal(Cloud cloud, Chat chat, StoredMessage message) => (chat.IsPrivate, message.From == cloud.Bot, chat.BotStatus) switch
    {
        (false, _, "administrator") => null,
        (false, false, _) => "message can't be deleted",
        _ => cloud.Now - message.Date > Window ? "message can't be deleted for everyone" : null,
    };
}
