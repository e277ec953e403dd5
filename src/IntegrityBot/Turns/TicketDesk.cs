using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Audit;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Receipts;
using IntegrityBot.Vault.Sealing;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Turns;

/// <summary>A reporter's tickets between the Vault, which seals, and the Storage, which keeps.</summary>
internal sealed class TicketDesk(
    IStore store, ReceiptKeyring receipts, DeskKey desk, Decoy decoy, Casebook casebook, Bells bells, DayBook days, Roster roster, IOptions<DeskOptions> options)
{
    /// <summary>Days after the last deadline a bell is kept.</summary>
    private const int BellDays = 7;

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
            var work = Casework.New with { Excluded = draft.Excluded };
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
                1)
            {
                Work = TicketSealer.SealWork(secret, work, 1),
                Due = options.Value.Deadlines.Next(facts),
                IsRestricted = work.IsRestricted,
                IsHeld = true,
                HeldUntil = HeldUntil(content.Urgency, setting.Now),
            };
            staged.File(row, Keys(secret, draft.Files));
            return new(receipt, facts.Number, today);
        }
    }

    /// <summary>Costs the same work whether there is such a ticket or not: the stranger's try goes to a decoy.</summary>
    public async ValueTask<Input> LookUp(Receipt receipt, Setting setting, CancellationToken ct)
    {
        using var keys = await receipts.Derive(receipt, ct);
        if (keys is null)
        {
            return new Input.Busy();
        }

        var (open, ended) = await Find(keys, ct);
        return open is null ? new Input.NotFound(ended) : await View(open, setting, ct);
    }

    public async ValueTask<Input> Open(TicketSecret secret, Setting setting, CancellationToken ct) =>
        await store.Ticket(secret.Ticket, ct) is { } row ? await View(Casebook.Open(row, secret), setting, ct) : new Input.NotFound(null);

    /// <summary>
    /// The desk sees the message at the next fixed hour; its reporter at once. How soon follows from the urgency he chose himself: a priority
    /// set at the desk must not show it the hours at which he writes.
    /// </summary>
    public async ValueTask<Input> Add(TicketSecret secret, string text, FileId? file, TurnContext turn, CancellationToken ct)
    {
        if (await store.Ticket(secret.Ticket, ct) is not { } row)
        {
            return new Input.NotFound(null);
        }

        var open = Casebook.Open(row, secret);
        if (TicketMessage.IsFull(open.Case.Messages))
        {
            return new Input.NotAdded();
        }

        var message = new TicketMessage(Author.Reporter, turn.Setting.Today, text, file, HeldUntil(open.Case.Content.Urgency, turn.Setting.Now));
        var changed = open.Case with { Messages = open.Case.Messages.Add(message) };
        var sealedRow = Casebook.Seal(open, changed, options.Value.Deadlines);
        turn.Staged.Change(sealedRow, file is { } added ? Keys(secret, [added]) : []);
        return await View(open with { Case = changed, Row = sealedRow }, turn.Setting, ct);
    }

    public async ValueTask<Input> SetBell(TicketSecret secret, bool on, TurnContext turn, CancellationToken ct)
    {
        if (await store.Ticket(secret.Ticket, ct) is not { } row)
        {
            return new Input.NotFound(null);
        }

        if (on)
        {
            var last = options.Value.Deadlines.Feedback(row.Facts.Filed, row.Facts.Acknowledged);
            var until = (last > turn.Setting.Today ? last : turn.Setting.Today).AddDays(BellDays);
            bells.Set(secret, turn.Chat, turn.Language, until, turn.Staged);

            // Whoever ends the ticket meanwhile drops its bell before this one is there.
            turn.Staged.Expect(row);
        }
        else
        {
            Bells.Drop(secret, turn.Staged);
        }

        var found = await View(Casebook.Open(row, secret), turn.Setting, ct);
        return found with { View = found.View with { HasBell = on } };
    }

    /// <summary>A verifiable receipt for who holds the receipt: it alone yields the nonce.</summary>
    public async ValueTask<Input> Prove(Receipt receipt, CancellationToken ct)
    {
        using var keys = await receipts.Derive(receipt, ct);
        if (keys is null)
        {
            return new Input.Busy();
        }

        var (open, ended) = await Find(keys, ct);
        if (open is null)
        {
            return new Input.NotFound(ended);
        }

        // As it was filed: what the desk changed since is in no commitment.
        var day = open.Case.Facts.Filed;
        return await days.Proof(day, open.Row.Commitment, ct) is { } proof
            ? new Input.Proven(ReceiptProof.Write(open.Case.Facts, open.Case.Content, keys.CommitmentNonce, proof.Path, proof.Row, proof.Before))
            : new Input.NotProven(TooEarly: !await days.IsClosed(day, ct));
    }

    public async ValueTask<Input> Withdraw(TicketSecret secret, TurnContext turn, CancellationToken ct)
    {
        if (await store.Ticket(secret.Ticket, ct) is not { } row)
        {
            return new Input.NotFound(null);
        }

        End(Casebook.Open(row, secret), Outcome.Withdrawn, turn.Setting.Today, turn.Staged);
        return new Input.NotFound(Outcome.Withdrawn);
    }

    /// <summary>Destroys a ticket whose time is over.</summary>
    public void Expire(TicketRow row, DateOnly today, Staged staged)
    {
        if (casebook.Open(row) is { } open)
        {
            End(open, Outcome.Expired, today, staged);
        }
        else
        {
            // Sealed to a desk key that is gone, or damaged: its files cannot be told from others, but nothing can open them either.
            staged.End(row, [], Tomb(row, Outcome.Expired, today));
        }
    }

    /// <summary>Destroys a ticket with its files and its bell; a tombstone answers its receipt.</summary>
    public static void End(OpenCase open, Outcome outcome, DateOnly today, Staged staged)
    {
        staged.End(open.Row, Casebook.Files(open), Tomb(open.Row, outcome, today));
        Bells.Drop(open.Secret, staged);
    }

    private async ValueTask<(OpenCase? Open, Outcome? Ended)> Find(ReceiptKeys keys, CancellationToken ct)
    {
        var row = await store.TicketByLookup(keys.Lookup, ct);
        var tombstone = await store.Tombstone(keys.Lookup, ct);
        if (row is not null && row.Keys.FirstOrDefault(key => key.Recipient == KeyWrap.Reporter) is { } wrapped &&
            keys.Unwrap(row.Id, wrapped.Bytes) is { } secret)
        {
            return (Casebook.Open(row, secret), null);
        }

        decoy.Open(keys);
        return (null, tombstone?.Outcome);
    }

    private async ValueTask<Input.Found> View(OpenCase open, Setting setting, CancellationToken ct) => new(
        open.Secret,
        new(
            open.Case.FactsForReporter(setting.Now),
            open.Case.Messages,
            await bells.IsSet(open.Secret, ct),
            IsOrphaned: Casebook.Eligible(open.Case.Work, roster.Staff).IsEmpty));

    private DateTimeOffset HeldUntil(Urgency urgency, DateTimeOffset now) =>
        Prioritise(urgency) == Priority.Urgent ? options.Value.Hours.NextFull(now) : options.Value.Hours.Next(now);

    private static Tombstone Tomb(TicketRow row, Outcome outcome, DateOnly today) => new(row.Lookup, outcome, new(today.Year, today.Month, 1));

    private static IEnumerable<string> Keys(TicketSecret secret, IEnumerable<FileId> files) => files.Select(file => FileSealer.FileKey(secret, file));

    private static Priority Prioritise(Urgency? urgency) => urgency switch
    {
        Urgency.PeopleInDanger => Priority.Urgent,
        Urgency.EvidenceMayVanish => Priority.High,
        _ => Priority.Normal,
    };
}
