using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Following;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Receipts;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Turns;

/// <summary>Tickets between the Vault, which seals, and the Storage, which keeps.</summary>
internal sealed class TicketDesk(IStore store, ReceiptKeyring receipts, DeskKey desk, Decoy decoy)
{
    public async ValueTask<Input.Filed> File(Draft draft, Language language, Setting setting, Staged staged, CancellationToken ct)
    {
        var today = setting.Today;
        var secret = draft.Secret ?? TicketSealer.New();
        var (receipt, keys) = await receipts.Next(ct);
        using (keys)
        {
            var facts = new TicketFacts(
                TicketSealer.NewNumber(), draft.Kind, draft.Area, draft.Region, language, Prioritise(draft.Urgency), TicketStatus.New, today, today);
            var content = new TicketContent(
                [.. draft.Story.Select(part => part.Text)], draft.Organisation, draft.When, draft.Sum, draft.Source, draft.Urgency ?? Urgency.None, draft.Files);
            var row = new TicketRow(
                secret.Ticket,
                keys.Lookup,
                facts,
                [
                    new(KeyWrap.Reporter, KeyWrap.WrapKey(secret, keys.PublicKey, KeyWrap.Reporter)),
                    new(desk.Recipient, KeyWrap.WrapKey(secret, desk.PublicKey, desk.Recipient)),
                ],
                TicketSealer.SealContent(secret, content),
                TicketSealer.SealDialogue(secret, [], 1),
                Commitments.Commit(keys.CommitmentNonce, facts, content),
                1);
            staged.File(row, Keys(secret, draft.Files));
            return new(receipt, facts.Number, today);
        }
    }

    /// <summary>Costs the same work whether there is such a ticket or not: the stranger's try goes to a decoy.</summary>
    public async ValueTask<Input> LookUp(Receipt receipt, CancellationToken ct)
    {
        using var keys = await receipts.Derive(receipt, ct);
        if (keys is null)
        {
            return new Input.Busy();
        }

        var row = await store.TicketByLookup(keys.Lookup, ct);
        var tombstone = await store.Tombstone(keys.Lookup, ct);
        if (row is not null && row.Keys.FirstOrDefault(key => key.Recipient == KeyWrap.Reporter) is { } wrapped &&
            keys.Unwrap(row.Id, wrapped.Bytes) is { } secret)
        {
            return View(row, secret);
        }

        decoy.Open(keys);
        return new Input.NotFound(tombstone?.Outcome);
    }

    public async ValueTask<Input> Open(TicketSecret secret, CancellationToken ct) =>
        await store.Ticket(secret.Ticket, ct) is { } row ? View(row, secret) : new Input.NotFound(null);

    public async ValueTask<Input> Add(TicketSecret secret, string text, FileId? file, TurnContext turn, CancellationToken ct)
    {
        if (await store.Ticket(secret.Ticket, ct) is not { } row)
        {
            return new Input.NotFound(null);
        }

        var version = row.Version + 1;
        var messages = Messages(row, secret).Add(new(Author.Reporter, turn.Setting.Today, text, file));
        var status = row.Facts.Status == TicketStatus.WaitingForReporter ? TicketStatus.InReview : row.Facts.Status;
        var changed = row with
        {
            Facts = row.Facts with { Status = status, Changed = turn.Setting.Today },
            Dialogue = TicketSealer.SealDialogue(secret, messages, version),
            Version = version,
        };
        turn.Staged.Change(changed, file is { } added ? Keys(secret, [added]) : []);
        return new Input.Found(secret, new TicketView(changed.Facts, messages));
    }

    public async ValueTask<Input> Withdraw(TicketSecret secret, TurnContext turn, CancellationToken ct)
    {
        if (await store.Ticket(secret.Ticket, ct) is { } row)
        {
            End(row, secret, Outcome.Withdrawn, turn.Setting.Today, turn.Staged);
        }

        return new Input.NotFound(Outcome.Withdrawn);
    }

    /// <summary>Destroys a ticket whose time is over.</summary>
    public void Expire(TicketRow row, DateOnly today, Staged staged)
    {
        if (row.Keys.FirstOrDefault(key => key.Recipient == desk.Recipient) is { } wrapped && desk.Unwrap(row.Id, wrapped.Bytes) is { } secret)
        {
            End(row, secret, Outcome.Expired, today, staged);
        }
        else
        {
            // Sealed to a desk key that is gone: its files cannot be told from others, but nothing can open them either.
            staged.End(row.Id, [], Tomb(row, Outcome.Expired, today));
        }
    }

    private static void End(TicketRow row, TicketSecret secret, Outcome outcome, DateOnly today, Staged staged)
    {
        var files = TicketSealer.OpenContent(secret, row.Content).Files
            .Concat(Messages(row, secret).Select(message => message.File).OfType<FileId>());
        staged.End(row.Id, Keys(secret, files), Tomb(row, outcome, today));
    }

    private static Tombstone Tomb(TicketRow row, Outcome outcome, DateOnly today) => new(row.Lookup, outcome, new(today.Year, today.Month, 1));

    private static Input.Found View(TicketRow row, TicketSecret secret) => new(secret, new(row.Facts, Messages(row, secret)));

    private static ImmutableArray<TicketMessage> Messages(TicketRow row, TicketSecret secret) =>
        row.Dialogue is { } dialogue ? TicketSealer.OpenDialogue(secret, dialogue, row.Version) : [];

    private static IEnumerable<string> Keys(TicketSecret secret, IEnumerable<FileId> files) => files.Select(file => FileSealer.FileKey(secret, file));

    private static Priority Prioritise(Urgency? urgency) => urgency switch
    {
        Urgency.PeopleInDanger => Priority.Urgent,
        Urgency.EvidenceMayVanish => Priority.High,
        _ => Priority.Normal,
    };
}
