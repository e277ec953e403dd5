using System.Globalization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>What members, the notice group and a reporter are told without asking, and what becomes of it when it does not reach them.</summary>
public class DeskTellingTests
{
    private const string Story = "The size of the laptops in the tender fits one supplier only.";
    private const string Added = "The second bid came from the same office.";
    private const string Council = "City council";

    private static readonly (string Name, string Value)[] Affiliations =
    [
        ("Desk:Affiliations:0:Id", "council"), ("Desk:Affiliations:0:Kk", "Қалалық мәслихат"), ("Desk:Affiliations:0:Ru", "Городской маслихат"), ("Desk:Affiliations:0:En", Council),
    ];

    [Fact]
    public async Task Who_works_on_a_ticket_is_told_at_the_fixed_hour_that_its_reporter_wrote_and_of_nothing_else()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator, citizen) = await Begin(bot);
        var filed = await citizen.File(Story);
        await Take(bot, moderator, filed);

        await bot.MoveTo(bot.Tomorrow(10));
        await citizen.Reopen(filed.Receipt);
        await citizen.AddMore(Added);
        await bot.MoveTo(bot.Today(16, 59));
        Assert.Equal(0, Told(moderator, filed));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));

        Assert.Equal(1, Told(moderator, filed));
        Assert.Equal(0, Told(lead, filed));
        Assert.DoesNotContain(moderator.Person.History, message => message.Text.Contains("same office", StringComparison.Ordinal));
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        await bot.Restart();
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Equal(1, Told(moderator, filed));

        await citizen.ChooseLanguageIfAsked();
        await citizen.Reopen(filed.Receipt);
        await citizen.AddMore(Added);
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Equal(2, Told(moderator, filed));
    }

    [Fact]
    public async Task A_member_who_blocked_the_bot_is_told_when_he_is_back_and_the_lead_meanwhile()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator, citizen) = await Begin(bot);
        var filed = await citizen.File(Story);
        await Take(bot, moderator, filed);
        moderator.Person.Block();
        await citizen.Reopen(filed.Receipt);
        await citizen.AddMore(Added);

        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Equal((1, 0), (Told(lead, filed), Told(moderator, filed)));

        moderator.Person.Unblock();
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Equal((1, 1), (Told(lead, filed), Told(moderator, filed)));
    }

    [Fact]
    public async Task Of_a_ticket_that_is_kept_from_a_member_only_the_others_are_told()
    {
        await using var bot = await RunningBot.StartWithDesk(Affiliations);
        var (lead, excluded, citizen) = await Begin(bot, Council);
        var filed = await citizen.File(Story, excluding: [Council]);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await citizen.Reopen(filed.Receipt);
        await citizen.AddMore(Added);
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));

        Assert.Equal((1, 0), (Told(lead, filed), Told(excluded, filed)));
        Assert.DoesNotContain(excluded.Person.History, message => message.Text.Contains(filed.Number, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Notices!.Messages, message => message.Text.Contains(filed.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reporter_whose_ticket_nobody_may_read_is_told_so_and_where_else_to_turn_instead_of_dates()
    {
        await using var bot = await RunningBot.StartWithDesk([.. Affiliations, ("Desk:FirstLeadAffiliation", "council")]);
        var (_, moderator, citizen) = await Begin(bot);
        var filed = await citizen.File(Story, excluding: [Council]);
        Assert.DoesNotContain("No moderator is left who may read", (await citizen.Reopen(filed.Receipt)).Text, StringComparison.Ordinal);

        var lead = bot.LeadReporter();
        await lead.End("Moderator T");

        var screen = await citizen.Reopen(filed.Receipt);
        Assert.Contains("No moderator is left who may read", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("To be answered by", screen.Text, StringComparison.Ordinal);
        citizen.Tap(PhraseKeys.Ask.Contacts);
        await citizen.Sees(PhraseKeys.Contacts.Title);
        citizen.Tap(PhraseKeys.Button.Back);
        await citizen.Sees(PhraseKeys.Follow.AddMore, button: true);
    }

    [Fact]
    public async Task Notices_wait_for_a_group_that_cannot_be_reached_and_each_lead_is_told_once()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _, citizen) = await Begin(bot);
        var heads = Heads(bot.Notices!);
        bot.Notices!.MoveBot("kicked", bot.Lead!);
        string[] numbers = [(await citizen.File(Story)).Number, (await citizen.File(Story)).Number, (await citizen.File(Story)).Number];
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Equal(0, Named(bot.Notices, numbers));
        Assert.Equal(1, Warned(lead));

        bot.Notices.MoveBot("member", bot.Lead!);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));

        Assert.Equal(1, Named(bot.Notices, numbers));
        Assert.All(numbers, number => Assert.Equal(1, Named(bot.Notices, number)));
        Assert.Equal(heads + 1, Heads(bot.Notices));
        Assert.Equal(1, Warned(lead));

        bot.Notices.MoveBot("kicked", bot.Lead!);
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Equal(2, Warned(lead));
    }

    [Fact]
    public async Task Notices_follow_a_group_that_becomes_a_supergroup()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _, citizen) = await Begin(bot);
        var supergroup = bot.Server.Group("Desk notices", [lead.Person]);
        var first = await citizen.File(Story, Urgency.PeopleInDanger);
        bot.Server.Faults.Add(new FaultRule(FaultKind.Status, "sendMessage")
        {
            Code = 400,
            Description = "Bad Request: group chat was upgraded to a supergroup chat",
            MigrateTo = supergroup.Id,
        });
        await bot.MoveTo(bot.Today(11).AddSeconds(1));
        var second = await citizen.File(Story);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));

        Assert.Equal((1, 1), (Named(supergroup, first.Number), Named(supergroup, second.Number)));
        Assert.Equal(0, Named(bot.Notices!, first.Number, second.Number));
        Assert.Single(bot.Log, line => line.Contains("Desk:NoticeGroup", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log, line => line.Contains(supergroup.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_is_named_later_begins_with_the_last_days_head()
    {
        await using var bot = await RunningBot.StartWithDesk(("Desk:NoticeGroup", ""));
        for (var day = 0; day < 4; day++)
        {
            await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        }

        await bot.Restart(("Desk:NoticeGroup", bot.Notices!.Id.ToString(CultureInfo.InvariantCulture)));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Equal(1, Heads(bot.Notices));
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Equal(2, Heads(bot.Notices));
    }

    [Fact]
    public async Task Notices_for_a_group_that_the_settings_name_no_more_are_kept_no_longer()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (_, _, citizen) = await Begin(bot);
        bot.Notices!.MoveBot("kicked", bot.Lead!);
        await citizen.File(Story);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Single(await Kept(bot, Drawer.Clock, "notice"));

        await bot.Restart(("Desk:NoticeGroup", ""));
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Empty(await Kept(bot, Drawer.Clock, "notice"));
    }

    [Fact]
    public async Task Alarms_that_were_brought_do_not_come_again_when_an_acknowledgement_is_taken_back_after_a_fixed_hour()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _, citizen) = await Begin(bot);
        var filed = await citizen.File(Story);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await bot.MoveTo(bot.Tomorrow(9).AddDays(7).AddSeconds(1));
        Assert.Equal(3, Alarms(lead, filed));

        await bot.MoveTo(bot.Today(16, 55));
        await lead.ChooseLanguageIfAsked();
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        lead.Tap(PhraseKeys.Card.Undo);
        await lead.Sees(PhraseKeys.Card.DoneUndone);
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Equal(3, Alarms(lead, filed));

        await lead.ChooseLanguageIfAsked();
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();
        await bot.MoveTo(bot.Tomorrow(9).AddDays(1).AddSeconds(1));
        Assert.Empty(await Kept(bot, Drawer.Alarms, ""));
    }

    [Fact]
    public async Task When_the_settings_promise_other_deadlines_alarms_and_lists_follow_for_the_tickets_that_are_there()
    {
        await using var bot = await RunningBot.StartWithDesk([.. Affiliations, ("Desk:AcknowledgeDays", "30")]);
        var (lead, _, citizen) = await Begin(bot, Council);
        var (plain, kept) = (await citizen.File(Story, excluding: []), await citizen.File(Story, excluding: [Council]));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));

        await bot.Restart(("Desk:AcknowledgeDays", "2"));
        await bot.MoveTo(bot.Tomorrow(9).AddDays(2).AddSeconds(1));
        Assert.Equal((3, 3), (Alarms(lead, plain), Alarms(lead, kept)));
        Assert.True(await IsOverdue(2));

        await bot.Restart(("Desk:AcknowledgeDays", "30"));
        Assert.True(await IsOverdue(0));

        async Task<bool> IsOverdue(int count)
        {
            await lead.ChooseLanguageIfAsked();
            await lead.OpenDesk();
            return lead.Person.Screen.AllButtons.Any(button => button.Text == lead.Counted(QueueList.Overdue, count));
        }
    }

    /// <summary>At ten in the morning: a lead, a moderator and a citizen who all read English.</summary>
    [Fact]
    public async Task What_is_kept_of_a_member_for_the_clocks_sake_goes_with_the_membership()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _, _) = await Begin(bot);
        var store = bot.Services.GetRequiredService<IStore>();
        var member = bot.Services.GetRequiredService<Roster>().Staff.Single(one => one.Role == Role.Moderator);
        await store.Commit(new Commit { Put = [new(Drawer.Clock, NoticeGroup.Told(member.Id).Id, [])] }, TestContext.Current.CancellationToken);
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Contains(Mornings.Greeted(member.Id).Id, await Kept());

        await lead.End("Moderator T");

        Assert.DoesNotContain(await Kept(), id => id.Contains(member.Id, StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> Kept() => [.. (await store.All(Drawer.Clock, TestContext.Current.CancellationToken)).Select(row => row.Id)];
    }

    private static async Task<(Reporter Lead, Reporter Moderator, Reporter Citizen)> Begin(RunningBot bot, string? affiliation = null)
    {
        await bot.MoveTo(bot.Tomorrow(10));
        var (lead, moderator, citizen) = (bot.LeadReporter(), bot.Reporter("Timur", Language.En), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Role.Moderator, affiliation));
        await citizen.ChooseLanguage();
        return (lead, moderator, citizen);
    }

    private static async Task Take(RunningBot bot, Reporter moderator, Filed filed)
    {
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await moderator.OpenCard(filed.Number);
        await moderator.Acknowledge();
        moderator.Tap(PhraseKeys.Card.Take);
        await moderator.Person.Sees("Moderator T");
        moderator.Tap(PhraseKeys.Button.Back);
        await moderator.Sees(PhraseKeys.Desk.Title);
    }

    private static int Told(Reporter member, Filed filed) => member.Person.History.Count(
        message => message.Text == member.Words(new Phrase(PhraseKeys.Alarm.ReporterWrote).With("number", filed.Number)));

    /// <summary>Lines that tell of the deadline for an acknowledgement.</summary>
    private static int Alarms(Reporter member, Filed filed) => member.Person.History.Sum(message => message.Text.Split('\n').Count(line =>
        line.Contains($"{filed.Number}: acknowledge", StringComparison.Ordinal) || line.Contains($"{filed.Number}: not acknowledged", StringComparison.Ordinal)));

    private static async Task<IReadOnlyList<DrawerRow>> Kept(RunningBot bot, Drawer drawer, string prefix) =>
        [.. (await bot.Services.GetRequiredService<IStore>().All(drawer, TestContext.Current.CancellationToken)).Where(row => row.Id.StartsWith(prefix, StringComparison.Ordinal))];

    private static int Warned(Reporter lead) =>
        lead.Person.History.Count(message => message.Text.StartsWith("The notice group cannot be reached.", StringComparison.Ordinal));

    private static int Named(SandboxGroup group, params string[] numbers) =>
        group.Messages.Count(message => numbers.Any(number => message.Text.Contains(number, StringComparison.Ordinal)));

    private static int Heads(SandboxGroup group) =>
        group.Messages.Sum(message => message.Text.Split('\n').Count(line => line.Length == 64 && line.All(char.IsAsciiHexDigitLower)));
}
