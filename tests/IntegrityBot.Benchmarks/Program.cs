using BenchmarkDotNet.Running;

namespace IntegrityBot.Benchmarks;

/// <summary><c>latency</c> prints what BenchmarkDotNet does not: the distribution over real questions. Everything else is BenchmarkDotNet's.</summary>
internal static class Start
{
    private static int Main(string[] args)
    {
        if (args is ["latency"])
        {
            SearchLatency.Print(Console.Out);
            return 0;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Start).Assembly).Run(args);
        return 0;
    }
}
