using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace IntegrityBot.Storage.Tests;

internal static class Program
{
    public static async Task<int> Main(string[] args) => args switch
    {
        [KilledWriter.Argument, var folder] => await KilledWriter.Run(folder),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await ConsoleRunner.Run(args),
    };
}
