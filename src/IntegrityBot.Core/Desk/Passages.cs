using System.Globalization;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>A sentence on a button: <c>p:0.1</c> in the story, <c>p:Reporter.0.1</c> elsewhere.</summary>
internal static class Passages
{
    public static string Act(Passage passage) => passage.In == TextOf.Story
        ? string.Create(CultureInfo.InvariantCulture, $"p:{passage.Part}.{passage.Sentence}")
        : string.Create(CultureInfo.InvariantCulture, $"p:{passage.In}.{passage.Part}.{passage.Sentence}");

    public static Passage? Read(string action) => !action.StartsWith("p:", StringComparison.Ordinal) ? null : action[2..].Split('.') switch
    {
        [var part, var sentence] => Read(TextOf.Story, part, sentence),
        [var name, var part, var sentence] when Acts.Value<TextOf>($"v:{name}") is { } of => Read(of, part, sentence),
        _ => null,
    };

    private static Passage? Read(TextOf of, string part, string sentence) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var first) &&
        int.TryParse(sentence, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? new(first, second) { In = of }
            : null;
}
