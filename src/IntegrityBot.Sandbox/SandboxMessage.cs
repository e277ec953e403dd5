using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Texts;

namespace IntegrityBot.Sandbox;

/// <summary>A button as a person sees it.</summary>
/// <param name="Text">The label.</param>
/// <param name="Data">The <c>callback_data</c>, if tapping it tells the bot.</param>
/// <param name="CopyText">What it copies, if it copies.</param>
/// <param name="Url">What it opens, if it opens something.</param>
public sealed record SandboxButton(string Text, string? Data = null, string? CopyText = null, string? Url = null)
{
    /// <summary>Greyed out: tapping does nothing.</summary>
    public bool Disabled { get; init; }
}

/// <summary>The bot's answer to a tap.</summary>
/// <param name="CallbackId">Id of the tap it answers.</param>
/// <param name="Text">May be empty: then the person sees only the button stop spinning.</param>
/// <param name="ShowAlert">A window to close instead of a line that goes by itself.</param>
/// <param name="Url">What the app opens.</param>
public sealed record SandboxToast(string CallbackId, string Text, bool ShowAlert, string? Url = null);

/// <summary>A message as it stood when it was looked at; an edit or a deletion later does not change this object.</summary>
public sealed record SandboxMessage
{
    private SandboxMessage()
    {
    }

    public required int Id { get; init; }

    /// <summary>Text, or the caption of a photo or file; after entity parsing, as the person reads it.</summary>
    public required string Text { get; init; }

    /// <summary>The same with its formatting as Bot API HTML.</summary>
    public required string Html { get; init; }

    /// <summary><c>text</c>, or the kind of media: <c>photo</c>, <c>document</c>, <c>voice</c>, <c>contact</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>The inline keyboard's rows.</summary>
    public required IReadOnlyList<IReadOnlyList<SandboxButton>> Buttons { get; init; }

    /// <summary>The labels of a reply keyboard that came with it.</summary>
    public required IReadOnlyList<IReadOnlyList<SandboxButton>> Keyboard { get; init; }

    /// <summary>From the bot, and not from a person.</summary>
    public required bool FromBot { get; init; }

    public required long FromId { get; init; }

    /// <summary>Text, caption or media were edited.</summary>
    public required bool Edited { get; init; }

    public required bool Deleted { get; init; }

    /// <summary>Sent with <c>protect_content</c>.</summary>
    public required bool Protected { get; init; }

    public required DateTimeOffset Date { get; init; }

    public int? ReplyTo { get; init; }

    public int? Thread { get; init; }

    public string? MediaGroup { get; init; }

    /// <summary>Name of the file in it, if it has one.</summary>
    public string? FileName { get; init; }

    /// <summary>Bytes of the file in it, if it has one.</summary>
    public ReadOnlyMemory<byte>? File { get; init; }

    /// <summary>All buttons of <see cref="Buttons"/> in one list.</summary>
    public IEnumerable<SandboxButton> AllButtons => Buttons.SelectMany(row => row);

    internal static SandboxMessage Of(StoredMessage message) => new()
    {
        Id = message.Id,
        Text = message.Text.Text,
        Html = HtmlView.Of(message.Text),
        Kind = message.Media?.Kind ?? "text",
        Buttons = message.Markup is { IsInline: true } inline ? Rows(inline) : [],
        Keyboard = message.Markup is { Kind: "keyboard" } keyboard ? Rows(keyboard) : [],
        FromBot = message.From.IsBot,
        FromId = message.From.Id,
        Edited = message.Edited,
        Deleted = message.Deleted,
        Protected = message.Protected,
        Date = DateTimeOffset.FromUnixTimeSeconds(message.Date),
        ReplyTo = message.ReplyTo?.Id,
        Thread = message.Thread,
        MediaGroup = message.MediaGroup,
        FileName = message.Media?.File?.Name,
        File = message.Media?.File?.Bytes,
    };

    private static IReadOnlyList<IReadOnlyList<SandboxButton>> Rows(Markup markup) =>
        [.. markup.Rows.Select(row => row.Select(button =>
            new SandboxButton(button.Text, button.Data, button.CopyText, button.Url) { Disabled = button.Disabled }).ToList())];
}
