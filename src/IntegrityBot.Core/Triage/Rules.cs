using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Triage;

/// <summary>The desk's rules as one pure function: who may do what with a ticket, when, and what becomes of it.</summary>
public static class Rules
{
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    /// <summary>The ways a moderator may move a status by hand. Waiting, passed on and closed are reached by asking, passing on and closing.</summary>
    public static ImmutableArray<TicketStatus> Ways(TicketStatus from) => from switch
    {
        TicketStatus.New => [TicketStatus.Acknowledged],
        TicketStatus.Acknowledged => [TicketStatus.InReview],
        TicketStatus.InReview => [TicketStatus.WaitingForReporter],
        TicketStatus.WaitingForReporter => [TicketStatus.InReview],
        TicketStatus.PassedOn => [TicketStatus.InReview],
        _ => [],
    };

    /// <param name="by">A member for whom the ticket exists.</param>
    public static Ruling Decide(Case @case, DeskMove move, Member by, Circumstances at)
    {
        var status = @case.Facts.Status;
        return move switch
        {
            DeskMove.Acknowledge when status == TicketStatus.New => Undoable(@case, by, at, DeskAct.Acknowledged, null, Acknowledged(@case.Facts, at), rings: true),
            DeskMove.SetStatus(TicketStatus.Acknowledged) => Decide(@case, new DeskMove.Acknowledge(), by, at),
            DeskMove.SetStatus(var to) when Ways(status).Contains(to) => Undoable(@case, by, at, DeskAct.StatusChanged, to.ToString(), @case.Facts with { Status = to }),
            DeskMove.Assign(var member) when status != TicketStatus.Closed => Assign(@case, member, by, at),
            DeskMove.SetPriority(var priority) when status != TicketStatus.Closed =>
                Undoable(@case, by, at, DeskAct.Prioritised, priority.ToString(), @case.Facts with { Priority = priority }),
            DeskMove.AddLabel(var label) => AddLabel(@case, label, by, at),
            DeskMove.RemoveLabel(var place) when place >= 0 && place < @case.Work.Labels.Length =>
                Undoable(@case, by, at, DeskAct.Unlabelled, @case.Work.Labels[place], @case.Facts, @case.Work.Labels.RemoveAt(place)),

            DeskMove.Ask(var said) when IsUnderWay(status) => Say(@case, said, by, at, DeskAct.Asked, @case.Facts with { Status = TicketStatus.WaitingForReporter }),
            DeskMove.Answer answer when IsUnderWay(status) || status == TicketStatus.PassedOn => IsFeedback(answer)
                ? Say(@case, answer.Said, by, at, DeskAct.Answered, @case.Facts with { Feedback = @case.Facts.Feedback ?? at.Today })
                : Say(@case, answer.Said, by, at, DeskAct.Wrote, @case.Facts),
            DeskMove.Close(var outcome, var reason) when status is not (TicketStatus.New or TicketStatus.Closed) && outcome < Outcome.Withdrawn => Say(
                @case, reason, by, at, DeskAct.Closed,
                @case.Facts with { Status = TicketStatus.Closed, Outcome = outcome, Feedback = @case.Facts.Feedback ?? at.Today }, outcome.ToString()),
            DeskMove.Reopen when status == TicketStatus.Closed =>
                Done(@case with { Facts = @case.Facts with { Status = TicketStatus.InReview, Outcome = null } }, by, at, DeskAct.Reopened, rings: true),

            DeskMove.WriteNote(var text) => WriteNote(@case, text, by, at),
            DeskMove.Link(var number) => Link(@case, number, by, at),
            DeskMove.Mark(var passage) when OwnWords.Sentences(@case).Any(sentence => sentence.Passage == passage) => MarkPassage(@case, passage, by, at),
            DeskMove.PassOn(var contact) when MayPassOn(status) => PassOn(@case, contact, null, by, at),
            DeskMove.Export(_, var scope) when !MayExport(@case, scope) => No(@case.Work.Passings.Any(passing => passing.OwnWords) ? Refusal.WordsChanged : Refusal.WordsNotConfirmed),
            DeskMove.Export(var language, var scope) => Done(@case, by, at, DeskAct.Exported, $"{language.Tag()} {scope}", changes: false),

            // Somebody must remain who can read it.
            DeskMove.StepOut when at.Eligible.All(member => member.Id == by.Id) => No(Refusal.TooFewPeople),
            DeskMove.StepOut => Done(StepOut(@case, by), by, at, DeskAct.SteppedOut),

            DeskMove.Propose(ProposedAct.PassOwnWords, _, _) when !MayPassOn(status) => No(Refusal.NotAllowedNow),
            DeskMove.Propose propose when @case.Work.Proposed is null => Propose(@case, propose, by, at),
            DeskMove.Confirm => Confirm(@case, by, at),
            DeskMove.Decline => @case.Work.Proposed is null
                ? No(Refusal.NothingProposed)
                : Done(@case with { Work = @case.Work with { Proposed = null } }, by, at, DeskAct.Declined),
            DeskMove.TakeBack => TakeBack(@case, by, at),
            _ => No(Refusal.NotAllowedNow),
        };
    }

