using System.Globalization;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>For whom a ticket does not exist, it does not exist: whatever he taps or types, and however closely he looks.</summary>
public partial class DeskAccessTests
{
    private const string Open = "The size of the laptops in the tender fits one supplier only.";
    private const string Kept = "The chairman of the council chose the builder before the tender began.";
    private const string Council = "City council";

    private static readonly (string Name, string Value)[] Affiliations =
    [
        ("Desk:Affiliations:0:Id", "council"), ("Desk:Affiliations:0:Kk", "Қалалық мәслихат"), ("Desk:Affiliations:0:Ru", "Городской маслихат"), ("Desk:Affiliations:0:En", Council),
        ("Desk:Affiliations:1:Id", "university"), ("Desk:Affiliations:1:Kk", "Университет"), ("Desk:Affiliations:1:Ru", "Университет"), ("Desk:Affiliations:1:En", "University"),
    ];

    private static readonly string[] Actions =
    [
        .. Enum.GetNames<QueueList>().Select(name => $"v:{name}"), .. Enum.GetNames<Role>().Select(name => $"v:{name}"), .. Enum.GetNames<CardPart>().Select(name => $"v:{name}"),
        .. Enum.GetNames<Outcome>().Select(name => $"v:{name}"), .. Enum.GetNames<ExportScope>().Select(name => $"en:{name}"), .. Enum.GetNames<ChartKind>().Select(name => $"v:{name}"),
        "find", "numbers", "team", "invite", "none", "end", "filter", "v:Status", "v:Closed", "any", "clear", "previous", "after:9", "acknowledge", "take", "undo", "confirm", "decline",
        "reopen", "ask", "answer", "note", "more", "close", "status", "priority", "assign", "label", "link", "pass", "words", "passages", "export", "stepout", "delete", "yes", "write",
        "p:0.0", "n:0", "page:1", "m:2026-10", "data", "again", "back",
    ];

