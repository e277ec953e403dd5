using System.Text.Json;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Tests.Edge;

namespace IntegrityBot.Telegram.Tests.Receiving;

public sealed class UpdateReaderTests
{
    /// <summary>Update → what it becomes: the input, or "silence" and why.</summary>
    public static readonly TheoryData<string, string> Table = new()
    {
        { "text", "Wrote 17 Тендер отменили дважды" },
        { "text_with_markup", "Wrote 17 Ақша сұрады <b>" },
        { "text_in_reply", "Wrote 17 Yes" },
        { "start", "Started" },
        { "start_with_payload", "Started c_police-l_kk" },
        { "start_with_bad_payload", "Started" },
        { "start_with_long_payload", "Started" },
        { "start_with_trailing_newline", "Started abc" },
        { "command_report", "Commanded Report" },
        { "command_status", "Commanded Status" },
        { "command_ask", "Commanded Ask" },
        { "command_learn", "Commanded Learn" },
        { "command_check", "Commanded Check" },
        { "command_propose", "Commanded Propose" },
        { "command_language", "Commanded Language" },
        { "command_privacy", "Commanded Privacy" },
        { "command_help", "Commanded Help" },
        { "command_cancel", "Commanded Cancel" },
        { "command_in_capitals", "Commanded Help" },
        { "command_unknown", "Commanded Unknown" },
        { "command_with_name", "Commanded Status" },
        { "command_with_foreign_name", "Commanded Status" },
        { "slash_in_a_story", "Wrote 17 / в смете две подписи" },
        { "photo", "Photographed 180000 Смета" },
        { "photo_of_an_album_1", "Photographed 180000" },
        { "photo_of_an_album_2", "Photographed 180000" },
        { "photo_of_another_album", "Photographed 180000" },
        { "photo_with_a_huge_size", "Photographed 1200" },
        { "photo_without_sizes", "Sent Other" },
        { "live_photo", "Photographed 180000" },
        { "photo_forwarded", "Sent Forwarded" },
        { "forwarded_from_a_new_kind_of_origin", "Sent Forwarded" },
        { "forwarded_in_the_old_form", "Sent Forwarded" },
        { "contact", "Sent Contact" },
        { "location", "Sent Location" },
        { "venue", "Sent Location" },
        { "document", "Sent Document" },
        { "voice", "Sent Voice" },
        { "audio", "Sent Voice" },
        { "video", "Sent Video" },
        { "video_note", "Sent Video" },
        { "animation", "Sent Video" },
        { "sticker", "Sent Sticker" },
        { "dice", "Sent Sticker" },
        { "game", "Sent Sticker" },
        { "poll", "Sent Poll" },
        { "story", "Sent Other" },
        { "paid_media", "Sent Other" },
        { "checklist", "Sent Other" },
        { "rich_message", "Sent Other" },
        { "content_of_the_future", "Sent Other" },
        { "pinned", "silence Service" },
        { "auto_delete", "silence Service" },
        { "chat_background", "silence Service" },
        { "write_access", "silence Service" },
        { "payment", "silence Service" },
        { "from_a_bot", "silence Bot" },
        { "edited_text", "Edited 17 Исправил" },
        { "edited_caption", "Edited 17 x" },
        { "removed_caption", "Edited 17 " },
        { "edited_live_location", "silence Edit" },
        { "edited_in_a_group", "silence Group" },
        { "group_talk", "silence Group" },
        { "group_command", "group Commanded Report" },
        { "group_command_in_capitals", "group Commanded Report" },
        { "group_command_bare", "group Commanded Report" },
        { "group_command_bare_unknown", "silence Group" },
        { "group_command_of_another_bot", "silence Group" },
        { "group_start", "group Started abc" },
        { "group_mention", "group Wrote 17 Спросите @integrity_test_bot!" },
        { "group_mention_of_a_longer_name", "silence Group" },
        { "group_reply", "group Wrote 17 А как?" },
        { "group_reply_to_a_person", "silence Group" },
        { "group_receipt", "group Wrote 17 мой код RECEIPT" },
        { "group_receipt_in_a_caption", "group Wrote 17 RECEIPT" },
        { "group_photo", "silence Group" },
        { "group_joined", "silence Group" },
        { "channel_post", "silence Kind" },
        { "edited_channel_post", "silence Kind" },
        { "tap", "Tapped 12 report.area.3" },
        { "tap_serial_0", "Tapped 0 home" },
        { "tap_without_serial", "TappedOld" },
        { "tap_with_negative_serial", "TappedOld" },
        { "tap_with_huge_serial", "TappedOld" },
        { "tap_with_spaced_serial", "TappedOld" },
        { "tap_without_action", "TappedOld" },
        { "tap_with_foreign_digits", "TappedOld" },
        { "tap_without_data", "TappedOld" },
        { "tap_on_an_inaccessible_screen", "Tapped 12 home" },
        { "tap_inline", "silence ForeignTap" },
        { "tap_in_a_group", "silence ForeignTap" },
        { "tap_by_another_person", "silence ForeignTap" },
        { "unblocked", "Returned" },
        { "blocked", "silence Blocked" },
        { "first_contact", "silence Membership" },
        { "added_to_a_group", "silence Membership" },
        { "inline_query", "silence Kind" },
        { "chosen_inline_result", "silence Kind" },
        { "poll_state", "silence Kind" },
        { "poll_answer", "silence Kind" },
        { "reaction", "silence Kind" },
        { "business_message", "silence Kind" },
        { "deleted_business_messages", "silence Kind" },
        { "pre_checkout", "silence Kind" },
        { "chat_join_request", "silence Kind" },
        { "chat_boost", "silence Kind" },
        { "guest_message", "silence Kind" },
        { "update_of_the_future", "silence Kind" },
        { "update_of_nothing", "silence Kind" },
        { "message_of_the_wrong_type", "silence Unreadable" },
        { "message_without_chat", "silence Unreadable" },
        { "message_without_id", "silence Unreadable" },
        { "tap_without_sender", "silence Unreadable" },
        { "message_in_a_chat_of_the_future", "silence Unreadable" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void An_update_becomes_what_the_table_says(string name, string expected) =>
        Assert.Equal(expected.Replace("RECEIPT", Fixture.Receipt, StringComparison.Ordinal), Said(Read(name)));

    [Fact]
    public void The_table_knows_every_recorded_update() =>
        Assert.Equal(Fixture.Names.Order(StringComparer.Ordinal), Table.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void A_message_brings_its_id_its_chat_and_the_hint_of_its_language()
    {
        var incoming = Heard("text");

        Assert.Equal((900001, 17, "ru"), (incoming.UpdateId, incoming.MessageId, incoming.ClientLanguage));
        Assert.Equal(Fixture.Chat(700100200), incoming.Chat);
        Assert.Equal((null, null, null), (incoming.CallbackId, incoming.CallbackMessageId, incoming.TapSerial));
    }

    [Fact]
    public void A_tap_brings_what_is_needed_to_answer_it()
    {
        var incoming = Heard("tap");

        Assert.Equal((null, "4382bfdwdsb323b2d9", 55, 12), (incoming.MessageId, incoming.CallbackId, incoming.CallbackMessageId, incoming.TapSerial));
        Assert.Equal(Fixture.Chat(700100200), incoming.Chat);
    }

    [Fact]
    public void An_album_is_one_only_while_its_photos_follow_each_other_in_one_chat()
    {
        var reader = new UpdateReader(Fixture.Self);
        var order = new[] { "photo_of_an_album_1", "photo_of_an_album_2", "photo_of_another_album", "text", "photo_of_another_album", "photo", "photo_of_an_album_1" };

        var continues = order.Select(name => reader.Read(Fixture.Update(name))).OfType<Reading.Heard>()
            .Select(heard => heard.Incoming.Input).OfType<Input.Photographed>().Select(photo => photo.Continues);

        Assert.Equal([false, true, false, false, false, false], continues);
    }

    [Fact]
    public void Albums_of_many_chats_do_not_pile_up()
    {
        var albums = new Albums();
        for (var chat = 0; chat < Albums.MaxOpen; chat++)
        {
            Assert.False(albums.Continues(chat, "a"));
        }

        Assert.True(albums.Continues(0, "a"));
        albums.Continues(-1, "a");
        Assert.False(albums.Continues(0, "a"));
    }

    [Fact]
    public void What_was_heard_does_not_print_itself()
    {
        foreach (var name in Fixture.Names)
        {
            if (Read(name) is Reading.Heard heard)
            {
                Assert.Equal("Incoming", heard.Incoming.ToString());
                Assert.Equal("Heard { Incoming = Incoming }", heard.ToString());
            }
        }
    }

    [Fact]
    public void No_name_of_a_person_gets_past_the_reader()
    {
        foreach (var name in Fixture.Names)
        {
            if (Read(name) is Reading.Heard { Incoming: var incoming })
            {
                var all = JsonSerializer.Serialize(new { incoming.ClientLanguage, incoming.CallbackId, Input = incoming.Input.ToString() });
                Assert.DoesNotContain("Invented", all, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("700100200", all, StringComparison.Ordinal);
            }
        }
    }

    private static Incoming Heard(string name) => Assert.IsType<Reading.Heard>(Read(name)).Incoming;

    private static Reading Read(string name) => new UpdateReader(Fixture.Self).Read(Fixture.Update(name));

    private static string Said(Reading reading) => reading switch
    {
        Reading.Heard({ InGroup: var inGroup, TapSerial: var serial, Input: var input }) => (inGroup ? "group " : "") + input switch
        {
            Input.Wrote(var slot, var text) => $"Wrote {slot} {text}",
            Input.Edited(var slot, var text) => $"Edited {slot} {text}",
            Input.Started(var payload) => $"Started {payload}".TrimEnd(),
            Input.Commanded(var command) => $"Commanded {command}",
            Input.Tapped(var action) => $"Tapped {serial} {action}",
            Input.TappedOld => "TappedOld" + serial,
            Input.Photographed(var photo, var caption, _, _) => $"Photographed {photo.Size} {caption}".TrimEnd(),
            Input.Sent(var kind) => $"Sent {kind}",
            Input.Returned => "Returned",
            _ => input.GetType().Name,
        },
        Reading.Passed(not null, var why) => $"silence {why}",
        _ => "silence without an id",
    };
}
