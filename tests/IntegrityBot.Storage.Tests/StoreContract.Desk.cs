using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using static IntegrityBot.Storage.Tests.Samples;

namespace IntegrityBot.Storage.Tests;

/// <summary>What every store must do for the desk.</summary>
public abstract partial class StoreContract
{
    private const string Member = "0a1b2c3d";

    [Fact]
    public async Task A_new_store_has_empty_lists_drawers_and_audit()
    {
        foreach (var list in Enum.GetValues<QueueList>())
        {
            var page = await Page(list);
            Assert.Empty(page.Entries);
            Assert.False(page.More);
            Assert.Equal(0, page.Count);
        }

        Assert.Null(await Store.TicketByNumber("ABC123", Ct));
        Assert.Empty(await Store.Restricted(Ct));
        Assert.Empty(await Store.Held(DateTimeOffset.MaxValue, null, Ct));
        Assert.Empty(await Store.DueBy(DateOnly.MaxValue, null, Ct));
        Assert.Empty(await Store.Facts(DateOnly.MinValue, DateOnly.MaxValue, Ct));
        Assert.Empty(await Store.Commitments(Day, Ct));
        Assert.Empty(await Store.All(Drawer.Members, Ct));
        Assert.Null(await Store.Get(Drawer.Members, "one", Ct));
        Assert.Null(await Store.AuditHead(Ct));
        Assert.Empty(await Store.Audit(1, Ct));
    }

    [Fact]
    public async Task Each_list_holds_its_tickets_in_its_order()
    {
        await Commits(new Commit
        {
            NewTickets =
            [
                Listed("a", filed: -3, due: 4),
                Listed("b", filed: -2, due: -1),
                Listed("c", TicketStatus.InReview, -1, -5, Member),
                Listed("d", TicketStatus.InReview, 0, null, Member),
                Listed("e", TicketStatus.Closed, 0, -9, Member),
                Listed("f", TicketStatus.PassedOn, 0, 0, Member),
                Listed("g", TicketStatus.New, -2, 4, "ffffffff"),
            ],
        });

        for (var round = 0; round < 2; round++)
        {
            Assert.Equal("bag", Ids(await Page(QueueList.New)));
            Assert.Equal("cfd", Ids(await Page(QueueList.Mine)));
            Assert.Equal("cb", Ids(await Page(QueueList.Overdue)));
            Assert.Equal("defcbga", Ids(await Page(QueueList.All)));
            Assert.Equal("cbf", Ids(await Store.DueBy(Day, null, Ct)));
            await Reopen();
        }
    }

    [Fact]
    public async Task A_list_is_turned_page_by_page_and_each_entry_comes_once()
    {
        await Commits(new Commit { NewTickets = [.. Enumerable.Range(0, 57).Select(at => Listed($"t{at:D2}", filed: -(at % 7), due: at % 5))] });
        foreach (var list in new[] { QueueList.New, QueueList.All })
        {
            var seen = new List<QueueEntry>();
            for (QueuePage? page = null; page is not { More: false };)
            {
                page = await Page(list, size: 10, after: page?.Entries[^1].Key);
                Assert.Equal(57, page.Count);
                Assert.Equal(page.More ? 10 : 7, page.Entries.Length);
                seen.AddRange(page.Entries);
            }

            Assert.Equal(57, seen.DistinctBy(entry => entry.Id).Count());
            Assert.Equal(seen.Select(entry => entry.Key).Order(StringComparer.Ordinal), seen.Select(entry => entry.Key));
            Assert.All(seen, entry => Assert.Equal(QueueOrder.Key(list, entry.Id, entry.Facts, entry.Due), entry.Key));
        }
    }

    [Fact]
    public async Task A_page_goes_on_after_a_key_whose_ticket_left_the_list()
    {
        var rows = Enumerable.Range(0, 6).Select(at => Listed($"{at}", due: at)).ToList();
        await Commits(new Commit { NewTickets = [.. rows] });
        var first = await Page(QueueList.New, size: 3);
        await Commits(new Commit { DroppedTickets = [rows[2].Id] });

        Assert.Equal("012", Ids(first));
        Assert.Equal("345", Ids(await Page(QueueList.New, size: 3, after: first.Entries[^1].Key)));
    }

