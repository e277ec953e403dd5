using System.Collections.Immutable;
using CsCheck;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Triage;
using IntegrityBot.Vault.Audit;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly DateOnly First = new(2025, 1, 31);

    /// <summary>Days of a few rows, closed one by one, then rows of a day still open; the heads of some days, the last among them.</summary>
    private static readonly Gen<Chain> Chains = Gen.Select(
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 3], Gen.Bool).Array[1, 8], Gen.Int[0, 4],
        (days, tail) =>
        {
            var rows = new List<AuditRow>();
            var heads = new Dictionary<DateOnly, string>();
            var day = First;
            foreach (var (acts, daysOn, isKept) in days)
            {
                for (var i = 0; i < acts; i++)
                {
                    Add(rows, day, "0a1b2c3d", DeskAct.Opened);
                }

                Add(rows, day, "system", DeskAct.DayClosed);
                if (isKept)
                {
                    heads[day] = Convert.ToHexStringLower(rows[^1].Hash);
                }

                day = day.AddDays(daysOn);
            }

            heads[rows[^1].Day] = Convert.ToHexStringLower(rows[^1].Hash);
            var closed = rows.Count;
            for (var i = 0; i < tail; i++)
            {
                Add(rows, day, "0a1b2c3d", DeskAct.Noted);
            }

            return new Chain([.. rows], heads, closed);
        });

    [Fact]
    public void A_clean_chain_is_whole_whichever_heads_are_given() =>
        Chains.Sample(
            chain =>
            {
                var lastHead = chain.Rows[chain.Closed - 1].Day;
                var none = new Dictionary<DateOnly, string>();
                return AuditChain.Verify(chain.Rows, chain.Heads) ==
                        new AuditFinding.Whole(chain.Rows.Length, lastHead, chain.Rows.Length - chain.Closed) &&
                    AuditChain.Verify(chain.Rows, none) == new AuditFinding.Whole(chain.Rows.Length, null, chain.Rows.Length);
            },
            iter: 2_000);

    [Fact]
    public void A_head_typed_in_capitals_with_spaces_around_it_is_the_same_head()
    {
        var rows = new List<AuditRow>();
        Add(rows, First, "system", DeskAct.DayClosed);
        var heads = new Dictionary<DateOnly, string> { [First] = $" {Convert.ToHexString(rows[0].Hash)}\n" };
        Assert.Equal(new AuditFinding.Whole(1, First, 0), AuditChain.Verify(rows, heads));
    }

    [Fact]
    public void A_member_is_named_with_his_new_role_and_rows_of_before_that_named_nobody_stay_whole()
    {
        var rows = new List<AuditRow>();
        foreach (var (act, subject) in ((DeskAct, string)[])
            [
                (DeskAct.RoleChanged, ""), (DeskAct.Ended, ""),
                (DeskAct.RoleChanged, AuditChain.Subject("0de70001", Role.Analyst)), (DeskAct.Ended, AuditChain.Subject("0de70001", null)),
            ])
        {
            rows.Add(AuditChain.Next(rows.LastOrDefault(), First, "1ead0001", act, subject));
        }

        Assert.Equal(["", "", "0de70001 Analyst", "0de70001"], rows.Select(row => row.Subject));
        Assert.Equal(new AuditFinding.Whole(4, null, 4), AuditChain.Verify(rows, new Dictionary<DateOnly, string>()));
        rows[2] = rows[2] with { Subject = AuditChain.Subject("0de70001", Role.Lead) };
        Assert.Equal(new AuditFinding.Broken(3, AuditFault.HashMismatch), AuditChain.Verify(rows, new Dictionary<DateOnly, string>()));
    }

    /// <summary>Whoever changes rows and leaves the hashes is found at the very row.</summary>
    [Fact]
    public void Any_change_is_found_at_its_row() =>
        Gen.Select(Chains, Gen.Int[0, 9], Gen.Int[0, 1_000], Gen.Int[1, 1_000]).Sample(
            (chain, change, where, other) =>
            {
                var at = where % chain.Closed;
                var rows = chain.Rows.ToList();
                var named = at + 1L;
                switch (change)
                {
                    case 0: // removed
                        rows.RemoveAt(at);
                        break;
                    case 1: // exchanged with any later one
                        var with = at + 1 + (other % Math.Max(1, rows.Count - at - 1));
                        if (with >= rows.Count)
                        {
                            return true; // a chain of one row has no other
                        }

                        (rows[at], rows[with]) = (rows[with], rows[at]);
                        break;
                    case 2: // there twice
                        rows.Insert(at, rows[at]);
                        named++;
                        break;
                    case 3: // one inserted that follows from the row before
                        rows.Insert(at, AuditChain.Next(at == 0 ? null : rows[at - 1], First, "0a1b2c3d", DeskAct.Exported, ""));
                        named++;
                        break;
                    default:
                        rows[at] = Edited(rows[at], change - 4, other);
                        break;
                }

                var fault = change is < 4 or 9 ? AuditFault.Gap : AuditFault.HashMismatch;
                return AuditChain.Verify(rows, chain.Heads) is AuditFinding.Broken broken && broken.Seq == named &&
                    (broken.Why == fault || (change == 0 && at == rows.Count && broken.Why == AuditFault.HeadMissing));
            },
            iter: 10_000);

    /// <summary>Whoever makes all hashes anew as well is found by the first head that was kept elsewhere.</summary>
    [Fact]
    public void Any_change_is_found_by_the_next_head_even_when_all_hashes_are_made_anew() =>
        Gen.Select(Chains, Gen.Int[0, 7], Gen.Int[0, 1_000], Gen.Int[1, 1_000]).Sample(
            (chain, change, where, other) =>
            {
                var at = where % chain.Closed;
                var rows = chain.Rows.ToList();
                var touchesClosing = rows[at].Act == nameof(DeskAct.DayClosed);
                var shift = 0;
                switch (change)
                {
                    case 0:
                        rows.RemoveAt(at);
                        shift = -1;
                        break;
                    case 1:
                        var with = (at + 1 + other) % rows.Count;
                        if (with == at)
                        {
                            return true;
                        }

                        touchesClosing |= rows[with].Act == nameof(DeskAct.DayClosed);
                        (rows[at], rows[with]) = (rows[with], rows[at]);
                        at = Math.Min(at, with);
                        break;
                    case 2:
                        rows.Insert(at, rows[at]);
                        shift = 1;
                        break;
                    case 3:
                        rows.Insert(at, AuditChain.Next(null, First, "0a1b2c3d", DeskAct.Exported, ""));
                        shift = 1;
                        touchesClosing = false;
                        break;
                    default:
                        rows[at] = Edited(rows[at], change - 4, other);
                        break;
                }

                var finding = AuditChain.Verify(Rehashed(rows), chain.Heads) as AuditFinding.Broken;
                var head = chain.Rows.First(row => row.Seq > at && chain.Heads.ContainsKey(row.Day) && row.Act == nameof(DeskAct.DayClosed));
                return touchesClosing
                    ? finding is { Why: AuditFault.HeadMismatch or AuditFault.HeadMissing or AuditFault.DayOrder } && finding.Seq > at
                    : finding is { Why: AuditFault.HeadMismatch } && finding.Seq == head.Seq + shift;
            },
            iter: 10_000);

    /// <summary>Said and not hidden: what no head vouches for can be made anew by who can write to the database.</summary>
    [Fact]
    public void Rows_after_the_last_head_are_counted_as_such()
    {
        var rows = new List<AuditRow>();
        Add(rows, First, "system", DeskAct.DayClosed);
        Add(rows, First.AddDays(1), "0a1b2c3d", DeskAct.Opened);
        Add(rows, First.AddDays(1), "0a1b2c3d", DeskAct.Deleted);
        var heads = new Dictionary<DateOnly, string> { [First] = Convert.ToHexStringLower(rows[0].Hash) };
        rows.RemoveAt(1);
        Assert.Equal(new AuditFinding.Broken(2, AuditFault.Gap), AuditChain.Verify(rows, heads));
        Assert.Equal(new AuditFinding.Whole(2, First, 1), AuditChain.Verify(Rehashed(rows), heads));
    }

    [Fact]
    public void A_day_closed_twice_or_after_a_later_one_is_told()
    {
        var rows = new List<AuditRow>();
        Add(rows, First, "system", DeskAct.DayClosed);
        Add(rows, First, "system", DeskAct.DayClosed);
        Assert.Equal(new AuditFinding.Broken(2, AuditFault.DayOrder), AuditChain.Verify(rows, new Dictionary<DateOnly, string>()));

        rows.RemoveAt(1);
        Add(rows, First.AddDays(-1), "system", DeskAct.DayClosed);
        Assert.Equal(new AuditFinding.Broken(2, AuditFault.DayOrder), AuditChain.Verify(rows, new Dictionary<DateOnly, string>()));
    }

    [Fact]
    public void A_head_of_a_day_that_no_row_closes_is_told()
    {
        var rows = new List<AuditRow>();
        Add(rows, First, "system", DeskAct.DayClosed);
        Add(rows, First.AddDays(2), "system", DeskAct.DayClosed);
        var head = Convert.ToHexStringLower(rows[1].Hash);
        Assert.Equal(
            new AuditFinding.Broken(2, AuditFault.HeadMissing),
            AuditChain.Verify(rows, new Dictionary<DateOnly, string> { [First.AddDays(1)] = head }));
        Assert.Equal(
            new AuditFinding.Broken(3, AuditFault.HeadMissing),
            AuditChain.Verify(rows, new Dictionary<DateOnly, string> { [First.AddDays(3)] = head }));
        Assert.Equal(
            new AuditFinding.Broken(1, AuditFault.HeadMissing),
            AuditChain.Verify([], new Dictionary<DateOnly, string> { [First] = head }));
    }

    [Fact]
    public void Verifying_stops_reading_at_the_first_bad_row()
    {
        static IEnumerable<AuditRow> Rows()
        {
            yield return AuditChain.Next(null, First, "system", DeskAct.Opened, "") with { Member = "0a1b2c3d" };
            throw new InvalidOperationException("read on");
        }

        Assert.Equal(new AuditFinding.Broken(1, AuditFault.HashMismatch), AuditChain.Verify(Rows(), new Dictionary<DateOnly, string>()));
    }

    [Fact]
    public void Texts_cannot_flow_into_one_another()
    {
        var one = AuditChain.Next(null, First, "ab", DeskAct.Opened, "c");
        var other = AuditChain.Next(null, First, "a", DeskAct.Opened, "bc");
        Assert.NotEqual(one.Hash, other.Hash);
    }

    [Theory]
    [InlineData(65_535, true)]
    [InlineData(65_536, false)]
    public void A_text_longer_than_its_length_can_say_is_refused_and_never_cut(int length, bool fits)
    {
        var text = new string('a', length);
        if (fits)
        {
            Assert.Equal(32, AuditChain.Next(null, First, text, DeskAct.Opened, "").Hash.Length);
            return;
        }

        Assert.Throws<ArgumentException>(() => AuditChain.Next(null, First, text, DeskAct.Opened, ""));
        var row = new AuditRow(1, First, text, "Opened", "", new byte[32]);
        Assert.Equal(new AuditFinding.Broken(1, AuditFault.HashMismatch), AuditChain.Verify([row], new Dictionary<DateOnly, string>()));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_taken_for_the_sign_that_replaces_it()
    {
        var row = AuditChain.Next(null, First, "\uFFFD", DeskAct.Opened, "");
        var found = AuditChain.Verify([row with { Member = "\uD83D" }], new Dictionary<DateOnly, string>());
        Assert.Equal(new AuditFinding.Broken(1, AuditFault.HashMismatch), found);
        Assert.Throws<ArgumentException>(() => AuditChain.Next(null, First, "\uD83D", DeskAct.Opened, ""));
    }

    [Fact]
    public void A_subject_is_the_same_for_a_ticket_each_time_and_does_not_tell_its_id()
    {
        var secret = TicketSealer.New();
        Assert.Matches("^[0-9a-f]{64}$", AuditChain.Subject(secret));
        Assert.Equal(AuditChain.Subject(secret), AuditChain.Subject(secret with { DataKey = [.. secret.DataKey] }));
        Assert.NotEqual(AuditChain.Subject(secret), AuditChain.Subject(secret with { DataKey = TicketSealer.New().DataKey }));
        Assert.DoesNotContain(secret.Ticket.Value, AuditChain.Subject(secret), StringComparison.Ordinal);
    }

    private static void Add(List<AuditRow> rows, DateOnly day, string member, DeskAct act) =>
        rows.Add(AuditChain.Next(rows.LastOrDefault(), day, member, act, $"{rows.Count + 1:x64}"));

    /// <summary>Another day, member, act or subject; then one bit of the hash, or another number.</summary>
    private static AuditRow Edited(AuditRow row, int field, int other) => field switch
    {
        0 => row with { Day = row.Day.AddDays(other % 2 == 0 ? other : -other) },
        1 => row with { Member = row.Member + (char)('a' + (other % 26)) },
        2 => row with { Act = (row.Act == nameof(DeskAct.Closed) ? DeskAct.Reopened : DeskAct.Closed).ToString() },
        3 => row with { Subject = other % 2 == 0 ? "" : $"{row.Seq + other:x64}" },
        5 => row with { Seq = row.Seq + (other % 2 == 0 ? other : -other) },
        _ => row with { Hash = [.. row.Hash.Select((b, i) => i == other % 32 ? (byte)(b ^ (1 << (other % 8))) : b)] },
    };

    /// <summary>Numbers and hashes made anew, as somebody with the database can.</summary>
    private static List<AuditRow> Rehashed(IEnumerable<AuditRow> rows)
    {
        var forged = new List<AuditRow>();
        foreach (var row in rows)
        {
            forged.Add(AuditChain.Next(forged.LastOrDefault(), row.Day, row.Member, Enum.Parse<DeskAct>(row.Act), row.Subject));
        }

        return forged;
    }

    /// <param name="Closed">The number of the row that closed the last day, whose head is given.</param>
    private sealed record Chain(ImmutableArray<AuditRow> Rows, Dictionary<DateOnly, string> Heads, int Closed);
}
