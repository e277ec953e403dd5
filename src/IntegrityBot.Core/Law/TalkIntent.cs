namespace IntegrityBot.Core.Law;

/// <summary>
/// What somebody wants who types a line that is no question of law. In the order of weight: of a message that says several, the last counts.
/// </summary>
public enum TalkIntent
{
    /// <summary>"Please", "I have a question": the question itself is still to come.</summary>
    Courtesy,
    Greeting,

    /// <summary>Says something, but not what is wanted: yes, no, a trial.</summary>
    Unclear,

    /// <summary>"All right", "how are you", or a farewell.</summary>
    Fine,
    Thanks,
    Menu,
    Help,

    /// <summary>Who or what answers here.</summary>
    About,
    Language,

    /// <summary>The status of what was reported.</summary>
    Status,
    Report,

    /// <summary>Shall I be found?</summary>
    Privacy,
    LostReceipt,

    /// <summary>To withdraw a report, or to have data deleted.</summary>
    Erase,
    Danger,
}
