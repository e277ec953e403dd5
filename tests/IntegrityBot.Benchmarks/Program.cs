using System.Globalization;
using BenchmarkDotNet.Running;

namespace IntegrityBot.Benchmarks;

/// <summary><c>latency</c> and <c>queue</c> print what BenchmarkDotNet does not: the distribution over real questions, and pages of the desk's lists in
/// databases of two sizes (<c>queue 100000</c>: the larger has so many tickets). Everything else is BenchmarkDotNet's.</summary>
internal static class Start
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["latency"])
        {
            SearchLatency.Print(Console.Out);
            return 0;
        }

        if (args is ["queue", ..])
        {
            await QueuePages.Print(Console.Out, args is [_, var large] ? int.Parse(large, CultureInfo.InvariantCulture) : QueuePages.Large);
            return 0;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Start).Assembly).Run(args);
        return 0;
    }
}
