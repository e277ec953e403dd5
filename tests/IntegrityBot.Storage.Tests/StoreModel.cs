using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Storage.Tests;

/// <summary>What a store means, in dictionaries; random histories compare the two. Few ids, so that histories meet themselves.</summary>
internal sealed partial class StoreModel
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 3].Select(Samples.Day.AddDays);

    private static readonly Gen<byte[]> AnyBytes = Gen.Frequency(
        (8, Gen.Int[0, 3000]), (2, Gen.Int[7000, 9000]), (1, Gen.Int[20_000, 70_000])).Select(Samples.Bytes);

    private static readonly Gen<string> AnySession = Gen.Int[0, 5].Select(i => $"session{i}");

    private static readonly Gen<string> AnyFile = Gen.Int[0, 3].Select(i => $"{i}{i}");

    private static readonly Gen<SessionRow> AnySessionRow = Gen.Select(AnySession, AnyDay, AnyBytes, Gen.Bool, Gen.Int[0, 3])
        .Select((id, day, bytes, open, minutes) => open
            ? new SessionRow(id, day, bytes, Samples.Bytes(200), Samples.Noon.AddMinutes(minutes))
            : new SessionRow(id, day, bytes, null, null));

    private static readonly Gen<TicketRow> AnyTicket =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 7], Gen.Enum<TicketStatus>(), AnyDay, AnyDay, AnyBytes, Gen.Int[2, 4])
            .Select((id, lookup, number, status, filed, changed, bytes, version) =>
            {
                var row = Samples.Ticket($"N{number}", 1) with { Id = new($"ticket{id}"), Lookup = $"lookup{lookup}", Version = version };
                return row with { Content = bytes, Facts = row.Facts with { Status = status, Filed = filed, Changed = changed } };
            })
            .Select(DeskGen.AnyDeskState, (row, state) => state(row));

    private static readonly Gen<ImmutableArray<FileRow>> AnyFileRows = Gen.Select(AnyFile, Gen.Int[0, 3], AnyBytes, Gen.Bool, AnyDay)
        .Select((key, chunks, bytes, draft, day) =>
            Enumerable.Range(0, chunks).Select(chunk => new FileRow(key, chunk, bytes, draft ? day : null)).ToImmutableArray());

    private static readonly Gen<Commit> AnyCommit = Gen.Select(
            AnySessionRow.Array[0, 2],
            AnySession.Array[0, 1],
            Gen.Select(AnyTicket.Array[0, 2], AnyTicket.Array[0, 1], Gen.Int[0, 7].Array[0, 1], Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 2]))),
            Gen.Select(AnySession, Gen.Enum<Outcome>(), AnyDay).Select((id, outcome, day) => new Tombstone(id, outcome, day)).Array[0, 1],
            AnyFileRows,
            Gen.Select(AnyFile.Array[0, 1], AnyFile.Array[0, 1], DeskGen.AnyDeskPart))
        .Select((sessions, dropped, tickets, stones, files, keys) => keys.Item3 with
        {
            Sessions = [.. sessions],
            DroppedSessions = [.. dropped],
            NewTickets = [.. tickets.Item1.Select(row => row with { Version = 1 })],
            ChangedTickets = [.. tickets.Item2],
            DroppedTickets = [.. tickets.Item3.Select(id => new TicketId($"ticket{id}"))],
            Standing = tickets.Item4 == 0 ? [] : [.. tickets.Item3.Select(id => new TicketVersion(new($"ticket{id}"), tickets.Item4))],
            Tombstones = [.. stones],
            Files = files,
            FiledFiles = [.. keys.Item1],
            DroppedFiles = [.. keys.Item2],
        });

    private static readonly Gen<object> AnyAct = Gen.Frequency(
        (10, AnyCommit.Select(commit => (object)commit)),
        (2, Gen.Select(AnyDay, Gen.Int[0, 3]).Select((day, minutes) => (object)(day, Samples.Noon.AddMinutes(minutes)))),
        (1, Gen.Const((object)"reopen")));

    private readonly Dictionary<string, SessionRow> sessions = [];
    private readonly Dictionary<string, TicketRow> tickets = [];
    private readonly Dictionary<string, Tombstone> stones = [];
    private readonly Dictionary<(string Key, int Chunk), FileRow> files = [];

    public static Task Check(Func<StorePlace> newPlace, CancellationToken ct) => Gen.Select(AnyAct, DeskGen.AnyQuery.Array[8, 8]).Array[1, 30].SampleAsync(
        async acts =>
        {
            using var place = newPlace();
            var store = await place.Open(ct);
            try
            {
                var model = new StoreModel();
                foreach (var (act, queries) in acts)
                {
                    switch (act)
                    {
                        case Commit commit:
                            Assert.Equal(model.Apply(commit), await store.Commit(commit, ct));
                            break;
                        case (DateOnly day, DateTimeOffset now):
                            model.Sweep(day, now);
                            await store.Sweep(day, now, ct);
                            break;
                        default:
                            await store.DisposeAsync();
                            store = await place.Open(ct);
                            break;
                    }

                    await model.Compare(store, ct);
                    await model.CompareDesk(store, queries, ct);
                }
            }
            finally
            {
                await store.DisposeAsync();
            }
        },
        iter: int.TryParse(Environment.GetEnvironmentVariable("STORE_MODEL_RUNS"), CultureInfo.InvariantCulture, out var runs) ? runs : 60,
        threads: 2);

    private CommitResult Apply(Commit commit)
    {
        foreach (var row in commit.NewTickets)
        {
            var others = tickets.Values.Concat(commit.NewTickets.Where(other => !ReferenceEquals(other, row))).ToList();
            if (others.Any(other => other.Id == row.Id) ||
                others.Any(other => other.Lookup == row.Lookup || other.Facts.Number == row.Facts.Number))
            {
                return CommitResult.Conflict;
            }
        }

        foreach (var row in commit.ChangedTickets)
        {
            if (!tickets.TryGetValue(row.Id.Value, out var stored) || stored.Version + 1 != row.Version ||
                tickets.Values.Concat(commit.NewTickets).Any(other => other.Id != row.Id &&
                    (other.Lookup == row.Lookup || other.Facts.Number == row.Facts.Number)))
            {
                return CommitResult.Conflict;
            }
        }

        if (DeskConflicts(commit) || commit.Standing.Any(one => tickets.GetValueOrDefault(one.Id.Value)?.Version != one.Version))
        {
            return CommitResult.Conflict;
        }

        ApplyDesk(commit);
        commit.Sessions.ToList().ForEach(row => sessions[row.Id] = row);
        commit.DroppedSessions.ToList().ForEach(id => sessions.Remove(id));
        commit.NewTickets.Concat(commit.ChangedTickets).ToList().ForEach(row => tickets[row.Id.Value] = row);
        commit.DroppedTickets.ToList().ForEach(id => tickets.Remove(id.Value));
        commit.Tombstones.ToList().ForEach(row => stones[row.Lookup] = row);
        foreach (var row in commit.Files)
        {
            files[(row.Key, row.Chunk)] = row;
            MarkDraft(row.Key, row.DraftSince);
        }

        commit.FiledFiles.ToList().ForEach(key => MarkDraft(key, null));
        commit.DroppedFiles.ToList().ForEach(DropFile);
        return CommitResult.Committed;
    }

    private void Sweep(DateOnly saltDay, DateTimeOffset now)
    {
        foreach (var row in sessions.Values.ToList())
        {
            if (row.SaltDay < saltDay)
            {
                sessions.Remove(row.Id);
            }
            else if (row.OpenUntil <= now)
            {
                sessions[row.Id] = row with { OpenTicket = null, OpenUntil = null };
            }
        }

        files.Values.Where(row => row.DraftSince < saltDay).Select(row => row.Key).ToList().ForEach(DropFile);
    }

    private void MarkDraft(string key, DateOnly? since)
    {
        foreach (var at in files.Keys.Where(at => at.Key == key).ToList())
        {
            files[at] = files[at] with { DraftSince = since };
        }
    }

    private void DropFile(string key) => files.Keys.Where(at => at.Key == key).ToList().ForEach(at => files.Remove(at));

    private async Task Compare(IStore store, CancellationToken ct)
    {
        for (var i = 0; i < 8; i++)
        {
            Same.Assert(sessions.GetValueOrDefault($"session{i}"), await store.Session($"session{i}", ct));
            Same.Assert(tickets.GetValueOrDefault($"ticket{i}"), await store.Ticket(new TicketId($"ticket{i}"), ct));
            Same.Assert(tickets.Values.SingleOrDefault(row => row.Lookup == $"lookup{i}"), await store.TicketByLookup($"lookup{i}", ct));
            Same.Assert(stones.GetValueOrDefault($"session{i}"), await store.Tombstone($"session{i}", ct));
            Same.Assert(
                files.Values.Where(row => row.Key == $"{i}{i}").OrderBy(row => row.Chunk).ToList(),
                await store.File($"{i}{i}", ct));
        }

        var (closed, filed) = (Samples.Day.AddDays(1), Samples.Day.AddDays(2));
        Assert.Equal(
            tickets.Values
                .Where(row => row.Facts.Filed < filed || (row is { Facts.Status: TicketStatus.Closed, HeldUntil: null } && row.Facts.Changed < closed))
                .Select(row => row.Id.Value).Order(StringComparer.Ordinal),
            (await store.Expired(closed, filed, ct)).Select(row => row.Id.Value).Order(StringComparer.Ordinal));
    }
}
