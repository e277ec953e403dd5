using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// One letter for each value that lists are narrowed by, for keys and cells of which there are many. Part of the format: a letter
/// is never changed and never used again. Lower case, as LiteDB's field names do not tell cases apart.
/// </summary>
internal static class Signs
{
    /// <summary>No value (of an area or a region).</summary>
    public const char None = '-';

    /// <summary>Any value, in a pattern.</summary>
    public const char Any = '*';

    /// <summary>The dimensions, in the order of a cell's letters; the letter of each is its field's name in a ticket's document.</summary>
    public const string Dimensions = "karsgp";

    public const int StatusAt = 3;

    /// <summary>Where the facts stand in each dimension: six letters.</summary>
    public static string Cell(TicketFacts facts) =>
        string.Create(6, facts, static (cell, of) =>
        {
            cell[0] = Of(of.Kind);
            cell[1] = of.Area is { } area ? Of(area) : None;
            cell[2] = of.Region is { } region ? Of(region) : None;
            cell[3] = Of(of.Status);
            cell[4] = Of(of.Language);
            cell[5] = Of(of.Priority);
        });

    /// <summary>The cells a list's filter takes, with <see cref="Any"/> where it does not ask; null when it can take none.</summary>
    public static string? Pattern(QueueList list, QueueFilter filter)
    {
        var status = list is QueueList.New ? TicketStatus.New : filter.Status;
        return filter.Status is { } asked && asked != status
            ? null
            : new string(
            [
                filter.Kind is { } kind ? Of(kind) : Any,
                filter.Area is { } area ? Of(area) : Any,
                filter.Region is { } region ? Of(region) : Any,
                status is { } value ? Of(value) : Any,
                filter.Language is { } language ? Of(language) : Any,
                filter.Priority is { } priority ? Of(priority) : Any,
            ]);
    }

    public static bool Fits(string pattern, ReadOnlySpan<char> cell)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] != Any && pattern[at] != cell[at])
            {
                return false;
            }
        }

        return true;
    }

    public static char Of(TicketKind kind) => kind switch
    {
        TicketKind.Report => 'r',
        TicketKind.Question => 'q',
        TicketKind.Proposal => 'p',
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static char Of(Area area) => area switch
    {
        Area.ProcurementPlanning => 'p',
        Area.ProcurementTender => 't',
        Area.ProcurementContract => 'c',
        Area.ProcurementUnsure => 'u',
        Area.Education => 'e',
        Area.Health => 'h',
        Area.Land => 'l',
        Area.Justice => 'j',
        Area.Social => 's',
        Area.Hiring => 'i',
        Area.Other => 'o',
        _ => throw new ArgumentOutOfRangeException(nameof(area)),
    };

    public static char Of(Region region) => region switch
    {
        Region.Abai => 'a',
        Region.Akmola => 'b',
        Region.Aktobe => 'c',
        Region.AlmatyRegion => 'd',
        Region.Atyrau => 'e',
        Region.EastKazakhstan => 'f',
        Region.Karaganda => 'g',
        Region.Kostanay => 'h',
        Region.Kyzylorda => 'i',
        Region.Mangystau => 'j',
        Region.NorthKazakhstan => 'k',
        Region.Pavlodar => 'l',
        Region.Turkistan => 'm',
        Region.Ulytau => 'n',
        Region.WestKazakhstan => 'o',
        Region.Zhambyl => 'p',
        Region.Zhetisu => 'q',
        Region.Astana => 'r',
        Region.Almaty => 's',
        Region.Shymkent => 't',
        Region.Nationwide => 'u',
        _ => throw new ArgumentOutOfRangeException(nameof(region)),
    };

    public static char Of(TicketStatus status) => status switch
    {
        TicketStatus.New => 'n',
        TicketStatus.Acknowledged => 'a',
        TicketStatus.InReview => 'r',
        TicketStatus.WaitingForReporter => 'w',
        TicketStatus.PassedOn => 'p',
        TicketStatus.Closed => 'c',
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static char Of(Language language) => language switch
    {
        Language.Kk => 'k',
        Language.Ru => 'r',
        Language.En => 'e',
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    public static char Of(Priority priority) => priority switch
    {
        Priority.Normal => 'n',
        Priority.High => 'h',
        Priority.Urgent => 'u',
        _ => throw new ArgumentOutOfRangeException(nameof(priority)),
    };

    public static char Of(Drawer drawer) => drawer switch
    {
        Drawer.Members => 'm',
        Drawer.Invites => 'i',
        Drawer.Errands => 'e',
        Drawer.Bells => 'b',
        Drawer.Rings => 'r',
        Drawer.Alarms => 'a',
        Drawer.Months => 'n',
        Drawer.Days => 'd',
        Drawer.Clock => 'c',
        _ => throw new ArgumentOutOfRangeException(nameof(drawer)),
    };
}
