namespace IntegrityBot.Sandbox.Wire;

/// <summary>A refusal in the Bot API's own words; becomes <c>{"ok":false,"error_code":…,"description":…}</c>.</summary>
#pragma warning disable CA1032, RCS1194 // never made without a code
internal sealed class ApiError(int code, string description) : Exception(description)
#pragma warning restore CA1032, RCS1194
{
    public int Code { get; } = code;

    public int? RetryAfter { get; private init; }

    public static ApiError BadRequest(string what) => new(400, "Bad Request: " + what);

    public static ApiError Forbidden(string what) => new(403, "Forbidden: " + what);

    public static ApiError Conflict(string what) => new(409, "Conflict: " + what);

    public static ApiError TooMany(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };

    public byte[] Body() => Json.Bytes(this, static (writer, error) => Write(writer, error.Code, error.Message, error.RetryAfter, null));

    public static byte[] Body(int code, string description, int? retryAfter = null, long? migrateTo = null) =>
        Json.Bytes((code, description, retryAfter, migrateTo), static (writer, e) => Write(writer, e.code, e.description, e.retryAfter, e.migrateTo));

    private static void Write(System.Text.Json.Utf8JsonWriter writer, int code, string description, int? retryAfter, long? migrateTo)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok"u8, false);
        writer.WriteNumber("error_code"u8, code);
        writer.WriteString("description"u8, description);
        if (retryAfter is not null || migrateTo is not null)
        {
            writer.WriteStartObject("parameters"u8);
            if (retryAfter is { } seconds)
            {
                writer.WriteNumber("retry_after"u8, seconds);
            }

            if (migrateTo is { } chat)
            {
                writer.WriteNumber("migrate_to_chat_id"u8, chat);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
