using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>A ticket as a moderator sees it, in his own language; what the reporter wrote stays as he wrote it.</summary>
internal static class CardScreens
{
    private const int PerPage = 8;
    private const int PhotosPerPage = 16;
    private const int PassageLength = 300;

    public static Screen Of(DeskStep step, CaseView view, Language language, Setting setting) => step switch
    {
        DeskStep.Picking(_, Choice.More) => MoreScreen(view, setting),
        DeskStep.Picking(var card, var choice) => ChoiceScreen(card, choice, view, language, setting),
        DeskStep.Composing(_, var what, _) => WritingScreen(what, view),
        DeskStep.Deciding(var card, DeskMove.Confirm) => SecondScreen(card, view, language, setting),
        DeskStep.Deciding(_, var move) => ConfirmScreen(move, view, language, setting),
        DeskStep.Card card => CardScreen(card, view, language, setting),
        _ => Screen.Of(Title(view)),
    };

    public static Screen Hidden() => Screen.Of(new Phrase(PhraseKeys.Card.TimeIsUp))
        .Row(Buttons.Act(PhraseKeys.Card.Again, "again", ButtonStyle.Primary))
        .Row(Buttons.Back);

    private static Screen CardScreen(DeskStep.Card card, CaseView view, Language language, Setting setting)
    {
        var texts = CardParts.Pages(card.Part, view.Case, language, setting);
        IReadOnlyList<FileId> photos = [.. CardParts.Photos(card.Part, view.Case)];
        var page = PageOf(texts, photos, card.At);
        var screen = Screen.Of(
        [
            Title(view),
            Phrase.Lines(Facts(view, setting)),
            .. ProposedLine(view, language, setting),
            new Phrase(PhraseKeys.Card.Part).With("part", PhraseKeys.Name(card.Part)),
            .. page.At < texts.Count ? texts[page.At] : [],
        ]);
        return Actions(screen.Pager(page).Grid(Parts(card), 3).Grid(PhotosOf(photos, page.At), 4), view, setting).Row(Buttons.Back);
    }

    private static IEnumerable<Button> Parts(DeskStep.Card card) =>
        Enum.GetValues<CardPart>().Where(part => part != card.Part).Select(part => (Button)new Button.Act(PhraseKeys.Name(part), $"v:{part}"));

    private static Screen Actions(Screen screen, CaseView view, Setting setting)
    {
        var (facts, work) = (view.Case.Facts, view.Case.Work);
        if (work.Undo is { } undo && undo.Member == setting.Me!.Id && undo.Until > setting.Now)
        {
            screen = screen.Row(Buttons.Act(PhraseKeys.Card.Undo, "undo"));
        }

        if (work.Proposed is { } proposed)
        {
            screen = proposed.Member == setting.Me!.Id
                ? screen.Row(Buttons.Act(PhraseKeys.Card.Withdraw, "decline"))
                : screen.Row(Buttons.Act(PhraseKeys.Card.Confirm, "confirm", ButtonStyle.Danger), Buttons.Act(PhraseKeys.Card.Decline, "decline"));
        }

        if (facts.Status == TicketStatus.Closed)
        {
            return screen.Row(Buttons.Act(PhraseKeys.Card.Reopen, "reopen"), Buttons.Act(PhraseKeys.Card.Note, "note"), Buttons.Act(PhraseKeys.Card.More, "more"));
        }

        if (facts.Status == TicketStatus.New)
        {
            screen = screen.Row(Buttons.Act(PhraseKeys.Card.Acknowledge, "acknowledge", ButtonStyle.Primary));
        }

        if (facts.Assignee != setting.Me!.Id)
        {
            screen = screen.Row(Buttons.Act(PhraseKeys.Card.Take, "take", facts.Assignee is null ? ButtonStyle.Primary : ButtonStyle.Plain));
        }

        var says = facts.Status == TicketStatus.New
            ? []
            : new[] { Buttons.Act(PhraseKeys.Card.Ask, "ask"), Buttons.Act(PhraseKeys.Card.Answer, "answer"), Buttons.Act(PhraseKeys.Card.Close, "close") };
        return screen.Row([.. facts.Status == TicketStatus.PassedOn ? says[1..] : says]).Row(Buttons.Act(PhraseKeys.Card.Note, "note"), Buttons.Act(PhraseKeys.Card.More, "more"));
    }

