using System.Globalization;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>Some hundred days of a desk, drawn from a seed: people file and work, the program is down, is restarted, is cut off, and sends fail.</summary>
internal sealed class DeskYear : IAsyncDisposable
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");

    /// <summary>A leap day, two turns of the year and a February lie ahead of it.</summary>
    private static readonly DateTime Start = new(2047, 11, 29, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly Dice chance;
    private readonly SandboxServer server;
    private readonly SandboxGroup group;
    private readonly DeskProgram program;
    private readonly Telling telling;
    private readonly Expectation expectation;
    private readonly Workday workday;
    private readonly Dictionary<string, string> heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> months = new(StringComparer.Ordinal);
    private readonly CancellationToken ct;
    private AuditRow? lastRow;

    private DeskYear(int seed, SandboxServer server, SandboxGroup group, DeskProgram program, CancellationToken ct)
    {
        (chance, this.server, this.group, this.program, this.ct) = (new Dice(seed), server, group, program, ct);
        var phrases = program.Get<PhraseBook>();
        telling = new(phrases);
        expectation = new(phrases, group.Id);
        workday = new(chance, new DeskActs(program, ct), expectation, NewChat, Block);
    }

    public int Cuts { get; private set; }

    public int Rounds { get; private set; }

    public int TakenBack => workday.TakenBack;

    public Expectation Expected => expectation;

    public DateTime Now => Local;

    private DateTime Local => TimeZoneInfo.ConvertTime(server.Clock.GetUtcNow(), Zone).DateTime;

    public static async Task<DeskYear> Begin(int seed, CancellationToken ct)
    {
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Flood = FloodLimits.Off }, ct);
        sandbox.Clock.Advance(new DateTimeOffset(Start, Zone.GetUtcOffset(Start)) - sandbox.Clock.GetUtcNow());
        var lead = sandbox.Person("Lead", "en");
        lead.Start();
        var notices = sandbox.Group("Desk notices", [lead]);
        var started = await DeskProgram.Start(
            sandbox,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Desk:NoticeGroup"] = notices.Id.ToString(CultureInfo.InvariantCulture),
                ["Desk:NoticeLanguage"] = "en",
                ["Desk:Affiliations:0:Id"] = "council",
                ["Desk:Affiliations:0:Kk"] = "Кеңес",
                ["Desk:Affiliations:0:Ru"] = "Совет",
                ["Desk:Affiliations:0:En"] = "Council",
            },
            ct);
        var year = new DeskYear(seed, sandbox, notices, started, ct);
        await year.workday.Open(lead.Id);
        return year;
    }

    public async Task Live(int days)
    {
        var downUntil = DateTime.MinValue;
        var isDown = false;
        for (var day = 0; day < days; day++)
        {
            var events = workday.Plan(Start.AddDays(day));
            if (chance.Next(expectation.IsGroupLost ? 8 : 40) == 0)
            {
                expectation.IsGroupLost = !expectation.IsGroupLost;
                group.MoveBot(expectation.IsGroupLost ? "kicked" : "member", server.People[0]);
            }

            if (chance.Next(40) == 0)
            {
                (isDown, downUntil) = (true, Start.AddDays(day).AddHours(chance.Next(1, 70)));
            }

            while (events.TryDequeue(out var happens, out var at))
            {
                if (at < downUntil)
                {
                    continue;
                }

                MoveTo(at);
                if (isDown)
                {
                    isDown = false;
                    await Restart();
                    await Round(isCalm: false);
                }

                if (happens is null)
                {
                    await Round(isCalm: false);
                }
                else if (await happens(Local) is { } urgent)
                {
                    events.Enqueue(null, urgent);
                }
            }
        }

        MoveTo(ModelHours.Next(Local).AddSeconds(2));
        await Round(isCalm: true);
    }

    /// <summary>What must be true of the whole stretch of time.</summary>
    public async Task Check(int days)
    {
        var rows = new List<AuditRow>();
        while (await program.Store.Audit(rows.Count + 1, ct) is { Count: > 0 } page)
        {
            rows.AddRange(page);
        }

        var posted = heads.ToDictionary(pair => DateOnly.ParseExact(pair.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture), pair => pair.Key);
        Assert.Equal(DateOnly.FromDateTime(Local).DayNumber - expectation.FirstDay.DayNumber, posted.Count);
        Assert.InRange(posted.Count, days - 3, days + 3);
        Assert.IsType<AuditFinding.Whole>(AuditChain.Verify(rows, posted));
        Assert.DoesNotContain(server.Transcript.Calls("sendMessage"), call => call["text"]!.Contains(DeskActs.Story, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await server.DisposeAsync();
    }

    private void MoveTo(DateTime local)
    {
        var by = new DateTimeOffset(local, Zone.GetUtcOffset(local)) - server.Clock.GetUtcNow();
        server.Clock.Advance(by > TimeSpan.Zero ? by : TimeSpan.Zero);
    }

    private long NewChat()
    {
        var person = server.Person("Somebody", "en");
        person.Start();
        return person.Id;
    }

    private void Block(long chat, bool isBlocked)
    {
        var person = server.People.Single(one => one.Id == chat);
        if (isBlocked)
        {
            person.Block();
        }
        else
        {
            person.Unblock();
        }
    }

    private async Task Restart()
    {
        await program.Restart(ct);
        expectation.Restarted();
    }

    private async Task Round(bool isCalm)
    {
        if (chance.Next(12) == 0)
        {
            await Restart();
        }

        Rounds++;
        Disturb(isCalm ? 100 : chance.Next(100));
        expectation.At(Local);
        var before = server.Transcript.Last;
        try
        {
            await program.Get<Rounds>().Run(ct);
        }
        catch (PowerCutException)
        {
            Cuts++;
            server.Faults.Clear();
            await Hear(before, isCut: !program.Store.IsWritten);
            expectation.WasCut();
            await Restart();
            expectation.At(Local);
            before = server.Transcript.Last;
            await program.Get<Rounds>().Run(ct);
        }

        program.Store.CutAt(0, isWritten: false);
        server.Faults.Clear();
        expectation.Done(await Hear(before, isCut: false));
        await CheckLists();
    }

    private void Disturb(int draw)
    {
        switch (draw)
        {
            case < 10:
                program.Store.CutAt(chance.Next(1, 12), chance.Next(3) == 0);
                break;
            case < 22:
                server.Faults.Add(new FaultRule(FaultKind.Status, "sendMessage", Times: chance.Next(1, 8), Skip: chance.Next(2) * chance.Next(4))
                {
                    Code = 429,
                    Description = "Too Many Requests: retry after 60",
                    RetryAfter = 60,
                });
                break;
            // These two cost real time: the program waits before it tries again.
            case 22 when chance.Next(3) == 0:
                server.Faults.Add(new FaultRule(FaultKind.AcceptThenDrop, "sendMessage", Skip: chance.Next(3)));
                break;
            case 23 when chance.Next(3) == 0:
                server.Faults.Add(new FaultRule(FaultKind.Html502, "sendMessage", Skip: chance.Next(3)));
                break;
        }
    }

    /// <returns>The chats that Telegram would not take a message for.</returns>
    private async Task<IReadOnlySet<long>> Hear(long after, bool isCut)
    {
        await ReadHeads();
        var calls = server.Transcript.After(after).Where(call => call.Method == "sendMessage").ToList();
        foreach (var call in calls.Where(call => call.Ok))
        {
            foreach (var thing in telling.Things(call, heads))
            {
                expectation.Hear(Chat(call), thing, mayComeAgain: call.Code == 0 || (isCut && call == calls[^1]));
            }
        }

        return calls.Where(call => call.Code == 429).Select(Chat).ToHashSet();

        static long Chat(SandboxCall call) => long.Parse(call["chat_id"]!, CultureInfo.InvariantCulture);
    }

    private async Task ReadHeads()
    {
        while (await program.Store.Audit((lastRow?.Seq ?? 0) + 1, ct) is { Count: > 0 } rows)
        {
            lastRow = rows[^1];
            foreach (var row in rows.Where(row => row.Act == nameof(DeskAct.DayClosed)))
            {
                heads.Add(Convert.ToHexStringLower(row.Hash), ModelHours.Day(row.Day));
            }
        }
    }

    /// <summary>The desk's list holds what was released and nothing else; months that were published stay as they are.</summary>
    private async Task CheckLists()
    {
        var today = DateOnly.FromDateTime(Local);
        var all = await program.Store.Queue(new(QueueList.All, QueueFilter.None, "", today, null, 1), ct);
        Assert.Equal(expectation.Tickets.Count(ticket => ticket is { IsVisible: true, IsRestricted: false }), all.Count);

        var rows = await program.Store.All(Drawer.Months, ct);
        Assert.Equal(
            Enumerable.Range(0, rows.Count).Select(month => expectation.FirstDay.AddDays(1).AddMonths(month - 1).ToString("yyyy-MM", CultureInfo.InvariantCulture)),
            rows.Select(row => row.Id));
        Assert.All(rows, row => Assert.Equal(months.TryAdd(row.Id, row.Bytes) ? row.Bytes : months[row.Id], row.Bytes));
        Assert.True(rows.Count == 0 || rows[^1].Id == today.AddDays(-1).AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture) || rows[^1].Id == today.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }
}
