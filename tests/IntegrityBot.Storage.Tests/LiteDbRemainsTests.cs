using System.Text;
using CsCheck;
using IntegrityBot.Core.Triage;
using static IntegrityBot.Storage.Tests.Samples;

namespace IntegrityBot.Storage.Tests;

/// <summary>Deleted is gone: neither file holds a byte of a row that was dropped or replaced. (What a disk keeps in freed blocks is the file system's.)</summary>
public sealed class LiteDbRemainsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dropped_ticket_leaves_no_byte_of_its_content_keys_or_ids()
    {
        using var disk = new FaultyDisk();
        await using var store = await disk.Open(Ct);
        foreach (var size in new[] { 40, 1024, 4096, 16_384, 70_000 })
        {
            var mark = Bytes(16);
            var ticket = Ticket(bytes: size) with { Due = Day, Work = Marked(mark, size), Content = Marked(mark, size), Keys = [new SealedKey("reporter", Marked(mark, 1200))] };
            var neighbours = Enumerable.Range(0, 5).Select(_ => Ticket(bytes: size)).ToList();
            await store.Commit(new Commit { NewTickets = [neighbours[0], ticket, .. neighbours[1..]] }, Ct);
            Assert.True(disk.Contains(mark));
            var changed = Changed(ticket) with { Dialogue = Marked(mark, 3 * size) };
            await store.Commit(new Commit { ChangedTickets = [changed] }, Ct);
            await store.Commit(new Commit { DroppedTickets = [ticket.Id] }, Ct);

            Assert.False(disk.Contains(mark));
            foreach (var key in new[] { ticket.Id.Value, ticket.Lookup, ticket.Facts.Number })
            {
                Assert.False(disk.Contains(Encoding.ASCII.GetBytes(key)), "A key remains.");
            }

            Assert.False(disk.Contains(ticket.Commitment));
        }
    }

    /// <summary>The lists hold a ticket's id in every key, and beside it the member who works on it.</summary>
    [Fact]
    public async Task A_ticket_leaves_no_byte_in_the_lists_when_it_is_dropped_restricted_or_held()
    {
        using var disk = new FaultyDisk();
        await using var store = await disk.Open(Ct);
        foreach (var last in new Func<TicketRow, TicketRow?>[] { _ => null, row => row with { IsRestricted = true }, row => row with { IsHeld = true } })
        {
            var member = Hex(4);
            var rows = Enumerable.Range(0, 30).Select(at => Listed(Hex(), due: at % 4)).ToList();
            await store.Commit(new Commit { NewTickets = [.. rows] }, Ct);
            var taken = rows[17] with { Version = 2, Facts = rows[17].Facts with { Assignee = member, Status = TicketStatus.InReview } };
            await store.Commit(new Commit { ChangedTickets = [taken] }, Ct);
            Assert.True(disk.Contains(Encoding.ASCII.GetBytes($"m{member}/")));
            await store.Commit(
                last(taken) is { } left ? new Commit { ChangedTickets = [left with { Version = 3 }] } : new Commit { DroppedTickets = [taken.Id] }, Ct);

            Assert.False(disk.Contains(Encoding.ASCII.GetBytes($"m{member}")), "A member's key or tally remains.");
            Assert.False(disk.Contains(Encoding.ASCII.GetBytes(QueueOrder.Key(QueueList.All, taken.Id, taken.Facts, taken.Due))), "A key remains.");
            Assert.False(disk.Contains(Encoding.ASCII.GetBytes(QueueOrder.Key(QueueList.Mine, taken.Id, taken.Facts, taken.Due))), "A key remains.");
        }
    }

    [Fact]
    public async Task The_hour_a_ticket_was_held_until_leaves_no_byte_once_it_has_come()
    {
        using var disk = new FaultyDisk();
        await using var store = await disk.Open(Ct);
        var held = Listed(Hex()) with { IsHeld = true, HeldUntil = Noon.AddTicks(1_234_567) };
        var mark = Encoding.ASCII.GetBytes($"{held.HeldUntil.Value.UtcTicks}");
        await store.Commit(new Commit { NewTickets = [held, Listed(Hex())] }, Ct);
        Assert.True(disk.Contains(mark));
        await store.Commit(new Commit { ChangedTickets = [held with { IsHeld = false, HeldUntil = null, Version = 2 }] }, Ct);
        Assert.False(disk.Contains(mark));
    }

    [Fact]
    public async Task What_is_taken_or_removed_from_a_drawer_or_replaced_in_it_leaves_no_byte()
    {
        using var disk = new FaultyDisk();
        await using var store = await disk.Open(Ct);
        var marks = Enumerable.Range(0, 3).Select(_ => Bytes(16)).ToList();
        var ids = marks.Select(_ => Hex()).ToList();
        await store.Commit(new Commit { Put = [.. marks.Zip(ids, (mark, id) => new DrawerRow(Drawer.Bells, id, Marked(mark, 300)))] }, Ct);
        Assert.All(marks, mark => Assert.True(disk.Contains(mark)));
        await store.Commit(
            new Commit { Taken = [new(Drawer.Bells, ids[0])], Removed = [new(Drawer.Bells, ids[1])], Put = [new(Drawer.Bells, ids[2], Bytes(100))] }, Ct);

        Assert.All(marks, mark => Assert.False(disk.Contains(mark)));
        Assert.All(ids[..2], id => Assert.False(disk.Contains(Encoding.ASCII.GetBytes(id))));
    }

    [Fact]
    public async Task A_dropped_file_leaves_no_byte_of_its_chunks()
    {
        using var disk = new FaultyDisk();
        await using var store = await disk.Open(Ct);
        var mark = Bytes(16);
        var key = Hex();
        await store.Commit(new Commit { Files = [.. Enumerable.Range(0, 10).Select(chunk => new FileRow(key, chunk, Marked(mark, 262_144), Day))] }, Ct);
        Assert.True(disk.Contains(mark));
        await store.Commit(new Commit { DroppedFiles = [key] }, Ct);
        Assert.False(disk.Contains(mark));
        Assert.False(disk.Contains(Encoding.ASCII.GetBytes(key)));
    }

    [Fact]
    public Task Replaced_states_of_sessions_leave_no_byte_whatever_their_sizes() =>
        Gen.Select(Gen.Int[0, 7], Gen.Frequency((6, Gen.Int[16, 3000]), (1, Gen.Int[7000, 30_000])), Gen.Int[0, 9]).Array[2, 60].SampleAsync(
            async acts =>
            {
                using var disk = new FaultyDisk();
                await using var store = await disk.Open(Ct);
                var live = new Dictionary<string, byte[]>(StringComparer.Ordinal);
                var dead = new List<byte[]>();
                foreach (var (at, size, dice) in acts)
                {
                    var id = $"session{at}";
                    if (live.Remove(id, out var former))
                    {
                        dead.Add(former);
                    }

                    if (dice == 0)
                    {
                        await store.Commit(new Commit { DroppedSessions = [id] }, Ct);
                        continue;
                    }

                    var mark = live[id] = Bytes(16);
                    var open = dice < 4 ? Marked(mark, 200) : null;
                    await store.Commit(new Commit { Sessions = [new SessionRow(id, Day, Marked(mark, size), open, open is null ? null : Noon)] }, Ct);
                }

                Assert.All(live.Values, mark => Assert.True(disk.Contains(mark)));
                Assert.All(dead, mark => Assert.False(disk.Contains(mark)));
                await store.Sweep(Day.AddDays(1), Noon, Ct);
                Assert.All(live.Values, mark => Assert.False(disk.Contains(mark)));
            },
            iter: 60,
            threads: 2);

    /// <summary>Bytes any 31 of which in a row hold the mark.</summary>
    private static byte[] Marked(byte[] mark, int length) => [.. Enumerable.Range(0, length).Select(at => mark[at % mark.Length])];
}
