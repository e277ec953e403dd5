using System.Reflection;
using System.Text.Json;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Languages;

/// <summary>Every phrase the code can ask for: constants by dialogue, and one family of keys for each enum people see.</summary>
public static partial class PhraseKeys
{
    /// <summary>All keys, without plural suffixes.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(
        [
            .. typeof(PhraseKeys).GetNestedTypes(BindingFlags.Public)
                .SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static))
                .Select(field => (string)field.GetRawConstantValue()!),
            .. Family<Area>(), .. Family<Region>(), .. Family<Period>(), .. Family<Urgency>(), .. Family<TicketKind>(),
            .. Family<TicketStatus>(), .. Family<Unsupported>(), .. Family<Field>(), .. Family<LawCategory>(), .. Family<FlagStage>(),
            .. Family<Role>(), .. Family<Reporting.Priority>(), .. Family<Outcome>(), .. Family<Language>(), .. Family<QueueList>(), .. Family<FilterBy>(),
            .. Family<CardPart>(), .. Family<ExportScope>(), .. Family<ChartKind>(), .. Family<Table>(), .. Family<Span>(), .. Family<DeskAct>(),
            .. Family<Refusal>(), .. Templates.All.Select(Templates.ShortName),
            .. Enumerable.Range(1, 12).SelectMany(month => new[] { $"date.month.{month}", $"date.monthAlone.{month}" }),
        ],
        StringComparer.Ordinal);

    /// <summary>The name of an enum's value in the reader's language: <c>area.health</c>.</summary>
    public static Phrase Name<T>(T value) where T : struct, Enum => new(Key(value));

    private static IEnumerable<string> Family<T>() where T : struct, Enum => Enum.GetValues<T>().Select(Key);

    private static string Key<T>(T value) where T : struct, Enum =>
        $"{JsonNamingPolicy.CamelCase.ConvertName(typeof(T).Name)}.{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}";
}
