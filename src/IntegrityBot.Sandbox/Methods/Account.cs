using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>The bot's own account: names, descriptions, commands, menu button.</summary>
internal static class Account
{
    private const int LongestName = 64;
    private const int LongestDescription = 512;
    private const int LongestShortDescription = 120;
    private const int MostCommands = 100;

    public static ValueTask<byte[]> Done(Cloud cloud, Call call, CancellationToken ct) => Reply.True;

    public static ValueTask<byte[]> GetMe(Cloud cloud, Call call, CancellationToken ct) => Reply.Of(cloud, static (writer, state) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, state.Bot.Id);
        writer.WriteBoolean("is_bot"u8, true);
        writer.WriteString("first_name"u8, BotAccount.In(state.Bot.Names, null, state.Bot.FirstName));
        writer.WriteString("username"u8, state.Bot.Username);
        writer.WriteBoolean("can_join_groups"u8, true);
        writer.WriteBoolean("can_read_all_group_messages"u8, false);
        writer.WriteBoolean("supports_inline_queries"u8, false);
        writer.WriteBoolean("can_connect_to_business"u8, false);
        writer.WriteBoolean("has_main_web_app"u8, false);
        writer.WriteEndObject();
    });

    public static ValueTask<byte[]> SetMyName(Cloud cloud, Call call, CancellationToken ct) =>
        Set(cloud, call, cloud.Bot.Names, "name", LongestName, "BOT_TITLE_INVALID");

    public static ValueTask<byte[]> SetMyDescription(Cloud cloud, Call call, CancellationToken ct) =>
        Set(cloud, call, cloud.Bot.Descriptions, "description", LongestDescription, "BOT_DESCRIPTION_TOO_LONG");

    public static ValueTask<byte[]> SetMyShortDescription(Cloud cloud, Call call, CancellationToken ct) =>
        Set(cloud, call, cloud.Bot.ShortDescriptions, "short_description", LongestShortDescription, "BOT_ABOUT_TOO_LONG");

    public static ValueTask<byte[]> GetMyName(Cloud cloud, Call call, CancellationToken ct) =>
        Get(call, cloud.Bot.Names, "name", cloud.Bot.FirstName);

    public static ValueTask<byte[]> GetMyDescription(Cloud cloud, Call call, CancellationToken ct) =>
        Get(call, cloud.Bot.Descriptions, "description", "");

    public static ValueTask<byte[]> GetMyShortDescription(Cloud cloud, Call call, CancellationToken ct) =>
        Get(call, cloud.Bot.ShortDescriptions, "short_description", "");

    public static ValueTask<byte[]> SetMyCommands(Cloud cloud, Call call, CancellationToken ct)
    {
        if (call.Json("commands", "can't parse commands JSON object") is not JsonArray given)
        {
            throw ApiError.BadRequest("expected an Array of BotCommand");
        }

        if (given.Count > MostCommands)
        {
            throw ApiError.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        var kept = new JsonArray();
        foreach (var item in given)
        {
            var name = ((string?)item?["command"])?.TrimStart('/') ?? throw ApiError.BadRequest("can't parse BotCommand: Can't find field \"command\"");
            var description = ((string?)item!["description"])?.Trim() ?? throw ApiError.BadRequest("can't parse BotCommand: Can't find field \"description\"");
            if (name.Length is 0 or > 32 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            {
                throw ApiError.BadRequest("BOT_COMMAND_INVALID");
            }

            if (description.Length is 0 or > 256)
            {
                throw ApiError.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }

            var command = new JsonObject { ["command"] = name, ["description"] = description };
            if ((bool?)item["is_ephemeral"] is true)
            {
                command["is_ephemeral"] = true;
            }

            kept.Add(command);
        }

        var key = (Scope(cloud, call), Language(call));
        if (kept.Count == 0)
        {
            cloud.Bot.Commands.TryRemove(key, out _);
        }
        else
        {
            cloud.Bot.Commands[key] = Json.Bytes(kept);
        }

        cloud.ProfileChanged();
        return Reply.True;
    }

    public static ValueTask<byte[]> GetMyCommands(Cloud cloud, Call call, CancellationToken ct) =>
        Reply.Of(cloud.Bot.Commands.GetValueOrDefault((Scope(cloud, call), Language(call)), "[]"u8.ToArray()));

    public static ValueTask<byte[]> DeleteMyCommands(Cloud cloud, Call call, CancellationToken ct)
    {
        cloud.Bot.Commands.TryRemove((Scope(cloud, call), Language(call)), out _);
        cloud.ProfileChanged();
        return Reply.True;
    }

    public static ValueTask<byte[]> SetChatMenuButton(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = MenuChat(cloud, call);
        var button = call.Json("menu_button", "can't parse menu button JSON object") ?? new JsonObject { ["type"] = "default" };
        var json = (string?)button["type"] switch
        {
            "default" => null,
            "commands" => """{"type":"commands"}"""u8.ToArray(),
            "web_app" => ((string?)button["web_app"]?["url"])?.StartsWith("https://", StringComparison.Ordinal) is true && (string?)button["text"] is { Length: > 0 }
                ? Json.Bytes(button)
                : throw ApiError.BadRequest("menu button Web App URL is invalid: Only HTTPS links are allowed"),
            _ => throw ApiError.BadRequest("MenuButton has unsupported type"),
        };
        if (chat is null)
        {
            cloud.Bot.MenuButton = json ?? """{"type":"commands"}"""u8.ToArray();
            cloud.ProfileChanged();
        }
        else
        {
            chat.MenuButton = json;
            cloud.ShowBot(chat);
            cloud.Dirty?.Invoke();
        }

        return Reply.True;
    }

    public static ValueTask<byte[]> GetChatMenuButton(Cloud cloud, Call call, CancellationToken ct) =>
        Reply.Of(MenuChat(cloud, call)?.MenuButton ?? cloud.Bot.MenuButton);

    private static Chat? MenuChat(Cloud cloud, Call call) => call.Text("chat_id") is null
        ? null
        : Targets.ChatOf(cloud, call) is { IsPrivate: true } chat ? chat : throw ApiError.BadRequest("chat not found");

    private static ValueTask<byte[]> Set(
        Cloud cloud, Call call, ConcurrentDictionary<string, string> values, string field, int longest, string complaint)
    {
        var (value, language) = ((call.Text(field) ?? "").Trim(), Language(call));
        if (value.Length > longest)
        {
            throw ApiError.BadRequest(complaint);
        }

        if (value.Length == 0)
        {
            values.TryRemove(language, out _);
        }
        else
        {
            values[language] = value;
        }

        cloud.ProfileChanged();
        return Reply.True;
    }

    /// <summary>The value set for exactly this language falls back to the default, as the real server's answer does.</summary>
    private static ValueTask<byte[]> Get(Call call, ConcurrentDictionary<string, string> values, string field, string otherwise) =>
        Reply.Of((field, value: BotAccount.In(values, Language(call), otherwise)), static (writer, found) =>
        {
            writer.WriteStartObject();
            writer.WriteString(found.field, found.value);
            writer.WriteEndObject();
        });

    private static string Language(Call call) => call.Text("language_code") switch
    {
        null => "",
        { Length: 2 } code when code.All(char.IsAsciiLetterLower) => code,
        _ => throw ApiError.BadRequest("invalid language code specified"),
    };

    private static string Scope(Cloud cloud, Call call)
    {
        if (call.Json("scope", "can't parse BotCommandScope JSON object") is not { } scope)
        {
            return "default";
        }

        if (scope is not JsonObject)
        {
            throw ApiError.BadRequest("BotCommandScope must be an Object");
        }

        var type = (string?)scope["type"];
        return type switch
        {
            "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators" => type,
            "chat" or "chat_administrators" => $"{type}:{ScopeChat(cloud, scope).Id}",
            "chat_member" => $"{type}:{ScopeChat(cloud, scope).Id}:{scope["user_id"]}",
            null => throw ApiError.BadRequest("can't parse BotCommandScope: Can't find field \"type\""),
            _ => throw ApiError.BadRequest("can't parse BotCommandScope: Unsupported type specified"),
        };
    }

    private static Chat ScopeChat(Cloud cloud, JsonNode scope)
    {
        var call = new Call("setMyCommands");
        call.Parameters["chat_id"] = scope["chat_id"]?.ToString() ?? "";
        return Targets.ChatOf(cloud, call);
    }
}
