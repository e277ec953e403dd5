using System.Text;
using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Texts;

/// <summary>From <c>text</c>, <c>parse_mode</c> and <c>entities</c> to what Telegram keeps: parsed, cleaned, trimmed, marked, counted.</summary>
internal static class IncomingText
{
    /// <summary>UTF-16 units a text may have after parsing (Bot API, sendMessage).</summary>
    public const int TextLimit = 4096;

    /// <summary>UTF-16 units a caption may have after parsing.</summary>
    public const int CaptionLimit = 1024;

    /// <exception cref="ApiError">400: empty, too long, or entities that do not parse.</exception>
    public static FormattedText Message(Call call)
    {
        var text = call.Text("text") ?? throw ApiError.BadRequest("message text is empty");
        var result = Normalize(Parse(text, call.Text("parse_mode"), call.Text("entities")));
        return result.Text.Length switch
        {
            0 => throw ApiError.BadRequest("text must be non-empty"),
            > TextLimit => throw ApiError.BadRequest("message is too long"),
            _ => result,
        };
    }

    /// <summary>As <see cref="Message"/>, but a caption may be empty.</summary>
    public static FormattedText Caption(string? caption, string? parseMode, string? entities)
    {
        if (caption is null)
        {
            return FormattedText.Empty;
        }

        var result = Normalize(Parse(caption, parseMode, entities));
        return result.Text.Length > CaptionLimit ? throw ApiError.BadRequest("message caption is too long") : result;
    }

    /// <summary>What a person typed: no markup.</summary>
    public static FormattedText Typed(string text) => Normalize(new(text, []));

    private static FormattedText Parse(string text, string? parseMode, string? entities) => parseMode?.ToLowerInvariant() switch
    {
        null => new(text, entities is null ? [] : Given(text, entities)),
        "html" => HtmlText.Parse(text),
        "markdown" or "markdownv2" =>
            throw ApiError.BadRequest("the sandbox does not speak this parse_mode, only HTML; the real server would"),
        _ => throw ApiError.BadRequest("unsupported parse_mode"),
    };

    private static List<Entity> Given(string text, string json)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            throw ApiError.BadRequest("can't parse entities JSON object");
        }

        if (node is not JsonArray array)
        {
            throw ApiError.BadRequest("can't parse entities: expected an Array of entities");
        }

        List<Entity> result = [];
        foreach (var item in array.OfType<JsonObject>())
        {
            var type = item["type"]?.GetValue<string>() ?? throw ApiError.BadRequest("can't parse MessageEntity: Can't find field \"type\"");
            var (offset, length) = (item["offset"]?.GetValue<int>() ?? 0, item["length"]?.GetValue<int>() ?? 0);
            if (offset < 0 || length <= 0 || offset + length > text.Length || Splits(text, offset) || Splits(text, offset + length))
            {
                throw ApiError.BadRequest("entity beginning or ending is outside of the text or inside of a UTF-16 surrogate pair");
            }

            var value = item["url"]?.GetValue<string>() ?? item["language"]?.GetValue<string>()
                ?? item["custom_emoji_id"]?.GetValue<string>() ?? item["user"]?["id"]?.ToString();
            if (type is not ("url" or "email" or "mention" or "hashtag" or "bot_command" or "cashtag" or "phone_number"))
            {
                result.Add(new(type, offset, length, value));
            }
        }

        return result;
    }

    private static bool Splits(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);

    private static FormattedText Normalize(FormattedText raw)
    {
        var (text, entities) = Clean(raw);
        var end = text.AsSpan().TrimEnd(" \n\t").Length;
        var firstMark = entities.Count == 0 ? end : entities.Min(entity => entity.Offset);
        var start = 0;
        while (start < Math.Min(firstMark, end) && text[start] is ' ' or '\n')
        {
            start++;
        }

        text = text[start..Math.Max(start, end)];
        List<Entity> kept = [];
        foreach (var entity in entities)
        {
            var (from, to) = (entity.Offset - start, Math.Min(entity.End - start, text.Length));
            if (from < to && (entity.IsCode || !text.AsSpan(from, to - from).IsWhiteSpace()))
            {
                kept.Add(entity with { Offset = from, Length = to - from });
            }
        }

        // Nothing nests inside code, and a neighbour of the same kind is the same mark going on.
        kept.RemoveAll(entity => !entity.IsCode && kept.Exists(code => code.IsCode && code.Offset <= entity.Offset && entity.End <= code.End));
        kept = Joined(kept);
        kept.AddRange(FoundEntities.In(text, kept));
        return new(text, kept.Count < 2 ? kept : [.. kept.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)]);
    }

    private static List<Entity> Joined(List<Entity> entities)
    {
        List<Entity> result = [];
        foreach (var entity in entities)
        {
            var before = result.FindLastIndex(other => other.Type == entity.Type && other.End >= entity.Offset);
            if (before >= 0 && entity.Type is "bold" or "italic" or "underline" or "strikethrough" or "spoiler")
            {
                var joined = result[before];
                result[before] = joined with { Length = Math.Max(joined.End, entity.End) - joined.Offset };
            }
            else
            {
                result.Add(entity);
            }
        }

        return result;
    }

    /// <summary>Control characters become spaces, carriage returns go; offsets follow.</summary>
    private static FormattedText Clean(FormattedText raw)
    {
        if (!raw.Text.AsSpan().ContainsAnyInRange('\0', '\x1f') || raw.Text.All(c => c is '\n' or '\t' or >= ' '))
        {
            return raw;
        }

        var clean = new StringBuilder(raw.Text.Length);
        var moved = new int[raw.Text.Length + 1];
        for (var i = 0; i < raw.Text.Length; i++)
        {
            moved[i] = clean.Length;
            var c = raw.Text[i];
            if (c != '\r')
            {
                clean.Append(c is '\n' or '\t' or >= ' ' ? c : ' ');
            }
        }

        moved[^1] = clean.Length;
        return new(
            clean.ToString(),
            [.. raw.Entities.Select(e => e with { Offset = moved[e.Offset], Length = moved[e.End] - moved[e.Offset] })]);
    }
}
