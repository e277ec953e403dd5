using System.Globalization;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>The sentences of a story, so that single ones can be marked as identifying.</summary>
public static class Passages
{
    public static IEnumerable<(Passage Passage, string Text)> Of(TicketContent content) => content.Story.SelectMany((text, part) =>
        Redaction.Sentences(text).Select((range, sentence) => (new Passage(part, sentence), text[range])));

    internal static string Act(Passage passage) => string.Create(CultureInfo.InvariantCulture, $"p:{passage.Part}.{passage.Sentence}");

    internal static Passage? Read(string action) =>
        action.StartsWith("p:", StringComparison.Ordinal) && action[2..].Split('.') is [var part, var sentence] &&
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var first) &&
        int.TryParse(sentence, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? new(first, second)
            : null;
}
