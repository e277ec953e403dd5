using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Triage;

/// <summary>What desks say most, ready in every language: the reporter reads it in his, the moderator in his own.</summary>
public static class Templates
{
    public static readonly ImmutableArray<string> Questions =
    [
        PhraseKeys.Template.AskWhere, PhraseKeys.Template.AskWhen, PhraseKeys.Template.AskDocuments, PhraseKeys.Template.AskTender,
        PhraseKeys.Template.AskPassOn, PhraseKeys.Template.AskStill,
    ];

    public static readonly ImmutableArray<string> Answers =
    [
        PhraseKeys.Template.SayReviewing, PhraseKeys.Template.SayMoreTime, PhraseKeys.Template.SayPassed, PhraseKeys.Template.SayElsewhere,
        PhraseKeys.Template.SaySafety,
    ];

    public static readonly ImmutableArray<string> Reasons =
    [
        PhraseKeys.Template.CloseSubstantiated, PhraseKeys.Template.CloseUnsubstantiated, PhraseKeys.Template.CloseOutOfScope,
        PhraseKeys.Template.CloseDuplicate, PhraseKeys.Template.CloseAnswered,
    ];

    public static readonly ImmutableArray<string> All = [.. Questions, .. Answers, .. Reasons];

    /// <summary>Answers that say what is done about the report: feedback (Directive (EU) 2019/1937, art. 5(13)). Asking for patience is none.</summary>
    private static readonly ImmutableArray<string> Feedback = [PhraseKeys.Template.SayPassed, PhraseKeys.Template.SayElsewhere];

    public static bool IsFeedback(string key) => Feedback.Contains(key, StringComparer.Ordinal);

    public static bool Has(string key) => All.Contains(key, StringComparer.Ordinal);

    /// <summary>What a template is called on its button.</summary>
    public static string ShortName(string key) => key.Replace("template.", "templateName.", StringComparison.Ordinal);
}
