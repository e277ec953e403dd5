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
        var content = @case.Content;
        var answers = new (Field Field, IReadOnlyList<Run>? Answer)[]
        {
            (Field.Organisation, Answer(TextOf.Organisation, content.Organisation)),
            (Field.When, content.When is { } when ? [new(Text(PhraseKeys.Name(when), language))] : null),
            (Field.Sum, Answer(TextOf.Sum, content.Sum)),
            (Field.Source, Answer(TextOf.Source, content.Source)),
        };
        yield return new(
            Text(new(PhraseKeys.Export.Story), language),
            [
                .. answers.Where(one => one.Answer is not null).Select(one => new DocumentParagraph([new Run(Text(PhraseKeys.Name(one.Field), language) + ": "), .. one.Answer!])),
                .. content.Story.Select((text, part) => new DocumentParagraph(Runs(new(TextOf.Story, part, text)))),
            ]);
        if (@case.Visible.Any())
        {
            yield return new(Text(new(PhraseKeys.Export.Dialogue), language), [.. OwnWords.Dialogue(@case).Select(Said)]);
        }

        DocumentParagraph Said(OwnText said)
        {
            var who = new Phrase(said.In == TextOf.Desk ? PhraseKeys.Export.Desk : PhraseKeys.Export.Reporter).With("day", said.Message!.Day);
            return new([new(Text(who, language) + " "), .. said.Message.Template is { } template ? [new Run(Text(new(template), language))] : Runs(said)]);
        }

        IReadOnlyList<Run> Runs(OwnText text) => scope == ExportScope.Redacted
            ? [.. OwnWords.Pieces(text.Text, OwnWords.Hidden(@case, text)).Select(piece => new Run(piece.Text, piece.Hidden))]
            : [new(text.Text)];

        IReadOnlyList<Run>? Answer(TextOf of, string? text) => text is null ? null : Runs(new(of, 0, text));
    }

    private string Contact(string id, Language language) =>
        law.Library.Content.Contacts.FirstOrDefault(contact => contact.Id == id)?.Texts[language].Name ?? id;

    /// <summary>Without the markup that only a chat reads.</summary>
    private string Text(Phrase phrase, Language language) => Tags().Replace(phrases.Say(language, phrase), "");

    private static DocumentParagraph Plain(string text) => new([new(text)]);

    [GeneratedRegex("</?[a-z]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
