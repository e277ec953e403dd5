using System.Text.Json;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>What a message holds besides text: the field it comes under (<c>photo</c>, <c>contact</c>, …), its JSON, and the file if it has one.</summary>
internal sealed record Media(string Kind, byte[] Json, StoredFile? File = null)
{
    /// <summary>Whether a caption may go with it.</summary>
    public bool TakesCaption => Kind is "photo" or "document" or "video" or "audio" or "voice" or "animation";

    /// <summary>A message about the chat and not from somebody, such as "topic created".</summary>
    public bool IsService { get; init; }
}

/// <summary>A message at one moment; an edit replaces it. Immutable, so that it can be read and written out without the chat's lock.</summary>
internal sealed record StoredMessage
{
    public required int Id { get; init; }

    public required Chat Chat { get; init; }

    public required Party From { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Date { get; init; }

    public long? EditDate { get; init; }

    /// <summary>The text, or the caption if there is <see cref="Media"/>.</summary>
    public FormattedText Text { get; init; } = FormattedText.Empty;

    public Media? Media { get; init; }

    public Markup? Markup { get; init; }

    public int? Thread { get; init; }

    public StoredMessage? ReplyTo { get; init; }

    public string? MediaGroup { get; init; }

    public byte[]? ForwardOrigin { get; init; }

    public byte[]? Reaction { get; init; }

    public bool Protected { get; init; }

    public bool Edited { get; init; }

    public bool Deleted { get; init; }

    public bool CaptionAbove { get; init; }

    /// <summary>The chat's version at the last change the person could see.</summary>
    public long Version { get; init; }

    /// <summary>As a Bot API <c>Message</c>.</summary>
    public void Write(Utf8JsonWriter writer) => Write(writer, forPage: false, withReply: true);

    /// <summary>As the chat page sees it: all kinds of <c>reply_markup</c>, <c>edited</c>, the bot's reaction.</summary>
    public void WriteForPage(Utf8JsonWriter writer) => Write(writer, forPage: true, withReply: true);

    private void Write(Utf8JsonWriter writer, bool forPage, bool withReply)
    {
        writer.WriteStartObject();
        writer.WriteNumber("message_id"u8, Id);
        if (Thread is { } thread)
        {
            writer.WriteNumber("message_thread_id"u8, thread);
        }

        writer.Raw("from"u8, From.User);
        writer.Raw("chat"u8, Chat.Json);
        writer.WriteNumber("date"u8, Date);
        if (EditDate is { } edited)
        {
            writer.WriteNumber("edit_date"u8, edited);
        }

        if (Thread is not null && Chat.IsForum)
        {
            writer.WriteBoolean("is_topic_message"u8, true);
        }

        writer.Raw("forward_origin"u8, ForwardOrigin);
        if (withReply && ReplyTo is { } reply && Chat.Find(reply.Id) is { } present)
        {
            writer.WritePropertyName("reply_to_message"u8);
            present.Write(writer, forPage, withReply: false);
        }

        writer.Text("media_group_id"u8, MediaGroup);
        if (Protected)
        {
            writer.WriteBoolean("has_protected_content"u8, true);
        }

        WriteContent(writer);
        if (Markup is not null && (forPage || Markup.IsInline))
        {
            writer.Raw("reply_markup"u8, Markup.Json);
        }

        if (forPage)
        {
            writer.WriteBoolean("edited"u8, Edited);
            writer.Raw("reaction"u8, Reaction);
        }

        writer.WriteEndObject();
    }

    private void WriteContent(Utf8JsonWriter writer)
    {
        if (Media is null)
        {
            writer.WriteString("text"u8, Text.Text);
            writer.Raw("entities"u8, Entity.Bytes(Text.Entities));
            return;
        }

        writer.WritePropertyName(Media.Kind);
        writer.WriteRawValue(Media.Json, skipInputValidation: true);
        if (Media.Kind is "animation" or "venue")
        {
            // For apps that know only the older field.
            writer.WritePropertyName(Media.Kind is "animation" ? "document"u8 : "location"u8);
            if (Media.Kind is "animation")
            {
                writer.WriteRawValue(Media.Json, skipInputValidation: true);
            }
            else
            {
                using var venue = JsonDocument.Parse(Media.Json);
                venue.RootElement.GetProperty("location"u8).WriteTo(writer);
            }
        }

        if (Text.Text.Length > 0)
        {
            writer.WriteString("caption"u8, Text.Text);
            writer.Raw("caption_entities"u8, Entity.Bytes(Text.Entities));
        }

        if (CaptionAbove)
        {
            writer.WriteBoolean("show_caption_above_media"u8, true);
        }
    }
}
