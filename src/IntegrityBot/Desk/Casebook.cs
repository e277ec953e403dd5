using System.Collections.Concurrent;
using System.Collections.Immutable;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Sealing;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.Desk;

/// <summary>An opened ticket with the row it came from.</summary>
internal sealed record OpenCase(Case Case, TicketRow Row, TicketSecret Secret);

/// <summary>Opens tickets with a data key, and seals them again as they have become.</summary>
internal sealed class Casebook(DeskKey key, ILogger<Casebook> logger)
{
    /// <summary>Damaged tickets that the log has: the desk's round looks at them again and again.</summary>
    private readonly ConcurrentDictionary<TicketId, bool> damaged = new();

    /// <summary>Null when nobody here can read the ticket: it is sealed to another desk key, or damaged.</summary>
    public OpenCase? Open(TicketRow row) => Open(row, secret => Open(row, secret));

    /// <summary>The ticket as it stands for a member; null when it is not there for him: held, kept from him, or nobody here can read it.</summary>
    public OpenCase? Open(TicketRow? row, Member member) => row is { IsHeld: false } && Open(row) is { } open && open.Case.IsFor(member) ? open : null;

    /// <summary>Who must not see a ticket, and nothing else of it; null when nobody here can read it.</summary>
    public Casework? Barred(TicketRow row) => Open(row, secret => Work(row, secret)) is { } work
        ? Casework.New with { Excluded = work.Excluded, SteppedOut = work.SteppedOut }
        : null;

    public static OpenCase Open(TicketRow row, TicketSecret secret) => new(
        new(
            row.Id,
            row.Facts,
            TicketSealer.OpenContent(secret, row.Content),
            row.Dialogue is { } dialogue ? TicketSealer.OpenDialogue(secret, dialogue, row.Version) : [],
            Work(row, secret)),
        row,
        secret);

    public static Casework Work(TicketRow row, TicketSecret secret) =>
        row.Work is { } work ? TicketSealer.OpenWork(secret, work, row.Version) : Casework.New;

    /// <summary>The row of a changed ticket: every sealed part is bound to the row's version, so all are sealed anew.</summary>
    /// <param name="release">The ticket becomes visible to the desk, if it was not.</param>
    public static TicketRow Seal(OpenCase before, Case after, Deadlines deadlines, bool release = false)
    {
        var version = before.Row.Version + 1;
        var held = before.Row.IsHeld && !release;
        return before.Row with
        {
            Facts = after.Facts,
            Dialogue = TicketSealer.SealDialogue(before.Secret, after.Messages, version),
            Work = TicketSealer.SealWork(before.Secret, after.Work, version),
            Due = deadlines.Next(after.Facts),
            IsRestricted = after.Work.IsRestricted,
            IsHeld = held,
            HeldUntil = held ? before.Row.HeldUntil : after.Messages.Min(message => message.HeldUntil),
            Version = version,
        };
    }

    /// <summary>The keys of all files of a ticket.</summary>
    public static IEnumerable<string> Files(OpenCase open) => open.Case.Content.Files
        .Concat(open.Case.Messages.Select(message => message.File).OfType<FileId>())
        .Select(file => FileSealer.FileKey(open.Secret, file));

    public static ImmutableArray<Member> Eligible(Casework work, IEnumerable<Member> staff) =>
        [.. staff.Where(member => member.Triages && Case.IsFor(work, member))];

    /// <summary>One damaged ticket must not stop what is done for all of them, so it is no exception here.</summary>
    private T? Open<T>(TicketRow row, Func<TicketSecret, T> open) where T : class
    {
        if (row.Keys.FirstOrDefault(sealedKey => sealedKey.Recipient == key.Recipient) is not { } wrapped)
        {
            return null;
        }

        try
        {
            if (key.Unwrap(row.Id, wrapped.Bytes) is { } secret)
            {
                return open(secret);
            }
        }
        catch (SealBrokenException)
        {
            // As for a key that does not unwrap.
        }

        if (damaged.TryAdd(row.Id, true))
        {
            logger.Damaged();
        }

        return null;
    }
}
