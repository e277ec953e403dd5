using System.Collections.Immutable;
using System.Security.Cryptography;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage.Tests;

/// <summary>Rows of the shapes and sizes the product writes.</summary>
internal static class Samples
{
    public static readonly DateOnly Day = new(2026, 3, 10);

    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static byte[] Bytes(int length) => RandomNumberGenerator.GetBytes(length);

    public static string Hex(int bytes = 16) => Convert.ToHexStringLower(Bytes(bytes));

    public static SessionRow Session(string? id = null, int bytes = 1500, byte[]? openTicket = null, DateTimeOffset? openUntil = null) =>
        new(id ?? Hex(32), Day, Bytes(bytes), openTicket, openUntil);

    public static TicketRow Ticket(string? number = null, int bytes = 4096) => new(
        new TicketId(Hex()),
        Hex(),
        new TicketFacts(
            number ?? Hex(6),
            TicketKind.Report,
            Area.ProcurementTender,
            Region.Shymkent,
            Language.Kk,
            Priority.High,
            TicketStatus.New,
            Day,
            Day),
        [new SealedKey("reporter", Bytes(1200)), new SealedKey("desk:1", Bytes(1200))],
        Bytes(bytes),
        null,
        Bytes(32),
        1);

    public static TicketRow Changed(TicketRow row, int dialogue = 1024) => row with { Dialogue = Bytes(dialogue), Version = row.Version + 1 };

    /// <summary>A ticket the desk is at work on: every field has a value.</summary>
    public static TicketRow Worked()
    {
        var row = Ticket();
        return row with
        {
            Facts = row.Facts with
            {
                Status = TicketStatus.Closed,
                Changed = Day.AddDays(9),
                Assignee = "0a1b2c3d",
                Acknowledged = Day.AddDays(2),
                Feedback = Day.AddDays(8),
                Outcome = Outcome.Substantiated,
            },
            Dialogue = Bytes(900),
            Work = Bytes(700),
            Due = Day.AddDays(30),
            HeldUntil = Noon.AddHours(7),
        };
    }

    /// <summary>An open ticket, its number its id, with what a list sorts by.</summary>
    public static TicketRow Listed(string id, TicketStatus status = TicketStatus.New, int filed = 0, int? due = null, string? assignee = null)
    {
        var row = Ticket(id, 10);
        return row with
        {
            Id = new(id),
            Facts = row.Facts with { Status = status, Filed = Day.AddDays(filed), Changed = Day.AddDays(filed), Assignee = assignee },
            Due = due is { } days ? Day.AddDays(days) : null,
        };
    }

    public static AuditRow Audit(long seq) => new(seq, Day, "system", nameof(DeskAct.DayClosed), Hex(32), Bytes(32));

    public static ImmutableArray<FileRow> File(string key, int chunks, int bytes = 256 * 1024, DateOnly? draftSince = null) =>
        [.. Enumerable.Range(0, chunks).Select(chunk => new FileRow(key, chunk, Bytes(bytes), draftSince))];
}
