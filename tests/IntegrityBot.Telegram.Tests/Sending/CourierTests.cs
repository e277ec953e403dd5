using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Telegram.Tests.Edge;

namespace IntegrityBot.Telegram.Tests.Sending;

public sealed class CourierTests
{
    private static readonly ChatAddress Chat = Fixture.Chat(700);

    private static readonly Screen Menu = Screen.Of(new Phrase("plain"), new Phrase("second"))
        .Row(new Button.Act(new Phrase("label").With("text", "<on>"), "go", ButtonStyle.Primary));

    private static readonly Screen Receipt = Screen.Of(new Phrase("said").With("text", "ABCD")) with { HoldsReceipt = true };

    [Fact]
    public async Task A_screen_is_sent_with_its_buttons_protected_and_without_previews()
    {
        await using var room = await Room.Open();

        Assert.Equal(new Delivery.Done(1_001), await Show(room, Menu, edit: false, screenId: null));

        var sent = Assert.Single(room.Api.Calls);
        Assert.Equal(("sendMessage", "700", "Hello en\n\nSecond", "Html"), (sent.Method, sent.Text("chat_id"), sent.Text("text"), sent.Text("parse_mode")));
        Assert.Equal("True", sent.Text("protect_content"));
        Assert.Equal("""{"is_disabled":true}""", sent.Text("link_preview_options"));
        Assert.Equal(
            """{"inline_keyboard":[[{"text":"Go \u003Con\u003E","style":"primary","callback_data":"5.go"}]]}""",
            Normal(sent.Text("reply_markup")));
    }

