using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Turns;

/// <summary>
/// One update from hearing to answering: open the session, let the dialogue decide, keep everything in ONE commit, and only then speak.
/// An update that was committed before is recognised by its id and only has its undelivered answers repeated.
/// </summary>
internal sealed class TurnRunner(SessionDrawer sessions, Answers answers, IStore store, AuditTrail audit, Deliveries deliveries, Errands errands, Roster roster, Surroundings surroundings, Courier courier)
{
    private const int MaxTries = 5;

    public async Task Run(Incoming incoming, CancellationToken ct)
    {
        if (incoming.InGroup)
        {
            await SpeakInGroup(incoming, ct);
            return;
        }

        using var _ = await deliveries.Enter(incoming.Chat, ct);
        if (incoming.Input is Input.Returned)
        {
            // While he had blocked the bot nothing could be taken away, and the screen that he is shown now would only lie below it.
            foreach (var (id, errand) in await errands.Overdue(incoming.Chat, ct))
            {
                await TakeAway(id, errand, ct);
            }
        }

        using var session = await sessions.Open(incoming.Chat, ct);
        if (session.Record.Seen.Contains(incoming.UpdateId))
        {
            await deliveries.Deliver(incoming.Chat, session, session.Record, incoming.CallbackId, ct);
            return;
        }

        await deliveries.Deliver(incoming.Chat, session, await Commit(incoming, session, ct), incoming.CallbackId, ct);
    }

    /// <summary>
    /// Takes away what a ticket showed in a chat, once its time is over. The dialogue puts a harmless screen in the card's place where it
    /// still can; whatever remains is deleted. Nobody else works on the chat meanwhile, so no newer errand is taken for this one.
    /// </summary>
    public async Task TakeAway(string errandId, ChatAddress chat, CancellationToken ct)
    {
        using var _ = await deliveries.Enter(chat, ct);
        if (await errands.StillDue(errandId, ct) is { } errand)
        {
            await TakeAway(errandId, errand, ct);
        }
    }

    private async Task TakeAway(string errandId, Errand errand, CancellationToken ct)
    {
        var (kept, language) = await TimeUp(errand.Chat, ct);
        var erasure = await courier.EraseAll(errand.Chat, [.. errand.Messages.Where(message => message != kept)], ct);
        await (erasure switch
        {
            { CutShort: true } => errands.Postpone(errandId, errand, ct),
            { HasLeft: true } => errands.PutOff(errandId, errand, ct),
            _ => errands.Finish(errandId, ct),
        });
        if (erasure is { CutShort: false, HasLeft: false } && erasure.Gone < erasure.Asked)
        {
            var late = new Phrase(PhraseKeys.Notice.Late).With("count", erasure.Asked - erasure.Gone);
            var aside = Outgoing.Show.Aside(Screen.Of(late), roster.Find(errandId)?.Language ?? language ?? Language.Kk);
            await courier.Notify(errand.Chat, aside, silent: false, ct);
        }
    }

    /// <summary>Tells a chat's dialogue that the time of what it shows is over.</summary>
    /// <returns>The message that a harmless screen now stands in; null when there is none. And the chat's language.</returns>
    private async Task<(int? Kept, Language? Language)> TimeUp(ChatAddress chat, CancellationToken ct)
    {
        using var session = await sessions.Open(chat, ct);
        if (session.Record.Session.Step is not IShowsContent)
        {
            // He went on to something else meanwhile, and what stands there now is not a ticket.
            return (Harmless(session.Record), session.Record.Session.Language);
        }

        var cause = new Incoming(Incoming.NoUpdate, chat, new Input.TimeIsUp(), null, null, null, null, null, InGroup: false);
        var record = await Commit(cause, session, ct);
        return (Harmless(await deliveries.Deliver(chat, session, record, null, ct)), record.Session.Language);
    }

    /// <summary>A screen that still waits to go out has not taken the card's place yet.</summary>
    private static int? Harmless(SessionRecord record) =>
        record.Session.Step is IShowsContent || record.Outbox.Any(outgoing => outgoing is Outgoing.Show) ? null : record.ScreenId;

    /// <summary>Says that an update was given up: better one calm line than silence. The step stays as it was.</summary>
    public async Task Apologise(Incoming incoming, CancellationToken ct)
    {
        var language = LanguageTags.FromClient(incoming.ClientLanguage) ?? Language.Kk;
        var sorry = Outgoing.Show.Aside(Screen.Of(new Phrase(PhraseKeys.Refuse.Trouble)), language);
        await courier.Deliver(incoming.Chat, sorry, null, null, ct);
    }

