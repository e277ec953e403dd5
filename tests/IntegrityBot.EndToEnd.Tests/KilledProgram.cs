using System.Diagnostics;
using IntegrityBot.Sandbox;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>The built program in a process of its own, as systemd runs it; ends by <c>kill -9</c>.</summary>
internal sealed class KilledProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KilledProgram(Process process) => this.process = process;

    public static string Executable { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "IntegrityBot", new DirectoryInfo(AppContext.BaseDirectory).Name, "integritybot"));

    /// <summary>Starts it and waits until it hears Telegram.</summary>
    public static async Task<KilledProgram> Start(SandboxServer server, string folder, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Executable, "run") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["Telegram__Token"] = server.Token;
        start.Environment["Telegram__ApiUrl"] = server.Address.GetLeftPart(UriPartial.Authority);
        start.Environment["Telegram__MessagesPerSecond"] = "1000";
        start.Environment["Telegram__MessagesPerChat"] = "1000";
        start.Environment["Telegram__MessagesPerChatBurst"] = "1000";
        start.Environment["Storage__Path"] = Path.Combine(folder, "data");
        start.Environment["Desk__KeyFile"] = Path.Combine(folder, "key", "desk.key");
        var program = new KilledProgram(Process.Start(start)!);
        program.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Ready", StringComparison.Ordinal) == true)
            {
                program.ready.TrySetResult();
            }
        };
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        await program.ready.Task.WaitAsync(TimeSpan.FromSeconds(60), ct);
        return program;
    }

    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }
}
