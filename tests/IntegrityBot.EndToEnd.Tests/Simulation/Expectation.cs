using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>
/// What the desk must say at a moment, from the histories of its tickets alone, and the judge of what it said: nothing too early or to
/// the wrong chat, nothing twice but what a cut may repeat, and nothing missing where no send failed.
/// </summary>
internal sealed class Expectation(PhraseBook phrases, long group)
{
    private readonly Dictionary<(long Chat, string Thing), bool> expected = [];
    private readonly HashSet<(string Number, Alarm Alarm, string Member)> brought = [];
    private readonly HashSet<(ModelTicket Ticket, bool IsNew)> notices = [];
    private readonly HashSet<(long Chat, string Thing)> mayRepeat = [];

    /// <summary>What is said only because others are away: the chats in which that shows.</summary>
    private readonly Dictionary<(long Chat, string Thing), IReadOnlyList<long>> because = [];

    /// <summary>Chats of leads who know that the group cannot be reached; and those of whom a cut leaves it open.</summary>
    private readonly HashSet<long> warned = [];
    private readonly HashSet<long> doubtful = [];

    /// <summary>Chats that a greeting did not reach.</summary>
    private readonly HashSet<long> ungreeted = [];
    private DateTime done = DateTime.MinValue;
    private DateTime posted = DateTime.MinValue;
    private DateTime? again = DateTime.MinValue;
    private DateOnly? closedTo;
    private DateOnly? headedTo;
    private bool isRound;
    private bool isPost;
    private bool isPosting;
    private bool isFull;
    private DateOnly today;
    private DateTime local;

    public List<ModelTicket> Tickets { get; } = [];

    public List<ModelMember> Staff { get; } = [];

    public DateOnly FirstDay { get; private set; }

    public int Brought => brought.Count;

    public int Replies { get; private set; }

    /// <summary>The group has removed the bot.</summary>
    public bool IsGroupLost { get; set; }

    /// <summary>The power went: whether the leads' marks were still taken away is not known.</summary>
    public void WasCut() => doubtful.UnionWith(warned);

    public void Restarted() => (posted, again) = (DateTime.MinValue, DateTime.MinValue);

    /// <summary>What comes of the moment. May be asked again at the same moment: what was said since is not expected again.</summary>
    public void At(DateTime now)
    {
        (local, today) = (now, DateOnly.FromDateTime(now));
        expected.Clear();
        because.Clear();
        ungreeted.Clear();
        var released = Release();
        isRound = ModelHours.Last(now) > done;
        isPost = isRound || released || again <= now || posted != ModelHours.NextFull(now);
        isFull = isRound || (again <= now && ModelHours.Last(now).Date == now.Date);
        if (isFull)
        {
            ExpectAlarms();
            ExpectGreetings();
        }

        if (isRound)
        {
            if (closedTo is null)
            {
                FirstDay = today.AddDays(-1);
                headedTo = today.AddDays(-2);
            }

            closedTo = today.AddDays(-1);
            foreach (var ticket in Tickets.Where(ticket => ticket is { IsGone: false, Rings: true, BellUntil: not null } && ticket.RingsFrom <= local))
            {
                expected[(ticket.BellChat, "bell")] = false;
            }
        }

        if (isPost)
        {
            foreach (var ticket in Tickets.Where(ticket => ticket is { IsGone: false, Wrote: true }))
            {
                Expect(ticket, Alarm.ReporterWrote);
            }

            ExpectOfGroup();
        }
    }

    private void ExpectOfGroup()
    {
        List<string> things =
        [
            .. notices.Where(notice => !notice.Ticket.IsGone).Select(notice => $"{(notice.IsNew ? "new" : "answered")} {notice.Ticket.Number}"),
        ];
        for (var day = headedTo; day < closedTo; day = day.Value.AddDays(1))
        {
            things.Add($"head {ModelHours.Day(day.Value.AddDays(1))}");
        }

        isPosting = things.Count > 0;
        foreach (var thing in things.Where(_ => !IsGroupLost))
        {
            expected[(group, thing)] = false;
        }

        foreach (var lead in Staff.Where(member => isPosting && IsGroupLost && member is { Role: Role.Lead, IsAway: false } && !warned.Contains(member.Chat) && !doubtful.Contains(member.Chat)))
        {
            expected[(lead.Chat, "lost")] = false;
            because[(lead.Chat, "lost")] = [group];
        }
    }

    /// <param name="mayComeAgain">The send was cut: the program could not know that it had gone.</param>
    public void Hear(long chat, string thing, bool mayComeAgain)
    {
        var key = (chat, thing);
        if (!expected.TryGetValue(key, out var isSaid) || isSaid)
        {
            var isDoubtful = thing == "lost" && doubtful.Remove(chat);
            Assert.True(isDoubtful || mayRepeat.Remove(key), $"Said {(isSaid ? "twice" : "out of place")}: {thing}");
        }
        else
        {
            expected[key] = true;
            Mark(thing, chat);
        }

        if (mayComeAgain)
        {
            mayRepeat.Add(key);
        }
    }

