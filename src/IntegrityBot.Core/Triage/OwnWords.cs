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
                    Story = [.. content.Story.Select((text, part) => Left(new(TextOf.Story, part, text)))],
                    Organisation = Answer(TextOf.Organisation, content.Organisation),
                    Sum = Answer(TextOf.Sum, content.Sum),
                    Source = Answer(TextOf.Source, content.Source),
                    Files = [],
                },
                Messages = [.. Dialogue(@case).Select(said => said.Message! with { Text = Left(said), File = null })],
            };

        string? Answer(TextOf of, string? text) => text is null ? null : Left(new(of, 0, text));

        string Left(OwnText text) => Without(text.Text, Hidden(@case, text));
    }

    public static IEnumerable<FileId> Photos(Case @case) =>
        @case.Content.Files.Concat(@case.Visible.Select(message => message.File).OfType<FileId>());

    /// <summary>The messages that the desk may see, ready texts among them.</summary>
    public static IEnumerable<OwnText> Dialogue(Case @case)
    {
        var (reporter, desk) = (0, 0);
        foreach (var message in @case.Messages)
        {
            var said = message.Author == Author.Desk
                ? new OwnText(TextOf.Desk, desk++, message.Text, message)
                : new(TextOf.Reporter, reporter++, message.Text, message);
            if (message.HeldUntil is null)
            {
                yield return said;
            }
        }
    }

    /// <summary>Every sentence that can be marked. How the reporter knows of it needs no mark.</summary>
    public static IEnumerable<(Passage Passage, string Text, OwnText From)> Sentences(Case @case)
    {
        OwnText[] answers =
        [
            .. @case.Content.Story.Select((text, part) => new OwnText(TextOf.Story, part, text)),
            new(TextOf.Organisation, 0, @case.Content.Organisation ?? ""),
            new(TextOf.Sum, 0, @case.Content.Sum ?? ""),
        ];
        return answers.Concat(Dialogue(@case)).SelectMany(text => Redaction.Sentences(text.Text).Select((range, sentence) =>
            (new Passage(text.Part, sentence) { In = text.In }, text.Text[range], text)));
    }

    /// <summary>What a redacted document leaves out: what a moderator marked, and what identifies by its form alone.</summary>
    public static IReadOnlyList<Range> Hidden(Case @case, OwnText text) => text.In == TextOf.Source

        // How somebody knows of it is what gives him away first.
        ? [Range.All]
        : [
            .. Redaction.Sentences(text.Text).Where((_, sentence) => @case.Work.Marked.Contains(new(text.Part, sentence) { In = text.In })),
            .. Redaction.Find(text.Text),
        ];

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

/// <param name="Part">As <see cref="Passage.Part"/>.</param>
/// <param name="Message">Of a text of the dialogue.</param>
public sealed record OwnText(TextOf In, int Part, string Text, TicketMessage? Message = null);

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
