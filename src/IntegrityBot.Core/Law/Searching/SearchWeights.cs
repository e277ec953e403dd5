using System.Collections.Immutable;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>What the engine was tuned in. How: docs/law-content.md.</summary>
internal sealed record SearchWeights
{
    public static readonly SearchWeights Default = new();

    /// <summary>By <see cref="FeatureKind"/>.</summary>
    public ImmutableArray<float> Kinds { get; init; } = [1.5f, 1f, 2.5f, 0.2f, 0.12f, 0.4f, 1.3f, 0.8f];

    /// <summary>What the second-best language of a topic adds to the best.</summary>
    public float SecondLanguage { get; init; } = 0.3f;

    public float Title { get; init; } = 0.6f;

    public float Keywords { get; init; } = 3f;

    public float Asked { get; init; } = 1.2f;

    public float Answer { get; init; } = 1f;

    /// <summary>BM25: how soon a repeated word stops to count.</summary>
    public float K1 { get; init; } = 2.4f;

    /// <summary>BM25: how much a long field is held against a topic.</summary>
    public float B { get; init; } = 0.56f;

    /// <summary>What a text in another language than the reader's counts.</summary>
    public float OtherLanguage { get; init; } = 0.9f;

    /// <summary>What it adds when the question is a line of the topic, word for word.</summary>
    public float ExactLine { get; init; } = 1f;

    /// <summary>What a word that all topics have still counts.</summary>
    public float Floor { get; init; } = 0.2f;

    /// <summary>What a Latin word counts read as Cyrillic.</summary>
    public float Transliterated { get; init; } = 0.9f;

    /// <summary>The odds that a question has its answer here: a logistic regression.</summary>
    public float Bias { get; init; } = -6f;

    public float OfScore { get; init; } = 4.65f;

    /// <summary>For the score of the nearest matter that is not answered here.</summary>
    public float OfOther { get; init; } = -3.9f;

    /// <summary>Few words are like no other matter at all: that alone speaks for no answer.</summary>
    public float LeastOther { get; init; } = 0.25f;

    /// <summary>For words of what is answered here; for words of other matters.</summary>
    public float OfHere { get; init; } = 2.65f;

    public float OfElsewhere { get; init; } = -2.75f;

    public float OfLength { get; init; } = 1.07f;

    public float ClearAbove { get; init; } = 1.15f;
}