    private static Phrase Title(CaseView view) => new Phrase(PhraseKeys.Card.Title)
        .With("kind", PhraseKeys.Name(view.Case.Facts.Kind)).With("number", view.Case.Facts.Number);

    private static IEnumerable<Phrase> Facts(CaseView view, Setting setting)
    {
        var (facts, work) = (view.Case.Facts, view.Case.Work);
        yield return new Phrase(PhraseKeys.Card.Status).With("status", Names.Of(facts.Status)).With("priority", PhraseKeys.Name(facts.Priority));
        if (facts.Outcome is { } outcome)
        {
            yield return new Phrase(PhraseKeys.Card.Outcome).With("outcome", PhraseKeys.Name(outcome));
        }

        yield return new Phrase(PhraseKeys.Card.Place).With("place", QueueScreens.Place(facts)).With("language", PhraseKeys.Name(facts.Language));
        yield return new Phrase(PhraseKeys.Card.Filed).With("day", facts.Filed);
        foreach (var due in DueWords.Both(facts, setting.Deadlines, setting.Today))
        {
            yield return due;
        }

        yield return facts.Assignee is { } assignee
            ? new Phrase(PhraseKeys.Card.Assignee).With("name", Names.Of(assignee, setting))
            : new(PhraseKeys.Card.Unassigned);
        if (work.Labels.Length > 0)
        {
            yield return new Phrase(PhraseKeys.Card.Labels).With("labels", string.Join(", ", work.Labels));
        }

        if (work.Duplicates.Length > 0)
        {
            yield return new Phrase(PhraseKeys.Card.Duplicates).With("numbers", string.Join(", ", work.Duplicates));
        }
    }

    private static IEnumerable<Phrase> ProposedLine(CaseView view, Language language, Setting setting)
    {
        if (view.Case.Work.Proposed is { } proposed)
        {
            yield return (proposed.Act == ProposedAct.Delete
                    ? new Phrase(PhraseKeys.Card.DeletionProposed)
                    : new Phrase(PhraseKeys.Card.WordsProposed).With("contact", Names.OfContact(proposed.Contact, language, setting)))
                .With("name", Names.Of(proposed.Member, setting));
            if (proposed.Words is { } words)
            {
                yield return Scope(words.Scope);
            }
        }
    }

    private static Screen MoreScreen(CaseView view, Setting setting)
    {
        var open = view.Case.Facts.Status != TicketStatus.Closed;
        var underWay = open && view.Case.Facts.Status != TicketStatus.New;
        return Screen.Of(Title(view), new(PhraseKeys.Card.MoreHint))
            .Grid(
            [
                .. open ? [Buttons.Act(PhraseKeys.Card.ChangeStatus, "status"), Buttons.Act(PhraseKeys.Card.ChangePriority, "priority")] : Array.Empty<Button>(),
                .. open && setting.Me!.Role == Role.Lead ? [Buttons.Act(PhraseKeys.Card.Assign, "assign")] : Array.Empty<Button>(),
                Buttons.Act(PhraseKeys.Card.Label, "label"), Buttons.Act(PhraseKeys.Card.Link, "link"),
                .. underWay ? [Buttons.Act(PhraseKeys.Card.PassOn, "pass"), Buttons.Act(PhraseKeys.Card.PassWords, "words")] : Array.Empty<Button>(),
                Buttons.Act(PhraseKeys.Card.Passages, "passages"), Buttons.Act(PhraseKeys.Card.Export, "export"),
                Buttons.Act(PhraseKeys.Card.StepOut, "stepout"), Buttons.Act(PhraseKeys.Card.Delete, "delete", ButtonStyle.Danger),
            ], 2)
            .Row(Buttons.Back);
    }