    [Fact]
    public async Task A_full_page_at_the_end_of_its_list_promises_no_other()
    {
        await Commits(new Commit { NewTickets = [.. Enumerable.Range(0, 4).Select(at => Listed($"{at}", due: at))] });
        var first = await Page(QueueList.New, size: 2);
        Assert.True(first.More);
        Assert.False((await Page(QueueList.New, size: 2, after: first.Entries[^1].Key)).More);
        Assert.False((await Page(QueueList.New, size: 4)).More);
    }

    [Fact]
    public async Task Every_filter_and_every_pair_of_filters_takes_what_it_should()
    {
        var facts = Ticket().Facts with { Status = TicketStatus.InReview };
        ImmutableArray<TicketFacts> others =
        [
            facts with { Kind = TicketKind.Question }, facts with { Area = Area.Health }, facts with { Area = null }, facts with { Region = null },
            facts with { Region = Region.Abai }, facts with { Status = TicketStatus.New }, facts with { Language = Language.En },
            facts with { Priority = Priority.Normal }, facts with { Priority = Priority.Urgent, Region = Region.Abai }, facts,
        ];
        var rows = others.Select((of, at) => Listed($"{at}", due: -1) with { Facts = of with { Number = $"{at}", Assignee = Member } }).ToList();
        await Commits(new Commit { NewTickets = [.. rows] });

        ImmutableArray<QueueFilter> single =
        [
            new(Kind: facts.Kind), new(Area: facts.Area), new(Region: facts.Region), new(Status: facts.Status), new(Language: facts.Language),
            new(Priority: facts.Priority), new(Priority: Priority.Normal), new(Priority: Priority.Urgent), new(Status: TicketStatus.New),
        ];
        var pairs = single.SelectMany(one => single.Select(other => new QueueFilter(
            one.Kind ?? other.Kind, one.Area ?? other.Area, one.Region ?? other.Region, one.Status ?? other.Status, one.Language ?? other.Language,
            one.Priority ?? other.Priority)));
        foreach (var filter in pairs)
        {
            foreach (var list in Enum.GetValues<QueueList>())
            {
                var page = await Page(list, filter);
                var expected = rows.Where(row => filter.Takes(row.Facts) && QueueOrder.Holds(list, row.Facts, row.Due, Member, Day)).ToList();
                Assert.Equal(string.Concat(expected.Select(row => row.Id.Value).Order(StringComparer.Ordinal)), Ids(page));
                Assert.Equal(expected.Count, page.Count);
            }
        }
    }

    [Fact]
    public async Task A_list_is_counted_exactly_to_999()
    {
        await Commits(new Commit { NewTickets = [.. Enumerable.Range(0, 999).Select(at => Listed($"t{at}", due: at % 9, assignee: Member))] });
        Assert.Equal(999, (await Page(QueueList.Mine)).Count);
        await Commits(new Commit { NewTickets = [Listed("one"), Listed("more")] });
        Assert.Equal(QueuePage.MaxCount, (await Page(QueueList.All)).Count);
        Assert.Equal(999, (await Page(QueueList.Mine)).Count);
    }

