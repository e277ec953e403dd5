namespace IntegrityBot.Core.Triage;

public static class Redaction
{
    public static IReadOnlyList<Range> Find(string text) => text.Contains('@', StringComparison.Ordinal) ? [0..1] : [];

    public static IReadOnlyList<Range> Sentences(string text) => [0..text.Length];
}
