using System.Text.Json;

namespace IntegrityBot.Sandbox.Wire;

/// <summary>What a method answers: the complete body, <c>{"ok":true,"result":…}</c>.</summary>
internal static class Reply
{
    private static readonly byte[] TrueBody = """{"ok":true,"result":true}"""u8.ToArray();

    public static ValueTask<byte[]> True => new(TrueBody);

    public static ValueTask<byte[]> Of<T>(T state, Action<Utf8JsonWriter, T> result) => new(Body(state, result));

    public static ValueTask<byte[]> Of(byte[] result) => Of(result, static (writer, raw) => writer.WriteRawValue(raw, skipInputValidation: true));

    public static byte[] Body<T>(T state, Action<Utf8JsonWriter, T> result) =>
        Json.Bytes((state, result), static (writer, reply) =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("ok"u8, true);
            writer.WritePropertyName("result"u8);
            reply.result(writer, reply.state);
            writer.WriteEndObject();
        });
}
