using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>A topic in one language as its file has it, MCI sums still as placeholders.</summary>
/// <param name="Line">Of the direct answer.</param>
/// <param name="PointLines">Of each point.</param>
internal sealed record TopicSource(string File, TopicText Text, Wordings Wordings, int Line, ImmutableArray<int> PointLines);

/// <summary>
/// <c>locales/&lt;tag&gt;/law/&lt;id&gt;.md</c>: a head (title, keywords, asked), the direct answer, points (<c>- … [1][2]</c>)
/// and advice (<c>&gt; …</c>). Docs: docs/law-content.md.
/// </summary>
internal static partial class TopicFile
{
    public static TopicSource? Read(string file, string text, ICollection<Problem> problems)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        if (lines[0] != "---" || end < 0)
        {
            problems.Add(new(file, 1, "The file must begin with a head between two lines '---'."));
            return null;
        }

        var head = Head.Read(file, lines, 1, end, problems);
        var body = Body.Read(file, lines, end + 1, problems);
        var topic = new TopicText(head.Text("title"), body.Answer, body.Points, body.Advice);
        var wordings = new Wordings(head.List("keywords"), head.List("asked"));
        head.Done();
        return new(file, topic, wordings, body.Line, body.PointLines);
    }

    private sealed record Body(Point Answer, int Line, ImmutableArray<Point> Points, ImmutableArray<int> PointLines, ImmutableArray<string> Advice)
    {
        public static Body Read(string file, string[] lines, int first, ICollection<Problem> problems)
        {
            var answer = new List<string>();
            var answerLine = first + 1;
            var points = ImmutableArray.CreateBuilder<Point>();
            var pointLines = ImmutableArray.CreateBuilder<int>();
            var advice = ImmutableArray.CreateBuilder<string>();
            for (var at = first; at < lines.Length; at++)
            {
                switch (lines[at].TrimEnd())
                {
                    case "":
                        break;
                    case ['-', ' ', .. var point]:
                        points.Add(PointOf(point));
                        pointLines.Add(at + 1);
                        break;
                    case ['>', ' ', .. var line]:
                        advice.Add(line);
                        break;
                    case var line when points.Count == 0 && advice.Count == 0:
                        answerLine = answer.Count == 0 ? at + 1 : answerLine;
                        answer.Add(line);
                        break;
                    default:
                        problems.Add(new(file, at + 1, "A line after the direct answer must begin with '- ' (a fact) or '> ' (advice)."));
                        break;
                }
            }

            return new(PointOf(string.Join(' ', answer)), answerLine, points.DrainToImmutable(), pointLines.DrainToImmutable(), advice.DrainToImmutable());
        }
    }

    private static Point PointOf(string text) => new(
        Marker().Replace(text, ""),
        [.. Marker().Matches(text).Select(marker => int.Parse(marker.Groups["number"].Value, CultureInfo.InvariantCulture)).Distinct()]);

    [GeneratedRegex(@" ?\[(?<number>\d{1,3})\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marker();
}
