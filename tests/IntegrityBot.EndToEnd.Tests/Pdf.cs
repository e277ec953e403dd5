using System.Diagnostics;
using System.Text;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>A PDF's words as Poppler reads them.</summary>
internal static class Pdf
{
    public static bool CanRead { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "pdftotext")));

    /// <summary>All words with one space between; skips the test where Poppler is missing.</summary>
    public static async Task<string> Words(ReadOnlyMemory<byte> pdf)
    {
        Assert.True(pdf.Span.StartsWith("%PDF-"u8));
        Assert.SkipUnless(CanRead, "pdftotext (Poppler) is not installed.");
        var ct = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", "-layout", "-", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        await process.StandardInput.BaseStream.WriteAsync(pdf, ct);
        process.StandardInput.Close();
        await process.WaitForExitAsync(ct);
        Assert.Equal(0, process.ExitCode);
        return string.Join(' ', (await output).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
