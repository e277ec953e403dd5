using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Conversations;

/// <summary>What a person sees: paragraphs, and rows of buttons under them. Still in no language.</summary>
/// <param name="HoldsReceipt">It shows a receipt, so it is never pushed out of the outbox, and is deleted on request.</param>
public sealed record Screen(ImmutableArray<Phrase> Paragraphs, ImmutableArray<ImmutableArray<Button>> Rows, bool HoldsReceipt = false)
{
    public static Screen Of(params ReadOnlySpan<Phrase> paragraphs) => new([.. paragraphs], []);

    /// <summary>Puts these paragraphs above the others.</summary>
    public Screen Below(params ReadOnlySpan<Phrase> first) => this with { Paragraphs = [.. first, .. Paragraphs] };

    /// <summary>Adds one row of buttons below the others.</summary>
    public Screen Row(params ReadOnlySpan<Button> buttons) => this with { Rows = Rows.Add([.. buttons]) };

    /// <summary>Adds buttons in rows of <paramref name="width"/>.</summary>
    public Screen Grid(IEnumerable<Button> buttons, int width) =>
        this with { Rows = Rows.AddRange(buttons.Chunk(width).Select(row => row.ToImmutableArray())) };
}

public enum ButtonStyle
{
    Plain,
    Primary,
    Success,
    Danger,
}

[JsonDerivedType(typeof(Act), "act")]
[JsonDerivedType(typeof(Copy), "copy")]
public abstract record Button(Phrase Label)
{
    /// <summary>A tap that comes back as <see cref="Input.Tapped"/> with the same action. The action holds ids, never content.</summary>
    public sealed record Act(Phrase Label, string Action, ButtonStyle Style = ButtonStyle.Plain) : Button(Label);

    /// <summary>Puts a text on the person's clipboard; the bot hears nothing of it.</summary>
    public sealed record Copy(Phrase Label, string Text) : Button(Label);
}
