using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>The lists: which tickets there are, narrowed and turned page by page, and the way to one by its number.</summary>
internal static class QueueDialogue
{
    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (DeskStep.Overview, Input.QueuesCounted counts) => new(session, new Effect.Show(QueueScreens.Menu(counts, setting))),
        (DeskStep.Overview, Input.Tapped("back")) => DeskDialogue.Go(session, new HomeStep.Menu(), setting),
        (DeskStep.Overview, Input.Tapped("find")) => DeskDialogue.Go(session, new DeskStep.Finding(), setting),
        (DeskStep.Overview, Input.Tapped("numbers")) => DeskDialogue.Go(session, new DeskStep.Numbers(null), setting),
        (DeskStep.Overview, Input.Tapped("team")) when setting.Me!.Role == Role.Lead => DeskDialogue.Go(session, new DeskStep.Team(), setting),
        (DeskStep.Overview, Input.Tapped(var action)) when Acts.Value<QueueList>(action) is { } list => DeskDialogue.Go(session, DeskStep.Listing.Of(list), setting),

        (DeskStep.Listing listing, Input.Queued(var page)) => Show(session, listing, page, setting),
        (DeskStep.Listing, Input.Tapped("back")) => DeskDialogue.Go(session, new DeskStep.Overview(), setting),
        (DeskStep.Listing listing, Input.Tapped("filter")) => DeskDialogue.Go(session, new DeskStep.Filtering(listing, null), setting),
        (DeskStep.Listing listing, Input.Tapped("clear")) => DeskDialogue.Go(session, DeskStep.Listing.Of(listing.List), setting),
        (DeskStep.Listing { Pages.Length: > 0 } listing, Input.Tapped("previous")) =>
            DeskDialogue.Go(session, listing with { Pages = listing.Pages.RemoveAt(listing.Pages.Length - 1) }, setting),
        (DeskStep.Listing listing, Input.Tapped(var action)) when action.StartsWith("after:", StringComparison.Ordinal) =>
            DeskDialogue.Go(session, listing with { Pages = listing.Pages.Add(action[6..]) }, setting),
        (DeskStep.Listing listing, Input.Tapped(var action)) when Acts.Id(action) is { } ticket => Open(session, ticket, listing),

        (DeskStep.Filtering(var from, null), Input.Tapped("back")) => DeskDialogue.Go(session, from, setting),
        (DeskStep.Filtering(var from, _), Input.Tapped("back")) => DeskDialogue.Go(session, new DeskStep.Filtering(from, null), setting),
        (DeskStep.Filtering(var from, null), Input.Tapped(var action)) when Acts.Value<FilterBy>(action) is { } by =>
            DeskDialogue.Go(session, new DeskStep.Filtering(from, by), setting),
        (DeskStep.Filtering(var from, { } by), Input.Tapped(var action)) when Narrow(from.Filter, by, action) is { } filter =>
            DeskDialogue.Go(session, new DeskStep.Listing(from.List, filter, []), setting),

        (DeskStep.Finding, Input.Tapped("back")) => DeskDialogue.Go(session, new DeskStep.Overview(), setting),
        (DeskStep.Finding, Input.CaseGone) => DeskDialogue.Present(session, setting, new Phrase(PhraseKeys.Queue.NotFound)),
        (DeskStep.Finding, Input.CaseOpened(var view)) => CardDialogue.Show(
            session with { Step = new DeskStep.Card(view.Case.Id, view.Case.Work.Edition, CardPart.Story, 0, null) }, view, setting),

        // A number is typed from a notice on whatever desk screen one is.
        (_, Input.Wrote(_, var text)) when TicketNumber.Read(text) is { } number =>
            new(session with { Step = new DeskStep.Finding(), Behind = null }, new Effect.FindCase(number)),
        (DeskStep.Finding, Input.Wrote) => DeskDialogue.Present(session, setting, new Phrase(PhraseKeys.Queue.NoNumber)),

        // The ticket went while its list was on the screen.
        (DeskStep.Listing, Input.CaseGone) => DeskDialogue.Present(session, setting),
        _ => DeskDialogue.Present(session, setting),
    };

    private static Turn Open(Session session, string ticket, DeskStep.Listing from) => new(
        session with { Step = new DeskStep.Card(new TicketId(ticket), 0, CardPart.Story, 0, from) }, new Effect.OpenCase(new TicketId(ticket), true));

    /// <summary>A page that emptied since (its tickets moved on) leads to the one before.</summary>
    private static Turn Show(Session session, DeskStep.Listing listing, QueuePage page, Setting setting) => page.Entries.IsEmpty && listing.Pages.Length > 0
        ? DeskDialogue.Go(session, listing with { Pages = listing.Pages.RemoveAt(listing.Pages.Length - 1) }, setting)
        : new(session, new Effect.Show(QueueScreens.List(listing, page, setting)));

    private static QueueFilter? Narrow(QueueFilter filter, FilterBy by, string action) => action == "any"
        ? by switch
        {
            FilterBy.Kind => filter with { Kind = null },
            FilterBy.Area => filter with { Area = null },
            FilterBy.Region => filter with { Region = null },
            FilterBy.Status => filter with { Status = null },
            FilterBy.Language => filter with { Language = null },
            _ => filter with { Priority = null },
        }
        : by switch
        {
            FilterBy.Kind when Acts.Value<TicketKind>(action) is { } kind => filter with { Kind = kind },
            FilterBy.Area when Acts.Value<Area>(action) is { } area => filter with { Area = area },
            FilterBy.Region when Acts.Value<Region>(action) is { } region => filter with { Region = region },
            FilterBy.Status when Acts.Value<TicketStatus>(action) is { } status => filter with { Status = status },
            FilterBy.Language when Acts.Value<Language>(action) is { } language => filter with { Language = language },
            FilterBy.Priority when Acts.Value<Priority>(action) is { } priority => filter with { Priority = priority },
            _ => null,
        };
}
