using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using static IntegrityBot.Storage.Tests.Samples;

namespace IntegrityBot.Storage.Tests;

/// <summary>What every store must do. One subclass for each implementation.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private StorePlace? place;
    private IStore? opened;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected IStore Store => opened!;

    public async ValueTask InitializeAsync()
    {
        place = NewPlace();
        opened = await place.Open(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        place!.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Somewhere no store was before.</summary>
    protected abstract StorePlace NewPlace();

    protected async Task Reopen()
    {
        await Store.DisposeAsync();
        opened = await place!.Open(Ct);
    }

    [Fact]
    public async Task What_was_never_written_is_not_there()
    {
        Assert.Null(await Store.Session(Hex(), Ct));
        Assert.Null(await Store.Ticket(new TicketId(Hex()), Ct));
        Assert.Null(await Store.TicketByLookup(Hex(), Ct));
        Assert.Null(await Store.Tombstone(Hex(), Ct));
        Assert.Empty(await Store.File(Hex(), Ct));
        Assert.Empty(await Store.Expired(Day, Day, Ct));
    }

    [Fact]
    public async Task Counters_count_month_by_month_whoever_counts_and_outlive_a_restart()
    {
        var april = Day.AddMonths(1);
        await Commits(new Commit { Counters = [new(Day, "topic.a/yes"), new(Day.AddDays(-5), "topic.a/yes"), new(Day, "topic.b/no")] });
        await Commits(new Commit { Counters = [new(april, "topic.a/yes"), new(Day, "topic.a/yes"), new(Day, "безответа/қ")] });
        await Reopen();

        Assert.Equal(
            new Dictionary<string, long> { ["topic.a/yes"] = 3, ["topic.b/no"] = 1, ["безответа/қ"] = 1 },
            (await Store.Counters(Day, Ct)).ToDictionary());
        Assert.Equal(new Dictionary<string, long> { ["topic.a/yes"] = 1 }, (await Store.Counters(april, Ct)).ToDictionary());
        Assert.Empty(await Store.Counters(Day.AddMonths(2), Ct));
    }

    [Fact]
    public async Task A_commit_that_meets_a_conflict_counts_nothing()
    {
        var ticket = Ticket();
        await Commits(new Commit { NewTickets = [ticket] });

        Assert.Equal(CommitResult.Conflict, await Store.Commit(new Commit { NewTickets = [ticket], Counters = [new(Day, "again")] }, Ct));

        Assert.Empty(await Store.Counters(Day, Ct));
    }

    [Fact]
    public async Task Every_field_of_every_row_comes_back_as_it_was_after_a_restart()
    {
        var session = Session(openTicket: Bytes(300), openUntil: Noon);
        var plain = Session();
        var ticket = Ticket();
        var question = Ticket() with
        {
            Facts = Ticket().Facts with { Area = null, Region = null, Kind = TicketKind.Question },
            Dialogue = Bytes(70_000),
            Keys = [],
        };
        var worked = Worked();
        var held = Ticket() with { IsHeld = true, IsRestricted = true, HeldUntil = Noon.ToOffset(TimeSpan.FromHours(5)) };
        var stone = new Tombstone(Hex(), Outcome.Withdrawn, new DateOnly(2026, 3, 1));
        var draft = File(Hex(), 2, draftSince: Day);
        var file = File(Hex(), 3);
        await Commits(new Commit
        {
            Sessions = [session, plain],
            NewTickets = [ticket, question, worked, held],
            Tombstones = [stone],
            Files = [.. draft, .. file],
        });

        for (var round = 0; round < 2; round++)
        {
            Same.Assert(session, await Store.Session(session.Id, Ct));
            Same.Assert(plain, await Store.Session(plain.Id, Ct));
            Same.Assert(ticket, await Store.Ticket(ticket.Id, Ct));
            Same.Assert(question, await Store.Ticket(question.Id, Ct));
            Same.Assert(worked, await Store.Ticket(worked.Id, Ct));
            Same.Assert(held, await Store.Ticket(held.Id, Ct));
            Same.Assert(ticket, await Store.TicketByLookup(ticket.Lookup, Ct));
            Assert.Equal(stone, await Store.Tombstone(stone.Lookup, Ct));
            Same.Assert(draft, await Store.File(draft[0].Key, Ct));
            Same.Assert(file, await Store.File(file[0].Key, Ct));
            await Reopen();
        }
    }

    [Fact]
    public async Task A_session_is_replaced_by_its_next_state_and_its_open_ticket_goes_with_it()
    {
        var first = Session(openTicket: Bytes(300), openUntil: Noon);
        var second = Session(first.Id, 9000, Bytes(200), Noon.AddMinutes(1));
        var third = Session(first.Id, 10);
        foreach (var state in new[] { first, second, third, second, third })
        {
            await Commits(new Commit { Sessions = [state] });
            Same.Assert(state, await Store.Session(first.Id, Ct));
        }

        await Reopen();
        Same.Assert(third, await Store.Session(first.Id, Ct));
    }

    [Fact]
    public async Task A_session_moves_to_a_new_id_in_one_commit()
    {
        var yesterday = Session();
        var today = Session() with { SaltDay = Day.AddDays(1) };
        await Commits(new Commit { Sessions = [yesterday] });
        await Commits(new Commit { Sessions = [today], DroppedSessions = [yesterday.Id] });

        Assert.Null(await Store.Session(yesterday.Id, Ct));
        Same.Assert(today, await Store.Session(today.Id, Ct));
    }

    [Fact]
    public async Task What_a_commit_both_writes_and_drops_is_gone()
    {
        var session = Session();
        var ticket = Ticket();
        var file = File(Hex(), 1);
        await Commits(new Commit
        {
            Sessions = [session],
            DroppedSessions = [session.Id],
            NewTickets = [ticket],
            DroppedTickets = [ticket.Id],
            Files = file,
            DroppedFiles = [file[0].Key],
        });

        Assert.Null(await Store.Session(session.Id, Ct));
        Assert.Null(await Store.Ticket(ticket.Id, Ct));
        Assert.Empty(await Store.File(file[0].Key, Ct));
    }

    [Fact]
    public async Task A_ticket_changes_only_from_the_version_that_stands()
    {
        var ticket = Ticket();
        await Commits(new Commit { NewTickets = [ticket] });
        var second = Changed(ticket);
        await Commits(new Commit { ChangedTickets = [second] });

        foreach (var wrong in new[] { Changed(ticket), second, second with { Version = 4 }, Changed(Ticket()) })
        {
            Assert.Equal(CommitResult.Conflict, await Store.Commit(new Commit { ChangedTickets = [wrong] }, Ct));
        }

        Same.Assert(second, await Store.Ticket(ticket.Id, Ct));
    }

    [Fact]
    public async Task A_dropped_ticket_is_found_no_more_and_cannot_change()
    {
        var ticket = Ticket();
        await Commits(new Commit { NewTickets = [ticket] });
        await Commits(new Commit { DroppedTickets = [ticket.Id] });

        Assert.Null(await Store.TicketByLookup(ticket.Lookup, Ct));
        Assert.Equal(CommitResult.Conflict, await Store.Commit(new Commit { ChangedTickets = [Changed(ticket)] }, Ct));
        await Commits(new Commit { NewTickets = [ticket] });
    }

    [Fact]
    public async Task A_ticket_is_dropped_only_while_it_stands_at_the_version_it_was_decided_on()
    {
        var (ticket, file) = (Ticket(), File("file", 1));
        await Commits(new Commit { NewTickets = [ticket], Files = file });
        var changed = Changed(ticket);
        await Commits(new Commit { ChangedTickets = [changed] });

        foreach (var standing in new TicketVersion[] { new(ticket.Id, ticket.Version), new(ticket.Id, 3), new(Ticket().Id, 1) })
        {
            Assert.Equal(CommitResult.Conflict, await Store.Commit(new Commit { DroppedTickets = [ticket.Id], Standing = [standing], DroppedFiles = ["file"] }, Ct));
        }

        Same.Assert(changed, await Store.Ticket(ticket.Id, Ct));
        Assert.NotEmpty(await Store.File("file", Ct));
        await Commits(new Commit { DroppedTickets = [ticket.Id], Standing = [new(ticket.Id, changed.Version)], DroppedFiles = ["file"] });
        Assert.Null(await Store.Ticket(ticket.Id, Ct));
    }

    [Fact]
    public async Task A_conflict_writes_nothing_of_its_commit()
    {
        var taken = Ticket();
        await Commits(new Commit { NewTickets = [taken], Sessions = [Session("kept")] });
        var kept = await Store.Session("kept", Ct);

        var numberTaken = Ticket(taken.Facts.Number);
        var lookupTaken = Ticket() with { Lookup = taken.Lookup };
        var idTaken = Ticket() with { Id = taken.Id };
        foreach (var second in new[] { numberTaken, lookupTaken, idTaken })
        {
            var first = Ticket();
            var conflicting = new Commit
            {
                Sessions = [Session("new")],
                DroppedSessions = ["kept"],
                NewTickets = [first, second],
                DroppedTickets = [taken.Id],
                Tombstones = [new Tombstone("stone", Outcome.Expired, Day)],
                Files = File("file", 1),
            };
            Assert.Equal(CommitResult.Conflict, await Store.Commit(conflicting, Ct));
            Assert.Null(await Store.Ticket(first.Id, Ct));
        }

        Same.Assert(kept, await Store.Session("kept", Ct));
        Same.Assert(taken, await Store.Ticket(taken.Id, Ct));
        Assert.Null(await Store.Session("new", Ct));
        Assert.Null(await Store.Tombstone("stone", Ct));
        Assert.Empty(await Store.File("file", Ct));
    }

    [Fact]
    public async Task Two_tickets_of_one_commit_cannot_share_a_number_or_a_look_up_id()
    {
        var first = Ticket();
        Assert.Equal(CommitResult.Conflict, await Store.Commit(new Commit { NewTickets = [first, Ticket(first.Facts.Number)] }, Ct));
        Assert.Equal(CommitResult.Conflict, await Store.Commit(new Commit { NewTickets = [first, Ticket() with { Lookup = first.Lookup }] }, Ct));
        Assert.Null(await Store.Ticket(first.Id, Ct));
    }

    [Fact]
    public async Task A_cancelled_commit_is_not_written()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.Commit(new Commit { Sessions = [Session("never")] }, cancelled.Token));
        Assert.Null(await Store.Session("never", Ct));
    }

    [Fact]
    public async Task The_chunks_of_a_file_come_in_order_and_of_no_other_file()
    {
        var key = Hex();
        var chunks = File(key, 12, 1000);
        await Commits(new Commit { Files = [.. chunks.Reverse(), .. File(key[..^1], 2, 10), .. File(key + "0", 2, 10)] });
        Same.Assert(chunks, await Store.File(key, Ct));
    }

    [Fact]
    public async Task A_filed_file_is_a_draft_no_more_and_a_dropped_one_is_gone()
    {
        var filed = File(Hex(), 2, 1000, Day);
        var dropped = File(Hex(), 2, 1000, Day);
        await Commits(new Commit { Files = [.. filed, .. dropped] });
        await Commits(new Commit { FiledFiles = [filed[0].Key], DroppedFiles = [dropped[0].Key] });

        Same.Assert(filed.Select(chunk => chunk with { DraftSince = null }), await Store.File(filed[0].Key, Ct));
        Assert.Empty(await Store.File(dropped[0].Key, Ct));
    }

    [Fact]
    public async Task A_sweep_takes_sessions_of_old_salts_drafts_left_behind_and_tickets_left_open()
    {
        var old = Session() with { SaltDay = Day.AddDays(-1) };
        var late = Session(openTicket: Bytes(100), openUntil: Noon);
        var live = Session(openTicket: Bytes(100), openUntil: Noon.AddTicks(1));
        var oldDraft = File(Hex(), 3, 1000, Day.AddDays(-1));
        var draft = File(Hex(), 3, 1000, Day);
        var filed = File(Hex(), 3, 1000);
        await Commits(new Commit { Sessions = [old, late, live], Files = [.. oldDraft, .. draft, .. filed] });
        await Store.Session(late.Id, Ct);

        await Store.Sweep(Day, Noon, Ct);
        for (var round = 0; round < 2; round++)
        {
            Assert.Null(await Store.Session(old.Id, Ct));
            Same.Assert(late with { OpenTicket = null, OpenUntil = null }, await Store.Session(late.Id, Ct));
            Same.Assert(live, await Store.Session(live.Id, Ct));
            Assert.Empty(await Store.File(oldDraft[0].Key, Ct));
            Same.Assert(draft, await Store.File(draft[0].Key, Ct));
            Same.Assert(filed, await Store.File(filed[0].Key, Ct));
            await Reopen();
        }
    }

    [Fact]
    public async Task A_sweep_ends_however_much_there_is()
    {
        var sessions = Enumerable.Range(0, 1100).Select(_ => Session(bytes: 50, openTicket: Bytes(10), openUntil: Noon)).ToList();
        await Commits(new Commit { Sessions = [.. sessions] });
        await Store.Sweep(Day, Noon, Ct);
        foreach (var session in sessions)
        {
            Same.Assert(session with { OpenTicket = null, OpenUntil = null }, await Store.Session(session.Id, Ct));
        }

        await Store.Sweep(Day.AddDays(1), Noon, Ct);
        foreach (var session in sessions)
        {
            Assert.Null(await Store.Session(session.Id, Ct));
        }
    }

    [Fact]
    public async Task Expired_are_closed_tickets_long_unchanged_and_tickets_filed_long_ago()
    {
        TicketRow With(TicketStatus status, int filed, int changed)
        {
            var ticket = Ticket(bytes: 10);
            return ticket with { Facts = ticket.Facts with { Status = status, Filed = Day.AddDays(filed), Changed = Day.AddDays(changed) } };
        }

        var closedLongAgo = With(TicketStatus.Closed, -50, -11);
        var both = With(TicketStatus.Closed, -101, -11);
        var filedLongAgo = With(TicketStatus.InReview, -101, -1);
        TicketRow[] stay = [With(TicketStatus.Closed, -100, -10), With(TicketStatus.InReview, -100, -100), With(TicketStatus.New, 0, 0)];
        await Commits(new Commit { NewTickets = [closedLongAgo, both, filedLongAgo, .. stay] });

        var expired = await Store.Expired(Day.AddDays(-10), Day.AddDays(-100), Ct);
        Assert.Equal(
            new[] { closedLongAgo, both, filedLongAgo }.Select(Same.Text).Order(StringComparer.Ordinal),
            expired.Select(Same.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_closed_ticket_is_not_ended_while_something_of_it_is_held_unless_its_last_day_is_over()
    {
        var ticket = Ticket(bytes: 10);
        ticket = ticket with { Facts = ticket.Facts with { Status = TicketStatus.Closed, Filed = Day.AddDays(-50), Changed = Day.AddDays(-11) } };
        var awaited = Enumerable.Range(0, 120).Select(at => Ticket(bytes: 10) with { HeldUntil = Noon, IsRestricted = at % 2 == 0 })
            .Select(one => one with { Facts = one.Facts with { Status = TicketStatus.Closed, Filed = Day.AddDays(-50), Changed = Day.AddDays(-20) } }).ToList();
        await Commits(new Commit { NewTickets = [.. awaited, ticket with { IsRestricted = true }] });

        Assert.Equal([ticket.Id], (await Store.Expired(Day.AddDays(-10), Day.AddDays(-100), Ct)).Select(row => row.Id));
        Assert.Equal(100, (await Store.Expired(Day.AddDays(-10), Day.AddDays(-49), Ct)).Count);

        await Commits(new Commit { ChangedTickets = [awaited[0] with { HeldUntil = null, Version = 2 }] });
        Assert.Contains(awaited[0].Id, (await Store.Expired(Day.AddDays(-10), Day.AddDays(-100), Ct)).Select(row => row.Id));
    }

    [Fact]
    public async Task Expired_gives_a_hundred_at_a_time_until_none_is_left()
    {
        await Commits(new Commit { NewTickets = [.. Enumerable.Range(0, 230).Select(_ => Ticket(bytes: 10))] });
        var ended = 0;
        while (await Store.Expired(Day, Day.AddDays(1), Ct) is { Count: > 0 } expired)
        {
            Assert.InRange(expired.Count, 1, 100);
            ended += expired.Count;
            await Commits(new Commit { DroppedTickets = [.. expired.Select(ticket => ticket.Id)] });
        }

        Assert.Equal(230, ended);
    }

    [Fact]
    public async Task A_value_of_the_installation_is_made_once_by_many_at_once_and_stays()
    {
        var values = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await Store.Installation("salt", () => Bytes(32), Ct))));
        await Reopen();
        var kept = await Store.Installation("salt", () => throw new InvalidOperationException("It is made already."), Ct);

        Assert.All(values, value => Assert.Equal(kept, value));
        Assert.NotEqual(kept, await Store.Installation("other", () => Bytes(32), Ct));
    }

    [Fact]
    public async Task A_value_that_cannot_be_made_fails_its_caller_and_nobody_else()
    {
        var others = Enumerable.Range(0, 20).Select(_ => Commits(new Commit { Sessions = [Session()] })).ToList();
        await Assert.ThrowsAsync<NotSupportedException>(
            async () => await Store.Installation("bad", () => throw new NotSupportedException(), Ct));
        await Task.WhenAll(others);
        Assert.Equal([1], await Store.Installation("bad", () => [1], Ct));
    }

    [Fact]
    public async Task Of_many_who_change_one_ticket_at_once_one_wins_each_time()
    {
        var ticket = Ticket();
        await Commits(new Commit { NewTickets = [ticket] });
        for (var version = 2; version < 12; version++)
        {
            var tries = Enumerable.Range(0, 32).Select(_ => Changed(ticket)).ToList();
            var results = await Task.WhenAll(
                tries.Select(change => Task.Run(async () => await Store.Commit(new Commit { ChangedTickets = [change] }, Ct))));
            var winner = Assert.Single(tries.Zip(results), pair => pair.Second is CommitResult.Committed).First;
            Same.Assert(winner, ticket = (await Store.Ticket(ticket.Id, Ct))!);
        }
    }

    [Fact]
    public async Task Of_many_who_file_under_one_number_at_once_one_wins_and_the_others_leave_nothing()
    {
        var commits = Enumerable.Range(0, 32).Select(_ => new Commit { NewTickets = [Ticket("ABC123")], Sessions = [Session()] }).ToList();
        var results = await Task.WhenAll(commits.Select(commit => Task.Run(async () => await Store.Commit(commit, Ct))));

        Assert.Single(results, CommitResult.Committed);
        foreach (var (commit, result) in commits.Zip(results))
        {
            var won = result is CommitResult.Committed;
            Assert.Equal(won, await Store.Ticket(commit.NewTickets[0].Id, Ct) is not null);
            Assert.Equal(won, await Store.Session(commit.Sessions[0].Id, Ct) is not null);
        }
    }

    [Fact]
    public async Task Thirty_two_who_write_and_read_at_once_each_find_their_own_rows()
    {
        var last = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            var session = Session();
            var ticket = Ticket();
            await Commits(new Commit { Sessions = [session], NewTickets = [ticket] });
            for (var turn = 0; turn < 40; turn++)
            {
                session = Session(session.Id, 100 + (turn * 97 % 3000));
                ticket = Changed(ticket, 1 + (turn * 1931 % 20_000));
                await Commits(new Commit { Sessions = [session], ChangedTickets = [ticket] });
                Same.Assert(session, await Store.Session(session.Id, Ct));
                Same.Assert(ticket, await Store.TicketByLookup(ticket.Lookup, Ct));
            }

            return (session, ticket);
        })));

        await Reopen();
        foreach (var (session, ticket) in last)
        {
            Same.Assert(session, await Store.Session(session.Id, Ct));
            Same.Assert(ticket, await Store.Ticket(ticket.Id, Ct));
        }
    }

    [Fact]
    public Task After_any_history_the_store_holds_what_a_dictionary_would() => StoreModel.Check(NewPlace, Ct);

    protected async Task Commits(Commit commit) => Assert.Equal(CommitResult.Committed, await Store.Commit(commit, Ct));
}
