using System.Text.RegularExpressions;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>A colleague of the reporter may sit at the desk: nobody there may tell from a minute who was at his phone.</summary>
public partial class DeskHoursTests
{
    private const string Story = "The size of the laptops in the tender fits one supplier only.";

    [Fact]
    public async Task Reports_of_a_whole_day_show_together_at_the_fixed_hour_and_nothing_tells_when_they_came()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = await Begin(bot);
        var numbers = new List<string>();
        foreach (var (name, hour, minute) in new[] { ("First", 10, 5), ("Second", 13, 40), ("Third", 16, 58) })
        {
            await bot.MoveTo(bot.Today(hour, minute));
            numbers.Add((await FileAs(bot, name, Story)).Number);
        }

        Assert.Empty(NoticesOf(bot, numbers));
        await lead.OpenDesk();
        lead.Person.Tap(lead.Counted(QueueList.All, 0));
        await lead.Sees(PhraseKeys.Queue.Empty);
        lead.Person.Say(numbers[0]);
        await lead.Sees(PhraseKeys.Queue.NotFound);

        await bot.MoveTo(bot.Today(17).AddSeconds(1));

        // In one message, so that many do not hold up the next.
        var notice = Assert.Single(NoticesOf(bot, numbers));
        Assert.All(numbers, number => Assert.Contains(number, notice.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("laptops", notice.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(TimeOfDay(), notice.Text);
        await lead.OpenDesk();
        lead.Person.Tap(lead.Counted(QueueList.New, 3));
        Assert.DoesNotMatch(TimeOfDay(), (await lead.Sees(PhraseKeys.Queue.Filter, button: true)).Text);
        foreach (var number in numbers)
        {
            Assert.DoesNotMatch(TimeOfDay(), (await lead.OpenCard(number)).Text);
            lead.Tap(CardPart.History);
            await lead.Person.Quiet();
            Assert.DoesNotMatch(TimeOfDay(), lead.Person.Screen.Text);
        }
    }

    [Fact]
    public async Task Something_urgent_shows_at_the_next_full_hour()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = await Begin(bot);
        await bot.MoveTo(bot.Today(10, 5));
        var urgent = await FileAs(bot, "First", Story, Urgency.PeopleInDanger);
        var plain = await FileAs(bot, "Second", Story);

        await bot.MoveTo(bot.Today(10, 59));
        Assert.Empty(NoticesOf(bot, [urgent.Number, plain.Number]));
        await lead.OpenDesk();
        lead.Person.Say(urgent.Number);
        await lead.Sees(PhraseKeys.Queue.NotFound);

        await bot.MoveTo(bot.Today(11).AddSeconds(1));
        Assert.Single(NoticesOf(bot, [urgent.Number, plain.Number]));
        await lead.OpenCard(urgent.Number);
        await lead.OpenDesk();
        lead.Person.Say(plain.Number);
        await lead.Sees(PhraseKeys.Queue.NotFound);
    }

    [Fact]
    public async Task What_a_reporter_adds_is_his_at_once_and_the_desks_at_the_fixed_hour()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = await Begin(bot);
        var citizen = bot.Reporter("Aigerim", Language.En);
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        var notices = bot.Notices!.Messages.Count;

        await bot.MoveTo(bot.Today(18, 30));
        await citizen.Reopen(filed.Receipt);
        await citizen.AddMore("The second bid came from the same office.");
        Assert.Contains("the same office", citizen.Person.Screen.Text, StringComparison.Ordinal);
        await lead.OpenCard(filed.Number);
        lead.Tap(CardPart.Dialogue);
        await lead.Person.Sees(lead.Words(PhraseKeys.Card.Nothing));
        Assert.Equal(notices, bot.Notices.Messages.Count);

        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        var told = Assert.Single(NoticesOf(bot, [filed.Number]).Skip(1));
        Assert.DoesNotContain("office", told.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(TimeOfDay(), told.Text);
        await lead.OpenCard(filed.Number);
        lead.Tap(CardPart.Dialogue);
        await lead.Person.Sees("the same office");
    }

    [Fact]
    public async Task A_priority_set_at_the_desk_does_not_show_at_which_hour_a_reporter_writes_and_his_own_urgency_holds()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = await Begin(bot);
        var (plain, urgent) = (bot.Reporter("Aigerim", Language.En), bot.Reporter("Bota", Language.En));
        await plain.ChooseLanguage();
        await urgent.ChooseLanguage();
        var (raised, lowered) = (await plain.File(Story), await urgent.File(Story, Urgency.PeopleInDanger));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        foreach (var (number, priority) in new[] { (raised.Number, Priority.Urgent), (lowered.Number, Priority.Normal) })
        {
            await lead.OpenCard(number);
            await lead.More(PhraseKeys.Card.ChangePriority);
            await lead.Sees(PhraseKeys.Card.ChoosePriority);
            lead.Tap(priority);
            await lead.Sees(PhraseKeys.Card.Done);
        }

        await bot.MoveTo(bot.Today(18, 30));
        foreach (var (citizen, receipt) in new[] { (plain, raised.Receipt), (urgent, lowered.Receipt) })
        {
            await citizen.Reopen(receipt);
            await citizen.AddMore("The second bid came from the same office.");
        }

        await bot.MoveTo(bot.Today(19).AddSeconds(1));
        Assert.Single(NoticesOf(bot, [raised.Number]));
        Assert.Equal(2, NoticesOf(bot, [lowered.Number]).Count);

        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Equal(2, NoticesOf(bot, [raised.Number]).Count);
    }

