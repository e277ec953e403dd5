using IntegrityBot.Core.Languages;
using IntegrityBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Bytes rot, and copies get mixed up: a ticket that opens no more must not hold up what is done for all the others.</summary>
public class DamagedTicketTests
{
    private const string Story = "The size of the laptops in the tender fits one supplier only.";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_desk_goes_on_without_it_and_the_log_says_so_once(bool restricted)
    {
        await using var bot = await RunningBot.StartWithDesk();
        await bot.MoveTo(bot.Tomorrow(10));
        var (lead, citizen) = (bot.LeadReporter(), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await citizen.ChooseLanguage();
        var damaged = await citizen.File(Story);
        await Damage(bot, restricted);
        var whole = await citizen.File(Story);

        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await lead.OpenCard(whole.Number);
        await lead.OpenDesk();
        lead.Person.Say(damaged.Number);
        await lead.Sees(PhraseKeys.Queue.NotFound);
        var before = lead.Person.History.Count;
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));

        Assert.InRange(lead.Person.History.Count, before + 1, int.MaxValue);
        Assert.Single(bot.Log, line => line.Contains("does not open", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log, line => line.Contains("round failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_destroyed_at_the_end_of_its_time_as_any_other()
    {
        await using var bot = await RunningBot.StartWithDesk(("Retention:MaxDays", "32"));
        var citizen = bot.Reporter("Aigerim", Language.En);
        await citizen.ChooseLanguage();
        await citizen.File(Story);
        await Damage(bot, restricted: false);
        var sweeps = CalledTwice(bot, nameof(IStore.Expired), _ => { });

        await bot.Sleep(TimeSpan.FromDays(33));

        // It asks until no ticket is left.
        await sweeps;
        Assert.Equal(0, await Stored.Tickets(bot));
    }

    [Fact]
    public async Task A_sweep_that_fails_is_tried_again()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sweeps = CalledTwice(bot, nameof(IStore.Sweep), isSecond =>
        {
            if (!isSecond)
            {
                failed.TrySetResult();
                throw new InvalidOperationException("A bug.");
            }
        });
        await bot.Restart();
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);

        await bot.Pass(TimeSpan.FromMinutes(1));

        await sweeps;
        Assert.Single(bot.Log, line => line.Contains("Sweeping failed (InvalidOperationException)", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log, line => line.Contains("A bug.", StringComparison.Ordinal));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Ends when the program has called this of its store for the second time since its next start.</summary>
    private static Task CalledTwice(RunningBot bot, string call, Action<bool> before)
    {
        var calls = 0;
        var twice = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bot.Before = store =>
        {
            var watched = WatchedStore.Of(store);
            watched.Before = (name, _) =>
            {
                if (name == call)
                {
                    var isSecond = Interlocked.Increment(ref calls) > 1;
                    before(isSecond);
                    if (isSecond)
                    {
                        twice.TrySetResult();
                    }
                }
            };
            return (IStore)(object)watched;
        };
        return twice.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);
    }

    /// <summary>Changes a byte of the only ticket that is held.</summary>
    /// <param name="restricted">As if somebody must not see it: such tickets are opened for every list.</param>
    private static async Task Damage(RunningBot bot, bool restricted)
    {
        var store = bot.Services.GetRequiredService<IStore>();
        var row = Assert.Single(await store.Held(DateTimeOffset.MaxValue, null, Ct));
        byte[] content = [.. row.Content];
        content[^1] ^= 1;
        var damaged = row with { Content = content, Version = row.Version + 1, IsRestricted = restricted, IsHeld = !restricted, HeldUntil = restricted ? null : row.HeldUntil };
        Assert.Equal(CommitResult.Committed, await store.Commit(new Commit { ChangedTickets = [damaged] }, Ct));
    }
}
