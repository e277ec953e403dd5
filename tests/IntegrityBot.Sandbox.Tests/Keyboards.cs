using Telegram.Bot;
using Telegram.Bot.Types.ReplyMarkups;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Keyboards
{
    [Theory]
    [InlineData("абвгдежзийклмнопрстуфхцчшщъыьэюя", true)]
    [InlineData("абвгдежзийклмнопрстуфхцчшщъыьэюяё", false)]
    [InlineData("", false)]
    public async Task Callback_data_has_1_to_64_bytes(string data, bool taken)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var send = new { chat_id = person.Id, text = "x", reply_markup = Inline(new { text = "a", callback_data = data }) };
        if (taken)
        {
            await bot.Result("sendMessage", send);
            Assert.Equal(data, Assert.Single(person.Screen.AllButtons).Data);
        }
        else
        {
            Assert.Equal("Bad Request: BUTTON_DATA_INVALID", await bot.Error(400, "sendMessage", send));
        }
    }

    [Theory]
    [InlineData("""{"inline_keyboard":[[{"text":"a"}]]}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"inline_keyboard":[[{"callback_data":"a"}]]}""", "can't parse inline keyboard button: Can't find field \"text\"")]
    [InlineData("""{"inline_keyboard":[[{"text":1,"callback_data":"a"}]]}""", "can't parse inline keyboard button: Field \"text\" must be of type String")]
    [InlineData("""{"inline_keyboard":[[{"text":"a","url":"not a link"}]]}""", "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL")]
    [InlineData("""{"inline_keyboard":[[{"text":"a","copy_text":{"text":""}}]]}""", "BUTTON_COPY_TEXT_INVALID")]
    [InlineData("""{"inline_keyboard":{}}""", "field \"inline_keyboard\" must be of type Array")]
    [InlineData("[]", "object expected as reply markup")]
    [InlineData("{", "can't parse reply keyboard markup JSON object")]
    public async Task Wrong_markup_is_refused_in_the_servers_words(string markup, string why)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        Assert.Equal("Bad Request: " + why, await bot.Error(400, "sendMessage", new { chat_id = person.Id, text = "x", reply_markup = markup }));
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public async Task A_text_to_copy_has_at_most_256_characters(int length, bool taken)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var answer = await bot.Call(
            "sendMessage", new { chat_id = person.Id, text = "x", reply_markup = Inline(new { text = "a", copy_text = new { text = new string('ә', length) } }) });
        Assert.Equal(taken, (bool)answer["ok"]!);
    }

    [Fact]
    public async Task More_than_100_buttons_are_too_many()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var rows = Enumerable.Range(0, 101).Select(i => new[] { new { text = $"{i}", callback_data = $"{i}" } });
        Assert.Equal(
            "Bad Request: reply markup is too long",
            await bot.Error(400, "sendMessage", new { chat_id = person.Id, text = "x", reply_markup = new { inline_keyboard = rows } }));
    }

    [Fact]
    public async Task A_tap_reaches_the_bot_and_its_answer_the_person()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "choose", reply_markup = Inline(new { text = "📝 Report", callback_data = "r:1" }) });
        var tap = person.Tap("📝 Report")!;
        var query = (await bot.Updates())[0]!["callback_query"]!;
        Assert.Equal((tap, "r:1", person.Id), ((string)query["id"]!, (string)query["data"]!, (long)query["from"]!["id"]!));
        Assert.Equal("choose", (string)query["message"]!["text"]!);
        Assert.NotEmpty((string)query["chat_instance"]!);
        await bot.Result("answerCallbackQuery", new { callback_query_id = tap, text = "Noted", show_alert = true });
        Assert.Equal(new SandboxToast(tap, "Noted", true), await person.SeesToast(tap, ct: Bot.Ct));
    }

    [Fact]
    public async Task A_tap_can_be_answered_for_30_seconds()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var tap = person.TapStale(1, "x");
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(29));
        await bot.Result("answerCallbackQuery", new { callback_query_id = tap });
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(2));
        const string TooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        Assert.Equal(TooOld, await bot.Error(400, "answerCallbackQuery", new { callback_query_id = tap }));
        Assert.Equal(TooOld, await bot.Error(400, "answerCallbackQuery", new { callback_query_id = "1" }));
    }

    [Fact]
    public async Task A_toast_has_at_most_200_characters()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var tap = person.TapStale(1, "x");
        Assert.Equal(
            "Bad Request: MESSAGE_TOO_LONG", await bot.Error(400, "answerCallbackQuery", new { callback_query_id = tap, text = new string('x', 201) }));
        await bot.Result("answerCallbackQuery", new { callback_query_id = tap, text = new string('x', 200) });
    }

    [Fact]
    public async Task A_tap_on_a_vanished_message_tells_the_bot_only_its_id()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.TapStale(77, "old");
        var message = (await bot.Updates())[0]!["callback_query"]!["message"]!;
        Assert.Equal((77, 0), ((int)message["message_id"]!, (int)message["date"]!));
        var update = Assert.Single(await bot.Client.GetUpdates(cancellationToken: Bot.Ct));
        Assert.Equal(default, update.CallbackQuery!.Message!.Date);
    }

    [Fact]
    public async Task A_person_cannot_tap_what_is_not_there()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "choose", reply_markup = Inline(new { text = "Yes", callback_data = "y" }) });
        var error = Assert.Throws<InvalidOperationException>(() => person.Tap("No"));
        Assert.Contains("[Yes → y]", error.Message, StringComparison.Ordinal);
        await bot.Result("editMessageReplyMarkup", new { chat_id = person.Id, message_id = person.Screen.Id });
        Assert.Throws<InvalidOperationException>(() => person.Tap("Yes"));
    }

    [Fact]
    public async Task An_edit_without_markup_takes_the_buttons_away()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "a", reply_markup = Inline(new { text = "Yes", callback_data = "y" }) });
        await bot.Result("editMessageText", new { chat_id = person.Id, message_id = person.Screen.Id, text = "a" });
        Assert.Empty(person.Screen.Buttons);
        Assert.False(person.Screen.Edited);
        Assert.Contains(
            "message is not modified",
            await bot.Error(400, "editMessageReplyMarkup", new { chat_id = person.Id, message_id = person.Screen.Id }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_takes_inline_keyboards_only()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "a" });
        Assert.Equal(
            "Bad Request: inline keyboard expected",
            await bot.Error(400, "editMessageText", new { chat_id = person.Id, message_id = person.Screen.Id, text = "b", reply_markup = new { force_reply = true } }));
    }

    [Fact]
    public async Task A_reply_keyboard_sends_its_label()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "a", reply_markup = new { keyboard = new[] { new object[] { "Yes", new { text = "No" } } } } });
        Assert.Null(person.Tap("No"));
        Assert.Equal("No", (string)(await bot.Updates())[0]!["message"]!["text"]!);
    }

    [Fact]
    public async Task Every_button_a_real_client_makes_is_taken()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var keyboard = new InlineKeyboardMarkup(
        [
            [InlineKeyboardButton.WithCallbackData("data", "d"), InlineKeyboardButton.WithUrl("link", "https://example.org/x")],
            [InlineKeyboardButton.WithCopyText("copy", new Telegram.Bot.Types.CopyTextButton { Text = "AB12" }), InlineKeyboardButton.WithDisabled("grey")],
            [InlineKeyboardButton.WithWebApp("app", new Telegram.Bot.Types.WebAppInfo { Url = "https://example.org" }), InlineKeyboardButton.WithSwitchInlineQuery("share", "q")],
        ]);
        var sent = await bot.Client.SendMessage(person.Id, "all", replyMarkup: keyboard, cancellationToken: Bot.Ct);
        Assert.Equal(6, sent.ReplyMarkup!.InlineKeyboard.SelectMany(row => row).Count());
        Assert.Equal(("AB12", "https://example.org/x"), (person.Screen.AllButtons.ElementAt(2).CopyText, person.Screen.AllButtons.ElementAt(1).Url));
        await bot.Client.SendMessage(person.Id, "reply", replyMarkup: new ForceReplyMarkup { InputFieldPlaceholder = "…" }, cancellationToken: Bot.Ct);
        await bot.Client.SendMessage(person.Id, "gone", replyMarkup: new ReplyKeyboardRemove(), cancellationToken: Bot.Ct);
        await bot.Client.SendMessage(person.Id, "keys", replyMarkup: new ReplyKeyboardMarkup("one") { ResizeKeyboard = true }, cancellationToken: Bot.Ct);
        Assert.Equal("one", Assert.Single(Assert.Single(person.Screen.Keyboard)).Text);
    }

    internal static object Inline(params object[] row) => new { inline_keyboard = new[] { row } };
}