    /// <summary>
    /// What opening the card changes: nothing for the one who made the last change; for anybody else it can no longer be undone, since
    /// somebody has seen it.
    /// </summary>
    public static Case Seen(Case @case, Member by) =>
        @case.Work.Undo is { } undo && undo.Member != by.Id ? @case with { Work = @case.Work with { Undo = null } } : @case;

    /// <summary>
    /// What was held until now becomes visible to the desk. A ticket that waited for its reporter is back in review, and so is a closed one,
    /// with whoever worked on it, or else closed it: in a closed ticket nobody would look for a message.
    /// </summary>
    public static Case Released(Case @case, DateTimeOffset now, DateOnly today)
    {
        var work = @case.Work;
        var facts = @case.Facts.AfterReporter() with { Changed = today };
        if (@case.Facts.Status == TicketStatus.Closed)
        {
            facts = facts with { Assignee = facts.Assignee ?? Closer(work) };
            work = work with { History = With(work.History, new(today, null, DeskAct.Reopened)) };
        }

        return @case with
        {
            Facts = facts,
            Messages = Unheld(@case.Messages, now),
            Work = work with { Edition = work.Edition + 1, Undo = null },
        };
    }

    /// <summary>Whether a document of this scope holds no word of the reporter's but those that two people agreed to pass on.</summary>
    public static bool MayExport(Case @case, ExportScope scope) =>
        scope == ExportScope.Facts || @case.Work.Passings.Any(passing => passing.Words?.Allows(@case, scope) == true);

    /// <summary>Whether what the reporter is told meets the deadline for feedback.</summary>
    public static bool IsFeedback(DeskMove.Answer answer) => answer.Said.Template is { } template ? Templates.IsFeedback(template) : answer.IsFeedback;

    /// <summary>
    /// What was held comes below all that the desk has written by now: a place among the desk's words would tell the hour he wrote at. The
    /// order of each side's messages stays.
    /// </summary>
    private static ImmutableArray<TicketMessage> Unheld(ImmutableArray<TicketMessage> messages, DateTimeOffset now)
    {
        var before = messages.TakeWhile(message => !IsOver(message)).Count();
        return
        [
            .. messages[..before],
            .. messages[before..].OrderBy(message => message.Author != Author.Desk).Select(message => IsOver(message) ? message with { HeldUntil = null } : message),
        ];

        bool IsOver(TicketMessage message) => message.HeldUntil <= now;
    }

    private static bool IsUnderWay(TicketStatus status) => status is TicketStatus.Acknowledged or TicketStatus.InReview or TicketStatus.WaitingForReporter;

    private static bool MayPassOn(TicketStatus status) => IsUnderWay(status) || status == TicketStatus.PassedOn;

    private static TicketFacts Acknowledged(TicketFacts facts, Circumstances at) => facts with { Status = TicketStatus.Acknowledged, Acknowledged = at.Today };

    private static string? Closer(Casework work) =>
        work.History.LastOrDefault(line => line.Act == DeskAct.Closed)?.Member is { } member && !work.SteppedOut.Contains(member, StringComparer.Ordinal) ? member : null;

