using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Home;

/// <summary>/privacy: what is kept where and for how long, and who can read what, said of the installation as it runs.</summary>
internal static class PrivacyScreen
{
    public static Screen Of(Setting setting)
    {
        var practice = setting.Practice;
        return Screen.Of(
            new(PhraseKeys.Privacy.Title),
            new(practice.TelegramCompany ? PhraseKeys.Privacy.Telegram : PhraseKeys.Privacy.OwnServer),
            new(practice.DraftsSurviveRestart ? PhraseKeys.Privacy.DraftsInMemoryStorage : PhraseKeys.Privacy.DraftsInProcess),
            new(PhraseKeys.Privacy.Ticket),
            new Phrase(PhraseKeys.Privacy.Retention).With("closed", practice.ClosedDays).With("most", practice.MaxDays),
            practice.DeskName.Length == 0 ? new(PhraseKeys.Privacy.Desk) : new Phrase(PhraseKeys.Privacy.NamedDesk).With("desk", practice.DeskName),
            new Phrase(PhraseKeys.Privacy.Hours).With("hours", practice.HoursInWords),
            new(PhraseKeys.Privacy.Thief),
            new(practice.DeskKeyUnderPassphrase ? PhraseKeys.Privacy.ServerWithPassphrase : PhraseKeys.Privacy.Server),
            new(PhraseKeys.Privacy.Counters),
            new(PhraseKeys.Privacy.Exceptions),
            new(PhraseKeys.Privacy.Bell),
            new(PhraseKeys.Privacy.Members),
            new(PhraseKeys.Privacy.Yours));
    }
}
