using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Conversations;

/// <summary>What a dialogue answers to one input: where the person is now, and what must happen.</summary>
public sealed record Turn
{
    public Turn(Session session, params ReadOnlySpan<Effect> effects)
    {
        Session = session;
        Effects = [.. effects];
    }

    public Session Session { get; init; }

    public ImmutableArray<Effect> Effects { get; init; }

    /// <summary>The same, with these words above the screen that it leads to.</summary>
    internal Turn Saying(ReadOnlySpan<Phrase> words)
    {
        var turn = this;
        for (var at = words.Length - 1; at >= 0; at--)
        {
            turn = turn.After(new Effect.Say(words[at]));
        }

        return turn;
    }

    /// <summary>The same with these effects before its own.</summary>
    public Turn After(params ReadOnlySpan<Effect> effects) => this with { Effects = [.. effects, .. Effects] };
}