    [Fact]
    public async Task Nothing_a_person_sees_tells_of_a_ticket_that_is_kept_from_him()
    {
        await using var with = await World.Begin(kept: null);
        await with.Live();
        await using var without = await World.Begin(with.Known);
        await without.Live();

        foreach (var (who, seen) in with.Seen())
        {
            Assert.Equal(without.Seen()[who], seen);
            Assert.True(seen.Count > 3, $"{who} saw next to nothing.");
            Assert.All(seen, line =>
            {
                Assert.DoesNotContain("chairman", line, StringComparison.Ordinal);
                Assert.DoesNotContain(with.Known.Id, line, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task A_reporter_who_leaves_no_lead_is_told_before_he_sends()
    {
        await using var bot = await RunningBot.StartWithDesk([.. Affiliations, ("Desk:FirstLeadAffiliation", "council")]);
        var citizen = bot.Reporter("Aigerim", Language.En);
        await citizen.ChooseLanguage();
        await citizen.FillAnswers(Open, Urgency.None);
        await citizen.Asked(Field.Exclusions);

        citizen.Person.Tap("University");
        Assert.DoesNotContain("no head moderator", (await citizen.Sees(PhraseKeys.Button.Next, button: true)).Text, StringComparison.Ordinal);
        citizen.Person.Tap(Council);
        var told = await citizen.Person.Sees("no head moderator is left");
        Assert.Contains(told.AllButtons, button => button.Text == citizen.Words(PhraseKeys.Ask.Contacts));

        citizen.Tap(PhraseKeys.Button.Next);
        await citizen.Sees(PhraseKeys.Review.Title);
        await citizen.Send();
        await bot.PassFixedHour();
        var lead = bot.LeadReporter();
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        lead.Person.Tap(lead.Counted(QueueList.All, 0));
        await lead.Sees(PhraseKeys.Queue.Empty);
    }

    [Fact]
    public async Task A_ticket_that_is_kept_from_somebody_is_not_named_on_one_he_sees()
    {
        await using var bot = await RunningBot.StartWithDesk(Affiliations);
        await bot.MoveTo(bot.Tomorrow(10));
        var (lead, citizen) = (bot.LeadReporter(), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await citizen.ChooseLanguage();
        var open = await citizen.File(Open, excluding: []);
        var kept = await citizen.File(Kept, excluding: [Council]);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));

        await Link(lead, open.Number, kept.Number);
        await lead.Person.Sees(lead.Words(PhraseKeys.Name(Refusal.LinkTells)));
        await Link(lead, kept.Number, open.Number);
        await lead.Sees(PhraseKeys.Card.Done);

        Assert.DoesNotContain(kept.Number, (await lead.OpenCard(open.Number)).Text, StringComparison.Ordinal);
        Assert.Contains(open.Number, (await lead.OpenCard(kept.Number)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stepped_out_finds_the_ticket_nowhere_and_nobody_brings_him_back()
    {
        await using var bot = await RunningBot.StartWithDesk();
        await bot.MoveTo(bot.Tomorrow(10));
        var (lead, moderator, citizen) = (bot.LeadReporter(), bot.Reporter("Timur", Language.En), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Role.Moderator));
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Open);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await moderator.OpenCard(filed.Number);
        await moderator.More(PhraseKeys.Card.StepOut);
        await moderator.Sees(PhraseKeys.Card.WillStepOut);
        moderator.Tap(PhraseKeys.Card.Yes);
        await moderator.Sees(PhraseKeys.Desk.Find, button: true);

        moderator.Person.Say(filed.Number);
        await moderator.Sees(PhraseKeys.Queue.NotFound);
        await moderator.OpenDesk();
        moderator.Person.Tap(moderator.Counted(QueueList.All, 0));
        await moderator.Sees(PhraseKeys.Queue.Empty);
        await lead.OpenCard(filed.Number);
        await lead.More(PhraseKeys.Card.Assign);
        var eligible = await lead.Sees(PhraseKeys.Card.ChooseAssignee);
        Assert.DoesNotContain(eligible.AllButtons, button => button.Text == "Moderator T");
    }

    private static async Task Link(Reporter member, string on, string to)
    {
        await member.OpenCard(on);
        await member.More(PhraseKeys.Card.Link);
        await member.Sees(PhraseKeys.Card.WriteLink);
        member.Person.Say(to);
    }

    /// <summary>A ticket as somebody could have heard of it.</summary>
    private sealed record Known(string Number, string Id);

    /// <summary>The same days at the same desk, once with a ticket that some must not see and once without it.</summary>
    private sealed partial class World : IAsyncDisposable
    {
        private readonly RunningBot bot;
        private readonly bool holdsTicket;
        private readonly Dictionary<string, Reporter> watchers = new(StringComparer.Ordinal);
        private string openNumber = "";

        private World(RunningBot bot, Known? known)
        {
            this.bot = bot;
            holdsTicket = known is null;
            Known = known ?? new("", "");
        }

        /// <summary>What everybody tries to find: the number and id the ticket has in the world that holds it.</summary>
        public Known Known { get; private set; }

        public static async Task<World> Begin(Known? kept)
        {
            var started = await RunningBot.StartWithDesk(Affiliations);
            await started.MoveTo(started.Tomorrow(10));
            return new(started, kept);
        }

        public async Task Live()
        {
            var lead = bot.LeadReporter();
            await lead.ChooseLanguage();
            await Invite(lead, "excluded", Role.Moderator, Council);
            await Invite(lead, "analyst", Role.Analyst, null);
            await Invite(lead, "former", Role.Moderator, null);
            watchers["stranger"] = bot.Reporter("Stranger", Language.En);
            await watchers["stranger"].ChooseLanguage();
            await watchers["former"].OpenDesk();
            watchers["former"].Person.Tap(watchers["former"].Counted(QueueList.All, 0));
            await watchers["former"].Sees(PhraseKeys.Queue.Empty);
            await lead.End("former");

            var (citizen, reporter) = (bot.Reporter("Citizen", Language.En), bot.Reporter("Reporter", Language.En));
            await citizen.ChooseLanguage();
            await reporter.ChooseLanguage();
            openNumber = (await citizen.File(Open, excluding: [])).Number;
            var filed = holdsTicket ? await reporter.File(Kept, Urgency.PeopleInDanger, photos: 1, excluding: [Council]) : null;
            await bot.MoveTo(bot.Today(17).AddSeconds(1));
            if (filed is not null)
            {
                var row = await bot.Services.GetRequiredService<IStore>().TicketByNumber(filed.Number, TestContext.Current.CancellationToken);
                Known = new(filed.Number, row!.Id.Value);
                await lead.OpenCard(filed.Number);
                await lead.Acknowledge();
                lead.Tap(PhraseKeys.Card.Take);
                await lead.Person.Sees("Lead D");
            }

            await TryEverything(watchers.Values);

            if (filed is not null)
            {
                await reporter.Reopen(filed.Receipt);
                await reporter.AddMore("The contract was signed on the same day.");
            }

            // The morning's summary, with a deadline near; then somebody new with the same affiliation.
            await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
            await lead.OpenDesk();
            await Invite(lead, "newcomer", Role.Moderator, Council);
            await TryEverything([watchers["newcomer"]]);
            await Sleep(TimeSpan.FromDays(9));
            await TryEverything([]);
            await Sleep(TimeSpan.FromDays(31));
            await TryEverything([]);
        }

        /// <summary>Everything each watcher was sent, in order, without what chance made.</summary>
        public IReadOnlyDictionary<string, IReadOnlyList<string>> Seen()
        {
            var seen = watchers.ToDictionary(watcher => watcher.Key, watcher => Seen(watcher.Value.Person.ChatId, watcher.Value.Person.Toasts), StringComparer.Ordinal);
            seen["group"] = Seen(bot.Notices!.Id, []);
            return seen;
        }

        public ValueTask DisposeAsync() => bot.DisposeAsync();

        private async Task Invite(Reporter lead, string name, Role role, string? affiliation)
        {
            await lead.OpenDesk();
            var member = watchers[name] = bot.Reporter(name, Language.En);
            await member.Join(await lead.Invite(name, role, affiliation));
        }

        private async Task Sleep(TimeSpan time)
        {
            await bot.Sleep(time);
            foreach (var watcher in watchers.Values)
            {
                await watcher.ChooseLanguageIfAsked();
            }
        }

        /// <param name="forging">Who also taps every action there is, on whatever screen.</param>
        private async Task TryEverything(IReadOnlyCollection<Reporter> forging)
        {
            var before = await Stored();
            foreach (var (_, watcher) in watchers.OrderBy(watcher => watcher.Key, StringComparer.Ordinal))
            {
                await Say(watcher, "/desk", Known.Number, "#" + Known.Number.ToLowerInvariant(), "/statistics", "/desk");
                foreach (var action in forging.Contains(watcher) ? Actions : ["numbers", "v:ByMonth", "data"])
                {
                    await watcher.Person.Forge(action);
                }

                await Say(watcher, "/cancel", "/desk");
                foreach (var list in forging.Contains(watcher) ? Enum.GetValues<QueueList>() : [QueueList.All])
                {
                    await watcher.Person.Forge($"v:{list}");
                    await watcher.Person.Forge($"t:{Known.Id}");
                    await Say(watcher, Known.Number, "/desk");
                }
            }

            Assert.Equal(before, await Stored());

            // What the excluded may see he may use, and the kept ticket is no other there either.
            foreach (var watcher in watchers.Where(watcher => watcher.Key is "excluded" or "newcomer").Select(watcher => watcher.Value))
            {
                await watcher.OpenCard(openNumber);
                await watcher.More(PhraseKeys.Card.Link);
                await watcher.Sees(PhraseKeys.Card.WriteLink);
                watcher.Person.Say(Known.Number);
                await watcher.Person.Sees(watcher.Words(PhraseKeys.Name(Refusal.NoSuchTicket)));
                await Say(watcher, "/desk");
            }
        }

        private static async Task Say(Reporter watcher, params string[] texts)
        {
            foreach (var text in texts)
            {
                watcher.Person.Say(text);
                await watcher.Person.Quiet();
            }
        }

        /// <summary>How far the audit is, every ticket's version, and how much lies in the drawers that acts could fill.</summary>
        private async Task<string> Stored()
        {
            var ct = TestContext.Current.CancellationToken;
            var store = bot.Services.GetRequiredService<IStore>();
            var numbers = new List<long?> { (await store.AuditHead(ct))?.Seq };
            foreach (var number in new[] { openNumber, Known.Number })
            {
                numbers.Add((await store.TicketByNumber(number, ct))?.Version);
            }

            foreach (var drawer in new[] { Drawer.Members, Drawer.Invites, Drawer.Bells, Drawer.Rings, Drawer.Errands })
            {
                numbers.Add((await store.All(drawer, ct)).Count);
            }

            return string.Join(", ", numbers);
        }

        private IReadOnlyList<string> Seen(long chat, IEnumerable<SandboxToast> toasts)
        {
            var id = chat.ToString(CultureInfo.InvariantCulture);
            return
            [
                .. bot.Server.Transcript.Calls().Where(call => call["chat_id"] == id).Select(call => Normal($"{call.Method} " + string.Join(' ', call.Parameters
                    .Where(parameter => parameter.Key is not ("chat_id" or "message_id" or "message_ids"))
                    .OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}={parameter.Value}")))),
                .. toasts.Select(toast => toast.Text),
            ];
        }

        private string Normal(string text) => Random().Replace(Serial().Replace(text, "${key}"), "~").Replace(openNumber, "NUMBER", StringComparison.Ordinal);

        [GeneratedRegex("""(?<key>"callback_data":")\d+\.""", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Serial();

        /// <summary>Heads, tickets' ids, members' ids.</summary>
        [GeneratedRegex("(?<![0-9a-f])([0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8})(?![0-9a-f])", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Random();
    }
}
