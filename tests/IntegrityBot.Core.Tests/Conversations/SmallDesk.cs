using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Tests.Law;
using IntegrityBot.Core.Triage;
using Case = IntegrityBot.Core.Triage.Case;
using Priority = IntegrityBot.Core.Reporting.Priority;

namespace IntegrityBot.Core.Tests.Conversations;

/// <summary>A desk of several people and tickets in memory. It answers effects as the rules say, for whoever asks.</summary>
internal sealed class SmallDesk
{
    public const string Number = "7K3F9Q";
    public const string Words = "СЛОВАЗАЯВИТЕЛЯ";
    public const string Token = "0123456789abcdef0123456789abcdef";

    public static readonly Member Lead = new("1ead0001", Role.Lead, null, "Л-1", Language.En);
    public static readonly Member Second = new("1ead0002", Role.Lead, "centre", "Л-2", Language.Ru);
    public static readonly Member Moderator = new("0de70001", Role.Moderator, "university", "М-1", Language.Kk);
    public static readonly Member Analyst = new("a0a10001", Role.Analyst, null, "А-1", Language.En);

    public static readonly ImmutableArray<Affiliation> Affiliations =
    [
        new("university", new("Университет тобы", "Группа университета", "The university's group")),
        new("centre", new("Орталық тобы", "Группа центра", "The centre's group")),
    ];

    public static readonly TicketId First = Id(1);

    private readonly Dictionary<TicketId, Case> cases = [];

    public List<Member> Staff { get; } = [Lead, Second, Moderator, Analyst];

    public ImmutableArray<MonthNumbers> Months { get; set; } = [];

    /// <summary>Entries of a page: small, so that a few tickets turn pages.</summary>
    public int PageSize { get; init; } = 3;

    /// <summary>What the lists say they hold, if it is more than the tickets here.</summary>
    public int? Counts { get; set; }

    public DeskFace Face => new(Affiliations, [.. Staff.Where(member => member.Role == Role.Lead).Select(member => member.Affiliation)]);

    public IReadOnlyCollection<Case> Cases => cases.Values;

    public Case this[TicketId id] => cases[id];

    public void Put(Case @case) => cases[@case.Id] = @case;

    public void Remove(TicketId id) => cases.Remove(id);

    public static TicketId Id(int number) => new($"{number:x32}");

    /// <summary>A report with photos, a long story, and one message to and fro.</summary>
    public static Case Report(int number, TicketStatus status, DateOnly filed, string? name = null) => new(
        Id(number),
        new TicketFacts(
            name ?? $"{number:D5}Q", TicketKind.Report, (Area)(number % 11), (Region)(number % 21), (Language)(number % 3), (Priority)(number % 3), status, filed, filed)
        {
            Acknowledged = status == TicketStatus.New ? null : filed,
            Outcome = status == TicketStatus.Closed ? Outcome.OutOfScope : null,
            Feedback = status == TicketStatus.Closed ? filed : null,
        },
        new TicketContent(
            [$"{Words}. Бірінші сөйлем. Второе предложение.", .. Enumerable.Range(0, number == 1 ? 12 : 1).Select(part => $"{Words} {part}: {new string('ы', 500)}. Және т.б.")],
            $"{Words} ұйым",
            Period.ThisMonth,
            $"{Words} сома",
            $"{Words} көз",
            Urgency.None,
            [new FileId($"{number:x16}")]),
        [
            new(Author.Desk, filed, "", null) { Template = PhraseKeys.Template.AskWhere, IsQuestion = true },
            new(Author.Reporter, filed, $"{Words} жауап.", new FileId($"{number + 4096:x16}")),
        ],
        Casework.New);

    /// <summary>One ticket in each status, and some that only some may see.</summary>
    public static SmallDesk Full(DateOnly today)
    {
        var desk = new SmallDesk { Months = [.. Enumerable.Range(1, 8).Select(month => Busy(new(2026, month, 1)))] };
        var first = Report(1, TicketStatus.InReview, today.AddDays(-9), Number);
        desk.Put(first with { Work = first.Work with { Labels = ["белгі", "метка"] } });
        var number = 2;
        foreach (var status in Enum.GetValues<TicketStatus>())
        {
            desk.Put(Report(number, status, today.AddDays(-number)));
            number++;
        }

        for (; number < 14; number++)
        {
            desk.Put(Report(number, TicketStatus.New, today.AddDays(-number)));
        }

        var excluding = Report(20, TicketStatus.InReview, today);
        desk.Put(excluding with { Work = excluding.Work with { Excluded = ["university"] } });
        return desk;
    }

    public Circumstances At(Case @case, DateTimeOffset now, DateOnly today, Member me, DeskMove? move = null) => new(
        now,
        today,
        Eligible(@case),
        [.. Contacts.Select(contact => contact.Id)],
        [.. Contacts.SelectMany(contact => new[] { contact.Value, contact.Url?.AbsoluteUri, contact.Url?.Host }).OfType<string>()],
        move is DeskMove.Link(var number) && Find(number, me) is not null);

