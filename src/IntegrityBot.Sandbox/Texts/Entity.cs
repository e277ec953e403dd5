using System.Text.Json;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Texts;

/// <summary>A <c>MessageEntity</c>; offset and length are UTF-16 units. <paramref name="Value"/>: url, language, custom emoji id or user id, by type.</summary>
internal readonly record struct Entity(string Type, int Offset, int Length, string? Value = null)
{
    public int End => Offset + Length;

    public bool IsCode => Type is "pre" or "code";

    /// <summary>The array for the wire, or null if there is none: Telegram leaves an empty <c>entities</c> out.</summary>
    public static byte[]? Bytes(IReadOnlyList<Entity> entities) =>
        entities.Count == 0
            ? null
            : Json.Bytes(entities, static (writer, list) =>
            {
                writer.WriteStartArray();
                foreach (var entity in list)
                {
                    entity.Write(writer);
                }

                writer.WriteEndArray();
            });

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("offset"u8, Offset);
        writer.WriteNumber("length"u8, Length);
        writer.WriteString("type"u8, Type);
        switch (Type)
        {
            case "text_link":
                writer.WriteString("url"u8, Value);
                break;
            case "pre" when Value is not null:
                writer.WriteString("language"u8, Value);
                break;
            case "custom_emoji":
                writer.WriteString("custom_emoji_id"u8, Value);
                break;
            case "text_mention":
                writer.WriteStartObject("user"u8);
                writer.WriteNumber("id"u8, long.Parse(Value!, System.Globalization.CultureInfo.InvariantCulture));
                writer.WriteBoolean("is_bot"u8, false);
                writer.WriteString("first_name"u8, "");
                writer.WriteEndObject();
                break;
        }

        writer.WriteEndObject();
    }
}

/// <summary>Text as it is kept and counted: after parsing, cleaning and trimming.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<Entity> Entities)
{
    public static FormattedText Empty { get; } = new("", []);
}
