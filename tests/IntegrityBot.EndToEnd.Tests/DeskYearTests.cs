using System.Globalization;
using IntegrityBot.EndToEnd.Tests.Simulation;

namespace IntegrityBot.EndToEnd.Tests;

public class DeskYearTests
{
    private const int Days = 400;

    /// <summary>A longer run: <c>DESK_YEARS=50 dotnet run --project tests/IntegrityBot.EndToEnd.Tests -- -class "*DeskYearTests"</c>.</summary>
    private static readonly int Years = int.Parse(Environment.GetEnvironmentVariable("DESK_YEARS") ?? "1", CultureInfo.InvariantCulture);

    private static readonly int FirstSeed = int.Parse(Environment.GetEnvironmentVariable("DESK_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task In_400_days_of_restarts_cuts_and_failing_sends_no_alarm_is_missing_or_early_and_only_a_cut_one_comes_again()
    {
        var ct = TestContext.Current.CancellationToken;
        for (var seed = FirstSeed; seed < FirstSeed + Years; seed++)
        {
            await using var year = await DeskYear.Begin(seed, ct);
            try
            {
                await year.Live(Days);
                await year.Check(Days);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"DESK_SEED={seed}, {year.Now:yyyy-MM-dd HH:mm}: {failure.Message}"), failure);
            }

            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed}: {year.Expected.Tickets.Count} tickets, {year.Rounds} rounds, {year.Cuts} cut, {year.Expected.Brought} alarms, {year.Expected.Replies} replies, {year.TakenBack} taken back"));
            Assert.True(year.Cuts > 20 && year.TakenBack > 20 && year.Expected.Brought > 200 && year.Expected.Replies > 20);
        }
    }
}
