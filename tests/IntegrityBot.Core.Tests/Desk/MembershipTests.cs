using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Tests.Conversations;

namespace IntegrityBot.Core.Tests.Desk;

/// <summary>Who is not of the desk does not learn that it is there; who only counts sees numbers only.</summary>
public class MembershipTests
{
    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void The_command_of_the_desk_is_answered_to_a_stranger_exactly_as_one_that_does_not_exist(Language language)
    {
        foreach (var way in (string[])["", "report", "learn", "status", "help"])
        {
            var (desk, unknown) = (new World().InLanguage(language), new World().InLanguage(language));
            desk.Tap(way);
            unknown.Tap(way);

            var said = desk.Hear(new Input.Commanded(Command.Desk));
            var expected = unknown.Hear(new Input.Commanded(Command.Unknown));

            Assert.Equal(expected.Select(effect => effect.GetType()), said.Select(effect => effect.GetType()));
            Assert.Equal(unknown.Read(language), desk.Read(language));
            Assert.Equal(unknown.Labels(language), desk.Labels(language));
            Assert.Equal(unknown.Session, desk.Session);
        }
    }

    [Theory]
    [InlineData("v:All")]
    [InlineData("v:All filter")]
    [InlineData("find")]
    [InlineData("numbers")]
    [InlineData("team")]
    [InlineData("team invite")]
    [InlineData("team t:0de70001")]
    [InlineData("team t:0de70001 end")]
    [InlineData("v:New t:00000000000000000000000000000002")]
    [InlineData("v:New t:00000000000000000000000000000002 more")]
    [InlineData("v:New t:00000000000000000000000000000002 note")]
    [InlineData("v:New t:00000000000000000000000000000002 more delete")]
    public void Who_left_the_desk_is_in_the_menu_at_the_next_touch_wherever_he_was(string way)
    {
        foreach (var input in (Input[])[new Input.Tapped("v:All"), new Input.Wrote(1, SmallDesk.Number), new Input.Commanded(Command.Desk), new Input.Returned(), new Input.TappedOld("yes")])
        {
            var world = World.AtDesk(SmallDesk.Lead);
            foreach (var action in way.Split(' '))
            {
                world.Tap(action);
            }

            world.Desk.Staff.Remove(SmallDesk.Lead);
            var effects = world.Hear(input);

            Assert.IsNotType<DeskStep>(world.Session.Step, exactMatch: false);
            Assert.Contains(effects, effect => effect is Effect.Show);
            Assert.DoesNotContain(effects, effect => effect is Effect.OpenCase or Effect.FindCase or Effect.ListQueue or Effect.CountQueues or Effect.Move);
            Assert.DoesNotContain(SmallDesk.Words, world.Read(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Who_left_the_desk_while_reading_something_else_does_not_come_back_to_it()
    {
        var world = World.AtCard(SmallDesk.Lead);
        world.Hear(new Input.Commanded(Command.Privacy));
        world.Desk.Staff.Remove(SmallDesk.Lead);

        world.Tap("back");

        Assert.IsType<HomeStep.Menu>(world.Session.Step);
        Assert.DoesNotContain(world.Effects.TakeLast(2), effect => effect is Effect.OpenCase);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void An_analyst_sees_numbers_and_nothing_else(Language language)
    {
        var world = World.AtDesk(SmallDesk.Analyst, language);
        Assert.IsType<DeskStep.Numbers>(world.Session.Step);
        Reads.In(world, language);

        world.Say(SmallDesk.Number);
        world.Hear(new Input.Tapped("v:All"));
        world.Tap($"t:{SmallDesk.First.Value}");
        Assert.IsType<DeskStep.Numbers>(world.Session.Step);

        world.Tap("m:2026-07");
        Assert.Equal(new DateOnly(2026, 7, 1), Assert.IsType<DeskStep.Numbers>(world.Session.Step).Month);
        Assert.DoesNotContain("m:2026-07", world.Actions);
        Reads.In(world, language);

        Assert.All(Enum.GetValues<ChartKind>(), kind => Assert.Equal(new Paper.Chart(kind), Assert.Single(world.Tap($"v:{kind}").OfType<Effect.Send>()).Paper));
        Assert.Equal(new Paper.OpenData(), Assert.Single(world.Tap("data").OfType<Effect.Send>()).Paper);
        Assert.DoesNotContain(world.Effects, effect => effect is Effect.FindCase or Effect.OpenCase or Effect.ListQueue or Effect.CountQueues);

        world.Tap("back");
        Assert.IsType<HomeStep.Menu>(world.Session.Step);
    }

    [Fact]
    public void A_moderator_who_became_an_analyst_finds_numbers_where_a_card_was()
    {
        var world = World.AtCard(SmallDesk.Moderator);
        world.Desk.Staff[2] = SmallDesk.Moderator with { Role = Role.Analyst };

        world.Tap("take");

        Assert.IsType<DeskStep.Numbers>(world.Session.Step);
        Assert.DoesNotContain(SmallDesk.Words, world.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_moderator_comes_back_from_the_numbers_to_the_first_screen()
    {
        var world = World.AtDesk(SmallDesk.Moderator);
        world.Tap("numbers");

        world.Tap("back");

        Assert.IsType<DeskStep.Overview>(world.Session.Step);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Everybody_reads_the_published_months_and_comes_back_to_what_he_did(Language language)
    {
        var world = new World { Desk = SmallDesk.Full(new(2026, 11, 23)) }.InLanguage(language);
        world.Tap("report");
        var step = world.Session.Step;

        world.Hear(new Input.Commanded(Command.Statistics));
        Assert.Contains(PhraseKeys.Numbers.PublicTitle, world.Keys);
        Reads.In(world, language);
        world.Tap("m:2026-05");
        Assert.Contains(TestData.Phrases.Say(language, Months.Name(new(2026, 5, 1))), world.Read(language), StringComparison.Ordinal);

        world.Tap("back");
        Assert.Equal(step, world.Session.Step);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Before_the_first_month_is_over_it_says_so_and_a_hidden_total_is_explained(Language language)
    {
        var world = new World().InLanguage(language);
        world.Hear(new Input.Commanded(Command.Statistics));
        Assert.Contains(PhraseKeys.Numbers.None, world.Keys);
        Reads.In(world, language);

        world.Desk.Months = [MonthNumbers.Of(new(2026, 10, 1), [])];
        world.Hear(new Input.Commanded(Command.Statistics));
        Assert.Contains(TestData.Phrases.Say(language, new(PhraseKeys.Numbers.NoTotal)), world.Read(language), StringComparison.Ordinal);
        Reads.In(world, language);
    }
}
