using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>A button as the person sees it; exactly one of the last four is set on an inline button, none on a reply keyboard's.</summary>
internal sealed record Button(string Text, string? Data = null, string? CopyText = null, string? Url = null, bool Disabled = false);

/// <summary>A checked <c>reply_markup</c>: its kind (<c>inline_keyboard</c>, <c>keyboard</c>, <c>remove_keyboard</c>, <c>force_reply</c>), its JSON and its buttons.</summary>
internal sealed record Markup(string Kind, byte[] Json, IReadOnlyList<IReadOnlyList<Button>> Rows)
{
    private const int MostButtons = 100;

    public bool IsInline => Kind == "inline_keyboard";

    public static bool Same(Markup? left, Markup? right) =>
        (left is null && right is null) || (left is not null && right is not null && left.Json.AsSpan().SequenceEqual(right.Json));

    /// <summary>For an edit, which takes inline keyboards only.</summary>
    public static Markup? Inline(Call call) =>
        Of(call) is { } markup ? markup.IsInline ? markup : throw ApiError.BadRequest("inline keyboard expected") : null;

    /// <summary>Null if there is none or an empty one.</summary>
    /// <exception cref="ApiError">400 in the words of the server.</exception>
    public static Markup? Of(Call call)
    {
        var node = call.Json("reply_markup", "can't parse reply keyboard markup JSON object");
        if (node is null)
        {
            return null;
        }

        if (node is not JsonObject markup)
        {
            throw ApiError.BadRequest("object expected as reply markup");
        }

        try
        {
            return markup switch
            {
                _ when markup["inline_keyboard"] is { } rows => InlineKeyboard(rows),
                _ when markup["keyboard"] is { } rows => Keyboard(markup, rows),
                _ when markup["remove_keyboard"]?.GetValue<bool>() is true => new("remove_keyboard", Wire.Json.Bytes(markup), []),
                _ when markup["force_reply"]?.GetValue<bool>() is true => new("force_reply", Wire.Json.Bytes(markup), []),
                _ => null,
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw ApiError.BadRequest("can't parse reply keyboard markup JSON object");
        }
    }

    private static Markup? InlineKeyboard(JsonNode node)
    {
        var kept = new JsonArray();
        List<IReadOnlyList<Button>> rows = [];
        foreach (var row in Rowed(node, "inline_keyboard", "inline keyboard"))
        {
            var buttons = row.Select(InlineButton).ToList();
            if (buttons.Count > 0)
            {
                rows.Add(buttons);
                kept.Add(row.DeepClone());
            }
        }

        if (rows.Count == 0)
        {
            return null;
        }

        if (rows.Sum(row => row.Count) > MostButtons)
        {
            throw ApiError.BadRequest("reply markup is too long");
        }

        return new("inline_keyboard", Wire.Json.Bytes(new JsonObject { ["inline_keyboard"] = kept }), rows);
    }

    private static IEnumerable<JsonArray> Rowed(JsonNode node, string field, string kind)
    {
        if (node is not JsonArray rows)
        {
            throw ApiError.BadRequest($"field \"{field}\" must be of type Array");
        }

        return rows.Select(row => row as JsonArray ?? throw ApiError.BadRequest($"can't parse {kind}: Field \"{field}\" must be an Array of Arrays"));
    }

    private static Button InlineButton(JsonNode? node)
    {
        if (node is not JsonObject button)
        {
            throw ApiError.BadRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
        }

        var text = TextOf(button, "inline keyboard button");
        if (button["style"]?.GetValue<string>() is { } style && style is not ("primary" or "success" or "danger"))
        {
            throw ApiError.BadRequest("can't parse inline keyboard button: Invalid button style specified");
        }

        if (button["callback_data"]?.GetValue<string>() is { } data)
        {
            return Encoding.UTF8.GetByteCount(data) is >= 1 and <= 64 ? new(text, Data: data) : throw ApiError.BadRequest("BUTTON_DATA_INVALID");
        }

        if (button["url"]?.GetValue<string>() is { } url)
        {
            var link = Links.Of(url) ?? throw ApiError.BadRequest($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
            if (!link.IsUser)
            {
                button["url"] = link.Value;
            }

            return new(text, Url: link.IsUser ? url : link.Value);
        }

        if (button["copy_text"] is { } copy)
        {
            var copied = copy["text"]?.GetValue<string>() ?? "";
            return copied.Length is >= 1 and <= 256 ? new(text, CopyText: copied) : throw ApiError.BadRequest("BUTTON_COPY_TEXT_INVALID");
        }

        if ((button["web_app"] ?? button["login_url"])?["url"]?.GetValue<string>() is { } https)
        {
            return https.StartsWith("https://", StringComparison.Ordinal)
                ? new(text, Url: https)
                : throw ApiError.BadRequest($"inline keyboard button Web App URL '{https}' is invalid: Only HTTPS links are allowed");
        }

        if (button["disabled"] is not null)
        {
            return new(text, Disabled: true);
        }

        return (button["switch_inline_query"] ?? button["switch_inline_query_current_chat"] ?? button["switch_inline_query_chosen_chat"]
            ?? button["callback_game"] ?? button["pay"]) is not null ? new(text)
            : throw ApiError.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }

    private static Markup? Keyboard(JsonObject markup, JsonNode node)
    {
        List<IReadOnlyList<Button>> rows = [];
        foreach (var row in Rowed(node, "keyboard", "reply keyboard"))
        {
            var buttons = row.Select(item => new Button(item is JsonValue ? item.GetValue<string>() : TextOf(item as JsonObject, "keyboard button"))).ToList();
            if (buttons.Count > 0)
            {
                rows.Add(buttons);
            }
        }

        if (markup["input_field_placeholder"]?.GetValue<string>() is { Length: > 64 })
        {
            throw ApiError.BadRequest("can't parse reply keyboard markup: input_field_placeholder is too long");
        }

        return rows.Count == 0 ? null : new("keyboard", Wire.Json.Bytes(markup), rows);
    }

    private static string TextOf(JsonObject? button, string kind) => button?["text"] switch
    {
        null => throw ApiError.BadRequest($"can't parse {kind}: Can't find field \"text\""),
        JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            value.GetValue<string>() is { Length: > 0 } text ? text : throw ApiError.BadRequest("BUTTON_TEXT_INVALID"),
        _ => throw ApiError.BadRequest($"can't parse {kind}: Field \"text\" must be of type String"),
    };
}
