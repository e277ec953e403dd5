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

    public byte[] Body() => Json.Bytes(this, static (writer, error) => Write(writer, error.Code, error.Message, error.RetryAfter));

    public static byte[] Body(int code, string description, int? retryAfter = null) =>
        Json.Bytes((code, description, retryAfter), static (writer, e) => Write(writer, e.code, e.description, e.retryAfter));

    private static void Write(System.Text.Json.Utf8JsonWriter writer, int code, string description, int? retryAfter)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok"u8, false);
        writer.WriteNumber("error_code"u8, code);
        writer.WriteString("description"u8, description);
        if (retryAfter is { } seconds)
        {
            writer.WriteStartObject("parameters"u8);
            writer.WriteNumber("retry_after"u8, seconds);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
