using System.Globalization;
using System.Text;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// What the clock brings, and no update causes: what was held becomes visible, notices, mornings, the close of the day, bells, months.
/// Each follows from what is stored and is marked when done, so it may be run as often as one likes, and after any crash.
/// </summary>
internal sealed class Rounds(
    IStore store, Casebook casebook, Notices notices, Replies replies, Mornings mornings, DayBook days, Bells bells, PublishedMonths months, Invitations invitations,
    IOptions<DeskOptions> options, TimeProvider time) : IDisposable
{
    private const string LastRound = "round";

    /// <summary>Telegram asks for pauses of about this length.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>The full hour before which what waits was last said.</summary>
    private DateTimeOffset said;

    /// <summary>When what Telegram did not take is tried again; at once after a start, which forgets it.</summary>
    private DateTimeOffset? again = DateTimeOffset.MinValue;

    public void Dispose() => oneAtATime.Dispose();

    public async Task Run(CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            await Once(ct);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task Once(CancellationToken ct)
    {
        var hours = options.Value.Hours;
        var now = time.GetUtcNow();
        var today = hours.Day(now);
        var released = await Release(row => row.IsHeld, now, today, ct);

        var last = hours.Last(now);
        var isRound = await Done(ct) is not { } done || done < last;
        if (isRound)
        {
            await days.Close(today, ct);
            await months.Publish(today, ct);
        }

        // A month is counted as it ended: with what was filed in it, and before a message opens again what was closed.
        released |= await Release(row => !row.IsHeld, now, today, ct);

        // Also each full hour, and after a start: something urgent that could not be sent, or that a crash cut off, does not wait for the
        // morning. People come before the group, which takes its time.
        var isAgain = again <= now;
        if (isRound || released || isAgain || said != hours.NextFull(now))
        {
            var isLate = isRound || (isAgain && hours.Day(last) == today) ? await mornings.Say(today, ct) : await mornings.SayReplies(today, ct);
            if (isRound)
            {
                await bells.RingAll(now, today, ct);
            }

            isLate |= await notices.Post(today, ct);
            (said, again) = (hours.NextFull(now), isLate ? now + Pause : null);
        }

        if (isRound)
        {
            await invitations.Sweep(now, ct);
            await store.Commit(new Commit { Put = [new(Drawer.Clock, LastRound, Encoding.UTF8.GetBytes(last.ToString("O", CultureInfo.InvariantCulture)))] }, ct);
        }
    }

    /// <summary>All that is due at once becomes visible in random order; a ticket says nothing of when it came.</summary>
    private async Task<bool> Release(Func<TicketRow, bool> which, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        var any = false;
        TicketId? after = null;
        while (await store.Held(now, after, ct) is { Count: > 0 } page)
        {
            foreach (var row in page.Where(which).Shuffle())
            {
                any |= await Show(row, now, today, ct);
            }

            after = page[^1].Id;
        }

        return any;
    }

    /// <summary>A conflict means that somebody has just written: then as it is now, at once, since what is not visible when its month is counted is in none.</summary>
    private async Task<bool> Show(TicketRow first, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        // Sealed to a desk key that is gone, or damaged: nobody here could read it, so it stays where its reporter alone finds it.
        for (TicketRow? row = first; row is not null && casebook.Open(row) is { } open; row = await store.Ticket(first.Id, ct))
        {
            var shown = row.IsHeld ? new Commit() : replies.Shown(row.Id);
            var commit = shown with
            {
                ChangedTickets = [Casebook.Seal(open, Rules.Released(open.Case, now, today), options.Value.Deadlines, release: true)],
                Put = [.. shown.Put, .. notices.Of(open)],
            };
            if (await store.Commit(commit, ct) == CommitResult.Committed)
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<DateTimeOffset?> Done(CancellationToken ct) =>
        await store.Get(Drawer.Clock, LastRound, ct) is { } bytes
            ? DateTimeOffset.Parse(Encoding.UTF8.GetString(bytes), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null;
}
