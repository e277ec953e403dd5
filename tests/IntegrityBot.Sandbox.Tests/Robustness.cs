using CsCheck;
using IntegrityBot.Sandbox.Methods;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Robustness
{
    private static readonly string[] Names =
    [
        "chat_id", "message_id", "text", "parse_mode", "entities", "reply_markup", "message_thread_id", "reply_parameters", "callback_query_id", "photo",
        "document", "media", "caption", "message_ids", "commands", "scope", "language_code", "menu_button", "reaction", "options", "question", "type",
        "correct_option_ids", "user_id", "file_id", "from_chat_id", "name", "action", "limit", "offset", "allowed_updates", "is_anonymous", "explanation",
    ];

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.OneOf(
            "{}", "[]", "[[]]", "null", "1", "-1", "99999999999999999999", "\"x\"", "[1]", "[null]", "[{}]", "[[{}]]", "[\"a\",\"b\"]", "true", "HTML", "<b>",
            "{\"inline_keyboard\":[[{\"text\":{},\"callback_data\":1}]]}", "{\"inline_keyboard\":[[null]]}", "{\"keyboard\":[[1]]}", "{\"type\":1}",
            "{\"type\":\"chat\",\"chat_id\":[]}", "{\"message_id\":\"x\"}", "[{\"type\":\"photo\",\"media\":1},{\"type\":2}]", "[{\"command\":1,\"description\":{}}]",
            "[{\"type\":\"bold\",\"offset\":\"x\",\"length\":1}]", "quiz", "kk", "typing", "attach://x", "https://example.org", "@x", ""),
        Gen.String[0, 30]);

    [Fact]
    public async Task Whatever_a_bot_sends_the_answer_is_the_bot_apis()
    {
        await using var bot = await Bot.Start(new SandboxOptions { Flood = FloodLimits.Off, BrakeRepolling = false });
        var person = await bot.Met();
        var group = bot.Server.Group("Desk", [person], forum: true, botIsAdmin: true);
        var methods = Catalogue.Names.Order(StringComparer.Ordinal).ToArray();
        await Gen.Select(Gen.OneOf(methods), Gen.Select(Gen.OneOf(Names), Value).Array[0, 6], Gen.OneOf(person.Id, group.Id, 0L))
            .SampleAsync(
                async call =>
                {
                    var (method, fields, chat) = call;
                    var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
                    foreach (var (name, value) in fields)
                    {
                        parameters[name] = value;
                    }

                    if (chat != 0)
                    {
                        parameters["chat_id"] = $"{chat}";
                    }

                    var answer = await bot.Call(method, parameters);
                    Assert.True(
                        (bool)answer["ok"]! ? answer["result"] is not null : (int)answer["error_code"]! is 400 or 403 or 409, answer.ToJsonString());
                },
                iter: 3_000,
                threads: 2);
    }
}
