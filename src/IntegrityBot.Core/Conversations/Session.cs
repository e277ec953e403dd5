using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Following;

namespace IntegrityBot.Core.Conversations;

/// <summary>One person's live dialogue, as far as the dialogue itself needs it.</summary>
/// <param name="Language">Null until chosen.</param>
/// <param name="Tries">Wrong receipts so far.</param>
public sealed record Session(Language? Language, Step Step, ReceiptTries Tries)
{
    public static readonly Session Fresh = new(null, new HomeStep.ChoosingLanguage(null), ReceiptTries.None);
}
