using System.Collections.Immutable;
using System.Text;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Triage;

/// <summary>
/// What of a ticket goes out with the reporter's own words: his answers, his story and the dialogue, in which the desk may have quoted
/// him. The document and the screen on which a second member reads it before his yes are made from the same.
/// </summary>
public static class OwnWords
{
    /// <summary>Stands for what a redacted document leaves out.</summary>
    private const string Black = "⬛";

    /// <summary>The ticket as it goes out: of a redacted one with nothing left of what is hidden, and no photos.</summary>
    public static Case Leaving(Case @case, ExportScope scope)
    {
        var content = @case.Content with { Urgency = Urgency.None };
        return scope == ExportScope.Whole
            ? @case with { Content = content }
            : @case with
            {
                Content = content with
                {
                    Story = [.. content.Story.Select((text, part) => Without(text, HiddenInStory(@case, part)))],
                    Organisation = Without(content.Organisation),
                    Sum = Without(content.Sum),

                    // How somebody knows of it is what gives him away first.
                    Source = content.Source is null ? null : Black,
                    Files = [],
                },
                Messages = [.. @case.Messages.Select(message => message with { Text = Without(message.Text)!, File = null })],
            };
    }

    public static IEnumerable<FileId> Photos(Case @case) =>
        @case.Content.Files.Concat(@case.Visible.Select(message => message.File).OfType<FileId>());

    /// <summary>What a redacted document leaves out of a part of the story.</summary>
    public static IReadOnlyList<Range> HiddenInStory(Case @case, int part)
    {
        var text = @case.Content.Story[part];
        return [.. Redaction.Sentences(text).Where((_, sentence) => @case.Work.Marked.Contains(new(part, sentence))), .. Redaction.Find(text)];
    }

    /// <summary>A text in pieces that are hidden or not, each as long as can be.</summary>
    public static IReadOnlyList<(string Text, bool Hidden)> Pieces(string text, IReadOnlyList<Range> hidden)
    {
        var black = new bool[text.Length];
        foreach (var range in hidden)
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            black.AsSpan(start, length).Fill(true);
        }

        var pieces = new List<(string, bool)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && black[end] == black[at])
            {
                end++;
            }

            pieces.Add((text[at..end], black[at]));
            at = end;
        }

        return pieces;
    }

    private static string? Without(string? text) => text is null ? null : Without(text, Redaction.Find(text));

    private static string Without(string text, IReadOnlyList<Range> hidden)
    {
        var left = new StringBuilder();
        foreach (var (piece, isHidden) in Pieces(text, hidden))
        {
            left.Append(isHidden ? Black : piece).Append(isHidden && char.IsWhiteSpace(piece[^1]) ? " " : "");
        }

        return left.ToString();
    }
}

/// <summary>
/// What two members agree may go out: how much of the ticket, and what there was of it by then. What comes to it later, or is marked
/// otherwise, nobody has agreed to.
/// </summary>
/// <param name="Messages">Messages of both sides that the desk could see. They only ever grow in number, and none changes.</param>
public sealed record Agreed(ExportScope Scope, int Messages)
{
    /// <summary>The passages a redacted document leaves out.</summary>
    public ImmutableArray<Passage> Marked { get; init; } = [];

    public static Agreed On(Case @case, ExportScope scope) =>
        new(scope, @case.Visible.Count()) { Marked = scope == ExportScope.Redacted ? @case.Work.Marked : [] };

    /// <summary>Whether the ticket is still what was agreed on.</summary>
    public bool Holds(Case @case) =>
        Messages == @case.Visible.Count() && (Scope == ExportScope.Whole || Marked.ToHashSet().SetEquals(@case.Work.Marked));

    /// <summary>Whether a document of this scope holds nothing but what was agreed on.</summary>
    public bool Allows(Case @case, ExportScope scope) => scope <= Scope && Holds(@case);
}
