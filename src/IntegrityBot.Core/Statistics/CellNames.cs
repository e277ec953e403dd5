using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Statistics;

public static class CellNames
{
    /// <summary>What a cell counts, for people.</summary>
    public static Phrase Of(Cell cell) => cell.Table switch
    {
        Table.Area => PhraseKeys.Name(Enum.Parse<Area>(cell.Key)),
        Table.Region => PhraseKeys.Name(Enum.Parse<Region>(cell.Key)),
        Table.Kind => PhraseKeys.Name(Enum.Parse<TicketKind>(cell.Key)),
        Table.Outcome => PhraseKeys.Name(Enum.Parse<Outcome>(cell.Key)),
        _ => PhraseKeys.Name(Enum.Parse<Span>(cell.Key)),
    };
}
