using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Desk;

public class QueueDialogueTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void The_first_screen_counts_the_four_lists(Language language)
    {
        var world = World.AtDesk(SmallDesk.Lead, language);

        Reads.In(world, language);
        Assert.Contains(SmallDesk.Lead.Name, world.Read(language), StringComparison.Ordinal);
        var labels = world.Labels(language).ToList();
        Assert.Equal(["7", "0", "6", "14"], labels.Take(4).Select(label => label.Split(": ")[^1]));
        Assert.Equal(["v:New", "v:Mine", "v:Overdue", "v:All", "find", "numbers", "team", "back"], world.Actions);
    }

    [Fact]
    public void Only_a_lead_is_offered_the_team_and_a_moderator_misses_what_excludes_him()
    {
        var world = World.AtDesk(SmallDesk.Moderator);

        Assert.DoesNotContain("team", world.Actions);
        Assert.EndsWith(": 13", world.Labels().ElementAt(3), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Each_list_is_asked_for_and_shown_under_its_name(Language language) =>
        Assert.All(Enum.GetValues<QueueList>(), list =>
        {
            var world = World.AtDesk(SmallDesk.Lead, language);

            var effects = world.Tap($"v:{list}");

            Assert.Equal(new Effect.ListQueue(list, QueueFilter.None, null), Assert.Single(effects.OfType<Effect.ListQueue>()));
            Reads.In(world, language);
            Assert.StartsWith($"<b>{TestData.Phrases.Say(language, PhraseKeys.Name(list))}</b>", world.Read(language), StringComparison.Ordinal);
            Assert.Equal(list == QueueList.Mine, world.Keys.Contains(PhraseKeys.Queue.Empty));
            world.Tap("back");
            Assert.IsType<DeskStep.Overview>(world.Session.Step);
        });

    [Fact]
    public void A_list_holds_no_word_of_a_reporter()
    {
        var world = World.AtDesk(SmallDesk.Lead);

        foreach (var list in Enum.GetValues<QueueList>())
        {
            world.Tap($"v:{list}");
            Assert.DoesNotContain(SmallDesk.Words, world.Read(), StringComparison.Ordinal);
            world.Tap("back");
        }
    }

    public static TheoryData<FilterBy, string, QueueFilter> Filters => new()
    {
        { FilterBy.Kind, "v:Question", new QueueFilter(Kind: TicketKind.Question) },
        { FilterBy.Area, "v:Health", new QueueFilter(Area: Area.Health) },
        { FilterBy.Region, "v:Atyrau", new QueueFilter(Region: Region.Atyrau) },
        { FilterBy.Status, "v:InReview", new QueueFilter(Status: TicketStatus.InReview) },
        { FilterBy.Language, "v:Ru", new QueueFilter(Language: Language.Ru) },
        { FilterBy.Priority, "v:Urgent", new QueueFilter(Priority: Priority.Urgent) },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Each_filter_narrows_the_list_is_named_above_it_and_can_be_taken_off(FilterBy by, string value, QueueFilter filter) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = World.AtDesk(SmallDesk.Lead, language);
            world.Tap("v:All");

            world.Tap("filter");
            Reads.In(world, language);
            world.Tap($"v:{by}");
            Reads.In(world, language);
            var effects = world.Tap(value);

            Assert.Equal(new Effect.ListQueue(QueueList.All, filter, null), Assert.Single(effects.OfType<Effect.ListQueue>()));
            Assert.Contains(PhraseKeys.Queue.Filtered, world.Keys);
            Reads.In(world, language);

            world.Tap("filter");
            world.Tap($"v:{by}");
            Assert.Equal(QueueFilter.None, Assert.Single(world.Tap("any").OfType<Effect.ListQueue>()).Filter);
            world.Tap("filter");
            world.Tap($"v:{by}");
            world.Tap(value);
            Assert.Equal(QueueFilter.None, Assert.Single(world.Tap("clear").OfType<Effect.ListQueue>()).Filter);
            Assert.DoesNotContain("clear", world.Actions);
        });

    [Fact]
    public void Filters_add_up_and_back_leads_out_of_them_one_by_one()
    {
        var world = World.AtDesk(SmallDesk.Lead);
        foreach (var action in (string[])["v:All", "filter", "v:Status", "v:New", "filter", "v:Priority"])
        {
            world.Tap(action);
        }

        var filter = Assert.Single(world.Tap("v:High").OfType<Effect.ListQueue>()).Filter;
        Assert.Equal(new QueueFilter(Status: TicketStatus.New, Priority: Priority.High), filter);

        world.Tap("filter");
        world.Tap("v:Area");
        world.Tap("back");
        Assert.Null(Assert.IsType<DeskStep.Filtering>(world.Session.Step).By);
        world.Tap("back");
        Assert.Equal(filter, Assert.IsType<DeskStep.Listing>(world.Session.Step).Filter);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Pages_lead_through_the_whole_list_and_back(Language language)
    {
        var world = World.AtDesk(SmallDesk.Lead, language);
        world.Tap("v:All");
        var pages = new List<string[]> { Tickets(world) };
        while (Next(world) is { } next)
        {
            world.Tap(next);
            Reads.In(world, language);
            pages.Add(Tickets(world));
        }

        Assert.Equal(14, pages.SelectMany(page => page).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(14, pages.Sum(page => page.Length));
        foreach (var page in Enumerable.Reverse(pages).Skip(1))
        {
            world.Tap("previous");
            Assert.Equal(page, Tickets(world));
        }

        Assert.DoesNotContain("previous", world.Actions);
    }

    [Fact]
    public void A_page_that_emptied_since_leads_to_the_one_before_it()
    {
        var world = World.AtDesk(SmallDesk.Lead);
        world.Tap("v:All");
        var first = Tickets(world);
        world.Tap(Next(world)!);
        world.Tap(Next(world)!);
        foreach (var gone in world.Desk.Cases.Where(@case => !first.Contains($"t:{@case.Id.Value}", StringComparer.Ordinal)).ToList())
        {
            world.Desk.Remove(gone.Id);
        }

        world.Tap("nothing");

        Assert.Equal(first, Tickets(world));
        Assert.Empty(Assert.IsType<DeskStep.Listing>(world.Session.Step).Pages);
    }

    [Fact]
    public void More_than_can_be_counted_is_said_as_such()
    {
        var desk = SmallDesk.Full(Today);
        desk.Counts = QueuePage.MaxCount;
        var world = World.AtDesk(SmallDesk.Lead, desk: desk);

        Assert.All(world.Labels().Take(4), label => Assert.EndsWith(": 999+", label, StringComparison.Ordinal));
        world.Tap("v:All");
        Assert.Contains("999+", world.Read(), StringComparison.Ordinal);

        desk.Counts = QueuePage.MaxCount - 1;
        world.Tap("back");
        Assert.All(world.Labels().Take(4), label => Assert.EndsWith(": 999", label, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("7K3F9Q")]
    [InlineData(" #7k3f9q ")]
    [InlineData("№ 7К3F9Q")]
    public void A_ticket_is_found_by_its_number_however_it_is_typed_and_wherever_one_is(string typed)
    {
        foreach (var way in (string[][])[["find"], [], ["v:All"], ["v:New", "filter"], ["team"], ["team", "invite"], ["numbers", "back"]])
        {
            var world = World.AtDesk(SmallDesk.Lead);
            foreach (var action in way)
            {
                world.Tap(action);
            }

            if (world.Session.Step is DeskStep.Team or DeskStep.Inviting)
            {
                // The team is no place of tickets: a typed word stays what it is there.
                Assert.DoesNotContain(world.Say(typed), effect => effect is Effect.FindCase);
                continue;
            }

            Assert.Equal(new Effect.FindCase(SmallDesk.Number), Assert.Single(world.Say(typed).OfType<Effect.FindCase>()));
            Assert.Equal(SmallDesk.First, Assert.IsType<DeskStep.Card>(world.Session.Step).Ticket);
        }
    }

    [Fact]
    public void From_one_card_a_typed_number_leads_to_another_and_back_leads_to_the_first_screen()
    {
        var world = World.AtCard(SmallDesk.Lead);

        world.Say("00002q");

        Assert.Equal(SmallDesk.Id(2), Assert.IsType<DeskStep.Card>(world.Session.Step).Ticket);
        world.Tap("back");
        Assert.IsType<DeskStep.Overview>(world.Session.Step);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void A_number_of_no_ticket_and_what_is_no_number_are_told_apart(Language language)
    {
        var world = World.AtDesk(SmallDesk.Moderator, language);
        world.Tap("find");
        Reads.In(world, language);

        world.Say("000000");
        Assert.Contains(PhraseKeys.Queue.NotFound, world.Keys);
        Reads.In(world, language);
        world.Say("сәлем");
        Assert.Contains(PhraseKeys.Queue.NoNumber, world.Keys);
        Reads.In(world, language);

        // It exists, but not for him: no word differs.
        world.Say("00020Q");
        Assert.Contains(PhraseKeys.Queue.NotFound, world.Keys);
        world.Tap("back");
        Assert.IsType<DeskStep.Overview>(world.Session.Step);
    }

    [Fact]
    public void A_ticket_that_went_while_its_list_was_on_the_screen_leads_back_to_the_list()
    {
        var world = World.AtDesk(SmallDesk.Lead);
        world.Tap("v:All");
        var ticket = Tickets(world)[0];
        world.Desk.Remove(new(ticket[2..]));

        var effects = world.Tap(ticket);

        Assert.Contains(effects, effect => effect is Effect.Say({ Key: PhraseKeys.Card.Gone }));
        Assert.IsType<DeskStep.Listing>(world.Session.Step);
        Assert.DoesNotContain(ticket, world.Actions);
    }

    [Fact]
    public void Back_from_the_first_screen_leads_to_the_menu_and_from_a_card_to_the_list_it_was_opened_from()
    {
        var world = World.AtDesk(SmallDesk.Lead);
        world.Tap("v:New");
        world.Tap(Next(world)!);
        var listing = world.Session.Step;
        world.Tap(Tickets(world)[0]);
        Assert.IsType<DeskStep.Card>(world.Session.Step);

        world.Tap("back");
        Assert.Equivalent(listing, world.Session.Step);
        world.Tap("back");
        world.Tap("back");
        Assert.IsType<HomeStep.Menu>(world.Session.Step);
    }

    private static string[] Tickets(World world) => [.. world.Actions.Where(action => action.StartsWith("t:", StringComparison.Ordinal))];

    private static string? Next(World world) => world.Actions.FirstOrDefault(action => action.StartsWith("after:", StringComparison.Ordinal));
}
