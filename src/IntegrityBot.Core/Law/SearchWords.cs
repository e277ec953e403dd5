using System.Collections.Immutable;

namespace IntegrityBot.Core.Law;

/// <summary>What the search is built from besides the texts that are shown. Nothing of it stays once the index is made.</summary>
/// <param name="Topics">By the id of the topic.</param>
public sealed record SearchWords(IReadOnlyDictionary<string, Translated<Wordings>> Topics)
{
    /// <summary>Words the search takes for one another.</summary>
    public ImmutableArray<Synonyms> Synonyms { get; init; } = [];

    /// <summary>Matters that are not answered here.</summary>
    public ImmutableArray<OtherMatter> Elsewhere { get; init; } = [];

    /// <summary>Words that are only said of what is answered here.</summary>
    public ImmutableArray<Synonyms> Here { get; init; } = [];
}

/// <summary>How people put a topic in one language: it finds the topic and is never shown.</summary>
/// <param name="Keywords">The statute's terms and everyday words people type.</param>
/// <param name="Asked">The ways people ask.</param>
public sealed record Wordings(ImmutableArray<string> Keywords, ImmutableArray<string> Asked);

/// <summary>Everyday words for one thing; one that ends in <c>*</c> stands for all words that begin so.</summary>
public sealed record Synonyms(string Id, Translated<ImmutableArray<string>> Words);

/// <summary>A matter that people ask about and that is not answered here.</summary>
/// <param name="Words">Words that nobody uses who asks about a topic; see <see cref="Synonyms"/>.</param>
/// <param name="Asked">The ways people ask about it: they compete with those of the topics.</param>
public sealed record OtherMatter(string Id, Translated<ImmutableArray<string>> Words, Translated<ImmutableArray<string>> Asked);
