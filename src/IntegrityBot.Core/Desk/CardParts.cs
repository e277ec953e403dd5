using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>The parts of a card that can be long, in pages that fit a message below its facts.</summary>
internal static class CardParts
{
    /// <summary>Signs a page holds: the facts and buttons above and below need the rest.</summary>
    private const int Room = 2_000;

    public static IReadOnlyList<IReadOnlyList<Phrase>> Pages(CardPart part, Case @case, Language language, Setting setting) => part switch
    {
        CardPart.Story => Paged([Phrase.Lines(Answers(@case.Content)), .. Story(@case)]),
        CardPart.Dialogue => Paged([.. @case.Visible.SelectMany(Said)]),
        CardPart.Notes => Paged([.. @case.Work.Notes.Reverse().Select(note => new Phrase(PhraseKeys.Card.NoteLine)
            .With("day", note.Day).With("name", Names.Of(note.Member, setting)).With("text", note.Text))]),
        _ => [.. Paged([.. @case.Work.History.Reverse().Select(line => History(line, language, setting))]).Select(page => (IReadOnlyList<Phrase>)[Phrase.Lines(page)])],
    };

    /// <summary>All that goes out with the reporter's words, as a second member reads it before his yes.</summary>
    public static IReadOnlyList<IReadOnlyList<Phrase>> Words(Case @case, ExportScope scope)
    {
        var leaving = OwnWords.Leaving(@case, scope);
        return Paged([Phrase.Lines(Answers(leaving.Content)), .. Story(leaving), .. leaving.Visible.SelectMany(Said)]);
    }

    /// <summary>Photos that belong to the part.</summary>
    public static IEnumerable<FileId> Photos(CardPart part, Case @case) => part switch
    {
        CardPart.Story => @case.Content.Files,
        CardPart.Dialogue => @case.Visible.Select(message => message.File).OfType<FileId>(),
        _ => [],
    };

    private static IEnumerable<Phrase> Answers(TicketContent content)
    {
        var lines = new (Field Field, Phrase? Answer)[]
        {
            (Field.Organisation, Text(content.Organisation)),
            (Field.When, content.When is { } when ? PhraseKeys.Name(when) : null),
            (Field.Sum, Text(content.Sum)),
            (Field.Source, Text(content.Source)),
            (Field.Urgency, content.Urgency == Urgency.None ? null : PhraseKeys.Name(content.Urgency)),
            (Field.Files, content.Files.Length > 0 ? new Phrase(PhraseKeys.Review.Photos).With("count", content.Files.Length) : null),
        };
        return lines.Where(line => line.Answer is not null).Select(line =>
            new Phrase(PhraseKeys.Review.Answer).With("field", PhraseKeys.Name(line.Field)).With("answer", line.Answer!));
    }

    private static IEnumerable<Phrase> Story(Case @case) => @case.Content.Story.SelectMany(Cut).Select(text => new Phrase(PhraseKeys.Follow.Text).With("text", text));

    private static Phrase? Text(string? text) => text is null ? null : new Phrase(PhraseKeys.Review.Quoted).With("text", text);

    private static IEnumerable<Phrase> Said(TicketMessage message)
    {
        var key = message.Author == Author.Desk ? PhraseKeys.Card.DeskSaid : PhraseKeys.Card.ReporterSaid;
        var texts = message.Template is { } template
            ? [new Phrase(template)]
            : Cut(message.Text).Select(text => new Phrase(PhraseKeys.Format.Text).With("text", text));
        foreach (var text in texts)
        {
            var said = new Phrase(key).With("day", message.Day).With("text", text);
            yield return message.File is null ? said : new Phrase(PhraseKeys.Follow.WithPhoto).With("message", said);
        }
    }

    private static Phrase History(HistoryLine line, Language language, Setting setting)
    {
        var said = new Phrase(line.Detail is null ? PhraseKeys.Card.HistoryLine : PhraseKeys.Card.HistoryDetail)
            .With("day", line.Day).With("name", line.Member is { } member ? Plain(Names.Of(member, setting)) : new(PhraseKeys.Card.ReporterWrote)).With("act", PhraseKeys.Name(line.Act));
        return line.Detail is null ? said : said.With("detail", Detail(line, language, setting));
    }

    private static Phrase Detail(HistoryLine line, Language language, Setting setting) => (line.Act, line.Detail!) switch
    {
        (DeskAct.StatusChanged, var name) when Enum.TryParse<TicketStatus>(name, out var status) => Names.Of(status),
        (DeskAct.Prioritised, var name) when Enum.TryParse<Priority>(name, out var priority) => PhraseKeys.Name(priority),
        (DeskAct.Closed, var name) when Enum.TryParse<Outcome>(name, out var outcome) => PhraseKeys.Name(outcome),
        (DeskAct.Exported, var names) when names.Split(' ') is [var tag, var name] && Enum.TryParse<ExportScope>(name, out var scope) =>
            new Phrase(PhraseKeys.Card.ExportIn).With("scope", PhraseKeys.Name(scope)).With("language", tag),
        (DeskAct.Assigned, var member) => Plain(Names.Of(member, setting)),
        (DeskAct.PassingAsked or DeskAct.Confirmed, var names) when names.Split(' ') is [var contact, var name] && Enum.TryParse<ExportScope>(name, out var scope) =>
            new Phrase(PhraseKeys.Card.WordsFor).With("contact", Names.OfContact(contact, language, setting)).With("scope", PhraseKeys.Name(scope)),
        (DeskAct.PassedOn or DeskAct.PassingAsked or DeskAct.Confirmed, var contact) => Plain(Names.OfContact(contact, language, setting)),
        (_, var text) => Plain(text),
    };

    private static Phrase Plain(string text) => new Phrase(PhraseKeys.Format.Text).With("text", text);

    private static IEnumerable<string> Cut(string text) => Conversations.Pages.Of(text, Room - 200);

    private static IReadOnlyList<IReadOnlyList<Phrase>> Paged(IReadOnlyList<Phrase> lines)
    {
        var pages = new List<List<Phrase>> { new() };
        var size = 0;
        foreach (var line in lines)
        {
            var length = 60 + line.Args.Sum(Length);
            if (size > 0 && size + length > Room)
            {
                pages.Add([]);
                size = 0;
            }

            pages[^1].Add(line);
            size += length;
        }

        if (lines.Count == 0)
        {
            pages[0].Add(new(PhraseKeys.Card.Nothing));
        }

        return pages;
    }

    private static int Length(Arg arg) => arg switch
    {
        Arg.Text(_, var text) => text.Length,
        Arg.Inner(_, var phrase) => 60 + phrase.Args.Sum(Length),
        Arg.Lines(_, var lines) => lines.Sum(line => 60 + line.Args.Sum(Length)),
        _ => 20,
    };
}
