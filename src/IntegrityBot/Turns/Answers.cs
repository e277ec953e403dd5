using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Turns;

/// <summary>Runs the effects that ask for an answer. What they write is only staged: the turn's one commit keeps it.</summary>
internal sealed class Answers(TicketDesk tickets, DeskAnswers desk, Courier courier)
{
    /// <summary>The next input of the same turn; null for an effect that asks nothing.</summary>
    public async ValueTask<Input?> To(Effect effect, TurnContext turn, CancellationToken ct) => effect switch
    {
        Effect.Submit(var draft, var language) => await tickets.File(draft, language, turn.Setting, turn.Staged, ct),
        Effect.LookUp(var receipt) => await tickets.LookUp(receipt, turn.Setting, ct),
        Effect.Reopen(var secret) => await tickets.Open(secret, turn.Setting, ct),
        Effect.Add(var secret, var text, var file) => await tickets.Add(secret, text, file, turn, ct),
        Effect.SetBell(var secret, var on) => await tickets.SetBell(secret, on, turn, ct),
        Effect.Prove(var receipt) => await tickets.Prove(receipt, ct),
        Effect.Withdraw(var secret) => await tickets.Withdraw(secret, turn, ct),
        Effect.Fetch(var photo, var secret) => await Fetch(photo, secret ?? TicketSealer.New(), turn, ct),
        Effect.EraseChat => await Erase(turn, ct),
        _ => await desk.To(effect, turn, ct),
    };

    private async ValueTask<Input> Fetch(Attachment photo, TicketSecret secret, TurnContext turn, CancellationToken ct)
    {
        switch (await courier.Fetch(photo, ct))
        {
            case FetchedPhoto.Held(var bytes, _):
                var file = TicketSealer.NewFileId();
                var key = FileSealer.FileKey(secret, file);
                turn.Staged.Keep(FileSealer.SealFile(secret, file, bytes)
                    .Select((chunk, number) => new FileRow(key, number, chunk, turn.Setting.Today)));
                return new Input.Fetched(file, secret);
            case FetchedPhoto.Failed(var why):
                return new Input.NotFetched(why);
            default:
                return new Input.NotFetched(FetchFailure.Unreachable);
        }
    }

    private async ValueTask<Input> Erase(TurnContext turn, CancellationToken ct)
    {
        var erasure = await courier.EraseAll(turn.Chat, turn.Messages, ct);
        return new Input.Erased(erasure.Gone, erasure.Asked);
    }
}

/// <summary>What the effects of one turn need to know of it.</summary>
/// <param name="Messages">Both sides' messages that are still in the chat, as far as they are known.</param>
/// <param name="Language">The one the chat speaks.</param>
internal sealed record TurnContext(ChatAddress Chat, Setting Setting, Language Language, IReadOnlyList<int> Messages, Staged Staged);
