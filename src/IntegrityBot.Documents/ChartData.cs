namespace IntegrityBot.Documents;

/// <summary>Counts to draw. Every word comes from the caller, in one language; this room adds only numbers.</summary>
/// <param name="Note">Small, below the chart: what is counted, and what is hidden. Null for none.</param>
/// <param name="Labels">The categories of a bar chart or the months of a line chart, in the order drawn.</param>
/// <param name="Hidden">What stands for a value that is not told, for example "&lt; 5".</param>
public sealed record ChartData(string Title, string? Note, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, string Hidden);

/// <param name="Name">Stands in the legend, which is drawn for two series or more.</param>
/// <param name="Values">One for each label, 0 or more; null for a value that is not told.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<int?> Values);
