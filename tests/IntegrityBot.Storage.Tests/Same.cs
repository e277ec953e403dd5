using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage.Tests;

/// <summary>Rows compared by what they hold: a record compares its byte arrays by reference.</summary>
internal static class Same
{
    public static string Text(object? row) => row switch
    {
        null => "none",
        SessionRow s => $"{s.Id} {s.SaltDay:O} {Hex(s.Sealed)} {Hex(s.OpenTicket)} {s.OpenUntil?.UtcTicks}",
        TicketRow t => $"{t.Id} {t.Lookup} {t.Facts} {string.Join(' ', t.Keys.Select(k => k.Recipient + Hex(k.Bytes)))} " +
            $"{Hex(t.Content)} {Hex(t.Dialogue)} {Hex(t.Commitment)} {t.Version} " +
            $"{Hex(t.Work)} {t.Due:O} {t.IsRestricted} {t.IsHeld} {t.HeldUntil?.UtcTicks}",
        DrawerRow d => $"{d.Drawer} {d.Id} {Hex(d.Bytes)}",
        AuditRow a => $"{a.Seq} {a.Day:O} {a.Member} {a.Act} {a.Subject} {Hex(a.Hash)}",
        FileRow f => $"{f.Key} {f.Chunk} {Hex(f.Sealed)} {f.DraftSince:O}",
        IEnumerable<object> rows => string.Join('\n', rows.Select(Text)),
        _ => row.ToString()!,
    };

    public static void Assert(object? expected, object? actual) => Xunit.Assert.Equal(Text(expected), Text(actual));

    /// <summary>Long fields by their hash, so that a failing test stays readable.</summary>
    private static string Hex(byte[]? bytes) => bytes is null
        ? "none"
        : $"{bytes.Length}:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes).AsSpan(0, 8))}";
}
