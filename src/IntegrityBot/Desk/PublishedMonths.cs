using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>The numbers everybody may see: made once when a month is over, kept, and never counted again.</summary>
internal sealed partial class PublishedMonths(IStore store, RestrictedTickets restricted, IOptions<RetentionOptions> retention)
{
    public static readonly OpenNumbers Nothing = new(null, null, null, null);

    public async ValueTask<ImmutableArray<MonthNumbers>> All(CancellationToken ct) =>
        [.. (await store.All(Drawer.Months, ct)).Select(row => JsonSerializer.Deserialize(row.Bytes, MonthJson.Default.MonthNumbers)!)];

    /// <summary>How many tickets stand where today, told as roughly as the months are.</summary>
    public async ValueTask<OpenNumbers> Now(DateOnly today, CancellationToken ct)
    {
        var steppedOut = await SteppedOut(ct);
        return new(
            MonthNumbers.Told(await Count(QueueList.New, QueueFilter.None)),
            MonthNumbers.Told(await In(TicketStatus.Acknowledged) + await In(TicketStatus.InReview) + await In(TicketStatus.WaitingForReporter)),
            MonthNumbers.Told(await In(TicketStatus.PassedOn)),
            MonthNumbers.Told(await Count(QueueList.Overdue, QueueFilter.None)));

        async ValueTask<int> Count(QueueList list, QueueFilter filter) =>
            (await store.Queue(new(list, filter, "", today, null, 1), ct)).Count +
            steppedOut.Count(ticket => QueueOrder.Holds(list, ticket.Facts, ticket.Due, "", today) && filter.Takes(ticket.Facts));

        ValueTask<int> In(TicketStatus status) => Count(QueueList.All, new(Status: status));
    }

    /// <summary>Publishes the months that are over and were not published yet.</summary>
    public async Task Publish(DateOnly today, CancellationToken ct)
    {
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var published = await store.All(Drawer.Months, ct);
        var month = published.Count == 0 ? thisMonth.AddMonths(-1) : Month(published[^1].Id).AddMonths(1);
        if (month >= thisMonth)
        {
            return;
        }

        for (; month < thisMonth; month = month.AddMonths(1))
        {
            // In this order: a ticket that somebody steps out of meanwhile is found twice, not missed.
            var facts = await Facts(month, ct);
            var steppedOut = (await SteppedOut(ct)).Select(ticket => ticket.Facts);
            var numbers = MonthNumbers.Of(month, [.. steppedOut.Concat(facts).DistinctBy(ticket => ticket.Number, StringComparer.Ordinal)]);
            await store.Commit(new Commit { Put = [new(Drawer.Months, Id(month), JsonSerializer.SerializeToUtf8Bytes(numbers, MonthJson.Default.MonthNumbers))] }, ct);
        }
    }

    /// <summary>Tickets that a member left of himself are no secret to him, so they count; those a reporter kept from somebody do not.</summary>
    private async ValueTask<IReadOnlyList<RestrictedTicket>> SteppedOut(CancellationToken ct) =>
        [.. (await restricted.All(ct)).Where(ticket => ticket.Barred.Excluded.IsEmpty)];

    /// <summary>Of tickets filed, acknowledged or closed in the month. What was acknowledged late stands in the store under its day of filing.</summary>
    private async ValueTask<IReadOnlyCollection<TicketFacts>> Facts(DateOnly month, CancellationToken ct)
    {
        var facts = (await Whole(month)).ToDictionary(ticket => ticket.Number, StringComparer.Ordinal);
        var oldest = month.AddDays(-retention.Value.MaxDays);
        for (var earlier = month.AddMonths(-1); earlier.AddMonths(1) > oldest; earlier = earlier.AddMonths(-1))
        {
            foreach (var ticket in (await Whole(earlier)).Where(ticket => ticket.Acknowledged is { } day && MonthNumbers.IsIn(day, month)))
            {
                facts[ticket.Number] = ticket;
            }
        }

        return facts.Values;

        ValueTask<IReadOnlyList<TicketFacts>> Whole(DateOnly first) => store.Facts(first, first.AddMonths(1).AddDays(-1), ct);
    }

    private static string Id(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateOnly Month(string id) => DateOnly.ParseExact(id, "yyyy-MM", CultureInfo.InvariantCulture);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(MonthNumbers))]
    internal sealed partial class MonthJson : JsonSerializerContext;
}
