using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Audit;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Members who do not know of one another.</summary>
public class DeskRaceTests
{
    [Fact]
    public async Task Of_two_who_act_on_one_card_at_once_one_acts_and_the_other_sees_that_it_is_outdated()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var members = await Members(bot, 2);
        foreach (var (number, secret) in await File(bot, 6))
        {
            foreach (var member in members)
            {
                member.Person.Say(number);
                await member.Person.Sees(message => message.Text.Contains(number, StringComparison.Ordinal) && message.AllButtons.Any());
            }

            var answers = await Task.WhenAll(members.Select(member =>
            {
                member.Tap(PhraseKeys.Card.Acknowledge);
                return Answer(member, number);
            }));

            Assert.Single(answers, answer => Says(members[0], answer, PhraseKeys.Card.Done));
            Assert.Single(answers, answer => Says(members[0], answer, PhraseKeys.Card.Outdated));
            Assert.Single(await Audit(bot), row => row.Act == nameof(DeskAct.Acknowledged) && row.Subject == AuditChain.Subject(secret));
        }
    }

    [Fact]
    public async Task Who_is_shown_the_card_anew_for_an_outdated_tap_has_seen_it_and_it_can_no_longer_be_undone()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var members = await Members(bot, 2);
        var (number, _) = Assert.Single(await File(bot, 1));
        foreach (var member in members)
        {
            member.Person.Say(number);
            await member.Person.Sees(message => message.Text.Contains(number, StringComparison.Ordinal) && message.AllButtons.Any());
        }

        members[0].Tap(PhraseKeys.Card.Acknowledge);
        await members[0].Sees(PhraseKeys.Card.Undo, button: true);
        members[1].Tap(PhraseKeys.Card.Acknowledge);
        await members[1].Sees(PhraseKeys.Card.Outdated);

        members[0].Tap(PhraseKeys.Card.Undo);
        await members[0].Sees(PhraseKeys.Name(Refusal.UndoTooLate).Key);
        Assert.Equal(TicketStatus.Acknowledged, (await bot.Services.GetRequiredService<IStore>().TicketByNumber(number, TestContext.Current.CancellationToken))!.Facts.Status);
    }

    [Fact]
    public async Task Two_hundred_moves_of_four_members_at_once_leave_the_audit_whole_and_nobody_without_an_answer()
    {
        const int Moves = 50;
        await using var bot = await RunningBot.StartWithDesk();
        var members = await Members(bot, 4);
        var tickets = await File(bot, 20);

        var acted = await Task.WhenAll(members.Select(member => Task.Run(() => Take(member, tickets, Moves), TestContext.Current.CancellationToken)));

        var rows = await Audit(bot);
        Assert.IsType<AuditFinding.Whole>(AuditChain.Verify(rows, new Dictionary<DateOnly, string>()));
        Assert.Equal(acted.Sum(), rows.Count(row => row.Act == nameof(DeskAct.Taken)));
        foreach (var (_, secret) in tickets)
        {
            var row = await bot.Services.GetRequiredService<IStore>().Ticket(secret.Ticket, TestContext.Current.CancellationToken);
            var history = Casebook.Open(row!, secret).Case.Work.History;
            Assert.Equal(rows.Where(one => one.Subject == AuditChain.Subject(secret) && one.Act == nameof(DeskAct.Taken)).Select(one => one.Member), history.Where(line => line.Act == DeskAct.Taken).Select(line => line.Member));
        }

        Assert.All(members, member => Assert.DoesNotContain(member.Person.History, message => Says(member, message, PhraseKeys.Refuse.Trouble)));
    }

    /// <summary>Takes tickets from the others, one after the other; all go the same way, so that they meet.</summary>
    /// <returns>How often it went through.</returns>
    private static async Task<int> Take(Reporter member, IReadOnlyList<(string Number, TicketSecret Secret)> tickets, int moves)
    {
        var acted = 0;
        for (var at = 0; moves > 0; at++)
        {
            var number = tickets[at % tickets.Count].Number;
            member.Person.Say(number);
            var card = await member.Person.Sees(message => message.Text.Contains(number, StringComparison.Ordinal) && message.AllButtons.Any());
            if (card.AllButtons.All(button => button.Text != member.Words(PhraseKeys.Card.Take)))
            {
                continue;
            }

            moves--;
            member.Tap(PhraseKeys.Card.Take);
            var answer = await Answer(member, number);
            acted += Says(member, answer, PhraseKeys.Card.Done) ? 1 : 0;
        }

        return acted;
    }

    /// <summary>What the card of this ticket says to a tap; the card before it only loses its buttons now.</summary>
    private static Task<SandboxMessage> Answer(Reporter member, string number) => member.Person.Sees(message =>
        message.Text.Contains(number, StringComparison.Ordinal) && (Says(member, message, PhraseKeys.Card.Done) || Says(member, message, PhraseKeys.Card.Outdated)));

    private static bool Says(Reporter member, SandboxMessage message, string key) => message.Text.Contains(member.Words(key), StringComparison.Ordinal);

    private static async Task<IReadOnlyList<Reporter>> Members(RunningBot bot, int count)
    {
        var members = new List<Reporter>();
        for (var i = 0; i < count; i++)
        {
            var member = bot.Reporter($"Member {i}", Language.En);
            await member.ChooseLanguage();
            var staged = new Staged();
            bot.Services.GetRequiredService<Roster>().Put(
                new(DeskSealer.NewMemberId(), Core.Desk.Role.Moderator, null, $"Member {i}", Language.En), ConfiguredChat.Read(member.Person.Id), staged);
            await Write(bot, staged);
            await member.OpenDesk();
            members.Add(member);
        }

        return members;
    }

    private static async Task<IReadOnlyList<(string Number, TicketSecret Secret)>> File(RunningBot bot, int count)
    {
        var filed = new List<(string, TicketSecret)>();
        for (var i = 0; i < count; i++)
        {
            var secret = TicketSealer.New();
            var staged = new Staged();
            var draft = new Draft(TicketKind.Report) { Secret = secret, Area = Area.Health, Region = Region.Atyrau, Story = [new(0, "The price is twice that of the shop.")] };
            var ticket = await bot.Services.GetRequiredService<TicketDesk>().File(
                draft, Language.Kk, bot.Services.GetRequiredService<Surroundings>().For(clientLanguage: null), staged, TestContext.Current.CancellationToken);
            await Write(bot, staged);
            filed.Add((ticket.Number, secret));
        }

        await bot.PassFixedHour();
        return filed;
    }

    private static async Task Write(RunningBot bot, Staged staged)
    {
        Assert.Equal(CommitResult.Committed, await bot.Services.GetRequiredService<AuditTrail>().Write(staged, [], [], TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<AuditRow>> Audit(RunningBot bot)
    {
        var rows = new List<AuditRow>();
        while (await bot.Services.GetRequiredService<IStore>().Audit(rows.Count + 1, TestContext.Current.CancellationToken) is { Count: > 0 } page)
        {
            rows.AddRange(page);
        }

        return rows;
    }
}
