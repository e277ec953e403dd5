using System.Collections.Immutable;

namespace IntegrityBot.Core.Law;

/// <summary>What a topic is about; people browse by it. Phrases: <c>lawCategory.*</c>.</summary>
public enum LawCategory
{
    CorruptionBasics,
    Liability,
    Procurement,
    ConflictOfInterest,
    Reporting,
    WhistleblowerProtection,
    StudentLife,
    PublicControl,
}

/// <summary>Of a topic of the law; a ticket has another.</summary>
public enum Priority
{
    Core,
    Extra,
}

/// <summary>One question of the law with its answer.</summary>
/// <param name="Id">Stable, kebab-case, at most 40 signs: part of deep links.</param>
/// <param name="AsOf">Of the oldest fact the answer rests on.</param>
/// <param name="Related">Ids of three to five other topics.</param>
public sealed record Topic(
    string Id, LawCategory Category, Priority Priority, AsOf AsOf, ImmutableArray<string> Related, ImmutableArray<Fact> Facts, Translated<TopicText> Texts)
{
    public Fact? Fact(int number) => Facts.FirstOrDefault(fact => fact.Number == number);

    /// <summary>Every cite the answer rests on, in the order it first needs them, without repeats.</summary>
    public ImmutableArray<Cite> Cites =>
    [
        .. Texts.En.Answer.Facts.Concat(Texts.En.Points.SelectMany(point => point.Facts)).Distinct()
            .Select(Fact).OfType<Fact>().SelectMany(fact => fact.Cites).Distinct(),
    ];
}

/// <summary>A topic in one language. Plain text, MCI sums already in words.</summary>
/// <param name="Answer">The direct answer, one or two sentences.</param>
/// <param name="Points">The facts that carry it.</param>
/// <param name="Advice">What one can do now, a line each.</param>
public sealed record TopicText(string Title, Point Answer, ImmutableArray<Point> Points, ImmutableArray<string> Advice);

/// <summary>A sentence or two, and the numbers of the facts that carry it.</summary>
public sealed record Point(string Text, ImmutableArray<int> Facts);

/// <summary>How sure a fact is: the text of the act was read, it was seen in the media or inferred, or neither.</summary>
public enum Confidence
{
    Verified,
    Secondary,
    Unverified,
}

/// <summary>What an act says, and how sure that is. The words are the answer's.</summary>
/// <param name="Number">By which the texts of its topic name it.</param>
/// <param name="AsOf">When the act was read; null where the fact rests on no act.</param>
public sealed record Fact(int Number, Confidence Confidence, AsOf? AsOf, ImmutableArray<Cite> Cites);

/// <summary>A fact of another topic, as quiz questions and cases point to it.</summary>
public sealed record FactRef(string Topic, int Number);
