using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Following;

internal static class FollowScreens
{
    private const int PageSize = Pages.Size - 400;

    /// <summary>About the longest ready text.</summary>
    private const int TemplateSize = 300;

    public static Screen Of(FollowStep step, Setting setting) => step switch
    {
        FollowStep.Closed => Screen.Of(new(PhraseKeys.Follow.Closed), new(PhraseKeys.Follow.NotSent))
            .Row(Buttons.Act(PhraseKeys.Follow.Again, "again", ButtonStyle.Primary))
            .Row(Buttons.Back),
        FollowStep.Writing => Screen.Of(new Phrase(PhraseKeys.Follow.Write)).Row(Buttons.Back, Buttons.Cancel),
        FollowStep.Confirming addition => Confirm(addition),
        FollowStep.Withdrawing(_, false) => Screen.Of(new Phrase(PhraseKeys.Follow.AskWithdraw))
            .Row(Buttons.Act(PhraseKeys.Follow.Keep, "keep", ButtonStyle.Primary))
            .Row(Buttons.Act(PhraseKeys.Follow.YesWithdraw, "yes", ButtonStyle.Danger)),
        FollowStep.Withdrawing => Screen.Of(new Phrase(PhraseKeys.Follow.SureWithdraw))
            .Row(Buttons.Act(PhraseKeys.Follow.Destroy, "sure", ButtonStyle.Danger))
            .Row(Buttons.Act(PhraseKeys.Follow.Keep, "keep", ButtonStyle.Primary)),
        FollowStep.AskingBell => Screen.Of(new Phrase(PhraseKeys.Follow.BellAsk).With("hours", setting.Practice.HoursInWords))
            .Row(Buttons.Act(PhraseKeys.Follow.BellYes, "yes"))
            .Row(Buttons.Back),
        FollowStep.AskingProof => Screen.Of(new Phrase(PhraseKeys.Follow.ProofAsk)).Row(Buttons.Back),
        _ => Screen.Of(new Phrase(PhraseKeys.Follow.AskReceipt)).Row(Buttons.Back, Buttons.Cancel),
    };

    /// <summary>All of an addition, page by page; what sends it stands below the last.</summary>
    private static Screen Confirm(FollowStep.Confirming addition)
    {
        var page = Shelf.Page([.. Pages.Of(Telling.Whole(addition.Told))], addition.Page, 1);
        var screen = Screen.Of([
                new(PhraseKeys.Follow.Confirm),
                .. addition.Told.IsEmpty ? [] : page.Items.Select(text => new Phrase(PhraseKeys.Follow.Text).With("text", text)),
                .. addition.File is null ? Array.Empty<Phrase>() : [new Phrase(PhraseKeys.Follow.Photo)],
            ])
            .Pager(page);
        return (page.At == page.Last ? screen.Row(Buttons.Act(PhraseKeys.Review.Send, "send", ButtonStyle.Success)) : screen)
            .Row(Buttons.Back, Buttons.Cancel);
    }

