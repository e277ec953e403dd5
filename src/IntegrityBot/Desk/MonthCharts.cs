using System.Globalization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Documents;

namespace IntegrityBot.Desk;

/// <summary>Published months as pictures; they show what the texts tell and nothing more.</summary>
internal static class MonthCharts
{
    /// <summary>Months a line chart shows.</summary>
    private const int Shown = 12;

    /// <summary>A PNG.</summary>
    public static byte[] Draw(ChartKind kind, IReadOnlyList<MonthNumbers> months, Language language, PhraseBook phrases)
    {
        return kind switch
        {
            ChartKind.ByMonth => ByMonth(),
            ChartKind.ByArea => Bars(Table.Area),
            ChartKind.ByRegion => Bars(Table.Region),
            ChartKind.ToAcknowledge => Bars(Table.Acknowledged),
            ChartKind.ToClose => Bars(Table.Closed),
            _ => Bars(Table.Outcome),
        };

        // A month's total is seldom told; its kinds are.
        byte[] ByMonth()
        {
            var shown = months.TakeLast(Shown).ToList();
            var keys = shown.SelectMany(month => month.Cells).Where(cell => cell.Table == Table.Kind).Select(cell => cell.Key).Distinct(StringComparer.Ordinal);
            return Charts.Lines(new(
                Say(PhraseKeys.Name(kind)),
                Say(new(PhraseKeys.Numbers.Rule)),
                [.. shown.Select(month => month.Month.ToString("MM.yyyy", CultureInfo.InvariantCulture))],
                [.. keys.Select(key => new ChartSeries(Say(CellNames.Of(new(Table.Kind, key, null))), [.. shown.Select(month => month.Value(Table.Kind, key))]))],
                Say(new(PhraseKeys.Numbers.Hidden))));
        }

        byte[] Bars(Table table)
        {
            var cells = months.Count == 0 ? [] : months[^1].Cells.Where(cell => cell.Table == table).ToList();
            if (table is not (Table.Acknowledged or Table.Closed))
            {
                // Spans of time have an order of their own.
                cells = [.. cells.OrderByDescending(cell => cell.Value ?? 0)];
            }

            var title = months.Count == 0 ? Say(PhraseKeys.Name(kind)) : $"{Say(PhraseKeys.Name(table))}, {Say(TicketWords.Month(months[^1].Month))}";
            return Charts.Bars(new(
                title,
                Say(new(PhraseKeys.Numbers.Rule)),
                [.. cells.Select(cell => Say(CellNames.Of(cell)))],
                [new(Say(new(PhraseKeys.Numbers.Series)), [.. cells.Select(cell => cell.Value)])],
                Say(new(PhraseKeys.Numbers.Hidden))));
        }

        string Say(Phrase phrase) => phrases.Say(language, phrase);
    }
}
