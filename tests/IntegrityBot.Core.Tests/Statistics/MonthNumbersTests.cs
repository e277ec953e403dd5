using System.Globalization;
using CsCheck;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Statistics;

public class MonthNumbersTests
{
    private static readonly DateOnly Month = new(2026, 10, 1);

    /// <summary>Tickets filed and changed in and around the month; few areas and regions, so that some cells fill.</summary>
    private static readonly Gen<TicketFacts> Facts = Gen.Select(
        Gen.Select(Gen.Enum<TicketKind>(), Gen.Int[-1, 2], Gen.Int[-1, 2]),
        Gen.Select(Gen.Enum<TicketStatus>(), Gen.Enum<Outcome>(), Gen.Int[-40, 40], Gen.Int[0, 120], Gen.Int[-1, 20]))
        .Select((what, how) => new TicketFacts(
            "000000", what.Item1, what.Item2 < 0 ? null : (Area)what.Item2, what.Item3 < 0 ? null : (Region)what.Item3, Language.Kk, Priority.Normal, how.Item1,
            Month.AddDays(how.Item3), Month.AddDays(how.Item3 + how.Item4))
        {
            Outcome = how.Item1 == TicketStatus.Closed ? how.Item2 : null,
            Acknowledged = how.Item5 < 0 ? null : Month.AddDays(how.Item3 + how.Item5),
        });

    [Fact]
    public void Nothing_under_five_is_told_all_is_a_multiple_of_five_and_never_more_than_the_truth() =>
        Facts.Array[0, 200].Sample(facts =>
        {
            foreach (var cell in MonthNumbers.Of(Month, facts).Cells)
            {
                var truth = Truth(cell, facts);
                Assert.True(cell.Value is null ? truth < 5 : cell.Value >= 5 && cell.Value % 5 == 0 && cell.Value <= truth && truth - cell.Value < 5, $"{cell}, truly {truth}");
            }
        }, iter: 300);

    [Fact]
    public void No_total_stands_beside_a_hidden_cell() =>
        Facts.Array[0, 200].Sample(facts =>
        {
            var numbers = MonthNumbers.Of(Month, facts);
            Assert.Equal(numbers.Cells.Any(cell => cell.Value is null), numbers.Total is null);
        }, iter: 300);

    [Fact]
    public void One_ticket_more_or_less_is_not_seen_except_where_it_fills_a_five() =>
        Gen.Select(Facts.Array[0, 100], Facts).Sample((facts, one) =>
        {
            var (without, with) = (MonthNumbers.Of(Month, facts), MonthNumbers.Of(Month, [.. facts, one]));
            foreach (var (before, after) in without.Cells.Zip(with.Cells))
            {
                Assert.True(before == after || Truth(after, [.. facts, one]) % 5 == 0);
            }
        }, iter: 300);

