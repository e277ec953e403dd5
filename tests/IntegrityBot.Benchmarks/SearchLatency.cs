using System.Diagnostics;
using System.Globalization;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Benchmarks;

/// <summary>Cold start and the spread of warm queries, one open question after the other.</summary>
internal static class SearchLatency
{
    private const int Rounds = 5;

    public static void Print(TextWriter to)
    {
        var start = Stopwatch.GetTimestamp();
        var (library, words) = OpenQuestions.Content();
        var read = Stopwatch.GetElapsedTime(start);
        var (processor, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        start = Stopwatch.GetTimestamp();
        var search = LawSearch.Build(library, words);
        var built = Stopwatch.GetElapsedTime(start);
        (processor, allocated) = (Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes() - allocated);

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            times.Clear();
            foreach (var (text, reader) in OpenQuestions.Read())
            {
                start = Stopwatch.GetTimestamp();
                search.Search(text, reader);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"content read and checked, cold: {read.TotalMilliseconds:0} ms; index built, cold: {built.TotalMilliseconds:0} ms ({processor.TotalMilliseconds:0} ms of processor, {allocated >> 20} MB allocated), {search}"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"query: p50 {At(0.5):0.000} ms, p95 {At(0.95):0.000} ms, p99 {At(0.99):0.000} ms over {times.Count} questions"));

        double At(double share) => times[(int)(share * (times.Count - 1))];
    }
}
