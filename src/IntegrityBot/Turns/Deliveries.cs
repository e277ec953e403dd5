using System.Collections.Concurrent;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Telegram.Sending;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.Turns;

/// <summary>
/// Carries out what lies in a session's outbox and notes what went, so that it is not repeated. What cannot go soon waits in memory and
/// is tried again; it stays in the session too, and the person's next contact brings it first.
/// </summary>
internal sealed class Deliveries(
    SessionDrawer sessions, IStore store, Courier courier, Papers papers, Errands errands, Roster roster, TimeProvider time, ILogger<Deliveries> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ChatAddress, Lane> lanes = new();
    private readonly ConcurrentDictionary<ChatAddress, Task> waiting = new();
    private readonly CancellationTokenSource stop = new();

    /// <summary>Waits until nobody else works on this chat; the work ends with the returned disposable.</summary>
    public async ValueTask<IDisposable> Enter(ChatAddress chat, CancellationToken ct)
    {
        var lane = lanes.AddOrUpdate(chat, _ => new Lane(1), (_, lane) => lane with { Users = lane.Users + 1 });
        var place = new Place(this, chat, lane.Gate);
        try
        {
            await lane.Gate.WaitAsync(ct);
            return place;
        }
        catch
        {
            Leave(chat);
            throw;
        }
    }

    public async Task<SessionRecord> Deliver(ChatAddress chat, OpenSession session, SessionRecord record, string? callbackId, CancellationToken ct)
    {
        // A tap shows a waiting sign until it is answered, so that goes alongside, not behind.
        var tap = callbackId is not null && !record.Outbox.Any(outgoing => outgoing is Outgoing.Toast)
            ? courier.AnswerTap(callbackId, ct)
            : Task.CompletedTask;
        var (after, later) = await Empty(chat, Permitted(chat, record), callbackId, ct);
        await tap;
        if (after != record)
        {
            await store.Commit(
                new Commit
                {
                    Sessions = [sessions.Seal(session.Keys.Today, after)],
                    Put = errands.For(chat, after) is { } errand ? [errand] : [],
                    Removed = errands.Done(chat, after) is { } done ? [done] : [],
                }, ct);
        }

        if (later is { } delay)
        {
            Wait(chat, delay);
        }

        return after;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(waiting.Values);
        stop.Dispose();
    }

    /// <summary>A card that waited is not shown to who may no longer see it: his errand brings him another screen. A receipt is nobody else's.</summary>
    private SessionRecord Permitted(ChatAddress chat, SessionRecord record) => record.Session.Step is not IShowsContent || roster.Find(chat) is { Triages: true }
        ? record
        : record with { Outbox = record.Outbox.RemoveAll(outgoing => outgoing is Outgoing.Show { Screen.HoldsReceipt: false }) };

    /// <summary>Delivers in order; stops at the first that must wait.</summary>
    private async Task<(SessionRecord Record, TimeSpan? Later)> Empty(ChatAddress chat, SessionRecord record, string? callbackId, CancellationToken ct)
    {
        foreach (var outgoing in record.Outbox)
        {
            // A screen that is deleted right after need not lose its buttons first.
            var keepOld = outgoing is Outgoing.Show { KeepOld: true } ||
                (record.ScreenId is { } old && record.Outbox.OfType<Outgoing.Clear>().Any(clear => clear.MessageIds.Contains(old)));
            var delivery = outgoing is Outgoing.Send(var paper, var language)
                ? await Send(chat, paper, language, ct)
                : await courier.Deliver(chat, outgoing, keepOld ? null : record.ScreenId, callbackId, ct);
            switch (delivery)
            {
                case Delivery.Done(var messageId):
                    record = Delivered(record, outgoing, messageId);
                    break;
                case Delivery.Refused:
                    record = record with { Outbox = record.Outbox.Remove(outgoing) };
                    break;
                case Delivery.Later(var after):
                    return (record, after);
                default:
                    // Blocked: nothing can be said now. What waits is said when the person comes back.
                    return (record, null);
            }
        }

        return (record, null);
    }

    /// <summary>What cannot be made (any more) is as good as sent.</summary>
    private async Task<Delivery> Send(ChatAddress chat, Paper paper, Language language, CancellationToken ct) =>
        await papers.Make(paper, language, chat, ct) is { } enclosure ? await courier.Send(chat, enclosure, ct) : new Delivery.Done(null);

    private static SessionRecord Delivered(SessionRecord record, Outgoing outgoing, int? messageId)
    {
        record = record with { Outbox = record.Outbox.Remove(outgoing) };
        if (outgoing is Outgoing.Send(var paper, _) && messageId is { } sent)
        {
            return paper.IsContent ? record with { Content = record.Content.Add(sent) } : record with { Messages = record.Messages.Add(sent) };
        }

        return outgoing is Outgoing.Show && messageId is { } screen
            ? record with { ScreenId = screen, Messages = record.Messages.Contains(screen) ? record.Messages : record.Messages.Add(screen) }
            : record;
    }

    /// <summary>At most one chat's worth of waiting each; the person's own next update does the same work sooner.</summary>
    private void Wait(ChatAddress chat, TimeSpan delay) => _ = waiting.GetOrAdd(chat, _ => Task.Run(() => Retry(chat, delay)));

    private async Task Retry(ChatAddress chat, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, time, stop.Token);
            waiting.TryRemove(chat, out _);
            using var place = await Enter(chat, stop.Token);
            using var session = await sessions.Open(chat, stop.Token);
            await Deliver(chat, session, session.Record, null, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            waiting.TryRemove(chat, out _);
            logger.DeliveryFailed(failure.GetType().Name);
        }
    }

    private void Leave(ChatAddress chat)
    {
        while (lanes.TryGetValue(chat, out var lane))
        {
            if (lane.Users > 1 ? lanes.TryUpdate(chat, lane with { Users = lane.Users - 1 }, lane) : lanes.TryRemove(new(chat, lane)))
            {
                return;
            }
        }
    }

    private sealed record Lane(int Users)
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
    }

    private sealed class Place(Deliveries deliveries, ChatAddress chat, SemaphoreSlim gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Release();
            deliveries.Leave(chat);
        }
    }
}
