using System.Collections.Immutable;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Conversations;

/// <summary>What a dialogue may know of the world at one moment.</summary>
/// <param name="Today">The desk's calendar day.</param>
/// <param name="Hint">The language of the person's app, if it says; a hint only.</param>
/// <param name="Practice">How this installation really keeps things: the ground of /privacy.</param>
/// <param name="Law">All legal content.</param>
/// <param name="Search">Over the same content.</param>
/// <param name="BotName">The bot's own username, for links to it; empty while it is not known.</param>
/// <param name="Seed">Chance for this moment: which quiz questions are drawn.</param>
public sealed record Setting(
    DateTimeOffset Now,
    DateOnly Today,
    Deadlines Deadlines,
    Practice Practice,
    Language? Hint,
    LawLibrary Law,
    LawSearch Search,
    string BotName,
    int Seed)
{
    /// <summary>The member of the desk whose chat this is; null for everybody else.</summary>
    public Member? Me { get; init; }

    /// <summary>All members; empty unless <see cref="Me"/> is one.</summary>
    public ImmutableArray<Member> Staff { get; init; } = [];

    /// <summary>What reporters may know of the desk's people.</summary>
    public DeskFace Desk { get; init; } = DeskFace.None;
}
