using CsCheck;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Law;

namespace IntegrityBot.Core.Tests.Conversations;

public class DialogueProperties
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 80],
        Gen.Const("Тендерде бір ғана өнім берушіге сай келетін талап қойылды."),
        Gen.Const(new string('ы', 4096)),
        Gen.OneOf(new[] { "Where do I complain about an unfair tender?", "May an official accept a gift?", "взятка", "привет", "2", "qwzx vvkk jjpp" }.Select(Gen.Const).ToArray()),
        Gen.Const(World.Receipt.Reveal()),
        Gen.Const($"my receipt is {World.Receipt.Reveal()} please"),
        Gen.Const("ABCD-EFGH-JKMN-PQRS-TVWX"));

    /// <summary>A tap is a place among the buttons in front of the person, or an action from nowhere.</summary>
    private static readonly Gen<Func<World, Input>> AnyInput = Gen.Frequency(
        (12, Gen.Int[0, 30].Select<int, Func<World, Input>>(at => world => new Input.Tapped(world.Actions.ElementAtOrDefault(at % Math.Max(1, world.Actions.Count())) ?? ""))),
        (2, Gen.String[0, 12].Select<string, Func<World, Input>>(action => _ => new Input.Tapped(action))),
        (1, Gen.OneOf(Gen.Const("send"), Gen.Const("saved"), Gen.Const("sure"), Gen.Const("drop")).Select<string, Func<World, Input>>(action => _ => new Input.TappedOld(action))),
        (6, Gen.Select(Gen.Int[1, 6], Text).Select<(int, string), Func<World, Input>>(said => _ => new Input.Wrote(said.Item1, said.Item2))),
        (1, Gen.Select(Gen.Int[1, 6], Text).Select<(int, string), Func<World, Input>>(said => _ => new Input.Edited(said.Item1, said.Item2))),
        (2, Gen.Select(Gen.Bool, Gen.OneOf(Gen.Const(""), Text)).Select<(bool, string), Func<World, Input>>(
            said => _ => new Input.Photographed(new Attachment("photo", 1), said.Item2.Length == 0 ? null : said.Item2, said.Item1, 7))),
        (1, Gen.Enum<Unsupported>().Select<Unsupported, Func<World, Input>>(kind => _ => new Input.Sent(kind))),
        (2, Gen.Enum<Command>().Select<Command, Func<World, Input>>(command => _ => new Input.Commanded(command))),
        (1, Gen.OneOf(Gen.Const(""), Gen.Const("c_health-l_kk"), Gen.Const(DeepLink.To(SmallLaw.Tender)), Gen.String[0, 20])
            .Select<string, Func<World, Input>>(payload => _ => new Input.Started(payload.Length == 0 ? null : payload))),
        (1, Gen.Bool.Select<bool, Func<World, Input>>(_ => _ => new Input.Returned())));

    [Fact]
    public void The_random_people_of_these_tests_do_get_as_far_as_a_receipt_and_back_with_it()
    {
        var filed = 0;
        var opened = 0;
        AnyInput.Array[60].Sample(inputs =>
        {
            var world = new World().AtReview();
            foreach (var input in inputs)
            {
                world.Hear(input(world));
            }

            Interlocked.Add(ref filed, world.Filed.Count);
            Interlocked.Add(ref opened, world.Effects.OfType<Effect.Reopen>().Count());
        }, iter: 300);
        Assert.True(filed > 50 && opened > 50, $"{filed} filed, {opened} opened.");
    }

    [Fact]
    public void The_random_people_of_these_tests_do_wander_through_the_law_and_the_learning()
    {
        var steps = new System.Collections.Concurrent.ConcurrentDictionary<Type, int>();
        AnyInput.Array[60].Sample(inputs =>
        {
            // By chance alone hardly anybody answers ten questions in a row, so they start behind a round.
            var world = new World().InLanguage();
            foreach (var action in (string[])["learn", "quiz", "mixed", .. Enumerable.Repeat<string[]>(["n:1", "next"], Round.Length).SelectMany(pair => pair)])
            {
                world.Tap(action);
            }

            foreach (var input in inputs)
            {
                world.Hear(input(world));
                steps.AddOrUpdate(world.Session.Step.GetType(), 1, (_, times) => times + 1);
            }
        }, iter: 400);
        var all = new[] { typeof(LawStep), typeof(LearnStep) }.SelectMany(kind => kind.GetNestedTypes().Where(step => step.IsSubclassOf(kind)));
        Assert.All(all, step => Assert.True(steps.ContainsKey(step), $"Nobody came to {step.Name}."));
    }

    [Fact]
    public void Whatever_people_send_is_answered_with_a_screen_and_files_at_most_once_for_each_review() =>
        AnyInput.Array[1, 60].Sample(inputs =>
        {
            var world = Published();
            foreach (var input in inputs)
            {
                var heard = input(world);
                var reviewing = world.Session.Step is ReportStep.Reviewing;
                var filed = world.Filed.Count;
                var effects = world.Hear(heard);

                Assert.True(heard is Input.Edited || effects.Any(effect => effect is Effect.Show), $"{heard.GetType().Name} was left without an answer.");
                Assert.True(world.Filed.Count <= filed + 1 && (world.Filed.Count == filed || reviewing));
            }
        }, iter: 3_000);

    [Fact]
    public void Every_screen_fits_into_a_message_in_every_language_and_its_buttons_into_their_data() =>
        AnyInput.Array[1, 60].Sample(inputs =>
        {
            var world = Published();
            foreach (var input in inputs)
            {
                world.Hear(input(world));
                foreach (var language in LanguageTags.All)
                {
                    var text = string.Join("\n\n", world.Present.Paragraphs.Select(phrase => TestData.Phrases.Say(language, phrase)));
                    Assert.InRange(text.Length, 0, 4096);
                    Assert.All(world.Present.Rows.SelectMany(row => row), button => Assert.NotEmpty(TestData.Phrases.Say(language, button.Label)));
                }

                Assert.All(world.Actions, action => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(action), 1, 50));
            }
        }, iter: 400);

    [Fact]
    public void A_receipt_is_in_no_step_and_on_no_screen_but_the_one_that_hands_it_over() =>
        AnyInput.Array[1, 60].Sample(inputs =>
        {
            var world = new World();
            foreach (var input in inputs)
            {
                world.Hear(input(world));
                var session = System.Text.Json.JsonSerializer.Serialize(
                    SessionRecord.Fresh with { Session = world.Session }, SessionJson.Default.SessionRecord);
                Assert.DoesNotContain(World.Receipt.Reveal(), session, StringComparison.Ordinal);
                Assert.True(world.Present.HoldsReceipt || !world.Present.Paragraphs.Any(Mentions));
            }
        }, iter: 1_000);

    [Fact]
    public void Every_session_that_can_arise_is_the_same_after_it_was_stored() =>
        AnyInput.Array[1, 40].Sample(inputs =>
        {
            var world = Published();
            foreach (var input in inputs)
            {
                world.Hear(input(world));
            }

            var record = SessionRecord.Fresh with { Session = world.Session };
            var json = System.Text.Json.JsonSerializer.Serialize(record, SessionJson.Default.SessionRecord);
            var again = System.Text.Json.JsonSerializer.Deserialize(json, SessionJson.Default.SessionRecord);
            Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(again, SessionJson.Default.SessionRecord));
        }, iter: 1_000);

    /// <summary>A world whose desk has published its affiliations and the longest numbers there can be.</summary>
    private static World Published() => new() { HasAffiliations = true, Desk = SmallDesk.Full(new(2026, 11, 23)) };

    private static bool Mentions(Phrase phrase) => phrase.Args.Any(arg => arg is Arg.Text(_, var text) && text.Contains(World.Receipt.Reveal(), StringComparison.Ordinal));
}
