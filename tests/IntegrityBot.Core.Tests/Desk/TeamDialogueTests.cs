using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;

namespace IntegrityBot.Core.Tests.Desk;

public class TeamDialogueTests
{
    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void The_team_is_named_with_role_and_affiliation(Language language)
    {
        var world = AtTeam(language);

        Reads.In(world, language);
        Assert.All(world.Desk.Staff, member => Assert.Contains(member.Name, world.Read(language), StringComparison.Ordinal));
        Assert.All(SmallDesk.Affiliations, one => Assert.Contains(one.Name[language], world.Read(language), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("v:Moderator", "t:university", Role.Moderator, "university")]
    [InlineData("v:Lead", "none", Role.Lead, null)]
    [InlineData("v:Analyst", "t:centre", Role.Analyst, "centre")]
    public void Who_is_invited_has_a_role_an_affiliation_and_a_name_and_the_link_is_shown_once(string role, string affiliation, Role asRole, string? of) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = AtTeam(language);
            foreach (var action in (string[])["invite", role, affiliation])
            {
                world.Tap(action);
                Reads.In(world, language);
            }

            var effects = world.Say(" Н-2\n ");

            Assert.Equal(new Effect.Invite(asRole, of, "Н-2"), Assert.Single(effects.OfType<Effect.Invite>()));
            var link = $"https://t.me/some_bot?start=d_{SmallDesk.Token}";
            Assert.Contains(link, world.Read(language), StringComparison.Ordinal);
            Assert.Equal(link, Assert.Single(world.Present.Rows.SelectMany(row => row).OfType<Button.Copy>()).Text);
            Reads.In(world, language);

            world.Hear(new Input.Commanded(Command.Desk));
            world.Tap("team");
            Assert.DoesNotContain(link, world.Read(language), StringComparison.Ordinal);
        });

    [Fact]
    public void The_link_is_one_Telegram_takes_and_the_bot_reads_as_an_invitation()
    {
        var payload = DeepLink.Invitation(SmallDesk.Token);

        Assert.Matches(@"\A[A-Za-z0-9_-]{1,64}\z", payload);
        Assert.Equal(SmallDesk.Token, DeepLink.Read(payload).Token);
    }

    [Fact]
    public void Without_published_affiliations_nobody_is_asked_for_one()
    {
        var world = new World { Me = SmallDesk.Lead.Id }.InLanguage();
        world.Hear(new Input.Commanded(Command.Desk));
        foreach (var action in (string[])["team", "invite", "v:Moderator"])
        {
            world.Tap(action);
        }

        Assert.Contains(PhraseKeys.Team.AskName, world.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200E ")]
    [InlineData("Н-2 with a name that is too long")]
    public void A_name_that_is_none_is_asked_for_again(string name) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = AtTeam(language);
            foreach (var action in (string[])["invite", "v:Moderator", "none"])
            {
                world.Tap(action);
            }

            Assert.DoesNotContain(world.Say(name), effect => effect is Effect.Invite);

            Assert.Equal(PhraseKeys.Team.NameLength, world.Keys.First());
            Reads.In(world, language);
        });

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void A_member_gets_another_role_or_leaves(Language language)
    {
        var world = AtTeam(language);
        world.Tap($"t:{SmallDesk.Moderator.Id}");
        Reads.In(world, language);

        world.Tap("v:Analyst");
        Assert.Equal(new Effect.ChangeRole(SmallDesk.Moderator.Id, Role.Analyst), Assert.Single(world.Tap("yes").OfType<Effect.ChangeRole>()));
        Assert.Equal(PhraseKeys.Team.Changed, world.Keys.First());
        Reads.In(world, language);

        world.Tap($"t:{SmallDesk.Moderator.Id}");
        world.Tap("end");
        Assert.Equal(new Effect.EndMember(SmallDesk.Moderator.Id), Assert.Single(world.Tap("yes").OfType<Effect.EndMember>()));
        Assert.DoesNotContain(SmallDesk.Moderator.Name, world.Read(language), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1ead0002", "end", PhraseKeys.Team.WillEnd, PhraseKeys.Team.AfterEnd, PhraseKeys.Team.AfterLead)]
    [InlineData("0de70001", "end", PhraseKeys.Team.WillEnd, PhraseKeys.Team.AfterEnd)]
    [InlineData("a0a10001", "end", PhraseKeys.Team.WillEnd, PhraseKeys.Team.AfterEnd)]
    [InlineData("1ead0002", "v:Moderator", PhraseKeys.Team.WillDemote, PhraseKeys.Team.AfterLead)]
    [InlineData("1ead0002", "v:Analyst", PhraseKeys.Team.WillDemote, PhraseKeys.Team.AfterAnalyst, PhraseKeys.Team.AfterLead)]
    [InlineData("0de70001", "v:Analyst", PhraseKeys.Team.WillDemote, PhraseKeys.Team.AfterAnalyst)]
    public void Nobody_loses_a_right_by_one_tap_and_before_the_second_it_is_said_what_follows(string member, string action, params string[] said) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = AtTeam(language);
            world.Tap($"t:{member}");

            Assert.DoesNotContain(world.Tap(action), effect => effect is Effect.ChangeRole or Effect.EndMember);
            Assert.Equal(said, world.Keys.Skip(1));
            Assert.Contains(world.Desk.Staff.Single(one => one.Id == member).Name, world.Read(language), StringComparison.Ordinal);
            Reads.In(world, language);

            Assert.DoesNotContain(world.Tap("back"), effect => effect is Effect.ChangeRole or Effect.EndMember);
            Assert.Equal(new DeskStep.Managing(member), world.Session.Step);
        });

