using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
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
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            numbers.Add(await File(bot));
        }

        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Equal(5, await New(bot));

        await Change(bot, numbers[0], work => work with { SteppedOut = ["0de70001"] });
        Assert.Equal(5, await New(bot));

        await Change(bot, numbers[1], work => work with { Excluded = ["university"] });
        Assert.Null(await New(bot));
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

    private static async Task<string> File(RunningBot bot)
    {
        var staged = new Staged();
        var draft = new Draft(TicketKind.Proposal) { Area = Area.Education, Story = [new(0, "Publish every plan on one plain page.")] };
        var filed = await bot.Services.GetRequiredService<TicketDesk>().File(draft, Language.Kk, bot.Services.GetRequiredService<Surroundings>().For(clientLanguage: null), staged, Ct);
        await Commit(bot, staged.With([], []));
        return filed.Number;
    }

    private static async Task Change(RunningBot bot, string number, Func<Casework, Casework> change)
    {
        var open = bot.Services.GetRequiredService<Casebook>().Open((await bot.Services.GetRequiredService<IStore>().TicketByNumber(number, Ct))!)!;
        await Commit(bot, new Commit { ChangedTickets = [Casebook.Seal(open, open.Case with { Work = change(open.Case.Work) }, Deadlines.Usual)] });
    }

    private static async Task<int?> New(RunningBot bot) =>
        (await bot.Services.GetRequiredService<PublishedMonths>().Now(bot.Services.GetRequiredService<Surroundings>().Today, Ct)).New;

    private static async Task Commit(RunningBot bot, Commit commit) =>
        Assert.Equal(CommitResult.Committed, await bot.Services.GetRequiredService<IStore>().Commit(commit, Ct));
}