    /// <summary>The round is over.</summary>
    /// <param name="busy">Chats that Telegram would not take a message for.</param>
    public void Done(IReadOnlySet<long> busy)
    {
        var missing = expected.Where(pair => !pair.Value && !busy.Contains(pair.Key.Chat) && !because.GetValueOrDefault(pair.Key, []).Any(busy.Contains)).Select(pair => pair.Key.Thing).ToList();
        Assert.True(missing.Count == 0, $"Not said: {string.Join("; ", missing)}");
        mayRepeat.Clear();
        if (isPost)
        {
            posted = ModelHours.NextFull(local);
            again = busy.Contains(group) || Staff.Exists(member => busy.Contains(member.Chat)) ? local.AddMinutes(1) : null;
            Settle();
            if (!busy.Contains(group) && !IsGroupLost)
            {
                notices.Clear();
                if (isPosting)
                {
                    warned.Clear();
                    doubtful.Clear();
                }
            }
        }

        foreach (var member in Staff.Where(member => isFull && !busy.Contains(member.Chat) && !ungreeted.Contains(member.Chat)))
        {
            member.Greeted = today;
        }

        if (!isRound)
        {
            return;
        }

        done = ModelHours.Last(local);
        foreach (var ticket in Tickets)
        {
            if (ticket.Rings && ticket.RingsFrom <= local && !(ticket.BellUntil is not null && busy.Contains(ticket.BellChat)))
            {
                ticket.Rung();
            }

            ticket.BellUntil = ticket.BellUntil < today ? null : ticket.BellUntil;
        }
    }

    private bool Release()
    {
        var any = false;
        foreach (var ticket in Tickets.Where(ticket => !ticket.IsGone))
        {
            var isNew = ticket.Held <= local;
            if (!isNew && (ticket.Held is not null || !ticket.HeldMessages.Exists(held => held <= local)))
            {
                continue;
            }

            any = true;
            (ticket.Held, ticket.Undo) = (null, null);
            ticket.HeldMessages.RemoveAll(held => held <= local);
            ticket.Wrote |= !isNew;
            brought.RemoveWhere(one => !isNew && one.Number == ticket.Number && one.Alarm == Alarm.ReporterWrote);
            ticket.Status = ticket.Status == TicketStatus.WaitingForReporter ? TicketStatus.InReview : ticket.Status;
            if (ticket.Excluded is null)
            {
                notices.Add((ticket, isNew));
            }
        }

        return any;
    }

    /// <summary>Once everybody who should know was told, whoever takes the ticket over later is not.</summary>
    private void Settle()
    {
        foreach (var ticket in Tickets.Where(ticket => ticket.Wrote))
        {
            var hearers = ticket.Hearers(Alarm.ReporterWrote, Staff, member => IsUnheard(ticket, Alarm.ReporterWrote, member));
            ticket.Wrote = hearers.Count == 0 || hearers.Any(member => !brought.Contains((ticket.Number, Alarm.ReporterWrote, member.Id)));
        }
    }

    private void ExpectAlarms()
    {
        foreach (var ticket in Tickets)
        {
            foreach (var alarm in ticket.Alarms(today))
            {
                Expect(ticket, alarm);
            }
        }

    }

    private void ExpectGreetings()
    {
        foreach (var member in Staff.Where(member => member.Role != Role.Analyst && member.Greeted < today))
        {
            var own = Tickets.Where(ticket => ticket.IsVisible && ticket.IsFor(member)).ToList();
            var (fresh, mine, overdue) = (
                own.Count(ticket => ticket.Status == TicketStatus.New),
                own.Count(ticket => ticket.IsOpen && ticket.Assignee == member.Id),
                own.Count(ticket => ticket.Next < today));
            if (fresh + mine + overdue > 0 && member.IsAway)
            {
                ungreeted.Add(member.Chat);
            }
            else if (fresh + mine + overdue > 0)
            {
                expected[(member.Chat, phrases.Say(Language.En, new Phrase(PhraseKeys.Notice.Morning)
                    .With("fresh", TicketWords.Count(fresh)).With("mine", TicketWords.Count(mine)).With("overdue", TicketWords.Count(overdue))))] = false;
            }
        }
    }

    private void Expect(ModelTicket ticket, Alarm alarm)
    {
        var hearers = ticket.Hearers(alarm, Staff, member => IsUnheard(ticket, alarm, member));
        var away = hearers.Where(member => IsUnheard(ticket, alarm, member)).ToList();
        ungreeted.UnionWith(away.Select(member => member.Chat));
        foreach (var member in hearers.Where(member => !member.IsAway && !brought.Contains((ticket.Number, alarm, member.Id))))
        {
            expected[(member.Chat, $"alarm {ticket.Number} {alarm}")] = false;
            because[(member.Chat, $"alarm {ticket.Number} {alarm}")] = [.. away.Select(one => one.Chat)];
        }
    }

    private bool IsUnheard(ModelTicket ticket, Alarm alarm, ModelMember member) => member.IsAway && !brought.Contains((ticket.Number, alarm, member.Id));

    private void Mark(string thing, long chat)
    {
        switch (thing.Split(' '))
        {
            case ["alarm", var number, var alarm]:
                Replies += alarm == nameof(Alarm.ReporterWrote) ? 1 : 0;
                brought.Add((number, Enum.Parse<Alarm>(alarm), Staff.Single(member => member.Chat == chat).Id));
                break;
            case ["new" or "answered", var number]:
                notices.RemoveWhere(notice => notice.Ticket.Number == number && notice.IsNew == thing.StartsWith("new", StringComparison.Ordinal));
                break;
            case ["head", var day]:
                Assert.Equal(ModelHours.Day(headedTo!.Value.AddDays(1)), day);
                headedTo = headedTo.Value.AddDays(1);
                break;
            case ["lost"]:
                warned.Add(chat);
                break;
            case ["bell"]:
                Tickets.Single(ticket => ticket.BellChat == chat).Rung();
                break;
            default:
                Staff.Single(member => member.Chat == chat).Greeted = today;
                break;
        }
    }
}
