using System.Collections.Immutable;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>What the engine was tuned in. How: docs/law-content.md.</summary>
internal sealed record SearchWeights
{
    public static readonly SearchWeights Default = new();

    /// <summary>By <see cref="FeatureKind"/>.</summary>
    public ImmutableArray<float> Kinds { get; init; } = [1.4f, 0f, 1f, 2.5f, 0.14f, 0.05f, 0.2f, 0.6f];

    /// <summary>The same for single lines.</summary>
    public ImmutableArray<float> LineKinds { get; init; } = [0f, 0f, 0f, 0.4f, 0f, 0f, 0.3f, 0.3f];

    /// <summary>Added to a line's length, so that a line of one word is not near to everything that has the word.</summary>
    public float LineSlack { get; init; } = 20f;

    /// <summary>What the second-best language of a topic adds to the best.</summary>
    public float SecondLanguage { get; init; } = 0.12f;

    public float Title { get; init; } = 0.3f;

    public float Keywords { get; init; } = 3f;

    public float Asked { get; init; } = 1.4f;

    public float Answer { get; init; } = 0.4f;

    /// <summary>BM25: how soon a repeated word stops to count.</summary>
    public float K1 { get; init; } = 2f;

    /// <summary>BM25: how much a long field is held against a topic.</summary>
    public float B { get; init; } = 0.6f;

    /// <summary>What a text in another language than the reader's counts.</summary>
    public float OtherLanguage { get; init; } = 0.7f;

    /// <summary>What the best single line of a topic (a keyword, a way of asking) adds.</summary>
    public float BestLine { get; init; } = 0.2f;

    /// <summary>What a Latin word counts read as Cyrillic.</summary>
    public float Transliterated { get; init; } = 0.65f;

    /// <summary>The odds that a question has its answer here: a logistic regression.</summary>
    public float Bias { get; init; } = -1.8f;

    public float OfScore { get; init; } = 2f;

    public float OfTerms { get; init; } = 2.1f;

    public float OfElsewhere { get; init; } = -6.7f;

    public float OfLength { get; init; } = 1f;

    public float ClearAbove { get; init; } = 1.15f;
}
