using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;

namespace IntegrityBot.Desk;

/// <summary>The numbers everybody may see: made once when a month is over, kept, and never counted again.</summary>
internal sealed partial class PublishedMonths(IStore store, RestrictedTickets restricted)
{
    public static readonly OpenNumbers Nothing = new(null, null, null, null);

    public async ValueTask<ImmutableArray<MonthNumbers>> All(CancellationToken ct) =>
        [.. (await store.All(Drawer.Months, ct)).Select(row => JsonSerializer.Deserialize(row.Bytes, MonthJson.Default.MonthNumbers)!)];

    /// <summary>How many tickets stand where today, told as roughly as the months are. Restricted tickets are in none of it.</summary>
    public async ValueTask<OpenNumbers> Now(DateOnly today, CancellationToken ct)
    {
        return new(
            await Count(QueueList.New, QueueFilter.None),
            MonthNumbers.Told(await Raw(TicketStatus.Acknowledged) + await Raw(TicketStatus.InReview) + await Raw(TicketStatus.WaitingForReporter)),
            await Count(QueueList.All, new(Status: TicketStatus.PassedOn)),
            await Count(QueueList.Overdue, QueueFilter.None));

        async ValueTask<int?> Count(QueueList list, QueueFilter filter) => MonthNumbers.Told((await store.Queue(new(list, filter, "", today, null, 1), ct)).Count);

        async ValueTask<int> Raw(TicketStatus status) => (await store.Queue(new(QueueList.All, new(Status: status), "", today, null, 1), ct)).Count;
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

        // Tickets that a member left of himself are no secret to him, so they count; those a reporter kept from somebody do not.
        var steppedOut = (await restricted.All(ct)).Where(ticket => ticket.Barred.Excluded.IsEmpty).Select(ticket => ticket.Facts).ToList();
        for (; month < thisMonth; month = month.AddMonths(1))
        {
            var numbers = MonthNumbers.Of(month, [.. await store.Facts(month, month.AddMonths(1).AddDays(-1), ct), .. steppedOut]);
            await store.Commit(new Commit { Put = [new(Drawer.Months, Id(month), JsonSerializer.SerializeToUtf8Bytes(numbers, MonthJson.Default.MonthNumbers))] }, ct);
        }
    }

    private static string Id(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateOnly Month(string id) => DateOnly.ParseExact(id, "yyyy-MM", CultureInfo.InvariantCulture);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(MonthNumbers))]
    internal sealed partial class MonthJson : JsonSerializerContext;
}