    [Fact]
    public async Task What_a_reporter_adds_to_a_closed_report_opens_it_again_and_it_is_back_with_who_closed_it()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = await Begin(bot);
        var citizen = bot.Reporter("Aigerim", Language.En);
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();
        await lead.Close(Outcome.Unsubstantiated, PhraseKeys.Template.CloseUnsubstantiated);

        await bot.MoveTo(bot.Today(18, 30));
        var outcome = citizen.Words(new Phrase(PhraseKeys.Follow.Outcome).With("outcome", PhraseKeys.Name(Outcome.Unsubstantiated)));
        Assert.Contains(Plain(outcome), (await citizen.Reopen(filed.Receipt)).Text, StringComparison.Ordinal);
        await citizen.AddMore("The second bid came from the same office.");
        var his = citizen.Person.Screen.Text;
        Assert.Contains(Plain(citizen.Words(new Phrase(PhraseKeys.Follow.Status).With("status", PhraseKeys.Name(TicketStatus.InReview)))), his, StringComparison.Ordinal);
        Assert.DoesNotContain(Plain(outcome), his, StringComparison.Ordinal);
        await lead.OpenDesk();
        lead.Person.Tap(lead.Counted(QueueList.Mine, 0));
        await lead.Sees(PhraseKeys.Queue.Empty);

        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        Assert.Equal(2, NoticesOf(bot, [filed.Number]).Count);
        await lead.OpenDesk();
        lead.Person.Tap(lead.Counted(QueueList.Mine, 1));
        await lead.Sees(PhraseKeys.Queue.Filter, button: true);
        await lead.OpenCard(filed.Number);
        lead.Tap(CardPart.Dialogue);
        await lead.Person.Sees("the same office");
        lead.Tap(CardPart.History);
        await lead.Person.Sees(lead.Words(PhraseKeys.Card.ReporterWrote));
    }

    [Fact]
    public async Task A_bell_rings_at_the_fixed_hour_with_one_neutral_sentence_until_the_report_is_closed()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = await Begin(bot);
        var (belled, other) = (bot.Reporter("Belled", Language.Kk), bot.Reporter("Other", Language.Ru));
        await belled.ChooseLanguage();
        await other.ChooseLanguage();
        var (with, without) = (await belled.File(Story), await other.File(Story));
        await belled.Reopen(with.Receipt);
        await belled.SetBell();
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        foreach (var number in new[] { with.Number, without.Number })
        {
            await lead.OpenCard(number);
            await lead.Acknowledge();
        }

        await bot.MoveTo(bot.Tomorrow(8, 59));
        var (sentence, before, silent) = (belled.Words(PhraseKeys.Follow.BellRings), belled.Person.History.Count, Said(bot, other));
        Assert.DoesNotContain(belled.Person.History, message => message.Text == sentence);
        Assert.Equal(2, (await All(bot, Drawer.Rings)).Count);

        await bot.MoveTo(bot.Today(9).AddSeconds(1));
        Assert.Equal(sentence, Assert.Single(belled.Person.History.Skip(before)).Text);
        Assert.Equal(silent, Said(bot, other));
        Assert.Empty(await All(bot, Drawer.Rings));

        await lead.OpenCard(with.Number);
        await lead.Close(Outcome.Substantiated, PhraseKeys.Template.CloseSubstantiated);
        Assert.Single(await All(bot, Drawer.Bells));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Equal([sentence, sentence], belled.Person.History.Skip(before).Select(message => message.Text));
        Assert.Empty(await All(bot, Drawer.Bells));
        Assert.Empty(await All(bot, Drawer.Rings));
    }

    [Fact]
    public async Task A_bell_rings_for_what_can_be_undone_only_once_the_reporter_finds_it()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, citizen, filed) = await Belled(bot);
        await bot.MoveTo(bot.Tomorrow(8, 55));
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();

        await bot.MoveTo(bot.Today(9).AddSeconds(1));
        Assert.Equal(0, Rung(citizen));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));

        Assert.Equal(1, Rung(citizen));
        Assert.Empty(await All(bot, Drawer.Rings));
    }

    [Fact]
    public async Task A_bell_does_not_ring_for_what_was_undone()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, citizen, filed) = await Belled(bot);
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();
        lead.Tap(PhraseKeys.Card.Undo);
        await lead.Sees(PhraseKeys.Card.DoneUndone);

        Assert.Empty(await All(bot, Drawer.Rings));
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        Assert.Equal(0, Rung(citizen));
    }

    [Fact]
    public async Task A_bell_that_was_switched_off_does_not_ring()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = await Begin(bot);
        var citizen = bot.Reporter("Belled", Language.En);
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story);
        await citizen.Reopen(filed.Receipt);
        await citizen.SetBell();
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();

        await citizen.Reopen(filed.Receipt);
        citizen.Tap(PhraseKeys.Follow.BellOff);
        await citizen.Sees(PhraseKeys.Follow.Bell, button: true);
        Assert.Empty(await All(bot, Drawer.Bells));
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));

        Assert.DoesNotContain(citizen.Person.History, message => message.Text == citizen.Words(PhraseKeys.Follow.BellRings));
    }

    /// <summary>Just after five, with a new report at the desk whose reporter wants to be called.</summary>
    private static async Task<(Reporter Lead, Reporter Citizen, Filed Filed)> Belled(RunningBot bot)
    {
        var lead = await Begin(bot);
        var citizen = bot.Reporter("Belled", Language.En);
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story);
        await citizen.Reopen(filed.Receipt);
        await citizen.SetBell();
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        return (lead, citizen, filed);
    }

    private static int Rung(Reporter citizen) => citizen.Person.History.Count(message => message.Text == citizen.Words(PhraseKeys.Follow.BellRings));

    /// <summary>At ten in the morning, with a lead who speaks English.</summary>
    private static async Task<Reporter> Begin(RunningBot bot)
    {
        await bot.MoveTo(bot.Tomorrow(10));
        var lead = bot.LeadReporter();
        await lead.ChooseLanguage();
        return lead;
    }

    private static async Task<Filed> FileAs(RunningBot bot, string name, string story, Urgency urgency = Urgency.None)
    {
        var citizen = bot.Reporter(name, Language.En);
        await citizen.ChooseLanguage();
        return await citizen.File(story, urgency);
    }

    private static IReadOnlyList<SandboxMessage> NoticesOf(RunningBot bot, IReadOnlyCollection<string> numbers) =>
        [.. bot.Notices!.Messages.Where(message => numbers.Any(number => message.Text.Contains(number, StringComparison.Ordinal)))];

    private static int Said(RunningBot bot, Reporter person) =>
        bot.Server.Transcript.Calls().Count(call => call["chat_id"] == person.Person.ChatId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<IReadOnlyList<DrawerRow>> All(RunningBot bot, Drawer drawer) =>
        await bot.Services.GetRequiredService<IStore>().All(drawer, TestContext.Current.CancellationToken);

    private static string Plain(string html) => html.Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\d{1,2}:\d{2}", RegexOptions.None, 1000)]
    private static partial Regex TimeOfDay();
}
