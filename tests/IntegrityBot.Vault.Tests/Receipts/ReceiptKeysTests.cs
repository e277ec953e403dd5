using IntegrityBot.Core.Privacy;
using IntegrityBot.Vault.Receipts;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Receipts;

public sealed class ReceiptKeysTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
    private static readonly Receipt Receipt = Receipt.FromEntropy([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

    [Fact]
    public void The_same_receipt_typed_otherwise_yields_the_same_keys()
    {
        using var shown = ReceiptKeys.Derive(Receipt, Salt);
        using var typed = ReceiptKeys.Derive(Receipt.Read(Receipt.Reveal().ToLowerInvariant().Replace('-', ' '))!, Salt);
        Assert.Equal(shown.Lookup, typed.Lookup);
        Assert.Equal(shown.PublicKey, typed.PublicKey);
        Assert.True(shown.PrivateKey.SequenceEqual(typed.PrivateKey));
        Assert.Equal(shown.CommitmentNonce, typed.CommitmentNonce);
        Assert.Matches("^[0-9a-f]{32}$", shown.Lookup);
    }

    [Fact]
    public void Another_receipt_or_another_installation_shares_nothing()
    {
        using var one = ReceiptKeys.Derive(Receipt, Salt);
        using var other = ReceiptKeys.Derive(Receipt.FromEntropy([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14]), Salt);
        using var elsewhere = ReceiptKeys.Derive(Receipt, ReceiptKeys.NewSalt());
        foreach (var stranger in new[] { other, elsewhere })
        {
            Assert.NotEqual(one.Lookup, stranger.Lookup);
            Assert.NotEqual(one.PublicKey, stranger.PublicKey);
            Assert.False(one.PrivateKey.SequenceEqual(stranger.PrivateKey));
            Assert.NotEqual(one.CommitmentNonce, stranger.CommitmentNonce);
        }
    }

    [Fact]
    public void A_ticket_wrapped_to_a_receipt_opens_with_it_and_with_no_other()
    {
        var secret = TicketSealer.New();
        using var keys = ReceiptKeys.Derive(Receipt, Salt);
        using var stranger = ReceiptKeys.Derive(Receipt, ReceiptKeys.NewSalt());
        var wrapped = KeyWrap.WrapKey(secret, keys.PublicKey, KeyWrap.Reporter);
        Assert.Equal(secret.DataKey, keys.Unwrap(secret.Ticket, wrapped)?.DataKey);
        Assert.Null(stranger.Unwrap(secret.Ticket, wrapped));
    }

    [Fact]
    public void Disposed_keys_are_gone()
    {
        var keys = ReceiptKeys.Derive(Receipt, Salt);
        keys.Dispose();
        Assert.Throws<ObjectDisposedException>(() => keys.PrivateKey.Length);
        Assert.All(keys.CommitmentNonce, part => Assert.Equal(0, part));
    }
}