    private static Screen ChoiceScreen(DeskStep.Card card, Choice choice, CaseView view, Language language, Setting setting)
    {
        var screen = Screen.Of(Title(view), new(choice switch
        {
            Choice.Status => PhraseKeys.Card.ChooseStatus,
            Choice.Priority => PhraseKeys.Card.ChoosePriority,
            Choice.Assignee => PhraseKeys.Card.ChooseAssignee,
            Choice.Label => PhraseKeys.Card.ChooseLabel,
            Choice.Question => PhraseKeys.Card.ChooseQuestion,
            Choice.Answer => PhraseKeys.Card.ChooseAnswer,
            Choice.Outcome => PhraseKeys.Card.ChooseOutcome,
            Choice.Contact => PhraseKeys.Card.ChooseContact,
            Choice.OwnWordsContact => PhraseKeys.Card.ChooseOwnWordsContact,
            Choice.Export => Rules.MayExport(view.Case, ExportScope.Redacted) ? PhraseKeys.Card.ChooseExport : PhraseKeys.Card.ChooseFactsExport,
            _ => PhraseKeys.Card.ChoosePassages,
        }));
        screen = choice switch
        {
            Choice.Status => screen.Grid(QueueScreens.Statuses(Rules.Ways(view.Case.Facts.Status), null), 1),
            Choice.Priority => screen.Grid(Buttons.Values(Enum.GetValues<Reporting.Priority>(), view.Case.Facts.Priority), 1),
            Choice.Assignee => screen.Grid(view.Eligible.Select(member => Text(member.Name, Acts.OfId(member.Id))), 1),
            Choice.Label => screen
                .Grid(view.Case.Work.Labels.Select((label, at) => (Button)new Button.Act(new Phrase(PhraseKeys.Card.RemoveLabel).With("label", label), Acts.OfNumber(at))), 2)
                .Row(Buttons.Act(PhraseKeys.Card.WriteLabel, "write", ButtonStyle.Primary)),
            Choice.Question => Phrases(screen, Templates.Questions, write: true),
            Choice.Answer => Phrases(screen, Templates.Answers, write: true),
            Choice.Outcome => screen.Grid(Buttons.Values([Outcome.Substantiated, Outcome.Unsubstantiated, Outcome.OutOfScope, Outcome.Duplicate], null), 1),
            Choice.Contact or Choice.OwnWordsContact => screen.Grid(
                Names.Receivers(setting).Select(contact => Text(contact.Texts[language].Name, Acts.OfId(contact.Id))), 1),
            Choice.Export => Exports(screen, view),
            _ => PassagesOf(screen, card, view),
        };
        return screen.Row(Buttons.Back);
    }

    private static Screen Exports(Screen screen, CaseView view)
    {
        foreach (var scope in Enum.GetValues<ExportScope>().Where(scope => Rules.MayExport(view.Case, scope)))
        {
            screen = screen.Row([.. LanguageTags.All.Select(language => new Button.Act(
                new Phrase(PhraseKeys.Card.ExportIn).With("scope", PhraseKeys.Name(scope)).With("language", language.Tag()), $"{language.Tag()}:{scope}"))]);
        }

        return screen;
    }

    private static Screen PassagesOf(Screen screen, DeskStep.Card card, CaseView view)
    {
        var page = Shelf.Page([.. OwnWords.Sentences(view.Case)], card.At, PerPage);
        var marked = view.Case.Work.Marked;
        var paragraphs = screen.Paragraphs;
        OwnText? from = null;
        foreach (var ((passage, text, whole), at) in page.Items.Select((item, at) => (item, at)))
        {
            if (from is null || from.In != whole.In || from.Message != whole.Message)
            {
                paragraphs = paragraphs.Add(new Phrase(PhraseKeys.Card.Part).With("part", From(whole)));
            }

            from = whole;
            paragraphs = paragraphs.Add(new Phrase(marked.Contains(passage) ? PhraseKeys.Card.MarkedPassage : PhraseKeys.Card.Passage)
                .With("number", (page.At * PerPage) + at + 1).With("text", Words.Cut(text, PassageLength)));
        }

        return (screen with { Paragraphs = paragraphs })
            .Grid(page.Items.Select((item, at) => (Button)new Button.Act(
                new Phrase(PhraseKeys.Format.Whole).With("number", (page.At * PerPage) + at + 1), Passages.Act(item.Passage),
                marked.Contains(item.Passage) ? ButtonStyle.Danger : ButtonStyle.Plain)), 4)
            .Pager(page);
    }

    private static Phrase From(OwnText text) => text.In switch
    {
        TextOf.Organisation => PhraseKeys.Name(Field.Organisation),
        TextOf.Sum => PhraseKeys.Name(Field.Sum),
        TextOf.Reporter => new Phrase(PhraseKeys.Export.Reporter).With("day", text.Message!.Day),
        TextOf.Desk => new Phrase(PhraseKeys.Export.Desk).With("day", text.Message!.Day),
        _ => PhraseKeys.Name(Field.Story),
    };

