using Geralt;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Sealing;

public sealed class KeyWrapTests
{
    private readonly TicketSecret secret = TicketSealer.New();
    private readonly byte[] publicKey = new byte[KeyWrap.PublicKeySize];
    private readonly byte[] privateKey = new byte[KeyWrap.PrivateKeySize];

    public KeyWrapTests() => XWing.GenerateKeyPair(publicKey, privateKey);

    [Fact]
    public void Its_recipient_gets_the_data_key_back()
    {
        var wrapped = KeyWrap.WrapKey(secret, publicKey, KeyWrap.Reporter);
        Assert.Equal(KeyWrap.Size, wrapped.Length);
        var opened = KeyWrap.UnwrapKey(secret.Ticket, wrapped, privateKey, KeyWrap.Reporter);
        Assert.NotNull(opened);
        Assert.Equal(secret.Ticket, opened.Ticket);
        Assert.Equal(secret.DataKey, opened.DataKey);
    }

    [Fact]
    public void Nobody_else_no_other_ticket_and_no_other_name_opens_it()
    {
        var wrapped = KeyWrap.WrapKey(secret, publicKey, KeyWrap.Reporter);
        var stranger = new byte[KeyWrap.PrivateKeySize];
        XWing.GenerateKeyPair(new byte[KeyWrap.PublicKeySize], stranger);
        Assert.Null(KeyWrap.UnwrapKey(secret.Ticket, wrapped, stranger, KeyWrap.Reporter));
        Assert.Null(KeyWrap.UnwrapKey(TicketSealer.New().Ticket, wrapped, privateKey, KeyWrap.Reporter));
        Assert.Null(KeyWrap.UnwrapKey(secret.Ticket, wrapped, privateKey, KeyWrap.Desk("0011223344556677")));
    }

    [Fact]
    public void Every_changed_byte_and_every_other_length_is_refused()
    {
        var wrapped = KeyWrap.WrapKey(secret, publicKey, KeyWrap.Reporter);
        for (var at = 0; at < wrapped.Length; at++)
        {
            wrapped[at] ^= (byte)(1 << (at % 8));
            Assert.Null(KeyWrap.UnwrapKey(secret.Ticket, wrapped, privateKey, KeyWrap.Reporter));
            wrapped[at] ^= (byte)(1 << (at % 8));
        }

        Assert.Null(KeyWrap.UnwrapKey(secret.Ticket, [], privateKey, KeyWrap.Reporter));
        Assert.Null(KeyWrap.UnwrapKey(secret.Ticket, wrapped[..^1], privateKey, KeyWrap.Reporter));
        Assert.Null(KeyWrap.UnwrapKey(secret.Ticket, [.. wrapped, 0], privateKey, KeyWrap.Reporter));
        Assert.Null(KeyWrap.UnwrapKey(secret.Ticket, new byte[KeyWrap.Size], privateKey, KeyWrap.Reporter));
    }
}
