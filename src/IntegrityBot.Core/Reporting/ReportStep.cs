using IntegrityBot.Core.Conversations;

namespace IntegrityBot.Core.Reporting;

/// <summary>The way of one draft, from what is promised to the receipt.</summary>
public abstract record ReportStep : Step
{
    private ReportStep() { }

    /// <summary>The draft in hand; null once it is filed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Draft? Unsent => this switch
    {
        Promising(var draft) => draft,
        Asking(_, var draft, _) => draft,
        Reviewing(var draft) => draft,
        Reading(var draft, _) => draft,
        Cancelling(var draft, _, _, _) => draft,
        _ => null,
    };

    /// <summary>What is promised and what is not, before the first question.</summary>
    public sealed record Promising(Draft Draft) : ReportStep;

    /// <param name="FromReview">One answer is being changed; the next step is the review again.</param>
    public sealed record Asking(Field Field, Draft Draft, bool FromReview) : ReportStep;

    /// <summary>All answers, before sending.</summary>
    public sealed record Reviewing(Draft Draft) : ReportStep;

    /// <summary>The whole story, page by page, from the review.</summary>
    public sealed record Reading(Draft Draft, int Page) : ReportStep;

    /// <summary>Sure to throw away what was typed?</summary>
    /// <param name="At">The question it was asked at; null at the review.</param>
    /// <param name="FromPromise">It was asked before the first question.</param>
    public sealed record Cancelling(Draft Draft, Field? At, bool FromReview, bool FromPromise = false) : ReportStep;

    /// <summary>Sent. The receipt itself is in the outbox only: this step must not lead to the ticket.</summary>
    public sealed record Filed : ReportStep;
}

/// <summary>One question of the intake.</summary>
public enum Field
{
    Area,
    Stage,
    Region,
    Organisation,
    When,
    Story,
    Sum,
    Source,
    Files,
    Urgency,
    Exclusions,
}
