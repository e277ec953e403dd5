using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IntegrityBot.Sandbox.Wire;

/// <summary>Writing JSON into byte arrays that are then passed around whole: immutable, cheap to compare and to copy into a larger object.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Pad? spare;

    /// <summary>The bytes <paramref name="write"/> writes. The pad is reused per thread, so that a message costs one array.</summary>
    public static byte[] Bytes<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        var pad = spare ?? new Pad();
        spare = null;
        pad.Buffer.ResetWrittenCount();
        pad.Writer.Reset();
        write(pad.Writer, state);
        pad.Writer.Flush();
        var bytes = pad.Buffer.WrittenSpan.ToArray();
        if (pad.Buffer.Capacity < 1 << 20)
        {
            spare = pad;
        }

        return bytes;
    }

    public static byte[] Bytes(JsonNode node) => Bytes(node, static (writer, value) => value.WriteTo(writer));

    public static void Raw(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, byte[]? value)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(value, skipInputValidation: true);
        }
    }

    public static void Text(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private sealed class Pad
    {
        public Pad() => Writer = new(Buffer, WriterOptions);

        public ArrayBufferWriter<byte> Buffer { get; } = new(1024);

        public Utf8JsonWriter Writer { get; }
    }
}