    [Fact]
    public async Task An_edit_changes_the_present_screen_and_keeps_its_id()
    {
        await using var room = await Room.Open();

        Assert.Equal(new Delivery.Done(55), await Show(room, Menu, edit: true, screenId: 55));

        var edit = Assert.Single(room.Api.Calls);
        Assert.Equal(("editMessageText", "55", "Html"), (edit.Method, edit.Text("message_id"), edit.Text("parse_mode")));
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_done()
    {
        await using var room = await Room.Open();
        room.Api.Next("editMessageText", _ => BotApi.Error(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"));

        Assert.Equal(new Delivery.Done(55), await Show(room, Menu, edit: true, screenId: 55));
        Assert.Single(room.Api.Calls);
    }

    [Theory]
    [InlineData("Bad Request: message to edit not found")]
    [InlineData("Bad Request: message can't be edited")]
    [InlineData("Bad Request: there is no text in the message to edit")]
    public async Task A_screen_that_cannot_be_edited_is_sent_anew(string refusal)
    {
        await using var room = await Room.Open();
        room.Api.Next("editMessageText", _ => BotApi.Error(400, refusal));

        Assert.Equal(new Delivery.Done(1_001), await Show(room, Menu, edit: true, screenId: 55));
    }

    [Fact]
    public async Task A_new_screen_takes_the_old_ones_buttons_away()
    {
        await using var room = await Room.Open();

        Assert.Equal(new Delivery.Done(1_001), await Show(room, Menu, edit: false, screenId: 55));

        Assert.Equal(["sendMessage", "editMessageReplyMarkup"], room.Api.Calls.Select(call => call.Method));
        Assert.Equal(("55", null), (room.Api.Calls.Last().Text("message_id"), room.Api.Calls.Last().Text("reply_markup")));
    }

    [Fact]
    public async Task Old_buttons_that_cannot_be_taken_away_cost_nothing()
    {
        await using var room = await Room.Open();
        room.Api.Always("editMessageReplyMarkup", _ => BotApi.Error(400, "Bad Request: message to edit not found"));

        Assert.Equal(new Delivery.Done(1_001), await Show(room, Menu, edit: false, screenId: 55));
    }

    [Fact]
    public async Task A_receipt_is_never_an_edit_it_is_sent_copyable_and_takes_the_old_screens_place()
    {
        await using var room = await Room.Open();

        Assert.Equal(new Delivery.Done(1_001), await Show(room, Receipt, edit: true, screenId: 55));

        Assert.Equal(["sendMessage", "deleteMessage"], room.Api.Calls.Select(call => call.Method));
        Assert.Null(room.Api.Calls.First().Text("protect_content"));
    }

    [Fact]
    public async Task Markup_that_Telegram_cannot_read_goes_as_plain_text()
    {
        await using var room = await Room.Open();
        Answer refuse = _ => BotApi.Error(400, "Bad Request: can't parse entities: Unsupported start tag");
        room.Api.Next("sendMessage", refuse);
        room.Api.Next("editMessageText", refuse);
        var screen = Screen.Of(new Phrase("said").With("text", "a < b & \"c\""));

        Assert.Equal(new Delivery.Done(1_001), await Show(room, screen, edit: false, screenId: null));
        Assert.Equal(new Delivery.Done(55), await Show(room, screen, edit: true, screenId: 55));

        Assert.Equal(["<b>a &lt; b &amp; &quot;c&quot;</b>", "a < b & \"c\"", "<b>a &lt; b &amp; &quot;c&quot;</b>", "a < b & \"c\""], room.Api.Calls.Select(call => call.Text("text")));
        Assert.Equal(["Html", null, "Html", null], room.Api.Calls.Select(call => call.Text("parse_mode")));
    }

    [Fact]
    public async Task A_receipt_goes_even_when_its_buttons_are_refused()
    {
        await using var room = await Room.Open();
        room.Api.Next("sendMessage", _ => BotApi.Error(400, "Bad Request: BUTTON_COPY_TEXT_INVALID"));

        Assert.Equal(new Delivery.Done(1_001), await Show(room, Receipt.Row(new Button.Copy(new Phrase("label").With("text", ""), "ABCD")), edit: false, screenId: null));

        Assert.Equal(("ABCD", null), (room.Api.Calls.Last().Text("text"), room.Api.Calls.Last().Text("reply_markup")));
    }

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user")]
    [InlineData(403, "Forbidden: user is deactivated")]
    [InlineData(400, "Bad Request: chat not found")]
    public async Task A_person_who_left_ends_it_quietly(int code, string description)
    {
        await using var room = await Room.Open();
        room.Api.Always("sendMessage", _ => BotApi.Error(code, description));

        Assert.Equal(new Delivery.Gone(), await Show(room, Menu, edit: false, screenId: null));
        Assert.Single(room.Api.Calls);
    }

    [Fact]
    public async Task What_Telegram_will_not_take_is_told_by_kind_and_never_quoted()
    {
        await using var room = await Room.Open();
        room.Api.Always("sendMessage", _ => BotApi.Error(400, "Bad Request: the words of a report are too long"));

        Assert.Equal(new Delivery.Refused(), await Show(room, Menu, edit: false, screenId: null));
        Assert.DoesNotContain(room.Log, line => line.Contains("words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_short_pause_asked_for_is_kept_and_then_the_message_goes()
    {
        await using var room = await Room.Open();
        room.Api.Next("sendMessage", _ => BotApi.Error(429, "Too Many Requests: retry after 3", 3));

        var start = room.Time.GetUtcNow();

        Assert.Equal(new Delivery.Done(1_001), await Show(room, Menu, edit: false, screenId: null));

        Assert.True(room.Api.Calls.Last().At - start >= TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_long_pause_is_left_to_the_caller_and_kept_for_that_chat_alone()
    {
        await using var room = await Room.Open();
        room.Api.Next("sendMessage", _ => BotApi.Error(429, "Too Many Requests: retry after 300", 300));

        Assert.Equal(new Delivery.Later(TimeSpan.FromSeconds(300)), await Show(room, Menu, edit: false, screenId: null));
        var still = Assert.IsType<Delivery.Later>(await Show(room, Menu, edit: false, screenId: null));
        Assert.InRange(still.After, TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(300));
        Assert.Single(room.Api.Calls);

        Assert.IsType<Delivery.Done>(await room.Ends(room.Courier.Deliver(Fixture.Chat(701), Of(Menu, false), null, null, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Passing_failures_are_tried_again()
    {
        await using var room = await Room.Open();
        room.Api.Next("sendMessage", _ => BotApi.Error(500, "Internal Server Error"), _ => BotApi.Raw(502, "<html>", "text/html"), _ => null);

        Assert.Equal(new Delivery.Done(1_001), await Show(room, Menu, edit: false, screenId: null));
        Assert.Equal(4, room.Api.Calls.Count);
    }

    [Fact]
    public async Task When_Telegram_stays_away_the_answer_is_postponed()
    {
        await using var room = await Room.Open();
        room.Api.Always("sendMessage", _ => BotApi.Raw(502, "<html>", "text/html"));

        Assert.IsType<Delivery.Later>(await Show(room, Menu, edit: false, screenId: null));
        Assert.Equal(5, room.Api.Calls.Count);
    }

    [Fact]
    public async Task A_refused_token_stops_everything()
    {
        await using var room = await Room.Open();
        room.Api.Always("sendMessage", _ => BotApi.Error(401, "Unauthorized"));

        await Assert.ThrowsAsync<TokenRefusedException>(() => Show(room, Menu, edit: false, screenId: null));
    }

    [Fact]
    public async Task A_toast_answers_the_tap_in_plain_text_and_fits()
    {
        await using var room = await Room.Open();
        var phrase = new Phrase("label").With("text", string.Concat(Enumerable.Repeat("<👨‍👩‍👧>", 60)));

        Assert.Equal(new Delivery.Done(null), await Deliver(room, new Outgoing.Toast(phrase, Language.Kk, Alert: true), callbackId: "77"));

        var answer = Assert.Single(room.Api.Calls);
        Assert.Equal(("answerCallbackQuery", "77", "True"), (answer.Method, answer.Text("callback_query_id"), answer.Text("show_alert")));
        Assert.InRange(answer.Text("text")!.Length, 180, 200);
        Assert.EndsWith("…", answer.Text("text"), StringComparison.Ordinal);
        Assert.StartsWith("Go <👨‍👩‍👧>", answer.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_toast_with_no_tap_to_answer_is_done()
    {
        await using var room = await Room.Open();

        Assert.Equal(new Delivery.Done(null), await Deliver(room, new Outgoing.Toast(new Phrase("plain"), Language.Ru, Alert: false), callbackId: null));
        Assert.Empty(room.Api.Calls);
    }

    [Fact]
    public async Task A_tap_that_is_too_old_is_let_go()
    {
        await using var room = await Room.Open();
        room.Api.Always("answerCallbackQuery", _ => BotApi.Error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"));

        Assert.Equal(new Delivery.Done(null), await Deliver(room, new Outgoing.Toast(new Phrase("plain"), Language.Ru, Alert: false), callbackId: "77"));
        await room.Ends(room.Courier.AnswerTap("77", TestContext.Current.CancellationToken));
        Assert.Equal(2, room.Api.Calls.Count);
    }

    [Theory]
    [InlineData("Bad Request: message to delete not found")]
    [InlineData("Bad Request: message can't be deleted for everyone")]
    public async Task Erasing_what_is_gone_or_too_old_is_done(string refusal)
    {
        await using var room = await Room.Open();
        room.Api.Always("deleteMessage", _ => BotApi.Error(400, refusal));

        Assert.Equal(new Delivery.Done(null), await Deliver(room, new Outgoing.Erase(9)));
    }

    [Fact]
    public async Task A_chosen_language_gives_the_chat_its_own_list_of_commands()
    {
        await using var room = await Room.Open();

        Assert.Equal(new Delivery.Done(null), await Deliver(room, new Outgoing.Commands(Language.Kk)));

        var set = Assert.Single(room.Api.Calls);
        Assert.Equal(("setMyCommands", null), (set.Method, set.Text("language_code")));
        Assert.Equal("""{"type":"chat","chat_id":700}""", set.Text("scope"));
        Assert.Contains("\"1 kk\"", set.Text("commands"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_erased_a_hundred_at_a_time()
    {
        await using var room = await Room.Open();

        var erased = await room.Ends(room.Courier.EraseAll(Chat, [.. Enumerable.Range(1, 250), 7], TestContext.Current.CancellationToken));

        Assert.Equal(new Erasure(250, 250), erased);
        Assert.Equal(["deleteMessages", "deleteMessages", "deleteMessages"], room.Api.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task What_cannot_be_erased_any_more_is_counted_one_by_one()
    {
        await using var room = await Room.Open();
        room.Api.Always("deleteMessages", _ => BotApi.Error(400, "Bad Request: message can't be deleted for everyone"));
        room.Api.Always("deleteMessage", call => call.Text("message_id") switch
        {
            "1" => BotApi.Error(400, "Bad Request: message can't be deleted for everyone"),
            "2" => BotApi.Error(400, "Bad Request: message to delete not found"),
            _ => BotApi.Ok("true"),
        });

        Assert.Equal(new Erasure(2, 3), await room.Ends(room.Courier.EraseAll(Chat, [1, 2, 3], TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", 1)]
    [InlineData(502, "Bad Gateway", 5)]
    public async Task Erasing_ends_early_when_asking_on_has_no_use(int code, string description, int calls)
    {
        await using var room = await Room.Open();
        room.Api.Always("deleteMessages", _ => BotApi.Error(code, description));

        Assert.Equal(new Erasure(0, 250, CutShort: code == 502, HasLeft: code == 403), await room.Ends(room.Courier.EraseAll(Chat, [.. Enumerable.Range(1, 250)], TestContext.Current.CancellationToken)));
        Assert.Equal(calls, room.Api.Calls.Count);
    }

    [Fact]
    public async Task A_group_hears_one_line_in_reply()
    {
        await using var room = await Room.Open();

        await room.Ends(room.Courier.SayInGroup(Fixture.Chat(-100), new Phrase("plain"), Language.Ru, 9, TestContext.Current.CancellationToken));

        var said = Assert.Single(room.Api.Calls);
        Assert.Equal(("sendMessage", "-100", "Hello ru"), (said.Method, said.Text("chat_id"), said.Text("text")));
        Assert.Contains("\"message_id\":9", said.Text("reply_parameters"), StringComparison.Ordinal);
        Assert.Contains("\"allow_sending_without_reply\":true", said.Text("reply_parameters"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_told_several_things_in_one_message()
    {
        await using var room = await Room.Open();

        await room.Ends(room.Courier.Post(Fixture.Chat(-100), 7, [new Phrase("plain"), new Phrase("plain")], Language.Ru, TestContext.Current.CancellationToken));

        var said = Assert.Single(room.Api.Calls);
        Assert.Equal(("-100", "7", "Hello ru\n\nHello ru"), (said.Text("chat_id"), said.Text("message_thread_id"), said.Text("text")));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_says_where_it_is_now()
    {
        await using var room = await Room.Open();
        room.Api.Always("sendMessage", _ => BotApi.Error(400, "Bad Request: group chat was upgraded to a supergroup chat", migrateTo: -1001));

        var delivery = await room.Ends(room.Courier.Post(Fixture.Chat(-100), null, [new Phrase("plain")], Language.Ru, TestContext.Current.CancellationToken));

        Assert.Equal(new Delivery.Moved(Fixture.Chat(-1001)), delivery);
    }

    private static Outgoing.Show Of(Screen screen, bool edit) => new(screen, 5, Language.En, edit);

    private static Task<Delivery> Show(Room room, Screen screen, bool edit, int? screenId) => Deliver(room, Of(screen, edit), screenId);

    private static Task<Delivery> Deliver(Room room, Outgoing outgoing, int? screenId = null, string? callbackId = null) =>
        room.Ends(room.Courier.Deliver(Chat, outgoing, screenId, callbackId, TestContext.Current.CancellationToken));

    private static string? Normal(string? json) => json?.Replace("\"text\":\"Go <on>\"", "\"text\":\"Go \\u003Con\\u003E\"", StringComparison.Ordinal);
}