    /// <summary>Signs that words may have.</summary>
    public static int Most(WritingFor what) => what switch
    {
        WritingFor.Note => Casework.MaxNote,
        WritingFor.Label => Casework.MaxLabel,
        _ => Said.MaxLength,
    };

    private static Screen WritingScreen(WritingFor what, CaseView view)
    {
        var asked = new Phrase(what switch
        {
            WritingFor.Question => PhraseKeys.Card.WriteQuestion,
            WritingFor.Answer => PhraseKeys.Card.WriteAnswer,
            WritingFor.Note => PhraseKeys.Card.WriteNote,
            WritingFor.Label => PhraseKeys.Card.WriteLabelHint,
            WritingFor.Link => PhraseKeys.Card.WriteLink,
            _ => PhraseKeys.Card.WriteReason,
        });
        var screen = what is WritingFor.Label or WritingFor.Link
            ? Screen.Of(Title(view), asked)
            : Screen.Of(Title(view), asked, new Phrase(PhraseKeys.Card.Most).With("count", Most(what)));
        return (what == WritingFor.Reason ? Phrases(screen, Templates.Reasons, write: false) : screen).Row(Buttons.Back);
    }

    private static Screen ConfirmScreen(DeskMove move, CaseView view, Language language, Setting setting)
    {
        var screen = Screen.Of([Title(view), .. Asked(move, view, language, setting)]);
        return (move switch
        {
            DeskMove.Propose { Act: ProposedAct.PassOwnWords } => screen.Grid(Buttons.Values([ExportScope.Redacted, ExportScope.Whole], null), 1),
            DeskMove.Propose => screen.Row(Buttons.Act(PhraseKeys.Card.Yes, "yes", ButtonStyle.Danger)),
            DeskMove.Answer { Said.Template: null } when view.Case.Facts.Feedback is null => screen
                .Row(Buttons.Act(PhraseKeys.Card.OurAnswer, "ours", ButtonStyle.Success))
                .Row(Buttons.Act(PhraseKeys.Card.OnlyMessage, "yes")),
            DeskMove.Ask or DeskMove.Answer or DeskMove.Close => screen.Row(Buttons.Act(PhraseKeys.Review.Send, "yes", ButtonStyle.Success)),
            _ => screen.Row(Buttons.Act(PhraseKeys.Card.Yes, "yes", ButtonStyle.Success)),
        }).Row(Buttons.Back);
    }

    private static IEnumerable<Phrase> Asked(DeskMove move, CaseView view, Language language, Setting setting) => move switch
    {
        DeskMove.Ask(var said) => [new Phrase(PhraseKeys.Card.WillAsk).With("language", PhraseKeys.Name(view.Case.Facts.Language)), Quote(said), new(PhraseKeys.Follow.NeverSayWho)],
        DeskMove.Answer answer =>
        [
            new Phrase(PhraseKeys.Card.WillSay).With("language", PhraseKeys.Name(view.Case.Facts.Language)),
            Quote(answer.Said),
            .. view.Case.Facts.Feedback is null ? [Deadline(answer)] : Array.Empty<Phrase>(),
        ],
        DeskMove.Close(var outcome, var said) => [new Phrase(PhraseKeys.Card.WillClose).With("outcome", PhraseKeys.Name(outcome)), Quote(said)],
        DeskMove.PassOn(var contact) => [new Phrase(PhraseKeys.Card.WillPassOn).With("contact", Names.OfContact(contact, language, setting))],
        DeskMove.Propose { Act: ProposedAct.Delete } => [new(PhraseKeys.Card.WillProposeDeletion)],
        DeskMove.Propose { Contact: var contact } => [new Phrase(PhraseKeys.Card.WillProposeWords).With("contact", Names.OfContact(contact, language, setting))],
        DeskMove.StepOut => [new(PhraseKeys.Card.WillStepOut)],
        _ => [new(PhraseKeys.Card.WillReopen)],
    };

