using BenchmarkDotNet.Running;
using IntegrityBot.Benchmarks;

// `latency` prints what BenchmarkDotNet does not: the distribution over real questions. Everything else is BenchmarkDotNet's.
if (args is ["latency"])
{
    SearchLatency.Print(Console.Out);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
return 0;
