using System.Collections.Frozen;
using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>What people type that is no question: a greeting, a thank-you, a sign or two.</summary>
public sealed class SmallTalk
{
    /// <summary>What the content file calls its two lists.</summary>
    public const string GreetingId = "greeting";
    public const string ThanksId = "thanks";

    private const int MinSigns = 3;

    private readonly FrozenSet<string> greetings;
    private readonly FrozenSet<string> thanks;

    public SmallTalk(SmallTalkWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        greetings = words.Greetings.Select(Letters).ToFrozenSet(StringComparer.Ordinal);
        thanks = words.Thanks.Select(Letters).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>What to say to it; null when it may be a question, as the number of an article is.</summary>
    public Phrase? Answer(string text)
    {
        var letters = Letters(text);
        return greetings.Contains(letters) ? new(PhraseKeys.Question.Greeting)
            : thanks.Contains(letters) ? new(PhraseKeys.Question.Welcome)
            : text.Count(char.IsLetterOrDigit) < MinSigns ? new(PhraseKeys.Home.DidNotUnderstand)
            : null;
    }

    /// <summary>Spaces, signs and capitals do not matter.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
}

/// <summary>All of what a person may have typed, in any of the languages.</summary>
public sealed record SmallTalkWords(ImmutableArray<string> Greetings, ImmutableArray<string> Thanks)
{
    public static readonly SmallTalkWords None = new([], []);
}
