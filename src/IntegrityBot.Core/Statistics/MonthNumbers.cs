using System.Collections.Immutable;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Statistics;

/// <summary>What the tickets of a month are counted by; for the last two it is how long it took.</summary>
public enum Table
{
    Area,
    Region,
    Kind,
    Outcome,
    Acknowledged,
    Closed,
}

/// <summary>How long something took.</summary>
public enum Span
{
    ThreeDays,
    Week,
    Month,
    Quarter,
    Longer,
}

/// <param name="Key">A name of the table's enum: <see cref="Reporting.Area"/>, <see cref="Span"/>, …</param>
/// <param name="Value">A multiple of five, rounded down; null where there were fewer than five.</param>
public sealed record Cell(Table Table, string Key, int? Value);

/// <summary>
/// The published numbers of one month. Made once when the month is over and never again: later withdrawals change nothing, so no
/// difference between two editions tells of a single ticket. Values are rounded down to fives, nothing under five is given, and no
/// total stands beside a hidden cell.
/// <para>
/// Each thing counts in the month of its own day: a filing, an acknowledgement however late, a closing. A closing counts as the ticket stands
/// when the month is made: one that was opened again by then came to nothing yet. Closed again in a later month, a ticket counts in that
/// month too, with the outcome and the whole time since filing; within one month its last closing counts.
/// </para>
/// </summary>
/// <param name="Month">Its first day.</param>
/// <param name="Total">Tickets filed; null beside any hidden cell.</param>
public sealed record MonthNumbers(DateOnly Month, int? Total, ImmutableArray<Cell> Cells)
{
    /// <summary>The least that is told, and what values are rounded to.</summary>
    public const int Least = 5;

    /// <param name="facts">Of tickets that nobody at the desk is kept from.</param>
    public static MonthNumbers Of(DateOnly month, IReadOnlyCollection<TicketFacts> facts)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var filed = facts.Where(ticket => IsIn(ticket.Filed, first)).ToList();
        var closed = facts.Where(ticket => ticket is { Status: TicketStatus.Closed, Outcome: not null } && IsIn(ticket.Changed, first)).ToList();
        var acknowledged = facts.Where(ticket => ticket.Acknowledged is { } day && IsIn(day, first));
        ImmutableArray<Cell> cells =
        [
            .. Count(Table.Area, filed.Select(ticket => ticket.Area)),
            .. Count(Table.Region, filed.Select(ticket => ticket.Region)),
            .. Count(Table.Kind, filed.Select(ticket => (TicketKind?)ticket.Kind)),
            .. Count(Table.Outcome, closed.Select(ticket => ticket.Outcome)).Take((int)Outcome.Withdrawn),
            .. Count(Table.Acknowledged, acknowledged.Select(ticket => (Span?)SpanOf(ticket.Filed, ticket.Acknowledged!.Value))),
            .. Count(Table.Closed, closed.Select(ticket => (Span?)SpanOf(ticket.Filed, ticket.Changed))),
        ];
        return new(first, cells.Any(cell => cell.Value is null) ? null : Told(filed.Count), cells);
    }

    public int? Value(Table table, string key) => Cells.FirstOrDefault(cell => cell.Table == table && cell.Key == key)?.Value;

    /// <param name="first">Of the month.</param>
    public static bool IsIn(DateOnly day, DateOnly first) => day.Year == first.Year && day.Month == first.Month;

    /// <summary>What may be told of a count.</summary>
    public static int? Told(int count) => count < Least ? null : count - (count % Least);

    private static IEnumerable<Cell> Count<T>(Table table, IEnumerable<T?> values) where T : struct, Enum
    {
        var counts = values.OfType<T>().CountBy(value => value).ToDictionary();
        return Enum.GetValues<T>().Select(value => new Cell(table, value.ToString(), Told(counts.GetValueOrDefault(value))));
    }

    private static Span SpanOf(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) switch
    {
        <= 3 => Span.ThreeDays,
        <= 7 => Span.Week,
        <= 31 => Span.Month,
        <= 92 => Span.Quarter,
        _ => Span.Longer,
    };
}

/// <summary>How many tickets stand where now, told as the months are: rounded down, nothing under five.</summary>
public sealed record OpenNumbers(int? New, int? UnderWay, int? PassedOn, int? Overdue);
