using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.Commands;

/// <summary>Invented tickets for the sandbox, filed and sealed as real ones are. Their texts are in <c>locales/&lt;tag&gt;/demo.json</c>.</summary>
internal static partial class DemoTickets
{
    public static async Task File(IServiceProvider services, TextWriter receipts, CancellationToken ct)
    {
        var tickets = services.GetRequiredService<TicketDesk>();
        var store = services.GetRequiredService<IStore>();
        var setting = services.GetRequiredService<Surroundings>().For(clientLanguage: null);
        foreach (var language in LanguageTags.All)
        {
            foreach (var demo in JsonSerializer.Deserialize(LocaleFiles.Read(language, "demo.json"), DemoJson.Default.IReadOnlyListDemo) ?? [])
            {
                var staged = new Staged();
                var filed = await tickets.File(demo.ToDraft(), language, setting, staged, ct);
                if (await store.Commit(staged.With([], []), ct) == CommitResult.Committed)
                {
                    await receipts.WriteLineAsync($"Demo {language.Tag()} {filed.Number}: {filed.Receipt.Reveal()}");
                }
            }
        }

        await Show(services, store, setting, ct);
    }

    /// <summary>The desk of the sandbox has them at once, not at the next fixed hour.</summary>
    private static async Task Show(IServiceProvider services, IStore store, Setting setting, CancellationToken ct)
    {
        var casebook = services.GetRequiredService<Casebook>();
        var nextDay = setting.Now.AddDays(1);
        foreach (var open in (await store.Held(nextDay, null, ct)).Select(casebook.Open).OfType<OpenCase>())
        {
            var row = Casebook.Seal(open, Rules.Released(open.Case, nextDay, setting.Today), setting.Deadlines, release: true);
            await store.Commit(new Commit { ChangedTickets = [row] }, ct);
        }
    }

    internal sealed record Demo(TicketKind Kind, Area? Area, Region? Region, string? Organisation, Period? When, string Story, string? Sum, string? Source, Urgency? Urgency)
    {
        public Draft ToDraft() => new(Kind)
        {
            Area = Area,
            Region = Region,
            Organisation = Organisation,
            When = When,
            Story = [new(0, Story)],
            Sum = Sum,
            Source = Source,
            Urgency = Urgency,
        };
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(IReadOnlyList<Demo>))]
    internal sealed partial class DemoJson : JsonSerializerContext;
}
