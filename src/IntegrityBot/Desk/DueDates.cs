using System.Text;
using IntegrityBot.Configuration;
using IntegrityBot.Storage;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// A ticket is found by the next deadline that was written with it, while cards, reporters and alarms go by the settings: when these
/// promise other deadlines than before, what is written must follow, or alarms would be missing.
/// </summary>
internal sealed class DueDates(IStore store, Casebook casebook, IOptions<DeskOptions> options)
{
    private const string Kept = "deadlines";

    /// <summary>Before anybody else works with tickets. Held ones get theirs when they show.</summary>
    public async Task Follow(CancellationToken ct)
    {
        var deadlines = options.Value.Deadlines;
        var now = Encoding.UTF8.GetBytes($"{deadlines.AcknowledgeDays} {deadlines.FeedbackMonths}");
        if (await store.Get(Drawer.Clock, Kept, ct) is { } kept && kept.AsSpan().SequenceEqual(now))
        {
            return;
        }

        await Write(await store.Restricted(ct), ct);
        string? after = null;
        while (await store.DueBy(DateOnly.MaxValue, after, ct) is { Count: > 0 } page)
        {
            var rows = new List<TicketRow>();
            foreach (var entry in page)
            {
                if (await store.Ticket(entry.Id, ct) is { } row)
                {
                    rows.Add(row);
                }
            }

            await Write(rows, ct);
            after = page[^1].Key;
        }

        await store.Commit(new Commit { Put = [new(Drawer.Clock, Kept, now)] }, ct);
    }

    /// <summary>One that moved to a later day is met again on a later page, and then stands right.</summary>
    private async Task Write(IEnumerable<TicketRow> rows, CancellationToken ct)
    {
        var deadlines = options.Value.Deadlines;
        var changed = rows
            .Where(row => row.Due != deadlines.Next(row.Facts))
            .Select(casebook.Open)
            .OfType<OpenCase>()
            .Select(open => Casebook.Seal(open, open.Case, deadlines))
            .ToList();
        if (changed.Count > 0)
        {
            await store.Commit(new Commit { ChangedTickets = [.. changed] }, ct);
        }
    }
}
