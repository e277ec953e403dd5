using System.Diagnostics;

namespace IntegrityBot.Documents.Tests;

/// <summary>Poppler's programs, which read a PDF as other people's viewers do.</summary>
internal static class Poppler
{
    public static bool CanRun { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "pdftotext")));

    public static Task<string> Text(byte[] pdf, CancellationToken ct) => Run("pdftotext", ["-enc", "UTF-8", "-layout", "-", "-"], pdf, ct);

    public static Task<string> Info(byte[] pdf, CancellationToken ct) => Run("pdfinfo", ["-"], pdf, ct);

    private static async Task<string> Run(string program, string[] arguments, byte[] pdf, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        await process.StandardInput.BaseStream.WriteAsync(pdf, ct);
        process.StandardInput.Close();
        await process.WaitForExitAsync(ct);
        Assert.Equal(0, process.ExitCode);
        return await output;
    }
}