    /// <summary>The ticket as its reporter may see it. Days, no times, and no "read" mark.</summary>
    public static Screen Ticket(TicketView view, Setting setting, int page, params ReadOnlySpan<Phrase> first)
    {
        var pages = MessagePages(view);
        var at = Math.Clamp(page, 0, pages.Count - 1);
        var facts = view.Facts;
        var screen = Screen.Of(
            [
                .. first,
                new Phrase(PhraseKeys.Follow.Title).With("kind", PhraseKeys.Name(facts.Kind)).With("number", facts.Number),
                Phrase.Lines([
                    new Phrase(PhraseKeys.Follow.Status).With("status", PhraseKeys.Name(facts.Status)),
                    new Phrase(PhraseKeys.Follow.Days).With("filed", facts.Filed).With("changed", facts.Changed),
                    .. facts.Outcome is { } outcome ? [new Phrase(PhraseKeys.Follow.Outcome).With("outcome", PhraseKeys.Name(outcome))] : Array.Empty<Phrase>(),
                    .. view.IsOrphaned ? Array.Empty<Phrase>() : Due(facts, setting.Deadlines),
                ]),
                .. view.IsOrphaned ? [new Phrase(PhraseKeys.Follow.Orphaned)] : Array.Empty<Phrase>(),
                .. view.IsFull ? [new Phrase(PhraseKeys.Follow.Full).With("number", facts.Number)] : Array.Empty<Phrase>(),
                .. pages[at],
            ]);

        if (pages.Count > 1)
        {
            screen = screen.Row([
                .. at + 1 < pages.Count ? [Buttons.Act(PhraseKeys.Follow.Older, $"page:{at + 1}")] : Array.Empty<Button>(),
                .. at > 0 ? [Buttons.Act(PhraseKeys.Follow.Newer, $"page:{at - 1}")] : Array.Empty<Button>(),
            ]);
        }

        screen = view.IsOrphaned ? screen.Row(Buttons.Act(PhraseKeys.Ask.Contacts, "contacts")) : screen;
        return (view.IsFull ? screen : screen.Row(Buttons.Act(PhraseKeys.Follow.AddMore, "add", ButtonStyle.Primary)))
            .Row(view.HasBell ? Buttons.Act(PhraseKeys.Follow.BellOff, "silence") : Buttons.Act(PhraseKeys.Follow.Bell, "bell"), Buttons.Act(PhraseKeys.Follow.Proof, "proof"))
            .Row(Buttons.Act(PhraseKeys.Follow.Withdraw, "withdraw"))
            .Row(Buttons.Act(PhraseKeys.Follow.Close, "close"));
    }

    /// <summary>The same days the desk sees.</summary>
    private static IEnumerable<Phrase> Due(TicketFacts facts, Deadlines deadlines)
    {
        yield return facts.Acknowledged is { } acknowledged
            ? new Phrase(PhraseKeys.Follow.AcknowledgedOn).With("day", acknowledged)
            : new Phrase(PhraseKeys.Follow.AcknowledgeBy).With("day", deadlines.Acknowledge(facts.Filed));
        if (facts.Feedback is { } feedback)
        {
            yield return new Phrase(PhraseKeys.Follow.AnsweredOn).With("day", feedback);
        }
        else if (facts.Status != TicketStatus.Closed)
        {
            yield return new Phrase(PhraseKeys.Follow.FeedbackBy).With("day", deadlines.Feedback(facts.Filed, facts.Acknowledged));
        }
    }

    /// <summary>The newest messages on the first page; within a page the oldest first.</summary>
    private static IReadOnlyList<IReadOnlyList<Phrase>> MessagePages(TicketView view)
    {
        var pages = new List<IReadOnlyList<Phrase>>();
        var page = new List<Phrase>();
        var size = 0;
        foreach (var (phrase, length) in view.Messages.Reverse().SelectMany(message => Said(message).Reverse()))
        {
            if (page.Count > 0 && size + length > PageSize)
            {
                pages.Add(page);
                page = [];
                size = 0;
            }

            page.Insert(0, phrase);
            size += length;
        }

        pages.Add(page.Count > 0 ? page : [new(PhraseKeys.Follow.NoMessages)]);
        return pages;
    }

    /// <summary>A message in pieces that fit a page, each with about its length.</summary>
    private static IEnumerable<(Phrase Phrase, int Length)> Said(TicketMessage message)
    {
        var said = message.Template is { } template
            ? [(new Phrase(template), TemplateSize)]
            : Pages.Of(message.Text, PageSize).Select(text => (new Phrase(PhraseKeys.Format.Text).With("text", text), text.Length));
        return said.Select(part => (Said(message, part.Item1), part.Item2 + 40));
    }

    private static Phrase Said(TicketMessage message, Phrase text)
    {
        var said = new Phrase(message.Author == Author.Desk ? PhraseKeys.Follow.FromDesk : PhraseKeys.Follow.FromYou).With("day", message.Day).With("text", text);
        return message switch
        {
            { File: not null } => new Phrase(PhraseKeys.Follow.WithPhoto).With("message", said),

            // A question is where people give themselves away.
            { IsQuestion: true } => Phrase.Lines(said, new(PhraseKeys.Follow.NeverSayWho)),
            _ => said,
        };
    }
}