    /// <summary>Decides and keeps; again from the start when somebody else changed the ticket or a random number was taken.</summary>
    private async Task<SessionRecord> Commit(Incoming incoming, OpenSession session, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var staged = new Staged();
            if (session.StaleId is not null)
            {
                staged.Live(session.Record.Session.UnsentFiles.Select(
                    unsent => new DraftMark(FileSealer.FileKey(unsent.Secret, unsent.File), session.Keys.Today.SaltDay)));
            }

            var record = await Decide(incoming, session.Record, staged, ct);
            Remember(incoming.Chat, record, staged);
            var row = sessions.Seal(session.Keys.Today, record);
            var written = staged.IsAudited
                ? await audit.Commit(last => staged.With([row], session.Dropped, last), ct)
                : await store.Commit(staged.With([row], session.Dropped), ct);
            if (written == CommitResult.Committed)
            {
                staged.Committed();
                return record;
            }

            if (tries == MaxTries)
            {
                throw new InvalidOperationException("A turn met a changed ticket at every try.");
            }
        }
    }

    /// <summary>What the turn shows of a ticket is to leave the chat again: that is kept before it is shown.</summary>
    private void Remember(ChatAddress chat, SessionRecord record, Staged staged)
    {
        if (errands.For(chat, record) is { } errand)
        {
            staged.Put(errand);
        }
        else if (errands.Done(chat, record) is { } done)
        {
            staged.Remove(done);
        }

        // Notices speak the language the member last chose.
        if (roster.Find(chat) is { } member && record.Session.Language is { } language && language != member.Language)
        {
            roster.Put(member with { Language = language }, chat, staged);
        }
    }

    private async ValueTask<SessionRecord> Decide(Incoming incoming, SessionRecord before, Staged staged, CancellationToken ct)
    {
        var setting = surroundings.For(incoming);
        var messages = incoming.MessageId is { } sent ? before.Messages.Add(sent) : before.Messages;
        var record = before with { Seen = incoming.UpdateId == Incoming.NoUpdate ? before.Seen : Latest(before.Seen.Add(incoming.UpdateId), SessionRecord.MaxSeen), Messages = Latest(messages, SessionRecord.MaxMessages) };
        if (Hear(incoming, before) is not { } input)
        {
            return record;
        }

        var turn = new TurnContext(incoming.Chat, setting, before.Session.Language ?? Language.Kk, record.Messages, staged);
        var (session, effects) = await Converse(before.Session, input, turn, ct);
        return Outbox.Add(record with { Session = session }, effects, incoming, input, before.Session.Step, setting.Hint);
    }

    /// <summary>Runs the dialogue, feeding it the answers it asks for, until it asks no more.</summary>
    private async ValueTask<(Session Session, ImmutableArray<Effect> Effects)> Converse(Session session, Input first, TurnContext context, CancellationToken ct)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        var inputs = new Queue<Input>([first]);
        while (inputs.TryDequeue(out var input))
        {
            context = context with { Setting = Since(input, context.Setting) };
            var turn = Dialogue.Next(session, input, context.Setting);
            session = turn.Session;
            foreach (var effect in turn.Effects)
            {
                if (effect is Effect.DropFiles(var secret, var files))
                {
                    context.Staged.Drop(files.Select(file => FileSealer.FileKey(secret, file)));
                }
                else if (effect is Effect.Counted(var key))
                {
                    context.Staged.Count(new(context.Setting.Today, key));
                }
                else if (await answers.To(effect, context, ct) is { } answer)
                {
                    inputs.Enqueue(answer);
                }

                effects.Add(effect);
            }
        }

        return (session, effects.ToImmutable());
    }

    /// <summary>The turn itself may change who somebody is.</summary>
    private static Setting Since(Input input, Setting setting) => input switch
    {
        Input.Joined(var member) => setting with { Me = member },
        Input.TeamChanged(var staff) => setting with { Staff = staff, Me = staff.FirstOrDefault(member => member.Id == setting.Me?.Id) },
        _ => setting,
    };

    /// <summary>What the update means to the dialogue; null for the second tap of a double tap, which means nothing.</summary>
    private static Input? Hear(Incoming incoming, SessionRecord record) => incoming.Input switch
    {
        Input.Tapped when incoming.TapSerial == record.Serial => incoming.Input,
        Input.Tapped when incoming.CallbackMessageId is { } tapped && tapped == record.ScreenId => null,
        Input.Tapped(var action) => new Input.TappedOld(action),
        _ => incoming.Input,
    };

    private Task SpeakInGroup(Incoming incoming, CancellationToken ct)
    {
        var holdsReceipt = incoming.Input is Input.Wrote(_, var text) && Receipt.IsIn(text) ||
            incoming.Input is Input.Started({ } payload) && Receipt.IsIn(payload);
        return courier.SayInGroup(
            incoming.Chat,
            new(holdsReceipt ? PhraseKeys.Refuse.ReceiptInGroup : PhraseKeys.Refuse.InGroup),
            LanguageTags.FromClient(incoming.ClientLanguage) ?? Language.Kk,
            incoming.MessageId,
            ct);
    }

    private static ImmutableArray<T> Latest<T>(ImmutableArray<T> items, int most) =>
        items.Length > most ? items.RemoveRange(0, items.Length - most) : items;
}
