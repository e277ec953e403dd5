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

    public static ImmutableArray<FileRow> File(string key, int chunks, int bytes = 256 * 1024, DateOnly? draftSince = null) =>
        [.. Enumerable.Range(0, chunks).Select(chunk => new FileRow(key, chunk, Bytes(bytes), draftSince))];
}
