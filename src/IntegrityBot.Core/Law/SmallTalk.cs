using System.Collections.Frozen;
using System.Collections.Immutable;
using IntegrityBot.Core.Law.Searching;

namespace IntegrityBot.Core.Law;

/// <summary>Knows what people type that is no question of law. Only whole lines count, so that no question is taken for one.</summary>
public sealed class SmallTalk
{
    /// <summary>Less than that says nothing; the number of an article has three.</summary>
    private const int MinSigns = 3;

    private readonly FrozenDictionary<string, TalkIntent> lines;

    /// <summary>Words of the longest line.</summary>
    private readonly int longest;

    public SmallTalk(ImmutableArray<TalkLine> lines)
    {
        var folded = lines.Select(line => (Words: Folding.Words(line.Text, int.MaxValue), line.Intent)).ToList();
        this.lines = folded.DistinctBy(line => string.Concat(line.Words), StringComparer.Ordinal)
            .ToFrozenDictionary(line => string.Concat(line.Words), line => line.Intent, StringComparer.Ordinal);
        longest = folded.Select(line => line.Words.Count).DefaultIfEmpty().Max();
    }

    /// <summary>One spelling of a line: two lines with the same are the same. Spaces, signs, capitals and Kazakh letters do not matter.</summary>
    public static string Folded(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return string.Concat(Folding.Words(line, int.MaxValue));
    }

    /// <summary>What a message says that is nothing but such lines, and what is asked in any other.</summary>
    public Heard Hear(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Folding.Words(text, int.MaxValue);
        var read = words.ConvertAll(word => Folding.IsLatin(word) ? Folding.ReadAsCyrillic(word) : word);
        var (at, polite) = (0, 0);
        TalkIntent? weightiest = null;
        while (Line(words, read, at) is var (length, intent) && length > 0)
        {
            at += length;
            weightiest = weightiest > intent ? weightiest : intent;
            polite = weightiest <= TalkIntent.Greeting ? at : polite;
        }

        return weightiest is not null && words.Skip(at).Sum(word => word.Length) < MinSigns ? new(weightiest, text)
            : text.Count(char.IsLetterOrDigit) < MinSigns ? new(TalkIntent.Unclear, text)
            : new(null, polite == 0 ? text : string.Join(' ', words.Skip(polite)));
    }

    /// <summary>The longest line that stands at a word, as it was typed or Latin letters read as Cyrillic.</summary>
    private (int Length, TalkIntent Intent) Line(List<string> words, List<string> read, int at)
    {
        for (var length = Math.Min(longest, words.Count - at); length > 0; length--)
        {
            if (lines.TryGetValue(string.Concat(words.GetRange(at, length)), out var intent)
                || lines.TryGetValue(string.Concat(read.GetRange(at, length)), out intent))
            {
                return (length, intent);
            }
        }

        return default;
    }
}

/// <summary>A line people type, in any of the languages.</summary>
public sealed record TalkLine(TalkIntent Intent, string Text);

/// <param name="Intent">Null when it may be a question, as the number of an article is.</param>
/// <param name="Question">What to search for: the text without the greeting it begins with.</param>
public sealed record Heard(TalkIntent? Intent, string Question);
