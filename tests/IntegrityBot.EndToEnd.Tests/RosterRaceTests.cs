using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Audit;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>People of the desk who are changed while they, or others, act.</summary>
public class RosterRaceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Of_two_leads_who_end_one_another_in_the_same_instant_one_remains_each_time()
    {
        const int Times = 40;
        await using var bot = await RunningBot.StartWithDesk();
        var (one, other) = (bot.LeadReporter(), bot.Reporter("Second", Language.En));
        await one.ChooseLanguage();
        await other.ChooseLanguage();
        for (var time = 0; time < Times; time++)
        {
            await Seat(bot, one, "One");
            await Seat(bot, other, "Other");
            await one.AskToEnd("Other");
            await other.AskToEnd("One");

            one.Tap(PhraseKeys.Card.Yes);
            other.Tap(PhraseKeys.Card.Yes);
            await Task.WhenAll(Quiet(one), Quiet(other));

            await OneLeadRemains(bot);
        }

        await IsWhole(bot);
        Assert.All([one, other], lead => Assert.DoesNotContain(
            lead.Person.History, message => message.Text.Contains(lead.Words(PhraseKeys.Refuse.Trouble), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_two_leads_who_both_were_allowed_to_end_the_other_one_remains_and_the_other_is_a_stranger()
    {
        var (bot, store) = await WatchedStore.StartWithDesk();
        await using var _ = bot;
        var (one, other) = (bot.LeadReporter(), bot.Reporter("Second", Language.En));
        await one.ChooseLanguage();
        await other.ChooseLanguage();
        await Seat(bot, other, "Other");
        await one.AskToEnd("Other");
        await other.AskToEnd("Lead D");

        // Each looks what the other has open after it was seen that a lead would remain: there they wait for one another.
        using var both = new Barrier(2);
        var met = 0;
        store.Before = (call, arguments) =>
        {
            if (call == nameof(IStore.Get) && arguments[0] is Drawer.Errands && Interlocked.Increment(ref met) <= 2)
            {
                Assert.True(both.SignalAndWait(Patience));
            }
        };
        one.Tap(PhraseKeys.Card.Yes);
        other.Tap(PhraseKeys.Card.Yes);
        await Task.WhenAll(Quiet(one), Quiet(other));

        Assert.True(met >= 2);
        await OneLeadRemains(bot);
        var (stays, gone) = bot.Services.GetRequiredService<Roster>().Find(Chat(one)) is null ? (other, one) : (one, other);
        await stays.OpenDesk();
        gone.Person.Say("/desk");
        await gone.Sees(PhraseKeys.Refuse.Command);
        Assert.Single(await IsWhole(bot), row => row.Act == nameof(DeskAct.Ended));
    }

    [Fact]
    public async Task A_move_decided_before_its_member_was_ended_does_not_take_place_afterwards()
    {
        var (bot, store) = await WatchedStore.StartWithDesk();
        await using var _ = bot;
        var (lead, moderator, citizen) = (bot.LeadReporter(), bot.Reporter("Timur", Language.En), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Role.Moderator));
        await citizen.ChooseLanguage();
        var filed = await citizen.File("The size of the laptops in the tender fits one supplier only.");
        await bot.PassFixedHour();
        await moderator.OpenCard(filed.Number);

        using var arrived = new SemaphoreSlim(0);
        using var onwards = new ManualResetEventSlim();
        var held = 0;
        store.Before = (call, _) =>
        {
            if (call == nameof(IStore.Ticket) && Interlocked.Increment(ref held) == 1)
            {
                arrived.Release();
                Assert.True(onwards.Wait(Patience));
            }
        };
        moderator.Tap(PhraseKeys.Card.Acknowledge);
        Assert.True(await arrived.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await lead.End("Moderator T");
        onwards.Set();
        await Quiet(moderator);

        var row = await bot.Services.GetRequiredService<IStore>().TicketByNumber(filed.Number, TestContext.Current.CancellationToken);
        Assert.Equal(TicketStatus.New, row!.Facts.Status);
        Assert.DoesNotContain(await IsWhole(bot), one => one.Act == nameof(DeskAct.Acknowledged));
    }

    [Fact]
    public async Task Whoever_is_ended_does_not_come_back_with_a_change_that_was_decided_before()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = Chat(bot.LeadReporter());
        var roster = bot.Services.GetRequiredService<Roster>();
        foreach (var change in (Func<Member, Member>[])[member => member with { Language = Language.Kk }, member => member with { Role = Role.Lead }])
        {
            var (member, chat) = await Seat(bot, bot.Reporter("Timur", Language.En), "Moderator T", Role.Moderator);
            var (changed, ended) = (roster.Stage(chat), roster.Stage(lead));
            roster.Put(change(member), chat, changed);
            roster.End(member, ended);

            Assert.Equal(CommitResult.Committed, await Write(bot, ended));
            Assert.Equal(CommitResult.Conflict, await Write(bot, changed));

            Assert.Null(roster.Find(chat));
            Assert.Single(await Members(bot));
        }
    }

    [Fact]
    public async Task An_end_decided_before_another_change_is_decided_anew()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = Chat(bot.LeadReporter());
        var roster = bot.Services.GetRequiredService<Roster>();
        var (member, chat) = await Seat(bot, bot.Reporter("Timur", Language.En), "Moderator T", Role.Moderator);
        var (changed, ended) = (roster.Stage(chat), roster.Stage(lead));
        roster.Put(member with { Language = Language.Kk }, chat, changed);
        roster.End(member, ended);

        Assert.Equal(CommitResult.Committed, await Write(bot, changed));
        Assert.Equal(CommitResult.Conflict, await Write(bot, ended));

        Assert.Equal(Language.Kk, roster.Find(chat)!.Language);
        ended = roster.Stage(lead);
        roster.End(member, ended);
        Assert.Equal(CommitResult.Committed, await Write(bot, ended));
        Assert.Single(await Members(bot));
    }

    [Fact]
    public async Task What_reporters_write_does_not_wait_for_the_desk()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var roster = bot.Services.GetRequiredService<Roster>();
        var reporter = roster.Stage(Chat(bot.Reporter("Aigerim", Language.En)));
        await Seat(bot, bot.Reporter("Timur", Language.En), "Moderator T", Role.Moderator);

        Assert.Equal(CommitResult.Committed, await Write(bot, reporter));
    }

    private static Core.Privacy.ChatAddress Chat(Reporter person) => ConfiguredChat.Read(person.Person.Id);

    /// <summary>Makes somebody a member, unless he is one.</summary>
    private static async Task<(Member Member, Core.Privacy.ChatAddress Chat)> Seat(RunningBot bot, Reporter person, string name, Role role = Role.Lead)
    {
        var roster = bot.Services.GetRequiredService<Roster>();
        var member = (roster.Find(Chat(person)) ?? new(DeskSealer.NewMemberId(), role, null, name, Language.En)) with { Name = name };
        var staged = new Staged();
        roster.Put(member, Chat(person), staged);
        Assert.Equal(CommitResult.Committed, await Write(bot, staged));
        return (member, Chat(person));
    }

    private static async Task OneLeadRemains(RunningBot bot)
    {
        Assert.Equal(Role.Lead, Assert.Single(bot.Services.GetRequiredService<Roster>().Staff).Role);
        Assert.Single(await Members(bot));
    }

    private static async Task<IReadOnlyList<AuditRow>> IsWhole(RunningBot bot)
    {
        var rows = await bot.Services.GetRequiredService<IStore>().Audit(1, TestContext.Current.CancellationToken);
        Assert.IsType<AuditFinding.Whole>(AuditChain.Verify(rows, new Dictionary<DateOnly, string>()));
        return rows;
    }

    private static Task Quiet(Reporter person) => person.Person.Quiet(Patience, TestContext.Current.CancellationToken);

    private static ValueTask<CommitResult> Write(RunningBot bot, Staged staged) =>
        bot.Services.GetRequiredService<AuditTrail>().Write(staged, [], [], TestContext.Current.CancellationToken);

    private static ValueTask<IReadOnlyList<DrawerRow>> Members(RunningBot bot) =>
        bot.Services.GetRequiredService<IStore>().All(Drawer.Members, TestContext.Current.CancellationToken);
}
