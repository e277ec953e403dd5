namespace IntegrityBot.Core.Triage;

/// <summary>
/// What a moderator may hide before a report leaves the desk. It finds what identifies by its form alone; names, places and offices have
/// none, so a person reads the rest.
/// </summary>
public static class Redaction
{
    /// <summary>
    /// Phone numbers, e-mail addresses, @names, links and domains, IIN and BIN, card, account and document numbers, car plates, and the
    /// numbers of houses and flats, as written in Kazakh, Russian and English. Sums, dates and the numbers of laws stay.
    /// </summary>
    /// <returns>In order, not empty, and apart from one another; each can be used on <paramref name="text"/> as it is.</returns>
    public static IReadOnlyList<Range> Find(string text)
    {
        var found = Identifiers.In(text).OrderBy(span => span.Start).ThenBy(span => span.End);
        var ranges = new List<Range>();
        foreach (var (start, end) in found)
        {
            if (ranges.Count > 0 && start < ranges[^1].End.Value)
            {
                ranges[^1] = ranges[^1].Start..Math.Max(end, ranges[^1].End.Value);
            }
            else
            {
                ranges.Add(start..end);
            }
        }

        return ranges;
    }

    /// <summary>
    /// The sentences of a text, so that one can be hidden as a whole. A line end always ends one; after an abbreviation ("т.б.", "г.", "ст.", "No."),
    /// an initial or the number of a list none ends.
    /// </summary>
    /// <returns>In order and without gaps: together they are the whole text, the white space behind a sentence being its own. None for an empty text.</returns>
    public static IReadOnlyList<Range> Sentences(string text) => SentenceEnds.Split(text);
}
