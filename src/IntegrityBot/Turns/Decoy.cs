using IntegrityBot.Core.Privacy;
using IntegrityBot.Vault.Receipts;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Turns;

/// <summary>
/// A ticket nobody filed, made anew at each start and kept nowhere. A receipt that finds nothing tries its keys on it and then opens its
/// dialogue, so that a wrong receipt takes the time of a right one.
/// </summary>
internal sealed class Decoy
{
    private readonly TicketSecret secret = TicketSealer.New();
    private readonly byte[] wrapped;
    private readonly byte[] dialogue;

    /// <param name="publicKey">Anybody's: no receipt is to open it, and failing takes the same work.</param>
    public Decoy(ReadOnlySpan<byte> publicKey)
    {
        wrapped = KeyWrap.WrapKey(secret, publicKey, KeyWrap.Reporter);
        dialogue = TicketSealer.SealDialogue(secret, [], 1);
    }

    public void Open(ReceiptKeys keys)
    {
        _ = keys.Unwrap(secret.Ticket, wrapped);
        _ = TicketSealer.OpenDialogue(secret, dialogue, 1);
    }
}
