using System.Text.RegularExpressions;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Documents;
using IntegrityBot.Hosting;

namespace IntegrityBot.Desk;

/// <summary>A ticket as a document in one language. It holds days and no times, and nobody of the desk.</summary>
internal sealed partial class TicketPapers(PhraseBook phrases, LawBooks law)
{
    public TicketDocument Of(Case @case, Language language, ExportScope scope, IReadOnlyList<byte[]> photos)
    {
        var facts = @case.Facts;
        return new(
            Say(new Phrase(PhraseKeys.Export.Title).With("number", facts.Number)),
            Say(new Phrase(PhraseKeys.Export.Heading).With("kind", PhraseKeys.Name(facts.Kind)).With("number", facts.Number)),
            [
                new(Say(new(PhraseKeys.Export.Facts)), [.. Facts(@case, scope, language).Select(line => Plain(Say(line)))]),
                .. scope == ExportScope.Facts ? [] : Words(@case, scope, language),
                .. @case.Work.Passings.Length == 0 ? Array.Empty<DocumentSection>() :
                [
                    new(Say(new(PhraseKeys.Export.Passings)), [.. @case.Work.Passings.Select(passing => Plain(Say(
                        new Phrase(PhraseKeys.Export.Passing).With("day", passing.Day).With("contact", Contact(passing.Contact, language)))))]),
                ],
            ],
            Say(new(PhraseKeys.Export.Footer)),
            [.. photos.Select((photo, at) => new DocumentPhoto(photo, Say(new Phrase(PhraseKeys.Export.Photo).With("number", at + 1))))])
        {
            RedactedLabel = Say(new(PhraseKeys.Export.Redacted)),
            UnreadableLabel = Say(new(PhraseKeys.Export.Unreadable)),
        };

        string Say(Phrase phrase) => Text(phrase, language);
    }

    private IEnumerable<Phrase> Facts(Case @case, ExportScope scope, Language language)
    {
        var facts = @case.Facts;
        yield return new Phrase(PhraseKeys.Export.Status).With("status", TicketWords.Status(facts.Status));
        if (facts.Outcome is { } outcome)
        {
            yield return new Phrase(PhraseKeys.Export.Outcome).With("outcome", PhraseKeys.Name(outcome));
        }

        if (facts.Area is { } area)
        {
            yield return new Phrase(PhraseKeys.Export.Area).With("area", PhraseKeys.Name(area));
        }

        if (facts.Region is { } region)
        {
            yield return new Phrase(PhraseKeys.Export.Region).With("region", PhraseKeys.Name(region));
        }

        yield return new Phrase(PhraseKeys.Export.Filed).With("day", facts.Filed);
        yield return new Phrase(PhraseKeys.Export.Language).With("language", PhraseKeys.Name(facts.Language));
        if (scope == ExportScope.Facts)
        {
            yield return new(PhraseKeys.Export.HoldsNoWords);
            yield break;
        }

        // Whoever finds it with another body sees that nobody agreed to that.
        foreach (var contact in @case.Work.Passings.Where(passing => passing.Words?.Allows(@case, scope) == true).Select(passing => passing.Contact).Distinct())
        {
            yield return new Phrase(PhraseKeys.Export.Agreed).With("contact", Contact(contact, language));
        }
    }

    private IEnumerable<DocumentSection> Words(Case @case, ExportScope scope, Language language)
    {
        var redacted = scope == ExportScope.Redacted;
        var content = @case.Content;
        var answers = new (Field Field, string? Text, bool Hide)[]
        {
            (Field.Organisation, content.Organisation, false),
            (Field.When, content.When is { } when ? Text(PhraseKeys.Name(when), language) : null, false),
            (Field.Sum, content.Sum, false),

            // How somebody knows of it is what gives him away first.
            (Field.Source, content.Source, true),
        };
        yield return new(
            Text(new(PhraseKeys.Export.Story), language),
            [
                .. answers.Where(answer => answer.Text is not null).Select(answer => new DocumentParagraph(
                    [new Run(Text(PhraseKeys.Name(answer.Field), language) + ": "), .. answer.Hide && redacted ? [new Run(answer.Text!, true)] : Runs(answer.Text!, Redaction.Find(answer.Text!), redacted)])),
                .. content.Story.Select((part, at) => new DocumentParagraph(Runs(part, OwnWords.HiddenInStory(@case, at), redacted))),
            ]);
        if (@case.Visible.Any())
        {
            yield return new(Text(new(PhraseKeys.Export.Dialogue), language), [.. @case.Visible.Select(message => Said(message, redacted, language))]);
        }
    }

    private DocumentParagraph Said(TicketMessage message, bool redacted, Language language)
    {
        var who = new Phrase(message.Author == Author.Desk ? PhraseKeys.Export.Desk : PhraseKeys.Export.Reporter).With("day", message.Day);
        var text = message.Template is { } template ? Text(new(template), language) : message.Text;
        return new([new(Text(who, language) + " "), .. Runs(text, Redaction.Find(text), redacted)]);
    }

    /// <summary>Black where a moderator marked a sentence, or where the form alone identifies.</summary>
    private static IReadOnlyList<Run> Runs(string text, IReadOnlyList<Range> hidden, bool redacted)
    {
        if (!redacted)
        {
            return [new(text)];
        }

        return [.. OwnWords.Pieces(text, hidden).Select(piece => new Run(piece.Text, piece.Hidden))];
    }

    private string Contact(string id, Language language) =>
        law.Library.Content.Contacts.FirstOrDefault(contact => contact.Id == id)?.Texts[language].Name ?? id;

    /// <summary>Without the markup that only a chat reads.</summary>
    private string Text(Phrase phrase, Language language) => Tags().Replace(phrases.Say(language, phrase), "");

    private static DocumentParagraph Plain(string text) => new([new(text)]);

    [GeneratedRegex("</?[a-z]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
