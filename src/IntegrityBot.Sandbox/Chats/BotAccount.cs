using System.Collections.Concurrent;
using System.Text.Json;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>The bot's own account: its user, and what BotFather or the bot set per language.</summary>
internal sealed class BotAccount(string token, string name, string username)
    : Party(long.Parse(token.AsSpan(0, token.IndexOf(':', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture))
{
    private readonly byte[] user = Json.Bytes((Id: Of(token), name, username), static (writer, bot) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, bot.Id);
        writer.WriteBoolean("is_bot"u8, true);
        writer.WriteString("first_name"u8, bot.name);
        writer.WriteString("username"u8, bot.username);
        writer.WriteEndObject();
    });

    public string Token { get; } = token;

    public string Username { get; } = username;

    public override string FirstName { get; } = name;

    public override byte[] User => user;

    public override bool IsBot => true;

    /// <summary>Names by language code; <c>""</c> is the default.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> Descriptions { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> ShortDescriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>Command lists (JSON arrays) by scope (<c>default</c>, <c>all_private_chats</c>, <c>chat:1</c>, …) and language code.</summary>
    public ConcurrentDictionary<(string Scope, string Language), byte[]> Commands { get; } = new();

    /// <summary>The menu button of chats that have none of their own.</summary>
    public byte[] MenuButton { get; set; } = """{"type":"commands"}"""u8.ToArray();

    private static long Of(string token) => long.Parse(token.AsSpan(0, token.IndexOf(':', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The value for a person whose app speaks <paramref name="language"/>: that language's, else the default, else <paramref name="otherwise"/>.</summary>
    public static string In(ConcurrentDictionary<string, string> values, string? language, string otherwise) =>
        language is not null && values.TryGetValue(Short(language), out var own) ? own : values.GetValueOrDefault("", otherwise);

    /// <summary>
    /// The commands a person sees in a chat. Narrower scopes win over wider ones, and a narrower one without a language over a wider one
    /// with it (Bot API, "Determining list of commands").
    /// </summary>
    public byte[] CommandsFor(Chat chat, Person person, bool isAdministrator)
    {
        string[] scopes = chat.IsPrivate
            ? [$"chat:{chat.Id}", "all_private_chats", "default"]
            : isAdministrator
                ? [$"chat_member:{chat.Id}:{person.Id}", $"chat_administrators:{chat.Id}", $"chat:{chat.Id}", "all_chat_administrators", "all_group_chats", "default"]
                : [$"chat_member:{chat.Id}:{person.Id}", $"chat:{chat.Id}", "all_group_chats", "default"];
        var language = Short(person.Facts.LanguageCode ?? "");
        foreach (var scope in scopes)
        {
            if ((language.Length > 0 && Commands.TryGetValue((scope, language), out var list)) || Commands.TryGetValue((scope, ""), out list))
            {
                return list;
            }
        }

        return "[]"u8.ToArray();
    }

    /// <summary>The bot as one person sees it; see <c>docs/sandbox.md</c>.</summary>
    public void WriteSeenBy(Utf8JsonWriter writer, Chat chat, Person person)
    {
        var language = person.Facts.LanguageCode;
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, Id);
        writer.WriteString("username"u8, Username);
        writer.WriteString("name"u8, In(Names, language, FirstName));
        writer.WriteString("description"u8, In(Descriptions, language, ""));
        writer.WriteString("short_description"u8, In(ShortDescriptions, language, ""));
        writer.Raw("commands"u8, CommandsFor(chat, person, isAdministrator: false));
        writer.Raw("menu_button"u8, chat.MenuButton ?? MenuButton);
        writer.WriteEndObject();
    }

    /// <summary>Telegram compares the two-letter code only: <c>it-IT</c> is <c>it</c>.</summary>
    private static string Short(string language)
    {
        var cut = language.AsSpan().IndexOfAny('-', '_');
#pragma warning disable CA1308 // language codes are lower case
        return (cut < 0 ? language : language[..cut]).ToLowerInvariant();
#pragma warning restore CA1308
    }
}
