using System.Globalization;
using System.Text;

namespace IntegrityBot.Core.Statistics;

/// <summary>The published months as CSV (RFC 4180, UTF-8): <c>month,table,key,value</c>; a hidden value is empty. Neutral names, so that it reads the same in every language.</summary>
public static class OpenDataFile
{
    public const string Name = "integritybot-open-data.csv";

    public static string Write(IEnumerable<MonthNumbers> months)
    {
        var csv = new StringBuilder("month,table,key,value\r\n");
        foreach (var month in months.OrderBy(month => month.Month))
        {
            var name = month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"{name},Total,,{month.Total}\r\n");
            foreach (var cell in month.Cells)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{name},{cell.Table},{cell.Key},{cell.Value}\r\n");
            }
        }

        return csv.ToString();
    }
}
