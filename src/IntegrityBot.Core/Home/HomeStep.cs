using IntegrityBot.Core.Conversations;

namespace IntegrityBot.Core.Home;

/// <summary>Outside any task: the language, the menu and what can be read.</summary>
public abstract record HomeStep : Step
{
    private HomeStep() { }

    /// <param name="Pending">A deep link's payload, followed once the language is known.</param>
    public sealed record ChoosingLanguage(string? Pending) : HomeStep;

    public sealed record Menu : HomeStep;

    public sealed record ReadingPrivacy : HomeStep;

    public sealed record ReadingHelp : HomeStep;

    /// <param name="Month">The first day of the month shown; null for the latest.</param>
    public sealed record ReadingStatistics(DateOnly? Month) : HomeStep;

    /// <summary>Free text came outside any task: shall it go to the desk as a question?</summary>
    public sealed record OfferingQuestion(int Slot, string Text) : HomeStep;
}
