using System.Text.Json;

namespace IntegrityBot.Telegram.Receiving;

/// <summary>Reads single fields of the Bot API's JSON; what is missing or of another type is null.</summary>
internal static class Wire
{
    public static JsonElement? Object(this JsonElement parent, string name) =>
        parent.Field(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static JsonElement? List(this JsonElement parent, string name) =>
        parent.Field(name) is { ValueKind: JsonValueKind.Array } found ? found : null;

    public static string? Text(this JsonElement parent, string name) =>
        parent.Field(name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public static long? Number(this JsonElement parent, string name) =>
        parent.Field(name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var number) ? number : null;

    /// <summary>A message id; 0 is Telegram's word for "not sent yet" and none.</summary>
    public static int? MessageId(this JsonElement message) =>
        message.Number("message_id") is > 0 and <= int.MaxValue and var id ? (int)id : null;

    public static bool Has(this JsonElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (parent.Field(name) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.False) })
            {
                return true;
            }
        }

        return false;
    }

    private static JsonElement? Field(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var found) ? found : null;
}
