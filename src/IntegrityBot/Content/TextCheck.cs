using System.Collections.Immutable;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>One topic's words: by themselves, and against the other languages.</summary>
internal static class TextCheck
{
    public static IEnumerable<Problem> Problems(string id, TopicSource source, ImmutableArray<Fact> facts, bool explainsAbolished)
    {
        Problem Wrong(int line, string message) => new(source.File, line, message);
        var text = source.Text;
        foreach (var (point, line) in text.Points.Zip(source.PointLines).Prepend((text.Answer, source.Line)))
        {
            foreach (var number in point.Facts)
            {
                if (facts.FirstOrDefault(fact => fact.Number == number) is not { } fact)
                {
                    yield return Wrong(line, $"Topic '{id}' has no fact {number}.");
                }
                else if (fact.Confidence == Confidence.Unverified)
                {
                    yield return Wrong(line, $"Fact {number} is unverified: it may not be shown.");
                }
            }

            if (!Mci.IsWellFormed(point.Text))
            {
                yield return Wrong(line, "A placeholder is broken: only {{mci:50}} is known.");
            }

            if (point.Text.AsSpan().ContainsAny("[]"))
            {
                yield return Wrong(line, "A fact marker is broken: write [3].");
            }
        }

        if (!text.Advice.All(Mci.IsWellFormed))
        {
            yield return Wrong(source.Line, "A placeholder of the advice is broken: only {{mci:50}} is known.");
        }

        foreach (var (point, line) in text.Points.Zip(source.PointLines).Where(pair => pair.First.Facts.Length == 0))
        {
            yield return Wrong(line, $"The point '{point.Text[..Math.Min(40, point.Text.Length)]}…' names no fact: end it with [n].");
        }

        if (text.Answer.Text.Length > 0 && text.Answer.Facts.Length == 0)
        {
            yield return Wrong(source.Line, "The direct answer names no fact: end its sentences with [n].");
        }

        if (text.Answer.Text.Length == 0 || text.Points.Length == 0 || text.Advice.Length == 0)
        {
            yield return Wrong(source.Line, "An answer needs a direct answer, points and what one can do.");
        }

        if (!Mci.HasNone(text.Title))
        {
            yield return Wrong(2, "A title may hold no placeholder: it stands on buttons.");
        }

        if (text.Title.Length > 75)
        {
            yield return Wrong(2, $"The title has {text.Title.Length} signs; at most 75 fit on a button.");
        }

        foreach (var problem in Lists(source))
        {
            yield return problem;
        }

        if (!explainsAbolished && text.Points.Append(text.Answer).Select(point => point.Text).Concat(text.Advice).Any(ContentCheck.NamesAbolishedBody))
        {
            yield return Wrong(source.Line, "The dissolved agency is named outside the topic that explains it.");
        }
    }

    /// <summary>What must be the same in every language: facts, their order, sums and figures; and no list much shorter than the others.</summary>
    public static IEnumerable<Problem> Differences(IReadOnlyList<TopicSource> texts)
    {
        foreach (var (name, value) in new (string, Func<TopicText, string>)[]
        {
            ("fact numbers", text => string.Join(" | ", text.Points.Prepend(text.Answer).Select(point => string.Join(',', point.Facts.Order())))),
            ("figures", text => ContentCheck.Figures(text.Points.Prepend(text.Answer).Select(point => point.Text).Concat(text.Advice))),
        })
        {
            var values = texts.Select(source => value(source.Text)).ToList();
            for (var at = 1; at < texts.Count; at++)
            {
                if (values[at] != values[0])
                {
                    yield return new(texts[at].File, texts[at].Line, $"The {name} differ from {texts[0].File}: '{values[at]}' and '{values[0]}'.");
                }
            }
        }

        foreach (var (name, count) in new (string, Func<Wordings, int>)[] { ("keywords", words => words.Keywords.Length), ("asked", words => words.Asked.Length) })
        {
            var most = texts.Max(source => count(source.Wordings));
            foreach (var source in texts.Where(source => count(source.Wordings) * 2 < most))
            {
                yield return new(source.File, 2, $"The list '{name}' has {count(source.Wordings)} lines and another language {most}: balance them.");
            }
        }
    }

    private static IEnumerable<Problem> Lists(TopicSource source)
    {
        foreach (var (name, list, least) in new[] { ("keywords", source.Wordings.Keywords, 8), ("asked", source.Wordings.Asked, 10) })
        {
            if (list.Length < least)
            {
                yield return new(source.File, 2, $"The list '{name}' has {list.Length} lines; people need at least {least}.");
            }

            foreach (var twice in list.GroupBy(line => line, StringComparer.OrdinalIgnoreCase).Where(lines => lines.Count() > 1))
            {
                yield return new(source.File, 2, $"The list '{name}' has '{twice.Key}' twice.");
            }
        }
    }
}
