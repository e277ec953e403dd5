using System.Collections.Immutable;

namespace IntegrityBot.Core.Law;

/// <summary>What the bot does with a question.</summary>
public enum Verdict
{
    /// <summary>The best topic is clearly best: show its answer.</summary>
    Clear,

    /// <summary>Show the first three to choose from.</summary>
    Choice,

    /// <summary>Say honestly that nothing was found.</summary>
    NotFound,
}

/// <param name="Hits">Best first; also filled when nothing was found, for editors. Never shown then.</param>
/// <param name="Category">Of the best hit; null when not a word was known.</param>
public sealed record SearchResult(Verdict Verdict, ImmutableArray<Hit> Hits, LawCategory? Category);

/// <param name="Score">Greater is better; comparable within one result only.</param>
public sealed record Hit(string TopicId, double Score);
