using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CsCheck;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Desk;

/// <summary>Random members of a desk: whatever they tap and type, and whatever changes meanwhile.</summary>
public class DeskProperties
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf(SmallDesk.Number, "#7k3f9q", "000000", "Спасибо, мы посмотрим.", "Call +7 701 000 00 00.", "label"),
        Gen.Const(new string('ы', 4096)),
        Gen.Const(new string('ж', Said.MaxLength)),
        Gen.Const(new string('n', Casework.MaxNote)),
        Gen.String[0, 60]);

    private static readonly Gen<Func<World, Input>> AnyInput = Gen.Frequency(
        (24, Gen.Int[0, 60].Select<int, Func<World, Input>>(at => world => new Input.Tapped(world.Actions.ElementAtOrDefault(at % Math.Max(1, world.Actions.Count())) ?? ""))),
        (8, Gen.Int[0, 60].Select<int, Func<World, Input>>(at => world => new Input.Tapped(Onwards(world).ElementAtOrDefault(at % Math.Max(1, Onwards(world).Count())) ?? ""))),
        (1, Gen.String[0, 12].Select<string, Func<World, Input>>(action => _ => new Input.Tapped(action))),
        (1, Gen.Const<Func<World, Input>>(_ => new Input.TappedOld("yes"))),
        (8, Text.Select<string, Func<World, Input>>(text => _ => new Input.Wrote(1, text))),
        (1, Text.Select<string, Func<World, Input>>(text => _ => new Input.Edited(1, text))),
        (1, Gen.Const<Func<World, Input>>(_ => new Input.Photographed(new Attachment("photo", 1), null, false))),
        (1, Gen.Enum<Unsupported>().Select<Unsupported, Func<World, Input>>(kind => _ => new Input.Sent(kind))),
        (2, Gen.OneOf(Gen.Const(Command.Desk), Gen.Const(Command.Desk), Gen.Enum<Command>()).Select<Command, Func<World, Input>>(command => _ => new Input.Commanded(command))),
        (1, Gen.Const<Func<World, Input>>(_ => new Input.TimeIsUp())),

        // Meanwhile a colleague notes something, so that what is on the screen is outdated.
        (1, Gen.Const<Func<World, Input>>(world =>
        {
            if (world.Desk.Cases.FirstOrDefault(one => one.Id == SmallDesk.First) is { } first)
            {
                world.Desk.Put(first with { Work = first.Work with { Edition = first.Work.Edition + 1 } });
            }

            return new Input.Tapped("note");
        })));

    private static readonly Gen<Member> AnyMember = Gen.Frequency((4, Gen.Const(SmallDesk.Lead)), (3, Gen.Const(SmallDesk.Moderator)), (1, Gen.Const(SmallDesk.Analyst)));

    /// <summary>Where people start: on the first screen, or some taps behind a card, so that rare rooms are not rare here.</summary>
    private static readonly Gen<string?> AnyStart = Gen.OneOf<string?>(
        null, "", "more", "more status", "more label", "more label write", "more link", "more pass", "more words", "more export", "more passages", "close", "ask", "answer", "proposed", "proposed confirm", "proposed confirm page:1 page:2 page:3 page:4 page:5 page:6 page:7");

    [Fact]
    public void The_random_people_of_these_tests_do_come_to_every_room_and_make_every_move()
    {
        var steps = new ConcurrentDictionary<Type, int>();
        var moves = new ConcurrentDictionary<Type, int>();
        Wander((world, _, effects) =>
        {
            steps.AddOrUpdate(world.Session.Step.GetType(), 1, (_, times) => times + 1);
            foreach (var move in effects.OfType<Effect.Move>())
            {
                moves.AddOrUpdate(move.What.GetType(), 1, (_, times) => times + 1);
            }
        }, 800);
        Assert.All(
            typeof(DeskStep).GetNestedTypes().Where(step => step.IsSubclassOf(typeof(DeskStep))),
            step => Assert.True(steps.ContainsKey(step), $"Nobody came to {step.Name}."));

        Assert.All(
            typeof(DeskMove).GetNestedTypes().Where(move => move.IsSubclassOf(typeof(DeskMove))),
            move => Assert.True(moves.ContainsKey(move), $"Nobody tried to {move.Name}."));
    }

    [Fact]
    public void Whatever_a_member_does_is_answered() => Wander(
        (_, heard, effects) => Assert.True(
            heard is Input.Edited or Input.TimeIsUp || effects.Any(effect => effect is Effect.Show or Effect.Send), $"{heard.GetType().Name} was left without an answer."),
        800);

    [Fact]
    public void Every_screen_of_the_desk_fits_into_a_message_in_every_language_and_its_buttons_into_their_data() => Wander(
        (world, _, _) =>
        {
            foreach (var language in LanguageTags.All)
            {
                Assert.InRange(world.Read(language).Length, 1, 4096);
                Assert.All(world.Labels(language), Assert.NotEmpty);
            }

            Assert.All(world.Actions, action => Assert.InRange(Encoding.UTF8.GetByteCount(action), 1, 50));
            Assert.InRange(world.Actions.Count(), 0, 100);
        },
        300);

    [Fact]
    public void No_session_of_a_member_holds_what_a_reporter_wrote_and_all_survive_being_stored() => Wander(
        (world, _, _) =>
        {
            var json = Json(world.Session);
            Assert.DoesNotContain(SmallDesk.Words, JsonSerializer.Deserialize(json, SessionJson.Default.SessionRecord)!.Session.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(SmallDesk.Words, System.Text.RegularExpressions.Regex.Unescape(json), StringComparison.Ordinal);
            Assert.Equal(json, Json(JsonSerializer.Deserialize(json, SessionJson.Default.SessionRecord)!.Session));
        },
        500);

    [Fact]
    public void Words_of_a_reporter_are_only_on_screens_that_are_taken_away() => Wander(
        (world, _, effects) => Assert.True(
            world.Session.Step is IShowsContent || !effects.OfType<Effect.Show>().Any(show =>
                string.Concat(show.Screen.Paragraphs.Select(phrase => TestData.Phrases.Say(Language.En, phrase))).Contains(SmallDesk.Words, StringComparison.Ordinal)),
            $"{world.Session.Step.GetType().Name} shows a reporter's words."),
        500);

    [Fact]
    public void A_stranger_never_comes_to_the_desk_and_asks_nothing_of_it()
    {
        AnyInput.Array[1, 40].Sample(inputs =>
        {
            var world = new World { Desk = SmallDesk.Full(new(2026, 11, 23)), HasAffiliations = true }.InLanguage();
            foreach (var input in inputs)
            {
                var effects = world.Hear(input(world));
                Assert.False(world.Session.Step is DeskStep || world.Session.Behind is DeskStep);
                Assert.DoesNotContain(effects, effect => effect is
                    Effect.ListQueue or Effect.CountQueues or Effect.OpenCase or Effect.FindCase or Effect.Move or Effect.Invite or Effect.ChangeRole or Effect.EndMember);
            }
        }, iter: 500);
    }

    [Fact]
    public void An_analyst_asks_for_numbers_and_never_for_a_ticket() =>
        AnyInput.Array[1, 40].Sample(inputs =>
        {
            var world = World.AtDesk(SmallDesk.Analyst);
            foreach (var input in inputs)
            {
                Assert.DoesNotContain(world.Hear(input(world)), effect => effect is
                    Effect.ListQueue or Effect.CountQueues or Effect.OpenCase or Effect.FindCase or Effect.Move or Effect.Invite or Effect.ChangeRole or Effect.EndMember);
            }
        }, iter: 500);

    private static void Wander(Action<World, Input, IReadOnlyList<Effect>> check, int times) =>
        Gen.Select(AnyMember, AnyStart, AnyInput.Array[10, 50]).Sample((member, start, inputs) =>
        {
            var world = Started(member, start);
            foreach (var input in inputs)
            {
                if (!world.Desk.Staff.Exists(one => one.Id == member.Id))
                {
                    break;
                }

                var heard = input(world);
                check(world, heard, world.Hear(heard));
            }
        }, iter: times);

    private static World Started(Member member, string? start)
    {
        if (start is null || !member.Triages)
        {
            return World.AtDesk(member);
        }

        var desk = SmallDesk.Full(new(2026, 11, 23));
        var ways = start.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (ways is ["proposed", ..])
        {
            var first = desk[SmallDesk.First];
            desk.Put(first with { Work = first.Work with { Proposed = new(ProposedAct.PassOwnWords, SmallDesk.Second.Id, first.Facts.Filed, "usable") { Words = Agreed.On(first, ExportScope.Whole) } } });
            ways = ways[1..];
        }

        var world = World.AtCard(member, desk: desk);
        foreach (var action in ways)
        {
            world.Tap(action);
        }

        return world;
    }

    private static IEnumerable<string> Onwards(World world) => world.Actions.Where(action => action is not ("back" or "cancel"));

    private static string Json(Session session) => JsonSerializer.Serialize(SessionRecord.Fresh with { Session = session }, SessionJson.Default.SessionRecord);
}
