using System.Runtime.CompilerServices;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Gives every program these tests start one memory-backed folder for its salts, and takes it away at the end.</summary>
internal static class SaltsInMemory
{
    public static readonly string Folder = Path.Combine("/dev/shm", $"integritybot-tests-{Environment.ProcessId}");

    [ModuleInitializer]
    internal static void Make()
    {
        if (!Directory.Exists("/dev/shm"))
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        Environment.SetEnvironmentVariable("RUNTIME_DIRECTORY", Folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }
}
