using System.Collections.Immutable;

namespace IntegrityBot.Core.Law;

/// <param name="Facts">The numbers of the topic's facts that decide it.</param>
/// <param name="Correct">Index of the right option.</param>
public sealed record QuizQuestion(
    string Id, LawCategory Category, string Topic, ImmutableArray<int> Facts, int Correct, Translated<QuizText> Texts);

public sealed record QuizText(string Question, ImmutableArray<string> Options, string Explanation);

/// <summary>A short story in which one chooses and sees what follows.</summary>
public sealed record Case(string Id, ImmutableArray<string> Topics, Translated<CaseText> Texts, ImmutableArray<CaseChoice> Choices);

public sealed record CaseText(string Title, string Story, string Question);

public sealed record CaseChoice(bool Good, ImmutableArray<FactRef> Facts, Translated<ChoiceText> Texts);

public sealed record ChoiceText(string Choice, string Consequence);

/// <summary>Where in a purchase, or in what field, a warning sign shows. Phrases: <c>flagStage.*</c>.</summary>
public enum FlagStage
{
    Planning,
    Specification,
    MethodChoice,
    Publication,
    Evaluation,
    Contract,
    ExecutionAcceptance,
    Payment,
    Education,
    Health,
    Hiring,
    Land,
    Permits,
    Police,
    SocialAid,
    Assets,
}

/// <summary>A warning sign as a yes/no question.</summary>
/// <param name="AsOf">Of the oldest act it cites; null where it rests on no act.</param>
public sealed record RedFlag(string Id, FlagStage Stage, Confidence Confidence, AsOf? AsOf, ImmutableArray<Cite> Cites, Translated<FlagText> Texts);

public sealed record FlagText(string Question, string Why);

/// <summary>Whether an address was seen to be right. All but a usable one need a note that says why; an outdated one has no address.</summary>
public enum ContactStatus
{
    Usable,

    /// <summary>Shown with its date and hedge only.</summary>
    CheckBeforeRelease,

    /// <summary>Explained, never linked.</summary>
    Outdated,
}

/// <param name="Value">A number or address as people write it; null for a kind of body.</param>
/// <param name="Url">Null for an outdated one, always.</param>
/// <param name="Checked">When the source was seen; null when it bears no date.</param>
public sealed record Contact(string Id, string? Value, Uri? Url, ContactStatus Status, AsOf? Checked, Translated<ContactText> Texts);

public sealed record ContactText(string Name, string Use, string? Note);

/// <param name="IsAttested">The Kazakh form was found in a source; else it is standard but unchecked.</param>
public sealed record Term(Translated<string> Names, bool IsAttested);
