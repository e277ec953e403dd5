using System.Collections.Concurrent;
using System.Diagnostics;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Sandbox;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Telegram.Tests.Edge;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.Telegram.Tests;

/// <summary>The whole room against a strict Bot API server, in real time.</summary>
public sealed class AgainstTheSandboxTests
{
    private static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==");

    private static readonly Screen Menu = Screen.Of(new Phrase("plain")).Row(new Button.Act(new Phrase("label").With("text", "on"), "go", ButtonStyle.Success));
    private static readonly Screen Second = Screen.Of(new Phrase("said").With("text", "a < b"));
    private static readonly Screen Receipt = Screen.Of(new Phrase("said").With("text", "ABCD")) with { HoldsReceipt = true };

    [Fact]
    public async Task A_tap_edits_the_screen_in_place_and_a_receipt_takes_its_place_unprotected()
    {
        await using var all = await All.Start(async (all, incoming, ct) =>
        {
            var (screen, serial) = incoming.Input switch
            {
                Input.Started => (Menu, 1),
                Input.Tapped("go") when incoming.TapSerial == 1 => (Second, 2),
                _ => (Receipt, 3),
            };
            if (incoming.CallbackId is { } tap)
            {
                await all.Courier.Deliver(incoming.Chat, new Outgoing.Toast(new Phrase("second"), Language.En, Alert: false), null, tap, ct);
            }

            var show = new Outgoing.Show(screen, serial, Language.En, Edit: true);
            all.Screen = ((Delivery.Done)await all.Courier.Deliver(incoming.Chat, show, all.Screen, null, ct)).MessageId;
        });
        var person = all.Sandbox.Person("Invented", "kk");

        person.Start();
        await All.Until(() => person.Messages.Any(message => message.FromBot));
        var first = person.Messages[^1];
        Assert.True(first.Protected);

        person.Tap("Go on");
        await All.Until(() => person.Messages[^1].Text == "a < b");
        Assert.Equal((first.Id, true), (person.Messages[^1].Id, person.Messages[^1].Edited));
        Assert.Equal("Second", person.Toasts.Single().Text);

        person.Say("my story");
        await All.Until(() => person.Messages[^1].Text == "ABCD" && person.Messages.All(message => message.Id != first.Id));
        Assert.False(person.Messages[^1].Protected);
        await All.Until(() => all.Sandbox.PendingUpdates == 0);
    }

    [Fact]
    public async Task A_photo_comes_through_byte_for_byte()
    {
        FetchedPhoto? fetched = null;
        await using var all = await All.Start(async (all, incoming, ct) =>
        {
            if (incoming.Input is Input.Photographed(var photo, _, _, _))
            {
                fetched = await all.Courier.Fetch(photo, ct);
            }
        });
        var person = all.Sandbox.Person("Invented");
        person.Start();
        person.SendPhoto(Jpeg);

        await All.Until(() => fetched is not null);

        Assert.Equal(Jpeg, Assert.IsType<FetchedPhoto.Held>(fetched).Bytes);
    }

    [Fact]
    public async Task Past_48_hours_the_chat_tells_honestly_how_much_could_be_erased()
    {
        var heard = new ConcurrentQueue<Incoming>();
        await using var all = await All.Start((_, incoming, _) =>
        {
            heard.Enqueue(incoming);
            return Task.CompletedTask;
        });
        var person = all.Sandbox.Person("Invented");
        person.Start();
        person.Say("old");
        await All.Until(() => heard.Count == 2); // Telegram keeps what nobody fetched for 24 hours only
        all.Sandbox.Clock.Advance(TimeSpan.FromHours(49));
        person.Say("new");
        await All.Until(() => heard.Count == 3);

        var erased = await all.Courier.EraseAll(heard.First().Chat, [.. heard.Select(incoming => incoming.MessageId!.Value)], TestContext.Current.CancellationToken);

        Assert.Equal(new Erasure(1, 3), erased);
        Assert.DoesNotContain(person.Messages, message => message.Text == "new");
    }

