using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

internal static class QueueScreens
{
    public static Screen Menu(Input.QueuesCounted counts, Setting setting)
    {
        var screen = Screen.Of(new Phrase(PhraseKeys.Desk.Title), new Phrase(PhraseKeys.Desk.You).With("name", setting.Me!.Name).With("role", PhraseKeys.Name(setting.Me.Role)))
            .Row(Counted(QueueList.New, counts.New, ButtonStyle.Primary))
            .Row(Counted(QueueList.Mine, counts.Mine), Counted(QueueList.Overdue, counts.Overdue, counts.Overdue > 0 ? ButtonStyle.Danger : ButtonStyle.Plain))
            .Row(Counted(QueueList.All, counts.All), Buttons.Act(PhraseKeys.Desk.Find, "find"));
        return (setting.Me.Role == Role.Lead
                ? screen.Row(Buttons.Act(PhraseKeys.Desk.Numbers, "numbers"), Buttons.Act(PhraseKeys.Desk.Team, "team"))
                : screen.Row(Buttons.Act(PhraseKeys.Desk.Numbers, "numbers")))
            .Row(Buttons.Back);
    }

    public static Screen List(DeskStep.Listing listing, QueuePage page, Setting setting)
    {
        var head = new Phrase(PhraseKeys.Queue.Title).With("list", PhraseKeys.Name(listing.List)).With("number", Count(page.Count));
        var filters = Filters(listing.Filter).ToList();
        var screen = Screen.Of(
        [
            head,
            .. filters.Count > 0 ? [new Phrase(PhraseKeys.Queue.Filtered).With("filters", filters)] : Array.Empty<Phrase>(),
            .. page.Entries.IsEmpty ? [new(PhraseKeys.Queue.Empty)] : page.Entries.Select(entry => Line(entry, setting)),
        ]);
        screen = screen.Grid(page.Entries.Select(entry => (Button)new Button.Act(new Phrase(PhraseKeys.Queue.Open).With("number", entry.Facts.Number), Acts.OfId(entry.Id.Value))), 3);
        if (listing.Pages.Length > 0 || page.More)
        {
            screen = screen.Row([
                .. listing.Pages.Length > 0 ? [Buttons.Act(PhraseKeys.List.Previous, "previous")] : Array.Empty<Button>(),
                .. page.More ? [Buttons.Act(PhraseKeys.List.Next, $"after:{page.Entries[^1].Key}")] : Array.Empty<Button>(),
            ]);
        }

        return (filters.Count > 0
                ? screen.Row(Buttons.Act(PhraseKeys.Queue.Filter, "filter"), Buttons.Act(PhraseKeys.Queue.Clear, "clear"))
                : screen.Row(Buttons.Act(PhraseKeys.Queue.Filter, "filter")))
            .Row(Buttons.Back);
    }

    public static Screen Of(DeskStep step, Setting setting) => step switch
    {
        DeskStep.Filtering(_, null) => Screen.Of(new Phrase(PhraseKeys.Queue.FilterBy)).Grid(Buttons.Values(Enum.GetValues<FilterBy>(), null), 2).Row(Buttons.Back),
        DeskStep.Filtering(var from, { } by) => Screen.Of(new Phrase(PhraseKeys.Queue.FilterValue).With("filter", PhraseKeys.Name(by)))
            .Grid(Values(from.Filter, by), by is FilterBy.Region or FilterBy.Area ? 2 : 1)
            .Row(Buttons.Act(PhraseKeys.Queue.Any, "any"))
            .Row(Buttons.Back),
        _ => Screen.Of(new Phrase(PhraseKeys.Queue.AskNumber)).Row(Buttons.Back),
    };

    /// <summary>One ticket in a list: no word of the reporter.</summary>
    public static Phrase Line(QueueEntry entry, Setting setting) => new Phrase(PhraseKeys.Queue.Line)
        .With("number", entry.Facts.Number)
        .With("kind", PhraseKeys.Name(entry.Facts.Kind))
        .With("priority", Mark(entry.Facts.Priority))
        .With("place", Place(entry.Facts))
        .With("status", Names.Of(entry.Facts.Status))
        .With("due", entry.Due is { } due ? DueWords.Due(due, setting.Today) : new Phrase(PhraseKeys.Due.None));

    public static Phrase Place(TicketFacts facts) => (facts.Area, facts.Region) switch
    {
        ({ } area, { } region) => new Phrase(PhraseKeys.Queue.Place).With("area", PhraseKeys.Name(area)).With("region", PhraseKeys.Name(region)),
        ({ } area, null) => PhraseKeys.Name(area),
        (null, { } region) => PhraseKeys.Name(region),
        _ => new(PhraseKeys.Queue.NoPlace),
    };

    public static Phrase Count(int count) => count >= QueuePage.MaxCount
        ? new Phrase(PhraseKeys.Queue.Many)
        : new Phrase(PhraseKeys.Format.Whole).With("number", count);

    private static Phrase Mark(Priority priority) => new(priority switch
    {
        Priority.Urgent => PhraseKeys.Queue.Urgent,
        Priority.High => PhraseKeys.Queue.High,
        _ => PhraseKeys.Queue.Normal,
    });

    private static Button Counted(QueueList list, int count, ButtonStyle style = ButtonStyle.Plain) =>
        new Button.Act(new Phrase(PhraseKeys.Desk.Counted).With("list", PhraseKeys.Name(list)).With("number", Count(count)), $"v:{list}", style);

    public static IEnumerable<Button> Statuses(IEnumerable<TicketStatus> statuses, TicketStatus? chosen) => statuses.Select(status =>
        (Button)new Button.Act(Names.Of(status), $"v:{status}", status == chosen ? ButtonStyle.Primary : ButtonStyle.Plain));

    private static IEnumerable<Phrase> Filters(QueueFilter filter) => new[]
    {
        filter.Kind is { } kind ? PhraseKeys.Name(kind) : null,
        filter.Area is { } area ? PhraseKeys.Name(area) : null,
        filter.Region is { } region ? PhraseKeys.Name(region) : null,
        filter.Status is { } status ? Names.Of(status) : null,
        filter.Language is { } language ? PhraseKeys.Name(language) : null,
        filter.Priority is { } priority ? PhraseKeys.Name(priority) : null,
    }.OfType<Phrase>();

    private static IEnumerable<Button> Values(QueueFilter filter, FilterBy by) => by switch
    {
        FilterBy.Kind => Buttons.Values(Enum.GetValues<TicketKind>(), filter.Kind),
        FilterBy.Area => Buttons.Values(Enum.GetValues<Area>(), filter.Area),
        FilterBy.Region => Buttons.Values(Enum.GetValues<Region>(), filter.Region),
        FilterBy.Status => Statuses(Enum.GetValues<TicketStatus>(), filter.Status),
        FilterBy.Language => Buttons.Values(Enum.GetValues<Language>(), filter.Language),
        _ => Buttons.Values(Enum.GetValues<Priority>(), filter.Priority),
    };
}
