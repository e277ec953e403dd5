using System.Globalization;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// Where a ticket stands in the lists, as texts in one index: the list's letter, what the list is narrowed to (<c>**</c>: nothing; a dimension
/// with its value; <c>=</c> and a whole cell), and <see cref="QueueOrder.Key"/>. So a page of a list is a range of keys. Part of the format.
/// </summary>
internal static class QueueKeys
{
    /// <summary>Above any text that goes on after a prefix.</summary>
    public const char Last = char.MaxValue;

    /// <summary>All keys of a visible, unrestricted ticket.</summary>
    public static IEnumerable<string> Of(TicketId id, TicketFacts facts, DateOnly? due)
    {
        var cell = Signs.Cell(facts);
        var isOpen = facts.Status is not TicketStatus.Closed;
        foreach (var (letter, list) in isOpen ? Both : Everything)
        {
            var key = QueueOrder.Key(list, id, facts, due);
            yield return Prefix(letter) + key;
            yield return Cell(letter, cell) + key;
            foreach (var range in Ranges(letter, cell))
            {
                yield return range + key;
            }
        }

        if (isOpen && facts.Assignee is { } member)
        {
            yield return Prefix(member) + QueueOrder.Key(QueueList.Mine, id, facts, due);
        }
        else if (!isOpen)
        {
            yield return Closed(facts.Changed);
        }
    }

    /// <summary>The range of a whole list: <c>a</c> all tickets, <c>o</c> open ones by the day due.</summary>
    public static string Prefix(char letter) => new([letter, Signs.Any, Signs.Any]);

    /// <summary>The range of one cell: lists narrowed to little are put together of the few there are.</summary>
    public static string Cell(char letter, string cell) => $"{letter}={cell}";

    /// <summary>
    /// The narrowed ranges a ticket of this cell stands in; of a pattern, those that hold every ticket it fits. Areas, regions and
    /// states have ranges, and the priorities above normal. Every other value is shared by so many tickets that reading on
    /// soon meets one: a key would cost more with each filing than it saves.
    /// </summary>
    public static IEnumerable<string> Ranges(char letter, string cell)
    {
        for (var at = 0; at < cell.Length; at++)
        {
            var isKeyed = Signs.Dimensions[at] switch
            {
                'a' or 'r' or 's' => true,
                'p' => cell[at] != Signs.Of(Priority.Normal),
                _ => false,
            };
            if (isKeyed && cell[at] != Signs.Any)
            {
                yield return new([letter, Signs.Dimensions[at], cell[at]]);
            }
        }
    }

    /// <summary>Open tickets of a member, by the day due.</summary>
    public static string Prefix(string member) => $"m{member}/";

    /// <summary>Tickets closed on a day, in no order.</summary>
    public static string Closed(DateOnly day) => "c" + Day(day);

    /// <summary>A day as <see cref="QueueOrder.Key"/> writes the day due.</summary>
    public static string Day(DateOnly day) => day.DayNumber.ToString("D7", CultureInfo.InvariantCulture);

    private static readonly (char, QueueList)[] Everything = [('a', QueueList.All)];
    private static readonly (char, QueueList)[] Both = [('a', QueueList.All), ('o', QueueList.Overdue)];
}
