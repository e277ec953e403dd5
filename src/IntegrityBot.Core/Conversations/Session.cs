using IntegrityBot.Core.Following;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Conversations;

/// <summary>One person's live dialogue, as far as the dialogue itself needs it.</summary>
/// <param name="Language">Null until chosen.</param>
/// <param name="Tries">Wrong receipts so far.</param>
/// <param name="Behind">The task that was left for a moment to read or to change the language; Back returns to it.</param>
public sealed record Session(Language? Language, Step Step, ReceiptTries Tries, Step? Behind = null)
{
    public static readonly Session Fresh = new(null, new HomeStep.ChoosingLanguage(null), ReceiptTries.None);

    /// <summary>Whether it could open a ticket that is already filed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool OpensTicket => Step is IOpensTicket || Behind is IOpensTicket;

    /// <summary>Photos sealed for a draft or an addition that is not sent yet.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<(TicketSecret Secret, FileId File)> UnsentFiles => (Behind ?? Step) switch
    {
        FollowStep.Confirming(var secret, { } file, _) => [(secret, file)],
        ReportStep step when step.Unsent is { Secret: { } secret } draft => draft.Files.Select(file => (secret, file)),
        _ => [],
    };

    /// <summary>The same person without the way to the opened ticket.</summary>
    public Session WithTicketClosed() => OpensTicket ? this with { Step = new FollowStep.Closed(), Behind = null } : this;
}