    [Theory]
    [InlineData("0de70001", "v:Lead")]
    [InlineData("a0a10001", "v:Moderator")]
    [InlineData("a0a10001", "v:Lead")]
    public void A_role_that_only_gives_needs_one_tap(string member, string action)
    {
        var world = AtTeam();
        world.Tap($"t:{member}");

        Assert.Contains(world.Tap(action), effect => effect is Effect.ChangeRole);
    }

    [Fact]
    public void Who_has_left_before_it_was_confirmed_is_not_gone_back_to()
    {
        var world = AtTeam();
        world.Tap($"t:{SmallDesk.Moderator.Id}");
        world.Tap("end");
        world.Desk.Staff.Remove(SmallDesk.Moderator);

        world.Tap("back");

        Assert.IsType<DeskStep.Team>(world.Session.Step);
    }

    [Theory]
    [InlineData("end")]
    [InlineData("v:Moderator")]
    [InlineData("v:Analyst")]
    public void The_last_lead_stays_one(string action) =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = AtTeam(language);
            world.Tap($"t:{SmallDesk.Second.Id}");
            world.Tap(action);
            world.Tap("yes");
            world.Tap($"t:{SmallDesk.Lead.Id}");
            world.Tap(action);
            world.Tap("yes");

            Assert.Equal("refusal.lastLead", world.Keys.First());
            Reads.In(world, language);
            Assert.Contains(SmallDesk.Lead, world.Desk.Staff);
        });

    [Fact]
    public void A_member_who_left_meanwhile_is_said_to_be_gone()
    {
        var world = AtTeam();
        world.Tap($"t:{SmallDesk.Moderator.Id}");
        world.Tap("end");
        world.Desk.Staff.Remove(SmallDesk.Moderator);

        world.Tap("yes");

        Assert.Equal("refusal.notEligible", world.Keys.First());
        Assert.IsType<DeskStep.Team>(world.Session.Step);
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("invite v:Lead")]
    [InlineData("invite v:Lead none")]
    [InlineData("t:0de70001")]
    public void Back_leads_to_the_team_and_from_there_to_the_first_screen(string way)
    {
        var world = AtTeam();
        foreach (var action in way.Split(' '))
        {
            world.Tap(action);
        }

        world.Tap("back");
        Assert.IsType<DeskStep.Team>(world.Session.Step);
        world.Tap("back");
        Assert.IsType<DeskStep.Overview>(world.Session.Step);
    }

    [Fact]
    public void A_lead_who_is_one_no_longer_finds_himself_at_the_first_screen()
    {
        var world = AtTeam();
        world.Desk.Staff[0] = SmallDesk.Lead with { Role = Role.Moderator };

        Assert.DoesNotContain(world.Tap("invite"), effect => effect is Effect.Invite);

        Assert.IsType<DeskStep.Overview>(world.Session.Step);
    }

    [Fact]
    public void A_moderator_has_no_way_to_the_team()
    {
        var world = World.AtDesk(SmallDesk.Moderator);

        world.Tap("team");

        Assert.IsType<DeskStep.Overview>(world.Session.Step);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Whoever_opens_the_link_is_welcome_once_and_not_with_another(Language language)
    {
        var world = new World().InLanguage(language);

        var effects = world.Hear(new Input.Started(DeepLink.Invitation(SmallDesk.Token)));
        Assert.Equal(new Effect.Join(SmallDesk.Token, language), Assert.Single(effects.OfType<Effect.Join>()));
        Assert.Equal(PhraseKeys.Desk.Welcome, world.Keys.First());
        Reads.In(world, language);

        world.Hear(new Input.Started(DeepLink.Invitation("ffff")));
        Assert.Equal(PhraseKeys.Desk.NotJoined, world.Keys.First());
        Assert.IsType<HomeStep.Menu>(world.Session.Step);
        Reads.In(world, language);
    }

    [Fact]
    public void The_link_is_followed_when_the_language_is_chosen()
    {
        var world = new World();
        Assert.DoesNotContain(world.Hear(new Input.Started(DeepLink.Invitation(SmallDesk.Token))), effect => effect is Effect.Join);

        Assert.Equal(new Effect.Join(SmallDesk.Token, Language.Kk), Assert.Single(world.Tap("l:kk").OfType<Effect.Join>()));
    }

    [Theory]
    [InlineData(SmallDesk.Token)]
    [InlineData("ffff")]
    public void A_link_opened_in_the_middle_of_a_report_costs_no_word_of_it(string token)
    {
        var world = new World().AtReview();

        world.Hear(new Input.Started(DeepLink.Invitation(token)));

        Assert.NotEmpty(Assert.IsType<ReportStep.Reviewing>(world.Session.Step).Draft.Story);
        Assert.Equal(token == SmallDesk.Token ? PhraseKeys.Desk.Welcome : PhraseKeys.Desk.NotJoined, world.Keys.First());
    }

    private static World AtTeam(Language language = Language.En)
    {
        var world = World.AtDesk(SmallDesk.Lead, language);
        world.Tap("team");
        Assert.IsType<DeskStep.Team>(world.Session.Step);
        return world;
    }
}
