using CsCheck;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Sealing;

public sealed class CommitmentTests
{
    private static readonly byte[] Nonce = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static readonly TicketContent Content =
        new(["ab", "c"], "d", Period.ThisYear, "e", null, Urgency.None, [new FileId("0011223344556677")]);

    [Fact]
    public void The_same_filing_gives_the_same_commitment() =>
        Some.Content.Sample(content =>
        {
            var secret = TicketSealer.New();
            var opened = TicketSealer.OpenContent(secret, TicketSealer.SealContent(secret, content));
            return Commitments.Commit(Nonce, Some.Facts, content).AsSpan()
                .SequenceEqual(Commitments.Commit(Nonce, Some.Facts, opened));
        });

    [Fact]
    public void Every_answer_and_the_nonce_change_it()
    {
        var facts = Some.Facts;
        byte[][] commitments =
        [
            Commitments.Commit(Nonce, facts, Content),
            Commitments.Commit([.. Nonce.Reverse()], facts, Content),
            Commitments.Commit(Nonce, facts with { Number = "7K3M9R" }, Content),
            Commitments.Commit(Nonce, facts with { Kind = TicketKind.Question }, Content),
            Commitments.Commit(Nonce, facts with { Area = null }, Content),
            Commitments.Commit(Nonce, facts with { Region = Region.Zhetisu }, Content),
            Commitments.Commit(Nonce, facts with { Language = Language.Ru }, Content),
            Commitments.Commit(Nonce, facts with { Filed = facts.Filed.AddDays(1) }, Content),
            Commitments.Commit(Nonce, facts, Content with { Story = ["abc"] }),
            Commitments.Commit(Nonce, facts, Content with { Story = ["a", "bc"] }),
            Commitments.Commit(Nonce, facts, Content with { Story = ["ab", "c", ""] }),
            Commitments.Commit(Nonce, facts, Content with { Organisation = null }),
            Commitments.Commit(Nonce, facts, Content with { Organisation = "" }),
            Commitments.Commit(Nonce, facts, Content with { When = null }),
            Commitments.Commit(Nonce, facts, Content with { Sum = null, Source = "e" }),
            Commitments.Commit(Nonce, facts, Content with { Urgency = Urgency.PeopleInDanger }),
            Commitments.Commit(Nonce, facts, Content with { Files = [] }),
        ];
        Assert.Equal(commitments.Length, commitments.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
        Assert.All(commitments, commitment => Assert.Equal(32, commitment.Length));
    }

    [Fact]
    public void What_the_desk_changes_later_does_not_change_it()
    {
        var later = Some.Facts with { Status = TicketStatus.Closed, Priority = Priority.Urgent, Changed = Some.Facts.Changed.AddDays(9) };
        Assert.Equal(Commitments.Commit(Nonce, Some.Facts, Content), Commitments.Commit(Nonce, later, Content));
    }
}