    private static Ruling Assign(Case @case, string member, Member by, Circumstances at) => member switch
    {
        _ when member == @case.Facts.Assignee => No(Refusal.NotAllowedNow),
        _ when at.Eligible.All(one => one.Id != member) => No(Refusal.NotEligible),
        _ when member == by.Id => Undoable(@case, by, at, DeskAct.Taken, null, @case.Facts with { Assignee = member }),
        _ when by.Role != Role.Lead => No(Refusal.OnlyLeads),
        _ => Undoable(@case, by, at, DeskAct.Assigned, member, @case.Facts with { Assignee = member }),
    };

    private static Ruling AddLabel(Case @case, string label, Member by, Circumstances at) => Words.Clean(label) switch
    {
        { Length: 0 } => No(Refusal.TextEmpty),
        { Length: > Casework.MaxLabel } => No(Refusal.TextTooLong),
        _ when @case.Work.Labels.Length >= Casework.MaxLabels => No(Refusal.LabelsFull),
        var clean when @case.Work.Labels.Contains(clean, StringComparer.OrdinalIgnoreCase) => No(Refusal.NotAllowedNow),
        var clean => Undoable(@case, by, at, DeskAct.Labelled, clean, @case.Facts, @case.Work.Labels.Add(clean)),
    };

    private static Ruling Say(Case @case, Said said, Member by, Circumstances at, DeskAct act, TicketFacts facts, string? detail = null)
    {
        if (PlainText.Check(said, at.MayName) is { } why)
        {
            return No(why);
        }

        var message = new TicketMessage(Author.Desk, at.Today, said.Template is null ? Words.Clean(said.Text) : "", null) { Template = said.Template, IsQuestion = act == DeskAct.Asked ? true : null };
        return Done(@case with { Facts = facts, Messages = @case.Messages.Add(message) }, by, at, act, detail, rings: true);
    }

    private static Ruling WriteNote(Case @case, string text, Member by, Circumstances at) => Words.Clean(text) switch
    {
        { Length: 0 } => No(Refusal.TextEmpty),
        { Length: > Casework.MaxNote } => No(Refusal.TextTooLong),
        _ when @case.Work.Notes.Length >= Casework.MaxNotes => No(Refusal.NotesFull),
        var clean => Done(@case with { Work = @case.Work with { Notes = @case.Work.Notes.Add(new(by.Id, at.Today, clean)) } }, by, at, DeskAct.Noted),
    };

    private static Ruling Link(Case @case, string number, Member by, Circumstances at) =>
        !at.Linkable || number == @case.Facts.Number ? No(Refusal.NoSuchTicket)
        : at.LinkTells ? No(Refusal.LinkTells)
        : @case.Work.Duplicates.Length >= Casework.MaxDuplicates || @case.Work.Duplicates.Contains(number, StringComparer.Ordinal) ? No(Refusal.NotAllowedNow)
        : Done(@case with { Work = @case.Work with { Duplicates = @case.Work.Duplicates.Add(number) } }, by, at, DeskAct.Linked, number);

    private static Ruling MarkPassage(Case @case, Passage passage, Member by, Circumstances at)
    {
        var marked = @case.Work.Marked;
        marked = marked.Contains(passage) ? marked.Remove(passage) : marked.Add(passage);
        return Done(@case with { Work = @case.Work with { Marked = marked } }, by, at, DeskAct.PassageMarked);
    }

    private static Ruling PassOn(Case @case, string contact, Agreed? words, Member by, Circumstances at)
    {
        if (!at.Contacts.Contains(contact))
        {
            return No(Refusal.NoSuchContact);
        }

        var passed = @case with
        {
            Facts = @case.Facts with { Status = TicketStatus.PassedOn, Feedback = @case.Facts.Feedback ?? at.Today },
            Work = @case.Work with { Passings = @case.Work.Passings.Add(new(contact, at.Today, words is not null) { Words = words }), Proposed = null },
        };
        return words is null
            ? Done(passed, by, at, DeskAct.PassedOn, contact, rings: true)
            : Done(passed, by, at, DeskAct.Confirmed, $"{contact} {words.Scope}", rings: true, also: DeskAct.PassedOn);
    }

    private static Case StepOut(Case @case, Member by) => @case with
    {
        Facts = @case.Facts.Assignee == by.Id ? @case.Facts with { Assignee = null } : @case.Facts,
        Work = @case.Work with
        {
            SteppedOut = @case.Work.SteppedOut.Add(by.Id),
            Proposed = @case.Work.Proposed?.Member == by.Id ? null : @case.Work.Proposed,
        },
    };

