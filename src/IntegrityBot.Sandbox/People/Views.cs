using System.Text.Json;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.People;

/// <summary>People, groups and members in JSON.</summary>
internal static class Views
{
    private static readonly string[] AdministratorRights =
    [
        "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
        "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages", "can_manage_topics",
    ];

    /// <summary>The person of a private chat, as the control routes tell it.</summary>
    public static void Person(Utf8JsonWriter writer, Chat chat)
    {
        var person = chat.Person!;
        Person(writer, person, chat.Started, chat.Blocked);
    }

    public static void Group(Utf8JsonWriter writer, Chat chat)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, chat.Id);
        writer.WriteString("title"u8, chat.Title);
        writer.WriteBoolean("forum"u8, chat.IsForum);
        writer.WriteString("bot_status"u8, chat.BotStatus);
        writer.WriteStartArray("people"u8);
        foreach (var member in chat.Members)
        {
            Person(writer, member, started: null, blocked: null);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Person(Utf8JsonWriter writer, Person person, bool? started, bool? blocked)
    {
        var facts = person.Facts;
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, person.Id);
        writer.Text("first_name"u8, facts.FirstName);
        writer.Text("last_name"u8, facts.LastName);
        writer.Text("username"u8, facts.Username);
        writer.Text("language_code"u8, facts.LanguageCode);
        writer.Text("role"u8, facts.Role);
        if (started is { } hasStarted)
        {
            writer.WriteBoolean("started"u8, hasStarted);
        }

        if (blocked is { } hasBlocked)
        {
            writer.WriteBoolean("blocked"u8, hasBlocked);
        }

        writer.WriteEndObject();
    }

    /// <summary>A Bot API <c>ChatMember</c>.</summary>
    public static void Member(Utf8JsonWriter writer, byte[] user, string status)
    {
        writer.WriteStartObject();
        writer.Raw("user"u8, user);
        writer.WriteString("status"u8, status);
        switch (status)
        {
            case "creator":
                writer.WriteBoolean("is_anonymous"u8, false);
                break;
            case "administrator":
                writer.WriteBoolean("can_be_edited"u8, false);
                writer.WriteBoolean("is_anonymous"u8, false);
                foreach (var right in AdministratorRights)
                {
                    writer.WriteBoolean(right, true);
                }

                break;
            case "kicked":
                writer.WriteNumber("until_date"u8, 0);
                break;
        }

        writer.WriteEndObject();
    }
}
