using System.Collections.Immutable;

namespace IntegrityBot.Core.Law;

/// <summary>What the search is built from besides the texts that are shown. Nothing of it stays once the index is made.</summary>
/// <param name="Topics">By the id of the topic.</param>
public sealed record SearchWords(IReadOnlyDictionary<string, Translated<Wordings>> Topics)
{
    /// <summary>Words the search takes for one another.</summary>
    public ImmutableArray<Synonyms> Synonyms { get; init; } = [];

    /// <summary>Words of matters that are not answered here.</summary>
    public ImmutableArray<Synonyms> Elsewhere { get; init; } = [];

    /// <summary>Words that are only said of what is answered here.</summary>
    public ImmutableArray<Synonyms> Here { get; init; } = [];

    /// <summary>Everyday words of both.</summary>
    public ImmutableArray<Synonyms> Anywhere { get; init; } = [];
}

/// <summary>How people put a topic in one language: it finds the topic and is never shown.</summary>
/// <param name="Keywords">The statute's terms and everyday words people type.</param>
/// <param name="Asked">The ways people ask.</param>
public sealed record Wordings(ImmutableArray<string> Keywords, ImmutableArray<string> Asked);

/// <summary>Everyday words for one thing; one that ends in <c>*</c> stands for all words that begin so.</summary>
public sealed record Synonyms(string Id, Translated<ImmutableArray<string>> Words);