    /// <summary>
    /// The second person sees all of what he confirms, page by page, and may open each photo that goes with it; his yes stands below the
    /// last. Where it is no longer what was proposed there is nothing to say yes to.
    /// </summary>
    private static Screen SecondScreen(DeskStep.Card card, CaseView view, Language language, Setting setting)
    {
        var proposed = view.Case.Work.Proposed;
        if (proposed is { Act: ProposedAct.PassOwnWords } && proposed.Words?.Holds(view.Case) != true)
        {
            return Screen.Of(Title(view), PhraseKeys.Name(Refusal.WordsChanged)).Row(Buttons.Back);
        }

        var (scope, texts, photos) = ToRead(view);
        var page = PageOf(texts, photos, card.At);
        var screen = Screen.Of(
            [
                Title(view),
                .. proposed is { Act: ProposedAct.PassOwnWords }
                    ? [new Phrase(PhraseKeys.Card.WillPassWords).With("contact", Names.OfContact(proposed.Contact, language, setting)), Scope(scope)]
                    : new Phrase[] { new(PhraseKeys.Card.WillDelete) },
                .. page.At < texts.Count ? texts[page.At] : [],
                .. photos.Count > 0 ? [new Phrase(PhraseKeys.Review.Photos).With("count", photos.Count)] : Array.Empty<Phrase>(),
            ])
            .Grid(PhotosOf(photos, page.At), 4)
            .Pager(page);
        return (page.At == page.Last ? screen.Row(Buttons.Act(PhraseKeys.Card.Yes, "yes", ButtonStyle.Danger)) : screen).Row(Buttons.Back);
    }

    /// <summary>The last page of what a second member is to read.</summary>
    public static int LastToRead(CaseView view)
    {
        var (_, texts, photos) = ToRead(view);
        return PageOf(texts, photos, 0).Last;
    }

    /// <summary>All that goes out with what is proposed, or is destroyed.</summary>
    private static (ExportScope Scope, IReadOnlyList<IReadOnlyList<Phrase>> Texts, IReadOnlyList<FileId> Photos) ToRead(CaseView view)
    {
        var scope = view.Case.Work.Proposed?.Words?.Scope ?? ExportScope.Whole;
        return (scope, CardParts.Words(view.Case, scope), scope == ExportScope.Whole ? [.. OwnWords.Photos(view.Case)] : []);
    }

    /// <summary>As many pages as the texts fill, or the photos beside them if those are more.</summary>
    private static Page<int> PageOf(IReadOnlyCollection<IReadOnlyList<Phrase>> texts, IReadOnlyCollection<FileId> photos, int at) =>
        Shelf.Page([.. Enumerable.Range(0, Math.Max(texts.Count, (photos.Count + PhotosPerPage - 1) / PhotosPerPage))], at, 1);

    /// <summary>Telegram takes a hundred buttons, so a page has some of the photos; the last of them stand on the pages after them too.</summary>
    private static IEnumerable<Button> PhotosOf(IReadOnlyList<FileId> photos, int page) =>
        Shelf.Page([.. photos.Index()], page, PhotosPerPage).Items.Select(photo => Photo(photo.Item, photo.Index));

    private static Phrase Scope(ExportScope scope) => new Phrase(PhraseKeys.Card.WordsScope).With("scope", PhraseKeys.Name(scope));

    private static Button Photo(FileId file, int at) => new Button.Act(new Phrase(PhraseKeys.Card.Photo).With("number", at + 1), Acts.OfId(file.Value));

    /// <summary>What an answer means for the deadline that is still open.</summary>
    private static Phrase Deadline(DeskMove.Answer answer) => new(
        answer.Said.Template is null ? PhraseKeys.Card.AskIsAnswer
        : Rules.IsFeedback(answer) ? PhraseKeys.Card.CountsAsAnswer
        : PhraseKeys.Card.NoAnswerYet);

    public static Phrase Quote(Said said) => new Phrase(PhraseKeys.Card.Quote).With("text", said.Template is { } key ? new Phrase(key) : new Phrase(PhraseKeys.Format.Text).With("text", said.Text));

    private static Screen Phrases(Screen screen, ImmutableArray<string> templates, bool write)
    {
        if (write)
        {
            screen = screen.Row(Buttons.Act(PhraseKeys.Card.OwnWords, "write", ButtonStyle.Primary));
        }

        return screen.Grid(templates.Select(key => Buttons.Act(Templates.ShortName(key), Acts.OfId(key))), 1);
    }

    private static Button.Act Text(string text, string action) => new(new Phrase(PhraseKeys.Format.Text).With("text", Words.Cut(text, 60)), action);
}
