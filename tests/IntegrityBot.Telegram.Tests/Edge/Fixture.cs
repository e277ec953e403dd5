using System.Text.Json;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Telegram.Receiving;

namespace IntegrityBot.Telegram.Tests.Edge;

/// <summary>Updates as Telegram sends them, of invented people.</summary>
internal static class Fixture
{
    public static readonly BotIdentity Self = new(42, "integrity_test_bot");

    public static readonly string Receipt = Core.Privacy.Receipt.FromEntropy([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).Reveal();

    private static readonly Lazy<Dictionary<string, JsonElement>> All = new(() =>
    {
        using var stream = typeof(Fixture).Assembly.GetManifestResourceStream("IntegrityBot.Telegram.Tests.Fixtures.updates.json")!;
        using var reader = new StreamReader(stream);
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            reader.ReadToEnd().Replace("RECEIPT", Receipt, StringComparison.Ordinal))!;
    });

    public static IEnumerable<string> Names => All.Value.Keys;

    public static JsonElement Update(string name) => All.Value[name];

    public static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    /// <summary>A text from a private chat.</summary>
    public static string Text(long update, long chat, string text = "x") => $$"""
        {"update_id":{{update}},"message":{"message_id":{{(update % 1000) + 1}},"from":{"id":{{chat}},"is_bot":false,"first_name":"Invented"},
        "chat":{"id":{{chat}},"type":"private"},"date":1,"text":{{JsonSerializer.Serialize(text)}} } }
        """;

    /// <summary>An address can only come out of an update.</summary>
    public static ChatAddress Chat(long id) => Heard(Json(Text(1, id))).Chat;

    public static Attachment Photo(string fileId, long size = 0) =>
        ((Input.Photographed)Heard(Json($$"""
            {"update_id":1,"message":{"message_id":1,"chat":{"id":1,"type":"private"},"date":1,
            "photo":[{"file_id":"{{fileId}}","file_unique_id":"u","width":1,"height":1,"file_size":{{size}} }] } }
            """)).Input).Photo;

    private static Incoming Heard(JsonElement update) => ((Reading.Heard)new UpdateReader(Self).Read(update)).Incoming;
}