    [Fact]
    public async Task A_page_of_no_size_or_of_too_many_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Page(QueueList.All, size: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Page(QueueList.All, size: 51));
    }

    [Fact]
    public async Task A_restricted_ticket_is_in_no_list_until_it_is_restricted_no_more()
    {
        var ticket = Listed("a", due: -1, assignee: Member);
        await Commits(new Commit { NewTickets = [ticket] });
        var restricted = ticket with { IsRestricted = true, Version = 2 };
        await Commits(new Commit { ChangedTickets = [restricted] });

        await InNoList();
        Same.Assert(new[] { restricted }, await Store.Restricted(Ct));
        Same.Assert(restricted, await Store.TicketByNumber("a", Ct));

        await Commits(new Commit { ChangedTickets = [ticket with { Version = 3 }] });
        Assert.Empty(await Store.Restricted(Ct));
        Assert.Equal("a", Ids(await Page(QueueList.Mine)));
    }

    [Fact]
    public async Task A_held_ticket_is_seen_by_nobody_until_its_hour()
    {
        var held = Listed("a", due: -1, assignee: Member) with { IsHeld = true, IsRestricted = true, HeldUntil = Noon };
        await Commits(new Commit { NewTickets = [held] });

        await InNoList();
        Assert.Empty(await Store.Restricted(Ct));
        Assert.Null(await Store.TicketByNumber("a", Ct));
        Same.Assert(held, await Store.TicketByLookup(held.Lookup, Ct));
        Assert.Empty(await Store.Held(Noon.AddTicks(-1), null, Ct));
        Same.Assert(new[] { held }, await Store.Held(Noon, null, Ct));
        Assert.Equal(CommitResult.Conflict, await Store.Commit(new Commit { NewTickets = [Listed("a") with { Id = new("b") }] }, Ct));

        await Commits(new Commit { ChangedTickets = [held with { IsHeld = false, IsRestricted = false, HeldUntil = null, Version = 2 }] });
        Assert.Empty(await Store.Held(DateTimeOffset.MaxValue, null, Ct));
        Assert.Equal("a", Ids(await Page(QueueList.New)));
        Assert.NotNull(await Store.TicketByNumber("a", Ct));
    }

    [Fact]
    public async Task A_visible_ticket_with_a_held_message_stays_in_its_lists()
    {
        var ticket = Listed("a") with { HeldUntil = Noon };
        await Commits(new Commit { NewTickets = [ticket] });
        Assert.Equal("a", Ids(await Page(QueueList.New)));
        Same.Assert(new[] { ticket }, await Store.Held(Noon, null, Ct));
    }

    [Fact]
    public async Task Held_gives_a_hundred_at_a_time_each_once_and_what_stays_held_hides_nothing_behind_it()
    {
        var all = Enumerable.Range(0, 230).Select(at => Listed($"t{at}") with { IsHeld = true, HeldUntil = Noon.AddHours(-(at % 3)) }).ToList();
        await Commits(new Commit { NewTickets = [.. all, Listed("t999") with { IsHeld = true, HeldUntil = Noon.AddTicks(1) }] });

        var pages = new List<IReadOnlyList<TicketRow>>();
        while (await Store.Held(Noon, pages.Count == 0 ? null : pages[^1][^1].Id, Ct) is { Count: > 0 } page)
        {
            pages.Add(page);
        }

        Assert.Equal([100, 100, 30], pages.Select(page => page.Count));
        Assert.Equal(all.Select(row => row.Id.Value).Order(StringComparer.Ordinal), pages.SelectMany(page => page).Select(row => row.Id.Value));
    }

    [Fact]
    public async Task What_is_due_comes_five_hundred_at_a_time_each_once()
    {
        await Commits(new Commit { NewTickets = [.. Enumerable.Range(0, 620).Select(at => Listed($"t{at}", due: at % 40))] });
        var first = await Store.DueBy(Day.AddDays(38), null, Ct);
        var second = await Store.DueBy(Day.AddDays(38), first[^1].Key, Ct);

        Assert.Equal(500, first.Count);
        Assert.Equal(620 - 15, first.Concat(second).DistinctBy(entry => entry.Id).Count());
        Assert.Equal(620 - 15, first.Count + second.Count);
    }

    [Fact]
    public async Task Facts_are_of_tickets_filed_or_closed_in_the_span()
    {
        TicketRow Closed(string id, int filed, int closed)
        {
            var row = Listed(id, TicketStatus.Closed, filed);
            return row with { Facts = row.Facts with { Changed = Day.AddDays(closed) } };
        }

        await Commits(new Commit
        {
            NewTickets =
            [
                Closed("both", 0, 2), Closed("closed first", -9, 0), Closed("closed last", -9, 2), Listed("filed first"), Listed("filed last", filed: 2),
                Closed("too early", -9, -1), Closed("too late", -9, 3), Listed("before", filed: -1), Listed("after", filed: 3),
                Closed("filed, closed after", 1, 9), Listed("restricted") with { IsRestricted = true }, Listed("held") with { IsHeld = true },
            ],
        });

        Assert.Equal(
            ["both", "closed first", "closed last", "filed first", "filed last", "filed, closed after"],
            (await Store.Facts(Day, Day.AddDays(2), Ct)).Select(facts => facts.Number).Order(StringComparer.Ordinal));
        Assert.Empty(await Store.Facts(Day.AddDays(2), Day, Ct));
        Assert.Equal(10, (await Store.Facts(DateOnly.MinValue, DateOnly.MaxValue, Ct)).Count);
    }

    [Fact]
    public async Task The_commitments_of_a_day_are_those_of_all_its_tickets_that_still_exist()
    {
        TicketRow[] today = [Listed("a"), Listed("b") with { IsHeld = true }, Listed("c") with { IsRestricted = true }];
        var gone = Listed("d");
        await Commits(new Commit { NewTickets = [.. today, gone, Listed("e", filed: -1), Listed("f", filed: 1)] });
        await Commits(new Commit { DroppedTickets = [gone.Id] });

        Assert.Equal(
            today.Select(row => Convert.ToHexString(row.Commitment)).Order(StringComparer.Ordinal),
            (await Store.Commitments(Day, Ct)).Select(Convert.ToHexString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Drawers_keep_apart_what_has_the_same_id_and_give_all_in_order()
    {
        var drawers = Enum.GetValues<Drawer>();
        var rows = drawers.SelectMany(drawer => new[] { "b", "a/1", "B", "a-1", "a:1", "a_1", new string('z', 100) }
            .Select(id => new DrawerRow(drawer, id, Bytes(40)))).ToList();
        await Commits(new Commit { Put = [.. rows] });
        await Reopen();

        foreach (var drawer in drawers)
        {
            Same.Assert(
                rows.Where(row => row.Drawer == drawer).OrderBy(row => row.Id, StringComparer.Ordinal).ToList(), await Store.All(drawer, Ct));
            Assert.Equal(rows.Find(row => row.Drawer == drawer)!.Bytes, await Store.Get(drawer, "b", Ct));
        }
    }

    [Fact]
    public async Task What_is_put_takes_the_place_of_what_stood_there_and_what_is_removed_need_not_be_there()
    {
        await Commits(new Commit { Put = [new(Drawer.Clock, "a", [1]), new(Drawer.Clock, "b", [1])] });
        await Commits(new Commit { Put = [new(Drawer.Clock, "a", [2]), new(Drawer.Clock, "c", [3])], Removed = [new(Drawer.Clock, "b"), new(Drawer.Clock, "c"), new(Drawer.Clock, "d")] });

        Same.Assert(new[] { new DrawerRow(Drawer.Clock, "a", [2]) }, await Store.All(Drawer.Clock, Ct));
    }

    [Fact]
    public async Task An_id_that_no_drawer_takes_is_refused_and_harms_nothing()
    {
        foreach (var id in new[] { "ключ", "a b", new string('a', 101), "a\uffff" })
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Commit(new Commit { Put = [new(Drawer.Bells, id, [1])] }, Ct));
        }

        await Commits(new Commit { Put = [new(Drawer.Bells, "a", [1])] });
        Assert.Single(await Store.All(Drawer.Bells, Ct));
    }

    [Fact]
    public async Task Of_many_who_take_the_same_thing_at_once_one_gets_it()
    {
        await Commits(new Commit { Put = [new(Drawer.Invites, "link", [1])] });
        var commits = Enumerable.Range(0, 32)
            .Select(at => new Commit { Taken = [new(Drawer.Invites, "link")], Put = [new(Drawer.Members, $"{at}", [1])] }).ToList();
        var results = await Task.WhenAll(commits.Select(commit => Task.Run(async () => await Store.Commit(commit, Ct))));

        Assert.Single(results, CommitResult.Committed);
        Assert.Single(await Store.All(Drawer.Members, Ct));
        Assert.Empty(await Store.All(Drawer.Invites, Ct));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_taken_and_nothing_else_of_the_commit_happens()
    {
        await Commits(new Commit { Put = [new(Drawer.Invites, "there", [1])] });
        ImmutableArray<ImmutableArray<DrawerId>> wrong =
        [
            [new(Drawer.Invites, "gone")], [new(Drawer.Invites, "there"), new(Drawer.Invites, "there")],
            [new(Drawer.Invites, "there"), new(Drawer.Members, "there")],
        ];
        foreach (var taken in wrong)
        {
            var commit = new Commit { Taken = taken, NewTickets = [Listed("a")], Put = [new(Drawer.Clock, "c", [1])], Audit = [Audit(1)] };
            Assert.Equal(CommitResult.Conflict, await Store.Commit(commit, Ct));
        }

        Assert.Equal(0, (await Page(QueueList.All)).Count);
        Assert.Empty(await Store.All(Drawer.Clock, Ct));
        Assert.Null(await Store.AuditHead(Ct));
        Assert.Single(await Store.All(Drawer.Invites, Ct));
    }

    [Fact]
    public async Task What_a_commit_puts_it_can_take()
    {
        await Commits(new Commit { Put = [new(Drawer.Rings, "a", [1])], Taken = [new(Drawer.Rings, "a")] });
        Assert.Empty(await Store.All(Drawer.Rings, Ct));
    }

    [Fact]
    public async Task The_audit_goes_on_without_a_gap_or_not_at_all()
    {
        var rows = Enumerable.Range(1, 5).Select(seq => Audit(seq)).ToList();
        await Commits(new Commit { Audit = [.. rows[..2]] });
        await Commits(new Commit { Audit = [.. rows[2..4]] });
        await Reopen();
        await Commits(new Commit { Audit = [rows[4]] });

        foreach (var wrong in new ImmutableArray<AuditRow>[] { [Audit(5)], [Audit(7)], [Audit(6), Audit(8)], [Audit(7), Audit(6)], [Audit(6), Audit(6)], [Audit(1)] })
        {
            Assert.Equal(CommitResult.Conflict, await Store.Commit(new Commit { Audit = wrong, Put = [new(Drawer.Clock, "c", [1])] }, Ct));
        }

        Same.Assert(rows[4], await Store.AuditHead(Ct));
        Same.Assert(rows, await Store.Audit(1, Ct));
        Same.Assert(rows[3..], await Store.Audit(4, Ct));
        Assert.Empty(await Store.Audit(6, Ct));
        Assert.Empty(await Store.All(Drawer.Clock, Ct));
    }

    [Fact]
    public async Task Of_many_who_continue_the_audit_at_once_one_does()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await Store.Commit(new Commit { Audit = [Audit(1)] }, Ct))));
        Assert.Single(results, CommitResult.Committed);
    }

    [Fact]
    public async Task The_audit_gives_a_thousand_rows_at_a_time()
    {
        await Commits(new Commit { Audit = [.. Enumerable.Range(1, 1_100).Select(seq => Audit(seq))] });
        Assert.Equal(1_000, (await Store.Audit(1, Ct)).Count);
        Assert.Equal(100, (await Store.Audit(1_001, Ct)).Count);
    }

    private static string Ids(QueuePage page) => Ids(page.Entries);

    private static string Ids(IEnumerable<QueueEntry> entries) => string.Concat(entries.Select(entry => entry.Id.Value));

    private ValueTask<QueuePage> Page(QueueList list, QueueFilter? filter = null, int size = 50, string? after = null) =>
        Store.Queue(new QueueQuery(list, filter ?? QueueFilter.None, Member, Day, after, size), Ct);

    private async Task InNoList()
    {
        foreach (var list in Enum.GetValues<QueueList>())
        {
            var page = await Page(list);
            Assert.Empty(page.Entries);
            Assert.Equal(0, page.Count);
        }

        Assert.Empty(await Store.DueBy(DateOnly.MaxValue, null, Ct));
        Assert.Empty(await Store.Facts(DateOnly.MinValue, DateOnly.MaxValue, Ct));
    }
}
