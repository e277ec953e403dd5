using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Learning;

/// <summary>Whom one can turn to, with the day each source was seen. What could not be checked says so; what is outdated is explained and never linked.</summary>
internal static class Contacts
{
    private const int PerPage = 4;

    public static Screen Of(int page, Language language, Setting setting)
    {
        var contacts = Shelf.Page([.. setting.Law.Content.Contacts.Where(IsShown).OrderBy(contact => contact.Status)], page, PerPage);
        return Screen.Of([new(PhraseKeys.Contacts.Title), .. contacts.Items.Select(contact => Entry(contact, language)), new(PhraseKeys.Contacts.NotAStatement)])
            .Pager(contacts)
            .Row(Buttons.Back);
    }

    /// <summary>A hedge without a date would say nothing.</summary>
    private static bool IsShown(Contact contact) => contact.Status != ContactStatus.CheckBeforeRelease || contact.Checked is not null;

    private static Phrase Entry(Contact contact, Language language)
    {
        var text = contact.Texts[language];
        var lines = new List<Phrase> { new Phrase(PhraseKeys.Contacts.Name).With("text", text.Name) };
        if (contact.Status != ContactStatus.Outdated)
        {
            // A site's name is in its link.
            var named = contact.Url?.Host == contact.Value ? null : contact.Value;
            lines.AddRange(new[] { named, contact.Url?.AbsoluteUri }.OfType<string>().Select(Plain));
        }

        lines.Add(Plain(text.Use));
        if (text.Note is { Length: > 0 } note)
        {
            lines.Add(Plain(note));
        }

        if (Hedge(contact) is { } hedge)
        {
            lines.Add(hedge);
        }

        return Plain(lines);
    }

    private static Phrase? Hedge(Contact contact) => (contact.Status, contact.Checked) switch
    {
        (ContactStatus.Outdated, _) => new(PhraseKeys.Contacts.Outdated),
        (ContactStatus.CheckBeforeRelease, { } day) => new Phrase(PhraseKeys.Contacts.Check).With("when", day.Words),
        (ContactStatus.Usable, { } day) => new Phrase(PhraseKeys.Contacts.Seen).With("when", day.Words),
        _ => null,
    };

    private static Phrase Plain(string text) => new Phrase(PhraseKeys.List.Item).With("text", text);

    private static Phrase Plain(IEnumerable<Phrase> lines) => new Phrase(PhraseKeys.List.Item).With("text", lines);
}
