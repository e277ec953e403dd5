using System.Diagnostics;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>The built program run for one command, as an operator or a reporter runs it.</summary>
internal static class Command
{
    /// <returns>The exit code, and what it printed.</returns>
    public static Task<(int Code, string Output)> Run(string folder, params IReadOnlyList<string> arguments) => RunWith([], folder, arguments);

    /// <param name="environment">Settings as <c>Section__Name</c>.</param>
    /// <returns>The exit code, and what it printed.</returns>
    public static async Task<(int Code, string Output)> RunWith(
        IReadOnlyList<(string Name, string Value)> environment, string folder, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(KilledProgram.Executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["Storage__Path"] = Path.Combine(folder, "data");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
