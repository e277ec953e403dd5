using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>What ids are called.</summary>
internal static class Names
{
    /// <summary>A member's desk name; one who has left goes by his id.</summary>
    public static string Of(string member, Setting setting) => setting.Staff.FirstOrDefault(one => one.Id == member)?.Name ?? member;

    /// <summary>A status as the desk calls it: what reporters read speaks to them.</summary>
    public static Phrase Of(TicketStatus status) => new(status switch
    {
        TicketStatus.New => PhraseKeys.DeskStatus.New,
        TicketStatus.Acknowledged => PhraseKeys.DeskStatus.Acknowledged,
        TicketStatus.InReview => PhraseKeys.DeskStatus.InReview,
        TicketStatus.WaitingForReporter => PhraseKeys.DeskStatus.Waiting,
        TicketStatus.PassedOn => PhraseKeys.DeskStatus.PassedOn,
        _ => PhraseKeys.DeskStatus.Closed,
    });

    public static string OfContact(string? contact, Language language, Setting setting) =>
        setting.Law.Content.Contacts.FirstOrDefault(one => one.Id == contact)?.Texts[language].Name ?? contact ?? "";

    /// <summary>Bodies a ticket can be passed on to: those whose contacts are not outdated.</summary>
    public static IEnumerable<Contact> Receivers(Setting setting) => setting.Law.Content.Contacts.Where(contact => contact.Status != ContactStatus.Outdated);
}