    private static Ruling Propose(Case @case, DeskMove.Propose propose, Member by, Circumstances at) => propose switch
    {
        _ when at.Eligible.Length < 2 => No(Refusal.TooFewPeople),
        { Act: ProposedAct.Delete } => Done(
            @case with { Work = @case.Work with { Proposed = new(ProposedAct.Delete, by.Id, at.Today) } }, by, at, DeskAct.DeletionAsked),
        { Contact: null } => No(Refusal.NoSuchContact),
        { Contact: { } contact } when !at.Contacts.Contains(contact) => No(Refusal.NoSuchContact),
        { Contact: { } contact, Scope: { } scope and (ExportScope.Redacted or ExportScope.Whole) } => Done(
            @case with { Work = @case.Work with { Proposed = new(ProposedAct.PassOwnWords, by.Id, at.Today, contact) { Words = Agreed.On(@case, scope) } } },
            by, at, DeskAct.PassingAsked, $"{contact} {scope}"),
        _ => No(Refusal.NotAllowedNow),
    };

    private static Ruling Confirm(Case @case, Member by, Circumstances at) => @case.Work.Proposed switch
    {
        null => No(Refusal.NothingProposed),
        { } proposed when proposed.Member == by.Id => No(Refusal.NotYourself),

        // Whoever proposed it must still be one of two: a member who left, or was excluded since, is nobody's second person.
        { } proposed when at.Eligible.All(one => one.Id != proposed.Member) => No(Refusal.TooFewPeople),
        { Act: ProposedAct.Delete } => new Ruling.Destroy(),
        _ when !MayPassOn(@case.Facts.Status) => No(Refusal.NotAllowedNow),
        { Contact: { } contact, Words: { } words } when words.Holds(@case) => PassOn(@case, contact, words, by, at),
        _ => No(Refusal.WordsChanged),
    };

    private static Ruling TakeBack(Case @case, Member by, Circumstances at) =>
        @case.Work.Undo is { } undo && undo.Member == by.Id && undo.Until > at.Now
            ? Done(@case with { Facts = undo.Facts, Work = @case.Work with { Labels = undo.Labels } }, by, at, DeskAct.Undone, changes: false) with
            {
                // Of what can be taken back an acknowledgement alone concerns the reporter, and before one nothing rings.
                Silences = @case.Facts.Acknowledged != undo.Facts.Acknowledged,
            }
            : No(Refusal.UndoTooLate);

    private static Ruling Undoable(
        Case @case, Member by, Circumstances at, DeskAct act, string? detail, TicketFacts facts, ImmutableArray<string>? labels = null, bool rings = false)
    {
        // Several changes in a row are taken back together, in the time of the first: he whom they concern sees none of them before, and
        // whoever goes on changing must not keep an acknowledgement from him for ever.
        var undo = @case.Work.Undo is { } open && open.Member == by.Id && open.Until > at.Now
            ? open
            : new Undo(by.Id, at.Now + UndoTime, @case.Facts, @case.Work.Labels);
        var changed = @case with { Facts = facts, Work = @case.Work with { Labels = labels ?? @case.Work.Labels } };
        return Done(changed, by, at, act, detail, rings, undo: undo);
    }

    private static Ruling.Done Done(
        Case @case, Member by, Circumstances at, DeskAct act, string? detail = null, bool rings = false, bool changes = true, Undo? undo = null, DeskAct? also = null)
    {
        // The last change of a closed ticket is its closing: what the desk tidies up later moves neither its month nor its retention.
        var stays = !changes || (@case.Facts.Status == TicketStatus.Closed && act != DeskAct.Closed);
        return new(
            @case with
            {
                Facts = stays ? @case.Facts : @case.Facts with { Changed = at.Today },
                Work = @case.Work with
                {
                    Edition = @case.Work.Edition + 1,
                    Undo = undo,
                    History = With(@case.Work.History, new(at.Today, by.Id, act, detail)),
                },
            },
            act,
            rings,
            also);
    }

    private static ImmutableArray<HistoryLine> With(ImmutableArray<HistoryLine> history, HistoryLine line) =>
        (history.Length < Casework.MaxHistory ? history : history.RemoveAt(0)).Add(line);

    private static Ruling.Refused No(Refusal why) => new(why);
}
