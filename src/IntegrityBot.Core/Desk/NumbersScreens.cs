using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Desk;

/// <summary>Published months in words.</summary>
internal static class NumbersScreens
{
    public static Screen Desk(DeskStep.Numbers step, Input.NumbersRead read, Setting setting)
    {
        var open = read.Open;
        var now = Phrase.Lines(
            new(PhraseKeys.Numbers.Now),
            Line(new(PhraseKeys.Numbers.New), open.New),
            Line(new(PhraseKeys.Numbers.UnderWay), open.UnderWay),
            Line(new(PhraseKeys.Numbers.PassedOn), open.PassedOn),
            Line(PhraseKeys.Name(QueueList.Overdue), open.Overdue));
        var screen = Screen.Of([new(PhraseKeys.Numbers.Title), now, .. Month(Chosen(read.Months, step.Month)), new(PhraseKeys.Numbers.Rule)]);
        return read.Months.IsEmpty
            ? screen.Row(Buttons.Back)
            : Choices(screen, read.Months, step.Month)
            .Grid(Enum.GetValues<ChartKind>().Select(kind => (Button)new Button.Act(PhraseKeys.Name(kind), $"v:{kind}")), 2)
            .Row(Buttons.Act(PhraseKeys.Numbers.OpenData, "data"))
            .Row(Buttons.Back);
    }

    /// <summary>What everybody may read.</summary>
    public static Screen Public(DateOnly? month, IReadOnlyList<MonthNumbers> months) =>
        Choices(Screen.Of([new(PhraseKeys.Numbers.PublicTitle), .. Month(Chosen(months, month)), new(PhraseKeys.Numbers.Rule)]), months, month).Row(Buttons.Back);

    private static MonthNumbers? Chosen(IReadOnlyList<MonthNumbers> months, DateOnly? month) =>
        months.FirstOrDefault(one => one.Month == month) ?? (months.Count > 0 ? months[^1] : null);

    private static IEnumerable<Phrase> Month(MonthNumbers? numbers)
    {
        if (numbers is null)
        {
            return [new(PhraseKeys.Numbers.None)];
        }

        var month = new Phrase(PhraseKeys.Numbers.Month).With("month", Months.Name(numbers.Month));
        var total = numbers.Total is { } filed ? Line(new(PhraseKeys.Numbers.Total), filed) : new Phrase(PhraseKeys.Numbers.NoTotal);
        return [Phrase.Lines(month, total), .. Enum.GetValues<Table>().Select(table => Table(table, numbers)).OfType<Phrase>()];
    }

    /// <summary>Rows that tell something; what is under five is not worth a line of its own.</summary>
    private static Phrase? Table(Table table, MonthNumbers numbers)
    {
        var told = numbers.Cells.Where(cell => cell.Table == table && cell.Value is not null).OrderByDescending(cell => cell.Value).ToList();
        return told.Count == 0 ? null : Phrase.Lines([PhraseKeys.Name(table), .. told.Select(cell => Line(CellNames.Of(cell), cell.Value))]);
    }

    private static Screen Choices(Screen screen, IReadOnlyList<MonthNumbers> months, DateOnly? chosen) => screen.Grid(
        months.TakeLast(6).Where(month => month.Month != (chosen ?? months[^1].Month)).Select(month => (Button)new Button.Act(Months.Name(month.Month), Months.Act(month.Month))), 3);

    private static Phrase Line(Phrase name, int? value) => value is { } number
        ? new Phrase(PhraseKeys.Numbers.Line).With("name", name).With("number", number)
        : new Phrase(PhraseKeys.Numbers.Few).With("name", name);
}
