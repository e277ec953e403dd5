using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Desk;

/// <summary>What ids are called.</summary>
internal static class Names
{
    /// <summary>A member's desk name; one who has left goes by his id.</summary>
    public static string Of(string member, Setting setting) => setting.Staff.FirstOrDefault(one => one.Id == member)?.Name ?? member;

    public static string OfContact(string? contact, Language language, Setting setting) =>
        setting.Law.Content.Contacts.FirstOrDefault(one => one.Id == contact)?.Texts[language].Name ?? contact ?? "";

    /// <summary>Bodies a ticket can be passed on to: those whose contacts are not outdated.</summary>
    public static IEnumerable<Contact> Receivers(Setting setting) => setting.Law.Content.Contacts.Where(contact => contact.Status != ContactStatus.Outdated);
}
