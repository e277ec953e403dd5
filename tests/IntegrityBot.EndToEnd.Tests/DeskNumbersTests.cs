using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>What is counted, and when.</summary>
public class DeskNumbersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_acknowledgement_is_published_in_its_own_month_however_long_ago_the_report_was_filed()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var today = bot.Services.GetRequiredService<Surroundings>().Today;
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        await Commit(bot, new Commit
        {
            NewTickets =
            [
                .. Enumerable.Range(0, 5).Select(at => Acknowledged(at, month.AddMonths(-1).AddDays(27), month.AddDays(1))),
                .. Enumerable.Range(5, 5).Select(at => Acknowledged(at, month.AddMonths(-7), month.AddDays(1))),
            ],
        });

        var months = bot.Services.GetRequiredService<PublishedMonths>();
        await months.Publish(month, Ct);
        await months.Publish(month.AddMonths(2), Ct);

        var all = await months.All(Ct);
        Assert.Equal([Span.Week, Span.Longer], Told(all.Single(one => one.Month == month)));
        Assert.Empty(Told(all.Single(one => one.Month == month.AddMonths(-1))));
        Assert.Empty(Told(all.Single(one => one.Month == month.AddMonths(1))));
    }

    [Fact]
    public async Task A_report_that_a_member_left_still_stands_in_the_numbers_of_now_and_one_kept_from_somebody_does_not()
    {
        await using var bot = await RunningBot.StartWithDesk();
        await bot.MoveTo(bot.Tomorrow(10));
        var secrets = await FileMany(bot, 5);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Equal(5, await New(bot));

        await Change(bot, secrets[0].Ticket, @case => @case with { Work = @case.Work with { SteppedOut = ["0de70001"] } });
        Assert.Equal(5, await New(bot));

        await Change(bot, secrets[1].Ticket, @case => @case with { Work = @case.Work with { Excluded = ["university"] } });
        Assert.Null(await New(bot));
    }

    [Fact]
    public async Task What_stood_closed_when_a_month_ended_counts_in_it_though_a_message_opens_it_at_the_hour_of_the_count()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var end = End(bot);
        await bot.MoveTo(At(bot, end.AddDays(-1), 10));
        var secrets = await FileMany(bot, 5);
        await bot.MoveTo(At(bot, end, 10));
        foreach (var secret in secrets)
        {
            await Change(bot, secret.Ticket, @case => @case with { Facts = @case.Facts with { Status = TicketStatus.Closed, Outcome = Outcome.Unsubstantiated, Changed = end } });
        }

        await bot.MoveTo(At(bot, end, 20));
        foreach (var secret in secrets)
        {
            await Add(bot, secret);
        }

        await bot.MoveTo(At(bot, end.AddDays(1), 9).AddSeconds(1));

        Assert.Equal(5, (await Month(bot, end)).Value(Table.Outcome, nameof(Outcome.Unsubstantiated)));
        var row = await bot.Services.GetRequiredService<IStore>().Ticket(secrets[0].Ticket, Ct);
        Assert.Equal(TicketStatus.InReview, row!.Facts.Status);
    }

    [Fact]
    public async Task A_report_whose_writer_adds_to_it_at_the_moment_of_the_count_counts()
    {
        var (bot, store) = await WatchedStore.StartWithDesk();
        await using var disposed = bot;
        var end = End(bot);
        await bot.MoveTo(At(bot, end, 20));
        var secrets = await FileMany(bot, 5);
        var isAdded = 0;
        store.Before = (call, arguments) =>
        {
            if (call == nameof(IStore.Commit) && ((Commit)arguments[0]!).ChangedTickets is [{ IsHeld: false } shown] && shown.Id == secrets[2].Ticket && Interlocked.Exchange(ref isAdded, 1) == 0)
            {
                Add(bot, secrets[2]).GetAwaiter().GetResult();
            }
        };

        await bot.MoveTo(At(bot, end.AddDays(1), 9).AddSeconds(1));

        Assert.Equal(1, isAdded);
        Assert.Equal(5, (await Month(bot, end)).Value(Table.Kind, nameof(TicketKind.Proposal)));
        var open = bot.Services.GetRequiredService<Casebook>().Open((await bot.Services.GetRequiredService<IStore>().Ticket(secrets[2].Ticket, Ct))!)!;
        Assert.NotNull(Assert.Single(open.Case.Messages).HeldUntil);
    }

    [Theory]
    [InlineData(nameof(IStore.Facts), 5)]
    [InlineData(nameof(IStore.Restricted), 9)]
    public async Task A_ticket_that_a_member_steps_out_of_during_the_count_counts_once(string during, int filed)
    {
        var (bot, store) = await WatchedStore.StartWithDesk();
        await using var disposed = bot;
        await bot.MoveTo(bot.Tomorrow(10));
        var secrets = await FileMany(bot, filed);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        var today = bot.Services.GetRequiredService<Surroundings>().Today;
        var isOut = 0;
        store.Before = (call, _) =>
        {
            if (call == during && Interlocked.Exchange(ref isOut, 1) == 0)
            {
                Change(bot, secrets[0].Ticket, @case => @case with { Work = @case.Work with { SteppedOut = ["0de70001"] } }).GetAwaiter().GetResult();
            }
        };

        await bot.Services.GetRequiredService<PublishedMonths>().Publish(new DateOnly(today.Year, today.Month, 1).AddMonths(1), Ct);

        Assert.Equal(1, isOut);
        Assert.Equal(5, (await Month(bot, today)).Value(Table.Kind, nameof(TicketKind.Proposal)));
    }

    private static IEnumerable<Span> Told(MonthNumbers month) =>
        month.Cells.Where(cell => cell is { Table: Table.Acknowledged, Value: not null }).Select(cell => Enum.Parse<Span>(cell.Key));

    private static TicketRow Acknowledged(int at, DateOnly filed, DateOnly day) => new(
        new TicketId($"{at:x32}"),
        $"{at:x64}",
        new TicketFacts($"NUM00{at}", TicketKind.Report, Area.Land, Region.Abai, Language.Kk, Priority.Normal, TicketStatus.Acknowledged, filed, day) { Acknowledged = day },
        [],
        [1],
        null,
        [1],
        1);

    /// <summary>The last day of the month after this one.</summary>
    private static DateOnly End(RunningBot bot)
    {
        var today = bot.Services.GetRequiredService<Surroundings>().Today;
        return new DateOnly(today.Year, today.Month, 1).AddMonths(2).AddDays(-1);
    }

    private static DateTimeOffset At(RunningBot bot, DateOnly day, int hour) =>
        bot.Today(hour).AddDays(day.DayNumber - bot.Services.GetRequiredService<Surroundings>().Today.DayNumber);

    private static async Task<MonthNumbers> Month(RunningBot bot, DateOnly day) =>
        (await bot.Services.GetRequiredService<PublishedMonths>().All(Ct)).Single(month => MonthNumbers.IsIn(day, month.Month));

    private static async Task<IReadOnlyList<TicketSecret>> FileMany(RunningBot bot, int count)
    {
        var secrets = new List<TicketSecret>();
        for (var filed = 0; filed < count; filed++)
        {
            var staged = new Staged();
            var draft = new Draft(TicketKind.Proposal) { Secret = TicketSealer.New(), Area = Area.Education, Story = [new(0, "Publish every plan on one plain page.")] };
            await bot.Services.GetRequiredService<TicketDesk>().File(draft, Language.Kk, bot.Services.GetRequiredService<Surroundings>().For(clientLanguage: null), staged, Ct);
            await Commit(bot, staged.With([], []));
            secrets.Add(draft.Secret);
        }

        return secrets;
    }

    private static async Task Add(RunningBot bot, TicketSecret ticket)
    {
        var turn = new TurnContext(ConfiguredChat.Read(1), bot.Services.GetRequiredService<Surroundings>().For(clientLanguage: null), Language.Kk, [], new Staged());
        await bot.Services.GetRequiredService<TicketDesk>().Add(ticket, "And of the year before.", file: null, turn, Ct);
        await Commit(bot, turn.Staged.With([], []));
    }

    private static async Task Change(RunningBot bot, TicketId ticket, Func<Case, Case> change)
    {
        var open = bot.Services.GetRequiredService<Casebook>().Open((await bot.Services.GetRequiredService<IStore>().Ticket(ticket, Ct))!)!;
        await Commit(bot, new Commit { ChangedTickets = [Casebook.Seal(open, change(open.Case), Deadlines.Usual)] });
    }

    private static async Task<int?> New(RunningBot bot) =>
        (await bot.Services.GetRequiredService<PublishedMonths>().Now(bot.Services.GetRequiredService<Surroundings>().Today, Ct)).New;

    private static async Task Commit(RunningBot bot, Commit commit) =>
        Assert.Equal(CommitResult.Committed, await bot.Services.GetRequiredService<IStore>().Commit(commit, Ct));
}