    [Fact]
    public void A_month_with_every_cell_filled_has_a_total_rounded_down()
    {
        // Seven of everything: each area, region, kind, outcome and span appears more than five times.
        var first = Month;
        var facts = Enumerable.Range(0, 11 * 21 * 2).Select(at => new TicketFacts(
            "000000", (TicketKind)(at % 3), (Area)(at % 11), (Region)(at % 21), Language.Kk, Priority.Normal, TicketStatus.Closed, first, first.AddDays(at % 25))
        {
            Outcome = (Outcome)(at % 4),
            Acknowledged = first.AddDays(at % 2 == 0 ? at % 120 : 1),
        }).Concat(Enumerable.Range(0, 20).Select(at => new TicketFacts(
            "000000", TicketKind.Report, Area.Land, Region.Almaty, Language.Kk, Priority.Normal, TicketStatus.Closed, first.AddDays(at % 2 == 0 ? -60 : -200), first.AddDays(3))
        {
            Outcome = Outcome.Duplicate,
            Acknowledged = first.AddDays(3),
        })).ToList();

        var numbers = MonthNumbers.Of(Month, facts);

        Assert.DoesNotContain(numbers.Cells, cell => cell.Value is null);
        Assert.Equal(460, numbers.Total); // of 462 filed in the month
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 10)]
    [InlineData(1234, 1230)]
    public void A_count_is_told_in_fives(int count, int? told) => Assert.Equal(told, MonthNumbers.Told(count));

    [Theory]
    [InlineData(0, Span.ThreeDays)]
    [InlineData(3, Span.ThreeDays)]
    [InlineData(4, Span.Week)]
    [InlineData(7, Span.Week)]
    [InlineData(8, Span.Month)]
    [InlineData(31, Span.Month)]
    [InlineData(32, Span.Quarter)]
    [InlineData(92, Span.Quarter)]
    [InlineData(93, Span.Longer)]
    public void How_long_it_took_is_told_in_spans(int days, Span span)
    {
        var facts = new TicketFacts("000000", TicketKind.Report, Area.Land, Region.Abai, Language.Kk, Priority.Normal, TicketStatus.New, Month.AddDays(9 - days), Month)
        {
            Acknowledged = Month.AddDays(9),
        };

        var numbers = MonthNumbers.Of(Month, [.. Enumerable.Repeat(facts, 5)]);

        Assert.Equal([span.ToString()], numbers.Cells.Where(cell => cell is { Table: Table.Acknowledged, Value: 5 }).Select(cell => cell.Key));
    }

    [Fact]
    public void A_ticket_acknowledged_in_the_month_after_its_filing_counts_there_however_long_it_took()
    {
        TicketFacts[] late = [.. Enumerable.Repeat(Filed(27) with { Acknowledged = Month.AddMonths(1).AddDays(1) }, 5), .. Enumerable.Repeat(Filed(0) with { Acknowledged = Month.AddDays(100) }, 5)];

        Assert.Equal([], Spans(Month));
        Assert.Equal(["Week"], Spans(Month.AddMonths(1)));
        Assert.Equal(["Longer"], Spans(Month.AddDays(100)));

        IEnumerable<string> Spans(DateOnly month) => MonthNumbers.Of(month, late).Cells.Where(cell => cell is { Table: Table.Acknowledged, Value: 5 }).Select(cell => cell.Key);
    }

    [Fact]
    public void A_closing_counts_in_its_month_alone_and_a_second_one_in_its_own()
    {
        var closed = Filed(3) with { Status = TicketStatus.Closed, Outcome = Outcome.Unsubstantiated, Changed = Month.AddDays(20) };
        var reopened = closed with { Status = TicketStatus.InReview, Outcome = null, Changed = Month.AddMonths(1).AddDays(4) };
        var again = reopened with { Status = TicketStatus.Closed, Outcome = Outcome.Substantiated, Changed = Month.AddMonths(1).AddDays(9) };

        Assert.Equal(["Unsubstantiated", "Month"], Closings(Month, closed));
        Assert.Equal([], Closings(Month.AddMonths(1), closed));
        Assert.Equal([], Closings(Month, reopened));
        Assert.Equal([], Closings(Month.AddMonths(1), reopened));
        Assert.Equal(["Substantiated", "Quarter"], Closings(Month.AddMonths(1), again));

        static IEnumerable<string> Closings(DateOnly month, TicketFacts facts) =>
            MonthNumbers.Of(month, [.. Enumerable.Repeat(facts, 5)]).Cells.Where(cell => cell is { Table: Table.Outcome or Table.Closed, Value: 5 }).Select(cell => cell.Key);
    }

    [Fact]
    public void Withdrawn_expired_and_deleted_tickets_have_no_cell() =>
        Assert.Equal(
            ["Substantiated", "Unsubstantiated", "OutOfScope", "Duplicate"],
            MonthNumbers.Of(Month, []).Cells.Where(cell => cell.Table == Table.Outcome).Select(cell => cell.Key));

    [Fact]
    public void The_open_data_are_a_table_of_neutral_names_that_holds_what_the_months_do() =>
        Facts.Array[0, 150].Sample(facts =>
        {
            var (older, newer) = (MonthNumbers.Of(Month, facts), MonthNumbers.Of(Month.AddMonths(1), facts));

            var lines = OpenDataFile.Write([newer, older]).Split("\r\n");

            Assert.Equal("month,table,key,value", lines[0]);
            Assert.Equal("", lines[^1]);
            Assert.Equal(1 + (2 * (1 + older.Cells.Length)) + 1, lines.Length);
            Assert.All(lines[1..^1], line => Assert.Matches(@"\A2026-1[01],[A-Za-z]+,[A-Za-z]*,(?:\d*[05])?\z", line));
            Assert.Equal($"2026-10,Total,,{older.Total?.ToString(CultureInfo.InvariantCulture)}", lines[1]);
            Assert.Equal(
                older.Cells.Select(cell => $"2026-10,{cell.Table},{cell.Key},{cell.Value?.ToString(CultureInfo.InvariantCulture)}"),
                lines.Skip(2).Take(older.Cells.Length));
        }, iter: 100);

    private static TicketFacts Filed(int day) =>
        new("000000", TicketKind.Report, Area.Land, Region.Abai, Language.Kk, Priority.Normal, TicketStatus.Acknowledged, Month.AddDays(day), Month.AddDays(day));

    private static int Truth(Cell cell, IEnumerable<TicketFacts> all)
    {
        var filed = all.Where(one => In(one.Filed)).ToList();
        var closed = all.Where(one => one.Status == TicketStatus.Closed && In(one.Changed)).ToList();
        return cell.Table switch
        {
            Table.Area => filed.Count(one => one.Area?.ToString() == cell.Key),
            Table.Region => filed.Count(one => one.Region?.ToString() == cell.Key),
            Table.Kind => filed.Count(one => one.Kind.ToString() == cell.Key),
            Table.Outcome => closed.Count(one => one.Outcome?.ToString() == cell.Key),
            Table.Acknowledged => all.Count(one => one.Acknowledged is { } day && In(day) && Took(one.Filed, day) == cell.Key),
            _ => closed.Count(one => Took(one.Filed, one.Changed) == cell.Key),
        };
    }

    private static bool In(DateOnly day) => day >= Month && day < Month.AddMonths(1);

    private static string Took(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber;
        return days < 4 ? "ThreeDays" : days < 8 ? "Week" : days < 32 ? "Month" : days < 93 ? "Quarter" : "Longer";
    }
}
