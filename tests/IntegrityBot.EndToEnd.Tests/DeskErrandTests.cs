using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Desk;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>What a ticket shows in a moderator's chat must not stay there.</summary>
public class DeskErrandTests
{
    private const string Story = "The size of the laptops in the tender fits one supplier only.";

    [Fact]
    public async Task An_opened_ticket_is_protected_and_leaves_the_chat_with_its_photos_after_ten_minutes()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, filed) = await Opened(bot, photos: 2);
        Assert.All(lead.Person.Messages.Where(IsContent), message => Assert.True(message.Protected));

        await bot.Pass(TimeSpan.FromMinutes(9));
        await lead.Person.Quiet();
        Assert.Equal(3, lead.Person.Messages.Count(IsContent));

        await bot.Pass(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(6));
        await lead.Person.SeesChat(Holds(nothing: true));
        await lead.Person.Shows(lead.Words(PhraseKeys.Card.TimeIsUp));
        await NothingLeftToDo(bot);

        lead.Tap(PhraseKeys.Card.Again);
        Assert.Contains(Story, (await lead.Sees(PhraseKeys.Card.More, button: true)).Text, StringComparison.Ordinal);
        Assert.Contains(filed.Number, lead.Person.Screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_touch_begins_the_ten_minutes_anew()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 0);

        await bot.Pass(TimeSpan.FromMinutes(9));
        lead.Tap(CardPart.History);
        await lead.Person.Quiet();
        lead.Tap(CardPart.Story);
        await lead.Person.Sees(Story);
        await bot.Pass(TimeSpan.FromMinutes(9));
        await lead.Person.Quiet();
        Assert.Single(lead.Person.Messages, IsContent);

        await bot.Pass(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(6));
        await lead.Person.SeesChat(Holds(nothing: true));
    }

    [Fact]
    public async Task It_leaves_also_when_the_program_was_off_when_its_time_came()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 1);

        await bot.Sleep(TimeSpan.FromMinutes(30));

        await lead.Person.SeesChat(Holds(nothing: true));
        await lead.Person.Shows(lead.Words(PhraseKeys.Card.TimeIsUp));
        await NothingLeftToDo(bot);
    }

    [Fact]
    public async Task It_leaves_also_when_the_session_can_no_longer_be_read()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 1, hour: 22);

        // Two midnights later the session's salt is gone; Telegram still lets messages be deleted.
        await bot.Sleep(TimeSpan.FromHours(27));

        await lead.Person.SeesChat(Holds(nothing: true));
        await NothingLeftToDo(bot);
    }

    [Fact]
    public async Task It_leaves_with_the_first_touch_when_the_session_can_no_longer_be_read()
    {
        await using var bot = await RunningBot.StartWithDesk(("Desk:OpenFor", "12:00:00"));
        var (lead, _) = await Opened(bot, photos: 1, hour: 22);
        var data = Path.Combine(bot.Folder, "data");
        var salt = await bot.Services.GetRequiredService<IStore>().Installation("receipt-salt", () => [], TestContext.Current.CancellationToken);
        await bot.Stop();
        if (SaltFolder.Find(Environment.GetEnvironmentVariable, salt, data) is { } salts)
        {
            Directory.Delete(salts.Path, recursive: true);
        }

        await bot.Restart();

        lead.Person.Say("/desk");

        await lead.Person.SeesChat(Holds(nothing: true));
        await lead.Person.Quiet();
        await NothingLeftToDo(bot);
    }

    [Fact]
    public async Task Leaving_the_card_takes_all_its_photos_away_at_once()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 10);

        lead.Tap(PhraseKeys.Button.Back);

        await lead.Sees(PhraseKeys.Desk.Title);
        await lead.Person.SeesChat(Holds(nothing: true));
        await lead.Person.Quiet();
        await NothingLeftToDo(bot);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/privacy")]
    [InlineData("/cancel")]
    public async Task A_card_left_by_typing_does_not_stay_above(string typed)
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 1);

        lead.Person.Say(typed);

        await lead.Person.SeesChat(Holds(nothing: true));
        await lead.Person.Quiet();
        await NothingLeftToDo(bot);
    }

    [Fact]
    public async Task Of_two_cards_opened_by_number_only_the_second_stands()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, filed) = await Opened(bot, photos: 0);

        lead.Person.Say(filed.Number);
        await lead.Sees(PhraseKeys.Card.More, button: true);
        await lead.Person.SeesChat(messages => messages.Count(IsContent) == 1);

        await bot.Pass(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(6));
        await lead.Person.SeesChat(Holds(nothing: true));
    }

    [Fact]
    public async Task What_a_moderator_types_about_a_ticket_leaves_the_chat()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 0);

        lead.Tap(PhraseKeys.Card.Note);
        await lead.Sees(PhraseKeys.Card.WriteNote);
        lead.Person.Say("Compare with the tender of the school next door.");
        await lead.Sees(PhraseKeys.Card.Done);

        await lead.Person.SeesChat(messages => messages.All(message => !message.Text.Contains("next door", StringComparison.Ordinal)));
        await lead.Person.SeesChat(messages => messages.Count(IsContent) == 1);
    }

    [Fact]
    public async Task After_48_hours_the_bot_says_what_it_could_not_remove()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 1);

        await bot.Sleep(TimeSpan.FromHours(49));

        await lead.Person.Shows(lead.Words(new Phrase(PhraseKeys.Notice.Late).With("count", 2)));
        Assert.Equal(2, lead.Person.Messages.Count(IsContent));
        await NothingLeftToDo(bot);
    }

    [Fact]
    public async Task While_Telegram_is_away_nothing_is_given_up()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 1, hour: 22);
        await bot.Stop();
        bot.Server.Clock.Advance(TimeSpan.FromHours(27));
        bot.Server.Faults.Add(new FaultRule(FaultKind.Html502, "deleteMessages", Times: null));
        var last = bot.Server.Transcript.Last;
        await bot.Restart();
        for (var call = 0; call < 7; call++)
        {
            last = await NextRefusal(bot, last);
        }

        Assert.Equal(2, lead.Person.Messages.Count(IsContent));

        bot.Server.Faults.Clear();
        await Eventually(bot, () => Task.FromResult(!lead.Person.Messages.Any(IsContent)));
        Assert.DoesNotContain(lead.Person.Messages, message => message.Text.Contains("48", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_member_who_blocked_the_bot_has_open_leaves_his_chat_when_he_is_back()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 1);
        await LeaveOpen(bot, lead, TimeSpan.FromHours(5));

        lead.Person.Unblock();

        await lead.Person.SeesChat(Holds(nothing: true));
        await lead.Person.Quiet();
        await NothingLeftToDo(bot);
        Assert.DoesNotContain(lead.Person.Messages, message => message.Text.Contains("48", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_who_was_away_for_too_long_is_told_what_to_delete_himself()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Opened(bot, photos: 1);
        await LeaveOpen(bot, lead, TimeSpan.FromHours(60));

        lead.Person.Unblock();

        await lead.Person.Shows(lead.Words(new Phrase(PhraseKeys.Notice.Late).With("count", 2)));
        await lead.Person.Quiet();
        await NothingLeftToDo(bot);
    }

    [Fact]
    public async Task What_a_former_member_who_blocked_the_bot_has_open_leaves_his_chat_too()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, filed) = await Opened(bot, photos: 1);
        var moderator = bot.Reporter("Timur", Language.En);
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Role.Moderator));
        await moderator.OpenCard(filed.Number);
        moderator.Person.Tap(moderator.Words(new Phrase(PhraseKeys.Card.Photo).With("number", 1)));
        await moderator.Person.SeesChat(messages => messages.Count(IsContent) == 2);
        await LeaveOpen(bot, moderator, TimeSpan.FromHours(5), async () =>
        {
            await lead.End("Moderator T");
            await lead.Person.Quiet();
        });

        moderator.Person.Unblock();

        await moderator.Person.SeesChat(Holds(nothing: true));
        await moderator.Person.Quiet();
        await NothingLeftToDo(bot);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Analyst)]
    public async Task A_card_that_waited_is_not_shown_to_who_may_no_longer_see_it(Role? becomes)
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, filed) = await Opened(bot, photos: 0);
        var moderator = bot.Reporter("Timur", Language.En);
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Role.Moderator));
        await moderator.OpenDesk();
        await moderator.Person.Quiet();

        // The card is kept as shown, but it was not: Telegram took nothing.
        bot.Server.Faults.Add(new FaultRule(FaultKind.Status, "sendMessage") { Code = 403, Description = "Forbidden: bot was blocked by the user" });
        moderator.Person.Say(filed.Number);
        await moderator.Person.Quiet();
        await Become(bot, moderator, becomes);

        // As when Telegram repeats the update that asked for the card.
        var (chat, ct) = (ConfiguredChat.Read(moderator.Person.Id), TestContext.Current.CancellationToken);
        var deliveries = bot.Services.GetRequiredService<Deliveries>();
        using (await deliveries.Enter(chat, ct))
        using (var session = await bot.Services.GetRequiredService<SessionDrawer>().Open(chat, ct))
        {
            Assert.IsAssignableFrom<IShowsContent>(session.Record.Session.Step);
            await deliveries.Deliver(chat, session, session.Record, null, ct);
        }

        // His errand stays, and brings him another screen in its time.
        await bot.Pass(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(6));
        await moderator.Sees(becomes is null ? PhraseKeys.Home.Promise : PhraseKeys.Numbers.Title);
        await NothingLeftToDo(bot);
        Assert.DoesNotContain(moderator.Person.History, IsContent);
    }

    /// <summary>Changes or ends somebody, with no look at what he has open.</summary>
    private static async Task Become(RunningBot bot, Reporter person, Role? role)
    {
        var (roster, chat, staged) = (bot.Services.GetRequiredService<Roster>(), ConfiguredChat.Read(person.Person.Id), new Staged());
        if (role is { } other)
        {
            roster.Put(roster.Find(chat)! with { Role = other }, chat, staged);
        }
        else
        {
            roster.End(roster.Find(chat)!, staged);
        }

        Assert.Equal(CommitResult.Committed, await bot.Services.GetRequiredService<AuditTrail>().Write(staged, [], [], TestContext.Current.CancellationToken));
    }

    /// <summary>Blocks the bot with a report on the screen, and stays away.</summary>
    private static async Task LeaveOpen(RunningBot bot, Reporter member, TimeSpan away, Func<Task>? meanwhile = null)
    {
        member.Person.Block();
        await member.Person.Quiet();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        bot.Server.Faults.Add(new FaultRule(FaultKind.Status, "deleteMessages", Times: null) { Code = 403, Description = "Forbidden: bot was blocked by the user" });
        await NextRefusal(bot, bot.Server.Transcript.Last);
        await bot.Sleep(away);
        Assert.Equal(2, member.Person.Messages.Count(IsContent));
        bot.Server.Faults.Clear();
    }

    /// <summary>A lead who has just opened a report, with every photo of it on the screen.</summary>
    private static async Task<(Reporter Lead, Filed Filed)> Opened(RunningBot bot, int photos, int hour = 10)
    {
        await bot.MoveTo(bot.Tomorrow(8));
        var (lead, citizen) = (bot.LeadReporter(), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story, photos: photos);
        await bot.MoveTo(bot.Today(hour));
        await lead.OpenCard(filed.Number);
        for (var photo = 1; photo <= photos; photo++)
        {
            lead.Person.Tap(lead.Words(new Phrase(PhraseKeys.Card.Photo).With("number", photo)));
            await lead.Person.SeesChat(messages => messages.Count(message => message.Kind == "photo") == photo);
        }

        // Time that jumps during a call looks like a call that never ends: it would be sent again.
        await lead.Person.Quiet();
        return (lead, filed);
    }

    private static bool IsContent(SandboxMessage message) => message.Kind == "photo" || message.Text.Contains(Story, StringComparison.Ordinal);

    private static Func<IReadOnlyList<SandboxMessage>, bool> Holds(bool nothing) => messages => messages.Any(IsContent) != nothing;

    private static Task NothingLeftToDo(RunningBot bot) => Eventually(
        bot, async () => (await bot.Services.GetRequiredService<IStore>().All(Drawer.Errands, TestContext.Current.CancellationToken)).Count == 0);

    /// <summary>Moves the clock until the bot has tried once more in vain.</summary>
    private static async Task<long> NextRefusal(RunningBot bot, long after)
    {
        var last = after;
        await Eventually(bot, () =>
        {
            last = bot.Server.Transcript.After(after).FirstOrDefault(call => call is { Method: "deleteMessages", Ok: false })?.Number ?? after;
            return Task.FromResult(last > after);
        });
        return last;
    }

    /// <summary>Lets the clock pass again and again until it is so, for at most a real minute.</summary>
    private static async Task Eventually(RunningBot bot, Func<Task<bool>> isSo)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await Soon(isSo))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), "It never was so.");

            // Shorter than the time a call has, and with a real pause before the next: a call must be able to end between two jumps, or none ever ends.
            bot.Server.Clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>Whether it is so within a moment of real time, in which the clock does not jump.</summary>
    private static async Task<bool> Soon(Func<Task<bool>> isSo)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var look = 0; look < 10; look++)
        {
            if (await isSo())
            {
                return true;
            }

            await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        return await isSo();
    }
}
