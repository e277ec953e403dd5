using System.Collections.Immutable;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>What the engine was tuned in. How: docs/law-content.md.</summary>
internal sealed record SearchWeights
{
    public static readonly SearchWeights Default = new();

    /// <summary>By <see cref="FeatureKind"/>.</summary>
    public ImmutableArray<float> Kinds { get; init; } = [1f, 0.6f, 0.6f, 0.4f, 0.2f, 0.1f, 0.3f];

    public float Title { get; init; } = 2f;

    public float Keywords { get; init; } = 2.5f;

    public float Asked { get; init; } = 2f;

    public float Answer { get; init; } = 0.7f;

    /// <summary>BM25: how soon a repeated word stops to count.</summary>
    public float K1 { get; init; } = 1.2f;

    /// <summary>BM25: how much a long field is held against a topic.</summary>
    public float B { get; init; } = 0.5f;

    /// <summary>What a text in another language than the reader's counts.</summary>
    public float OtherLanguage { get; init; } = 0.5f;

    /// <summary>What the best single line of a topic (a keyword, a way of asking) adds.</summary>
    public float BestLine { get; init; } = 1f;

    /// <summary>What a Latin word counts read as Cyrillic.</summary>
    public float Transliterated { get; init; } = 1f;

    public float NotFoundBelow { get; init; } = 0.3f;

    public float ClearAbove { get; init; } = 1.15f;
}
