using System.Text.Json;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>Somebody who can send a message: a person or the bot. <see cref="User"/> is the Bot API <c>User</c> as the bot sees it.</summary>
internal abstract class Party(long id)
{
    public long Id { get; } = id;

    public abstract string FirstName { get; }

    public abstract byte[] User { get; }

    public abstract bool IsBot { get; }
}

/// <summary>What is known of a person; replaced whole when something changes, so that readers need no lock.</summary>
internal sealed record PersonFacts(string FirstName, string? LastName, string? Username, string? LanguageCode, string? Role);

internal sealed class Person(long id, PersonFacts facts) : Party(id)
{
    private (PersonFacts Facts, byte[] User) now = (facts, Write(id, facts));

    public PersonFacts Facts
    {
        get => now.Facts;
        set => now = (value, Write(Id, value));
    }

    public override string FirstName => now.Facts.FirstName;

    public override byte[] User => now.User;

    public override bool IsBot => false;

    private static byte[] Write(long id, PersonFacts facts) => Json.Bytes((id, facts), static (writer, person) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, person.id);
        writer.WriteBoolean("is_bot"u8, false);
        writer.Text("first_name"u8, person.facts.FirstName);
        writer.Text("last_name"u8, person.facts.LastName);
        writer.Text("username"u8, person.facts.Username);
        writer.Text("language_code"u8, person.facts.LanguageCode);
        writer.WriteEndObject();
    });

    /// <summary>The <c>Chat</c> of the private chat with this person.</summary>
    public void WriteChat(Utf8JsonWriter writer)
    {
        var known = Facts;
        writer.WriteNumber("id"u8, Id);
        writer.Text("first_name"u8, known.FirstName);
        writer.Text("last_name"u8, known.LastName);
        writer.Text("username"u8, known.Username);
        writer.WriteString("type"u8, "private"u8);
    }
}
