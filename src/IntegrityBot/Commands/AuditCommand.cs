using System.CommandLine;
using System.Globalization;
using IntegrityBot.Core.Triage;
using IntegrityBot.Hosting;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot audit verify</c>: whether the desk's log is what it was when its heads were published. Needs the database and no key.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var heads = new Option<string[]>("--head")
        {
            Description = "A published head as DAY=HEX, e.g. 2026-11-23=3f…; may be given several times. Take it from where the desk cannot change it.",
            AllowMultipleArgumentsPerToken = true,
        };
        heads.Validators.Add(result =>
        {
            foreach (var head in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (Parse(head) is null)
                {
                    result.AddError($"--head {head}: write DAY=HEX, a day as yyyy-MM-dd and 64 hex digits.");
                }
            }

            foreach (var day in Heads(result.GetValueOrDefault<string[]>() ?? []).GroupBy(head => head.Day).Where(day => day.Count() > 1))
            {
                result.AddError($"--head: two different heads for {Day(day.Key)}. A day has one: find out which was published, and who gave the other.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print the finding as one line of JSON." };
        var verify = new Command("verify", "Checks every row of the audit. Stop the bot first: one process at a time may open the database.") { heads, json };
        verify.SetAction((result, ct) => Verify(result.GetValue(heads) ?? [], result.GetValue(json), ct));
        return new Command("audit", "The log of what the desk did.") { verify };
    }

    private static async Task<int> Verify(string[] heads, bool json, CancellationToken ct)
    {
        var known = Heads(heads).ToDictionary(head => head.Day, head => head.Hex);
        await using var store = await Premises.OpenKeptStore(BotHost.Builder().Configuration, ct);
        var rows = new List<AuditRow>();
        while (await store.Audit(rows.Count == 0 ? 1 : rows[^1].Seq + 1, ct) is { Count: > 0 } page)
        {
            rows.AddRange(page);
        }

        var finding = AuditChain.Verify(rows, known);
        Console.WriteLine(json ? Json(finding) : Words(finding));
        return finding is AuditFinding.Whole ? 0 : 1;
    }

    private static string Words(AuditFinding finding) => finding switch
    {
        AuditFinding.Broken(var seq, var why) => $"BROKEN at row {seq}: {Words(why)}",
        AuditFinding.Whole(var count, null, _) =>
            $"{count} rows, each follows from the one before. No head was given, so a chain rewritten as a whole, or cut off at its end, cannot be seen: give --head DAY=HEX.",
        AuditFinding.Whole(var count, { } day, var after) =>
            $"{count} rows, unchanged up to the head of {Day(day)}. {after} rows after it: whether the end was cut off there cannot be seen.",
        _ => throw new InvalidOperationException("A finding of no known kind."),
    };

    private static string Words(AuditFault why) => why switch
    {
        AuditFault.Gap => "a row is missing or stands in another's place.",
        AuditFault.HashMismatch => "this row or its place was changed.",
        AuditFault.DayOrder => "days are closed in a wrong order.",
        AuditFault.HeadMismatch => "the day's head is not the one published: something in that day, or before it, was rewritten.",
        _ => "a day whose head was published has no closing row.",
    };

    private static string Json(AuditFinding finding) => finding switch
    {
        AuditFinding.Broken(var seq, var why) => string.Create(CultureInfo.InvariantCulture, $$"""{"whole":false,"row":{{seq}},"why":"{{why}}"}"""),
        AuditFinding.Whole(var count, var day, var after) =>
            string.Create(CultureInfo.InvariantCulture, $$"""{"whole":true,"rows":{{count}},"lastHead":{{(day is { } head ? $"\"{Day(head)}\"" : "null")}},"rowsAfter":{{after}}}"""),
        _ => throw new InvalidOperationException("A finding of no known kind."),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Each once, however often it was given; what is none is left out.</summary>
    private static IEnumerable<(DateOnly Day, string Hex)> Heads(IEnumerable<string> heads) => heads.Select(Parse).OfType<(DateOnly Day, string Hex)>().Distinct();

    private static (DateOnly Day, string Hex)? Parse(string head) =>
        head.Split('=') is [var day, { Length: 64 } hex] && hex.All(char.IsAsciiHexDigit) &&
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? (parsed, hex.ToLowerInvariant())
            : null;
}
