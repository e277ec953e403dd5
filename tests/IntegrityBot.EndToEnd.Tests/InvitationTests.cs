using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>How one comes to the desk, and how one leaves it.</summary>
public class InvitationTests
{
    private const string Story = "The size of the laptops in the tender fits one supplier only.";

    [Fact]
    public async Task An_invitation_works_once()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, first, second) = (bot.LeadReporter(), bot.Reporter("First", Language.Ru), bot.Reporter("Second", Language.Kk));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        var payload = await lead.Invite("Moderator F", Role.Moderator);
        await first.Join(payload);

        await IsNotLetIn(second, payload);

        Assert.Equal(2, (await All(bot, Drawer.Members)).Count);
        Assert.Empty(await All(bot, Drawer.Invites));
        await first.OpenDesk();
    }

    [Fact]
    public async Task A_member_who_opens_a_link_himself_does_not_use_it_up()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, guest) = (bot.LeadReporter(), bot.Reporter("Guest", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        var payload = await lead.Invite("Moderator G", Role.Moderator);

        lead.Person.Start(payload);
        await lead.Sees(PhraseKeys.Desk.NotJoined);

        await guest.Join(payload);
    }

    [Fact]
    public async Task An_invitation_is_dead_after_48_hours()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, guest) = (bot.LeadReporter(), bot.Reporter("Guest", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        var payload = await lead.Invite("Moderator G", Role.Moderator);

        await bot.Sleep(TimeSpan.FromHours(48));

        await IsNotLetIn(guest, payload);
        Assert.Single(await All(bot, Drawer.Members));
    }

    [Fact]
    public async Task An_invitation_dies_with_the_role_of_the_lead_who_gave_it()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, second, guest) = (bot.LeadReporter(), bot.Reporter("Second", Language.En), bot.Reporter("Guest", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await second.Join(await lead.Invite("Lead S", Role.Lead));
        await second.OpenDesk();
        var payload = await second.Invite("Moderator G", Role.Moderator);

        await lead.Demote("Lead S", Role.Moderator);

        await IsNotLetIn(guest, payload);
        Assert.Equal(2, (await All(bot, Drawer.Members)).Count);
    }

    [Fact]
    public async Task A_changed_role_counts_at_the_next_tap_and_an_open_card_goes()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator) = await Desk(bot);
        var filed = await Reported(bot);
        await moderator.OpenCard(filed.Number);

        await lead.Demote("Moderator T", Role.Analyst);
        await bot.Pass(TimeSpan.FromSeconds(6));
        await moderator.Person.SeesChat(messages => messages.All(message => !message.Text.Contains(Story, StringComparison.Ordinal)));
        await moderator.Person.Forge("acknowledge");
        moderator.Person.Say("/desk");
        await moderator.Sees(PhraseKeys.Numbers.Title);
        Assert.Equal(TicketStatus.New, (await Row(bot, filed)).Facts.Status);
    }

    [Fact]
    public async Task Whoever_is_ended_is_a_stranger_at_once_and_nothing_stays_open()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator) = await Desk(bot);
        var filed = await Reported(bot);
        await moderator.OpenCard(filed.Number);

        await lead.End("Moderator T");
        await bot.Pass(TimeSpan.FromSeconds(6));
        await moderator.Person.SeesChat(messages => messages.All(message => !message.Text.Contains(Story, StringComparison.Ordinal)));
        await moderator.Person.Forge("acknowledge");
        moderator.Person.Say("/desk");
        await moderator.Sees(PhraseKeys.Refuse.Command);
        Assert.Equal(TicketStatus.New, (await Row(bot, filed)).Facts.Status);
        Assert.Single(await All(bot, Drawer.Members));
        Assert.Empty(await All(bot, Drawer.Errands));

        await bot.Restart();
        moderator.Person.Say("/desk");
        await moderator.Sees(PhraseKeys.Refuse.Command);
    }

    [Fact]
    public async Task The_audit_says_who_let_whom_in_and_what_he_was_made()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _) = await Desk(bot);
        var (first, invited) = (bot.Services.GetRequiredService<Roster>().Staff.Single(member => member.Role == Role.Lead).Id, bot.Services.GetRequiredService<Roster>().Staff.Single(member => member.Role == Role.Moderator).Id);

        await lead.Demote("Moderator T", Role.Analyst);
        await lead.End("Moderator T");

        var rows = await bot.Services.GetRequiredService<IStore>().Audit(1, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                ("system", nameof(DeskAct.Joined), $"{first} Lead"),
                (first, nameof(DeskAct.Invited), $"{invited} Moderator"),
                (invited, nameof(DeskAct.Joined), $"{invited} Moderator"),
                (first, nameof(DeskAct.RoleChanged), $"{invited} Analyst"),
                (first, nameof(DeskAct.Ended), invited),
            ],
            rows.Where(row => row.Act != nameof(DeskAct.DayClosed)).Select(row => (row.Member, row.Act, row.Subject)));
        Assert.IsType<AuditFinding.Whole>(AuditChain.Verify(rows, new Dictionary<DateOnly, string>()));
    }

    [Fact]
    public async Task An_invitation_to_an_affiliation_that_is_no_longer_published_is_dead()
    {
        await using var bot = await RunningBot.StartWithDesk(
            ("Desk:Affiliations:0:Id", "council"), ("Desk:Affiliations:0:Kk", "Кеңес"), ("Desk:Affiliations:0:Ru", "Совет"), ("Desk:Affiliations:0:En", "The council"));
        var (lead, guest) = (bot.LeadReporter(), bot.Reporter("Guest", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        var payload = await lead.Invite("Moderator G", Role.Moderator, "The council");

        await bot.Restart(("Desk:Affiliations:0:Id", "board"));

        await IsNotLetIn(guest, payload);
        Assert.Single(await All(bot, Drawer.Members));
    }

    [Fact]
    public async Task The_last_lead_stays()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = bot.LeadReporter();
        await lead.ChooseLanguage();

        await lead.Manage("Lead D");
        lead.Tap(Role.Analyst);
        await lead.Sees(PhraseKeys.Card.Yes, button: true);
        lead.Tap(PhraseKeys.Card.Yes);
        await lead.Person.Sees(lead.Words(PhraseKeys.Name(Refusal.LastLead)));
        await lead.AskToEnd("Lead D");
        lead.Tap(PhraseKeys.Card.Yes);
        await lead.Person.Sees(lead.Words(PhraseKeys.Name(Refusal.LastLead)));

        await lead.OpenDesk();
    }

    private static async Task IsNotLetIn(Reporter guest, string payload)
    {
        await guest.ChooseLanguage();
        guest.Person.Start(payload);
        await guest.Sees(PhraseKeys.Desk.NotJoined);
        guest.Person.Say("/desk");
        await guest.Sees(PhraseKeys.Refuse.Command);
    }

    private static async Task<(Reporter Lead, Reporter Moderator)> Desk(RunningBot bot)
    {
        var (lead, moderator) = (bot.LeadReporter(), bot.Reporter("Timur", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Role.Moderator));
        return (lead, moderator);
    }

    private static async Task<Filed> Reported(RunningBot bot)
    {
        var citizen = bot.Reporter("Aigerim", Language.En);
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story);
        await bot.PassFixedHour();
        return filed;
    }

    private static async Task<TicketRow> Row(RunningBot bot, Filed filed) =>
        (await bot.Services.GetRequiredService<IStore>().TicketByNumber(filed.Number, TestContext.Current.CancellationToken))!;

    private static async Task<IReadOnlyList<DrawerRow>> All(RunningBot bot, Drawer drawer) =>
        await bot.Services.GetRequiredService<IStore>().All(drawer, TestContext.Current.CancellationToken);
}