    [Fact]
    public async Task Through_faults_poison_and_redelivery_every_update_is_heard_and_each_chat_in_order()
    {
        const int People = 20, Texts = 15;
        var heard = new ConcurrentDictionary<string, ConcurrentQueue<int>>(StringComparer.Ordinal);
        var failed = new ConcurrentDictionary<long, bool>();
        await using var all = await All.Start((_, incoming, _) =>
        {
            if (incoming.UpdateId % 40 == 0 && failed.TryAdd(incoming.UpdateId, true))
            {
                throw new InvalidOperationException("once");
            }

            if (incoming.Input is Input.Wrote(_, var text))
            {
                var parts = text.Split('/');
                heard.GetOrAdd(parts[0], _ => []).Enqueue(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            }

            return Task.CompletedTask;
        });
        all.Sandbox.Faults.Add(
            new FaultRule(FaultKind.Html502, "getUpdates", Times: 1, Skip: 1),
            new FaultRule(FaultKind.AcceptThenDrop, "getUpdates", Times: 1, Skip: 1),
            new FaultRule(FaultKind.MalformedJson, "getUpdates", Times: 1, Skip: 1));
        var people = Enumerable.Range(0, People).Select(_ => all.Sandbox.Person("Invented")).ToList();
        people.ForEach(person => person.Start());
        for (var text = 0; text < Texts; text++)
        {
            for (var person = 0; person < People; person++)
            {
                people[person].Say($"{person}/{text}");
            }

            all.Sandbox.Inject(new() { ["message"] = "poison" });
        }

        await All.Until(() => all.Sandbox.PendingUpdates == 0 && heard.Values.Sum(texts => texts.Count) >= People * Texts);

        Assert.All(heard.Values, texts => Assert.Equal(Enumerable.Range(0, Texts), texts.Distinct()));
        Assert.NotEmpty(failed);
    }

    [Fact]
    public async Task The_profile_stands_after_one_round_and_the_second_writes_nothing()
    {
        await using var all = await All.Start((_, _, _) => Task.CompletedTask);

        await all.Profile.Publish(TestContext.Current.CancellationToken);
        Assert.All(all.Sandbox.Transcript.Calls(), call => Assert.True(call.Ok, call.Description));
        var last = all.Sandbox.Transcript.Calls()[^1].Number;

        await all.Profile.Publish(TestContext.Current.CancellationToken);
        Assert.All(all.Sandbox.Transcript.After(last), call => Assert.StartsWith("get", call.Method, StringComparison.Ordinal));
    }

    /// <summary>A sandbox, the room, and its loop at work.</summary>
    private sealed class All : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly ServiceProvider services;
        private Task run = Task.CompletedTask;

        private All(SandboxServer sandbox)
        {
            Sandbox = sandbox;
            services = Room.Build(sandbox.Address, sandbox.Token, TimeProvider.System, []);
        }

        public SandboxServer Sandbox { get; }

        public int? Screen { get; set; }

        public Courier Courier => services.GetRequiredService<Courier>();

        public Profile Profile => services.GetRequiredService<Profile>();

        public static async Task<All> Start(Func<All, Incoming, CancellationToken, Task> turn)
        {
            var all = new All(await SandboxServer.StartAsync(new() { Flood = FloodLimits.Off }, TestContext.Current.CancellationToken));
            all.run = all.services.GetRequiredService<UpdateLoop>().Run((incoming, ct) => turn(all, incoming, ct), _ => false, all.stop.Token);
            return all;
        }

        public static async Task Until(Func<bool> condition)
        {
            var patience = Stopwatch.StartNew();
            while (!condition())
            {
                Assert.True(patience.Elapsed < TimeSpan.FromSeconds(40), "It did not happen in 40 s.");
                await Task.Delay(10);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await run;
            stop.Dispose();
            await services.DisposeAsync();
            await Sandbox.DisposeAsync();
        }
    }
}