    /// <summary>What the host answers to an effect of the desk; null for one that asks nothing, or that this person may not ask.</summary>
    public Input? Answer(Effect effect, Member? me, Setting setting) => effect switch
    {
        Effect.ReadNumbers => new Input.NumbersRead(Months, new(5, null, 10, null)),
        Effect.Join(var token, var language) => Join(token, language),
        _ when me is not { Triages: true } => effect is Effect.OpenCase or Effect.FindCase or Effect.Move ? new Input.CaseGone() : null,
        Effect.CountQueues => new Input.QueuesCounted(Count(QueueList.New, me, setting), Count(QueueList.Mine, me, setting), Count(QueueList.Overdue, me, setting), Count(QueueList.All, me, setting)),
        Effect.ListQueue(var list, var filter, var after) => Page(list, filter, after, me, setting),
        Effect.OpenCase(var ticket, _) => See(Open(ticket, me), me),
        Effect.FindCase(var number) => See(Find(number, me), me),
        Effect.Move(var ticket, var edition, var move) => Move(Open(ticket, me), edition, move, me, setting),
        Effect.Invite(_, _, var name) when me.Role == Role.Lead => new Input.Invited(Token, name),
        Effect.ChangeRole(var id, var role) when me.Role == Role.Lead => Change(id, member => member with { Role = role }),
        Effect.EndMember(var id) when me.Role == Role.Lead => Change(id, _ => null),
        _ => null,
    };

    private static IEnumerable<Contact> Contacts => SmallLaw.Library.Content.Contacts.Where(contact => contact.Status != ContactStatus.Outdated);

    private ImmutableArray<Member> Eligible(Case @case) => [.. Staff.Where(@case.IsFor)];

    private Case? Open(TicketId id, Member me) => cases.TryGetValue(id, out var @case) && @case.IsFor(me) ? @case : null;

    private Case? Find(string number, Member me) => cases.Values.FirstOrDefault(one => one.Facts.Number == number && one.IsFor(me));

    private Input See(Case? @case, Member me)
    {
        if (@case is null)
        {
            return new Input.CaseGone();
        }

        Put(Rules.Seen(@case, me));
        return new Input.CaseOpened(View(this[@case.Id]));
    }

    private CaseView View(Case @case) => new(@case, Eligible(@case));

    private Input Move(Case? @case, int edition, DeskMove move, Member me, Setting setting)
    {
        if (@case is null)
        {
            return new Input.CaseGone();
        }

        if (@case.Work.Edition != edition)
        {
            return new Input.Outdated(View(@case));
        }

        switch (Rules.Decide(@case, move, me, At(@case, setting.Now, setting.Today, me, move)))
        {
            case Ruling.Done done:
                Put(done.Case);
                return new Input.Moved(View(done.Case), move);
            case Ruling.Refused(var why):
                return new Input.MoveRefused(why, View(@case), move);
            default:
                Remove(@case.Id);
                return new Input.CaseGone();
        }
    }

    private IEnumerable<QueueEntry> Entries(QueueList list, Member me, Setting setting) => cases.Values
        .Where(@case => @case.IsFor(me))
        .Select(@case => (@case, Due: setting.Deadlines.Next(@case.Facts)))
        .Where(one => QueueOrder.Holds(list, one.@case.Facts, one.Due, me.Id, setting.Today))
        .Select(one => new QueueEntry(QueueOrder.Key(list, one.@case.Id, one.@case.Facts, one.Due), one.@case.Id, one.@case.Facts, one.Due))
        .OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private int Count(QueueList list, Member me, Setting setting) => Counts ?? Entries(list, me, setting).Count();

    private Input.Queued Page(QueueList list, QueueFilter filter, string? after, Member me, Setting setting)
    {
        var all = Entries(list, me, setting).Where(entry => filter.Takes(entry.Facts)).ToList();
        var rest = all.Where(entry => after is null || string.CompareOrdinal(entry.Key, after) > 0).ToList();
        return new(new([.. rest.Take(PageSize)], rest.Count > PageSize, Counts ?? all.Count));
    }

    private Input Join(string token, Language language)
    {
        if (token != Token)
        {
            return new Input.NotJoined();
        }

        var member = new Member("0de70009", Role.Moderator, null, "Н-1", language);
        Staff.Add(member);
        return new Input.Joined(member);
    }

    private Input Change(string id, Func<Member, Member?> to)
    {
        if (Staff.Find(one => one.Id == id) is not { } member)
        {
            return new Input.TeamRefused(Refusal.NotEligible);
        }

        var changed = to(member);
        if (member.Role == Role.Lead && changed?.Role != Role.Lead && Staff.Count(one => one.Role == Role.Lead) == 1)
        {
            return new Input.TeamRefused(Refusal.LastLead);
        }

        var at = Staff.IndexOf(member);
        Staff.RemoveAt(at);
        if (changed is not null)
        {
            Staff.Insert(at, changed);
        }

        return new Input.TeamChanged([.. Staff]);
    }

    /// <summary>A month with a number in every cell: the longest screen there is.</summary>
    private static MonthNumbers Busy(DateOnly month) => new(month, 995, [
        .. Cells<Area>(Table.Area), .. Cells<Region>(Table.Region), .. Cells<TicketKind>(Table.Kind), .. Cells<Outcome>(Table.Outcome).Take(4),
        .. Cells<Span>(Table.Acknowledged), .. Cells<Span>(Table.Closed)]);

    private static IEnumerable<Cell> Cells<T>(Table table) where T : struct, Enum => Enum.GetValues<T>().Select(value => new Cell(table, value.ToString(), 995));
}
