using System.Net.Http.Headers;
using System.Text;
using CsCheck;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types.Enums;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Texts
{
    private const string NotModified =
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

    [Fact]
    public async Task A_text_arrives_by_json_form_multipart_and_query_alike()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var fields = new Dictionary<string, string> { ["chat_id"] = $"{person.Id}", ["text"] = "Қазақша & <русский>" };
        using var form = new FormUrlEncodedContent(fields);
        using var quoted = new MultipartFormDataContent { { new StringContent(fields["chat_id"]), "\"chat_id\"" }, { new StringContent(fields["text"]), "\"text\"" } };
        using var bare = new MultipartFormDataContent { { new StringContent(fields["chat_id"]), "chat_id" }, { new StringContent(fields["text"]), "text" } };
        using var json = Bot.JsonContent(fields);
        foreach (HttpContent content in new HttpContent[] { form, quoted, bare, json })
        {
            using var response = await bot.Raw("sendMessage", content);
            Assert.True((bool)(await Bot.Read(response))["ok"]!);
        }

        using var got = await bot.Http.GetAsync(
            $"/bot{bot.Server.Token}/sendMessage?chat_id={person.Id}&text={Uri.EscapeDataString(fields["text"])}", Bot.Ct);
        Assert.True((bool)(await Bot.Read(got))["ok"]!);
        Assert.Equal(5, person.Messages.Count(message => message.FromBot && message.Text == fields["text"]));
    }

    [Fact]
    public async Task Json_that_ends_in_the_middle_is_refused()
    {
        await using var bot = await Bot.Start();
        using var content = new StringContent("""{"chat_id":1,"text":"x""", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await bot.Raw("sendMessage", content);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_sent_message_comes_back_with_ids_and_seconds()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var sent = await bot.Result("sendMessage", new { chat_id = person.Id, text = "hello", protect_content = true });
        Assert.Equal(2, (int)sent["message_id"]!);
        Assert.Equal(bot.Server.BotId, (long)sent["from"]!["id"]!);
        Assert.True((bool)sent["from"]!["is_bot"]!);
        Assert.True((bool)sent["has_protected_content"]!);
        Assert.InRange((long)sent["date"]!, bot.Server.Clock.GetUtcNow().ToUnixTimeSeconds() - 60, bot.Server.Clock.GetUtcNow().ToUnixTimeSeconds());
        Assert.True(person.Screen.Protected);
    }

    [Theory]
    [InlineData("", "Bad Request: message text is empty")]
    [InlineData(" \n ", "Bad Request: text must be non-empty")]
    [InlineData("<b></b>", "Bad Request: text must be non-empty")]
    public async Task An_empty_text_is_refused(string text, string why)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        Assert.Equal(why, await bot.Error(400, "sendMessage", new { chat_id = person.Id, text, parse_mode = "HTML" }));
    }

    [Fact]
    public async Task Length_is_counted_in_utf16_units_after_parsing()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var longest = "<b>" + new string('ә', 4096) + "</b>";
        await bot.Result("sendMessage", new { chat_id = person.Id, text = longest, parse_mode = "HTML" });
        Assert.Equal(4096, person.Screen.Text.Length);
        foreach (var text in new[] { new string('x', 4097), string.Concat(Enumerable.Repeat("🏛", 2049)) })
        {
            Assert.Equal("Bad Request: message is too long", await bot.Error(400, "sendMessage", new { chat_id = person.Id, text }));
            Assert.Equal(
                "Bad Request: message is too long",
                await bot.Error(400, "editMessageText", new { chat_id = person.Id, message_id = person.Screen.Id, text }));
        }
    }

    [Theory]
    [InlineData("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13")]
    [InlineData("🏟 🏟&lt;<abac aba>", "Unsupported start tag \"abac\" at byte offset 13")]
    [InlineData("🏟 🏟&lt;<i   =aba>", "Empty attribute name in the tag \"i\" at byte offset 13")]
    [InlineData("🏟 🏟&lt;<i    aba>", "Can't find end tag corresponding to start tag \"i\"")]
    [InlineData("🏟 🏟&lt;<i    aba  =  ", "Unclosed start tag \"i\" at byte offset 13")]
    [InlineData("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27")]
    [InlineData("🏟 🏟&lt;<i    aba  =  \"&lt;&gt;&quot;>", "Unclosed start tag at byte offset 13")]
    [InlineData("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13")]
    [InlineData("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20")]
    [InlineData("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17")]
    [InlineData("🏟 🏟&lt;<i>a</em   >", "Unmatched end tag at byte offset 17, expected \"</i>\", found \"</em>\"")]
    [InlineData("&#xDFDF;", "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units")]
    [InlineData("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("2 < 3", "Unsupported start tag \"\" at byte offset 2", true)]
    public void Markup_that_does_not_parse_is_refused_in_the_servers_words(string html, string why, bool unclosed = false)
    {
        var error = Assert.Throws<ApiError>(() => HtmlText.Parse(unclosed ? html + ">" : html));
        Assert.Equal("Bad Request: can't parse entities: " + why, error.Message);
    }

    [Theory]
    [InlineData("&ge;&lt;&gt;&amp;&quot;&laquo;&raquo;&#12345678;", "&ge;<>&\"&laquo;&raquo;&#12345678;", "")]
    [InlineData("➡️ ➡️<em>➡️ ➡️</em>", "➡️ ➡️➡️ ➡️", "italic 5+5")]
    [InlineData("🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>", "🏟 🏟🏟 ><🏟", "italic 5+7, bold 9+3")]
    [InlineData("🏟 🏟&lt;<i    aba  =  190azAz-.   >a</i>", "🏟 🏟<a", "italic 6+1")]
    [InlineData("🏟 🏟&lt;<i>🏟 🏟&lt;</>", "🏟 🏟<🏟 🏟<", "italic 6+6")]
    [InlineData("🏟 🏟&lt;<b></b>", "🏟 🏟<", "")]
    [InlineData("➡️ ➡️<span class = \"tg-spoiler\">➡️ ➡️</span><b>➡️ ➡️</b>", "➡️ ➡️➡️ ➡️➡️ ➡️", "spoiler 5+5, bold 10+5")]
    [InlineData("<a href=telegram.org> </a>", " ", "text_link 0+1 http://telegram.org/")]
    [InlineData("<a   href=  'telegram.org?&lt;'   > </a>", " ", "text_link 0+1 http://telegram.org/?<")]
    [InlineData("<a> </a>", " ", "")]
    [InlineData("<a>https://telegram.org/asdsa?asdasdwe#12e3we</a>", "https://telegram.org/asdsa?asdasdwe#12e3we", "text_link 0+42 https://telegram.org/asdsa?asdasdwe#12e3we")]
    [InlineData("🏟 🏟&lt;<pre><code class=\"language-fift\">🏟 🏟&lt;</></>", "🏟 🏟<🏟 🏟<", "pre 6+6 fift")]
    [InlineData("🏟 🏟&lt;<code class=\"language-fift\"><pre>🏟 🏟&lt;</></>", "🏟 🏟<🏟 🏟<", "pre 6+6 fift")]
    [InlineData("🏟 🏟&lt;<pre> <code class=\"language-fift\">🏟 🏟&lt;</></>", "🏟 🏟< 🏟 🏟<", "pre 6+7, code 7+6")]
    [InlineData("🏟 🏟<tg-emoji emoji-id=\"54321\">🏟 &lt🏟</tg-emoji>", "🏟 🏟🏟 <🏟", "custom_emoji 5+6 54321")]
    [InlineData("<blockquote   expandable=false>a&lt;<pre  >b;</></>", "a<b;", "expandable_blockquote 0+4, pre 2+2")]
    public void Markup_becomes_text_and_entities_as_on_the_server(string html, string text, string entities)
    {
        var parsed = HtmlText.Parse(html);
        Assert.Equal(text, parsed.Text);
        Assert.Equal(entities, string.Join(", ", parsed.Entities.Select(e => $"{e.Type} {e.Offset}+{e.Length}{(e.Value is null ? "" : " " + e.Value)}")));
    }

    [Fact]
    public void Escaped_text_always_parses_to_itself() =>
        Gen.String[0, 200].Where(text => !text.Any(char.IsSurrogate)).Sample(text =>
            HtmlText.Parse(text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")).Text == text);

    [Fact]
    public void What_the_server_shows_as_html_parses_to_the_same_text() =>
        Gen.Select(Gen.String[Gen.Char["aә<&🏛\n"], 1, 12], Gen.OneOf("b", "i", "u", "s", "code", "tg-spoiler"))
            .Where(pair => !pair.Item1.Any(char.IsSurrogate))
            .Array[1, 5]
            .Sample(parts =>
            {
                var html = string.Concat(parts.Select(part =>
                    $"<{part.Item2}>{part.Item1.Replace("&", "&amp;").Replace("<", "&lt;")}</{part.Item2}>"));
                var parsed = HtmlText.Parse(html);
                var again = HtmlText.Parse(HtmlView.Of(parsed));
                return again.Text == parsed.Text && again.Entities.SequenceEqual(parsed.Entities);
            });

    [Theory]
    [InlineData("MarkdownV2", "the sandbox does not speak this parse_mode")]
    [InlineData("BBCode", "unsupported parse_mode")]
    public async Task Other_parse_modes_are_refused(string mode, string why)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        Assert.Contains(why, await bot.Error(400, "sendMessage", new { chat_id = person.Id, text = "x", parse_mode = mode }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_are_trimmed_and_their_marks_with_them()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "\n\n  a <b>bold \n</b>\n", parse_mode = "HTML" });
        Assert.Equal("a bold", person.Screen.Text);
        Assert.Equal("a <b>bold</b>", person.Screen.Html);
    }

    [Fact]
    public async Task Entities_can_be_given_instead_of_markup()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "a <b>", entities = new[] { new { type = "bold", offset = 2, length = 3 } } });
        Assert.Equal("a <b>&lt;b&gt;</b>", person.Screen.Html);
        Assert.Contains(
            "outside of the text",
            await bot.Error(400, "sendMessage", new { chat_id = person.Id, text = "a", entities = new[] { new { type = "bold", offset = 1, length = 3 } } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_refused()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "<b>a</b>", parse_mode = "HTML" });
        var id = person.Screen.Id;
        Assert.Equal(NotModified, await bot.Error(400, "editMessageText", new { chat_id = person.Id, message_id = id, text = "<strong>a</strong> ", parse_mode = "HTML" }));
        var edited = await bot.Result("editMessageText", new { chat_id = person.Id, message_id = id, text = "a" });
        Assert.NotNull(edited["edit_date"]);
        Assert.True(person.Screen.Edited);
        Assert.Equal("a", person.Screen.Html);
    }

    [Fact]
    public async Task Only_own_texts_that_are_there_can_be_edited()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        Assert.Equal("Bad Request: message to edit not found", await Edit(99));
        Assert.Equal("Bad Request: message can't be edited", await Edit(1));
        Assert.Equal("Bad Request: message identifier is not specified", await Edit(0));
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "a", reply_markup = new { remove_keyboard = true } });
        Assert.Equal("Bad Request: message can't be edited", await Edit(person.Screen.Id));

        Task<string> Edit(int id) => bot.Error(400, "editMessageText", new { chat_id = person.Id, message_id = id, text = "b" });
    }

    [Fact]
    public async Task A_chat_must_exist_have_started_and_not_have_blocked()
    {
        await using var bot = await Bot.Start();
        var stranger = bot.Server.Person("Dana");
        Assert.Equal("Bad Request: chat_id is empty", await bot.Error(400, "sendMessage", new { text = "x" }));
        Assert.Equal("Bad Request: chat not found", await bot.Error(400, "sendMessage", new { chat_id = 1, text = "x" }));
        Assert.Equal("Bad Request: chat not found", await bot.Error(400, "sendMessage", new { chat_id = "@nobody", text = "x" }));
        Assert.Equal("Bad Request: chat not found", await bot.Error(400, "sendMessage", new { chat_id = stranger.Id, text = "x" }));
        bot.Server.Group("Desk", [stranger]);
        Assert.Equal("Forbidden: bot can't initiate conversation with a user", await bot.Error(403, "sendMessage", new { chat_id = stranger.Id, text = "x" }));
        stranger.Start();
        stranger.Block();
        foreach (var method in new[] { "sendMessage", "sendChatAction", "editMessageText" })
        {
            Assert.Equal(
                "Forbidden: bot was blocked by the user",
                await bot.Error(403, method, new { chat_id = stranger.Id, text = "x", action = "typing", message_id = 1 }));
        }
    }

    [Fact]
    public async Task A_reply_names_a_message_that_is_there()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var sent = await bot.Result("sendMessage", new { chat_id = person.Id, text = "x", reply_parameters = new { message_id = 1 } });
        Assert.Equal("/start", (string)sent["reply_to_message"]!["text"]!);
        Assert.Equal(
            "Bad Request: message to be replied not found",
            await bot.Error(400, "sendMessage", new { chat_id = person.Id, text = "x", reply_parameters = new { message_id = 77 } }));
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "x", reply_to_message_id = 77, allow_sending_without_reply = true });
    }

    [Fact]
    public async Task Copies_carry_no_origin_and_forwards_do()
    {
        await using var bot = await Bot.Start();
        var (one, two) = (await bot.Met(), await bot.Met("Dana"));
        var said = one.Say("words");
        var copy = await bot.Result("copyMessage", new { chat_id = two.Id, from_chat_id = one.Id, message_id = said.Id });
        Assert.Equal(two.Screen.Id, (int)copy["message_id"]!);
        Assert.Equal("words", two.Screen.Text);
        var forward = await bot.Result("forwardMessage", new { chat_id = two.Id, from_chat_id = one.Id, message_id = said.Id });
        Assert.Equal(one.Id, (long)forward["forward_origin"]!["sender_user"]!["id"]!);
        await bot.Result("sendMessage", new { chat_id = one.Id, text = "secret", protect_content = true });
        Assert.Equal(
            "Bad Request: message can't be forwarded",
            await bot.Error(400, "forwardMessage", new { chat_id = two.Id, from_chat_id = one.Id, message_id = one.Screen.Id }));
        Assert.Equal(
            "Bad Request: message to copy not found",
            await bot.Error(400, "copyMessage", new { chat_id = two.Id, from_chat_id = one.Id, message_id = 77 }));
    }

    [Fact]
    public async Task A_reaction_is_one_of_telegrams_emoji()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        Assert.True((bool)await bot.Result("setMessageReaction", new { chat_id = person.Id, message_id = 1, reaction = new[] { new { type = "emoji", emoji = "👀" } } }));
        Assert.Equal(
            "Bad Request: REACTION_INVALID",
            await bot.Error(400, "setMessageReaction", new { chat_id = person.Id, message_id = 1, reaction = new[] { new { type = "emoji", emoji = "🧾" } } }));
    }

    [Fact]
    public async Task A_real_client_sends_edits_and_understands_refusals()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var sent = await bot.Client.SendMessage(person.Id, "<b>Сәлем</b>", ParseMode.Html, cancellationToken: Bot.Ct);
        Assert.Equal(MessageEntityType.Bold, Assert.Single(sent.Entities!).Type);
        var edited = await bot.Client.EditMessageText(person.Id, sent.Id, "Сау бол", cancellationToken: Bot.Ct);
        Assert.Equal("Сау бол", edited.Text);
        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => bot.Client.EditMessageText(person.Id, sent.Id, "Сау бол", cancellationToken: Bot.Ct));
        Assert.Equal((400, NotModified), (refusal.ErrorCode, refusal.Message));
        await bot.Client.SendChatAction(person.Id, ChatAction.Typing, cancellationToken: Bot.Ct);
        await bot.Client.SetMessageReaction(person.Id, 1, ["👍"], cancellationToken: Bot.Ct);
        var poll = await bot.Client.SendPoll(person.Id, "Which?", ["A", "B"], type: PollType.Quiz, correctOptionIds: [1], cancellationToken: Bot.Ct);
        Assert.Equal(2, poll.Poll!.Options.Length);
    }
}
