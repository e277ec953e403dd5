using System.Collections.Immutable;
using System.Text;

namespace IntegrityBot.Content;

/// <summary>
/// The head of a topic file: the few forms of YAML it needs (<c>key: text</c>, <c>key: [a, "b"]</c>, <c>key:</c> with lines
/// <c>  - text</c>), so that any YAML editor reads it. A general parser takes half a second of every start for these 351 heads.
/// </summary>
internal sealed class Head
{
    private readonly Dictionary<string, (int Line, string? Text, ImmutableArray<string> List)> entries = new(StringComparer.Ordinal);
    private readonly string file;
    private readonly ICollection<Problem> problems;

    private Head(string file, ICollection<Problem> problems)
    {
        this.file = file;
        this.problems = problems;
    }

    /// <param name="first">Index of the first line of the head.</param>
    /// <param name="end">Index of the line after it.</param>
    public static Head Read(string file, string[] lines, int first, int end, ICollection<Problem> problems)
    {
        var head = new Head(file, problems);
        for (var at = first; at < end;)
        {
            at = head.Take(lines, at, end);
        }

        return head;
    }

    public string Text(string key)
    {
        if (entries.Remove(key, out var entry) && entry.Text is { Length: > 0 } text)
        {
            return text;
        }

        Report(entry.Line, $"'{key}' must be a text.");
        return "";
    }

    public ImmutableArray<string> List(string key)
    {
        if (entries.Remove(key, out var entry) && entry.Text is null)
        {
            return entry.List;
        }

        Report(entry.Line, $"'{key}' must be a list.");
        return [];
    }

    /// <summary>Says which keys nobody asked for: mostly typing errors.</summary>
    public void Done()
    {
        foreach (var (key, entry) in entries)
        {
            Report(entry.Line, $"'{key}' is not known here.");
        }
    }

    private int Take(string[] lines, int at, int end)
    {
        var line = lines[at].TrimEnd();
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || line[0] == ' ')
        {
            Report(at + 1, "Expected 'title:', 'keywords:' or 'asked:'.");
            return at + 1;
        }

        var (key, rest, next) = (line[..colon], line[(colon + 1)..].Trim(), at + 1);
        var list = ImmutableArray.CreateBuilder<string>();
        if (rest.Length == 0)
        {
            for (; next < end && lines[next].StartsWith("  - ", StringComparison.Ordinal); next++)
            {
                list.Add(Whole(lines[next][4..].Trim(), next + 1));
            }
        }
        else if (rest[0] == '[')
        {
            Flow(rest, at + 1, list);
        }

        var text = rest.Length == 0 || rest[0] == '[' ? null : Whole(rest, at + 1);
        if (!entries.TryAdd(key, (at + 1, text, list.DrainToImmutable())))
        {
            Report(at + 1, $"'{key}' stands here twice.");
        }

        return next;
    }

    /// <summary>A scalar that is all of its line.</summary>
    private string Whole(string text, int line)
    {
        var at = 0;
        var value = Scalar(text, ref at, inList: false, line);
        if (value.Length == 0 || at < text.Length)
        {
            Report(line, "Expected one text: put it into quotes, and quotes inside it as \\\".");
        }

        return value;
    }

    private void Flow(string text, int line, ImmutableArray<string>.Builder list)
    {
        var at = 1;
        while (at < text.Length && text[at] != ']')
        {
            if (Scalar(text, ref at, inList: true, line) is { Length: > 0 } item)
            {
                list.Add(item);
            }

            while (at < text.Length && text[at] is ',' or ' ')
            {
                at++;
            }
        }

        if (at != text.Length - 1)
        {
            Report(line, "The list must be on one line and end with ']'.");
        }
    }

    private string Scalar(string text, ref int at, bool inList, int line)
    {
        if (text[at] is not ('"' or '\''))
        {
            var end = inList ? text.AsSpan(at).IndexOfAny(',', ']') : -1;
            var plain = (end < 0 ? text[at..] : text.Substring(at, end)).Trim();
            at = end < 0 ? text.Length : at + end;
            if (plain.Contains(": ", StringComparison.Ordinal) || plain.Contains(" #", StringComparison.Ordinal)
                || (plain.Length > 0 && plain[0] is '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '{' or '#'))
            {
                Report(line, $"Put '{plain}' into quotes.");
            }

            return plain;
        }

        var quote = text[at++];
        var value = new StringBuilder();
        for (; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == quote && (quote == '"' || at + 1 >= text.Length || text[at + 1] != quote))
            {
                at++;
                return value.ToString().Trim();
            }

            // In double quotes a backslash takes the next sign as it is; in single ones a quote is doubled.
            at += (quote == '"' && sign == '\\') || sign == quote ? 1 : 0;
            value.Append(at < text.Length ? text[at] : ' ');
        }

        Report(line, "A quote is not closed.");
        return value.ToString().Trim();
    }

    private void Report(int line, string message) => problems.Add(new(file, Math.Max(1, line), message));
}
