using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Telegram.Receiving;

namespace IntegrityBot.Turns;

/// <summary>Turns the effects of a turn into answers that wait in the session until they are delivered.</summary>
internal static class Outbox
{
    /// <param name="before">The step the present screen stands for. One with a receipt stays as it is; one with a ticket goes when another comes below it.</param>
    public static SessionRecord Add(
        SessionRecord record, ImmutableArray<Effect> effects, Incoming incoming, Input input, Step before, Language? hint)
    {
        var language = record.Session.Language ?? hint ?? Language.Kk;
        var edits = Edits(incoming, record, input);
        var keepOld = before is ReportStep.Filed && !edits;
        var clearOld = before is IShowsContent && !edits;
        var said = new List<Phrase>();
        foreach (var effect in effects)
        {
            if (effect is Effect.Say(var words))
            {
                said.Add(words);
            }

            record = effect switch
            {
                Effect.Show(var screen) => Show(record, screen.Below([.. said]), language, edits, keepOld, clearOld),
                Effect.Toast(var phrase, var alert) => Queue(record, new Outgoing.Toast(phrase, language, alert)),
                Effect.UseCommands(var chosen) => Queue(record, new Outgoing.Commands(chosen)),
                Effect.EraseIncoming when incoming.MessageId is { } message =>
                    Queue(record, new Outgoing.Erase(message)) with { Messages = record.Messages.Remove(message) },
                Effect.EraseChat => record with { Messages = [], ScreenId = null },
                Effect.Send(var paper) => Queue(record, new Outgoing.Send(paper, language)),
                _ => record,
            };
        }

        return record.Session.Step is IShowsContent ? record : Withdraw(record);
    }

    /// <summary>Whoever leaves a card leaves nothing of it in the chat.</summary>
    private static SessionRecord Withdraw(SessionRecord record) =>
        record.Content.IsEmpty ? record : Queue(record, new Outgoing.Clear(record.Content)) with { Content = [] };

    /// <summary>One screen at a time: a newer one takes the place of those that were not delivered, but never of a receipt.</summary>
    private static SessionRecord Show(SessionRecord record, Screen screen, Language language, bool edits, bool keepOld, bool clearOld)
    {
        var serial = record.Serial == int.MaxValue ? 1 : record.Serial + 1;
        var waiting = record.Outbox.RemoveAll(outgoing => outgoing is Outgoing.Show { Screen.HoldsReceipt: false });
        record = Queue(
            record with { Serial = serial, Outbox = waiting },
            new Outgoing.Show(screen, serial, language, edits, keepOld || waiting.Length < record.Outbox.Length && HeldOld(record.Outbox)));
        return clearOld && record.ScreenId is { } old ? Queue(record, new Outgoing.Clear([old])) : record;
    }

    private static SessionRecord Queue(SessionRecord record, Outgoing outgoing)
    {
        // Deletions that wait are one, so that they can stay however much comes after them.
        var outbox = outgoing is Outgoing.Clear(var messages)
            ? record.Outbox.RemoveAll(waiting => waiting is Outgoing.Clear)
                .Add(new Outgoing.Clear([.. record.Outbox.OfType<Outgoing.Clear>().SelectMany(clear => clear.MessageIds), .. messages]))
            : record.Outbox.Add(outgoing);
        while (outbox.Length > SessionRecord.MaxOutbox && outbox.FirstOrDefault(IsDispensable) is { } oldest)
        {
            outbox = outbox.Remove(oldest);
        }

        return record with { Outbox = outbox };
    }

    /// <summary>Neither a receipt nor what is to leave the chat.</summary>
    private static bool IsDispensable(Outgoing waiting) => waiting is not (Outgoing.Clear or Outgoing.Show { Screen.HoldsReceipt: true });

    private static bool HeldOld(ImmutableArray<Outgoing> outbox) => outbox.Any(outgoing => outgoing is Outgoing.Show { KeepOld: true });

    /// <summary>After a tap on the present screen, or another photo of one album, the screen changes in place; after words a new one comes below.</summary>
    private static bool Edits(Incoming incoming, SessionRecord record, Input input) => input switch
    {
        Input.Tapped => incoming.CallbackMessageId == record.ScreenId,
        Input.Photographed { Continues: true } or Input.Edited or Input.TimeIsUp => true,
        _ => false,
    };
}
