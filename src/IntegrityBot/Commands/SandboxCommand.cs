using System.CommandLine;
using IntegrityBot.Configuration;
using IntegrityBot.Hosting;
using IntegrityBot.Sandbox;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot sandbox</c>: the whole bot against a Bot API server of its own, with a chat page, and no account or token.</summary>
internal static class SandboxCommand
{
    private const string UsualUrl = "http://127.0.0.1:5080";

    private static readonly IReadOnlyList<SeedPerson> People =
    [
        new("Aigerim", "kk", "citizen"),
        new("Timur", "ru", "student"),
        new("Dana", "en", "moderator"),
    ];

    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = $"Where the chat page listens, on loopback. Default {UsualUrl}, or a free port if that is taken." };
        var data = new Option<string>("--data") { Description = "The folder that keeps the sandbox's data.", DefaultValueFactory = _ => "sandbox-data" };
        var demo = new Option<bool>("--seed-demo") { Description = "Files some invented tickets and prints their receipts." };
        var command = new Command("sandbox", "Tries the bot on this machine: no account, no token, no internet.") { urls, data, demo };
        command.SetAction((result, ct) => Run(result.GetValue(urls), result.GetRequiredValue(data), result.GetValue(demo), ct));
        return command;
    }

    private static async Task<int> Run(string? urls, string data, bool demo, CancellationToken ct)
    {
        await using var server = await Start(urls, data, ct);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(Settings(server, data));
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        MakeDeskKey(Path.Combine(data, "desk-key", "desk.key"));

        await using var premises = await Premises.Open(builder.Configuration, server.Clock, ct);
        using var host = BotHost.Build(builder, premises, server.Clock);
        await host.StartAsync(ct);
        await host.Services.GetRequiredService<BotWorker>().Hearing.WaitAsync(ct);
        if (demo)
        {
            await DemoTickets.File(host.Services, Console.Out, ct);
        }

        Console.WriteLine($"Ready: open {server.Address} in a browser. Data: {Path.GetFullPath(data)}. Ctrl+C stops.");
        await host.WaitForShutdownAsync(ct);
        return 0;
    }

    private static async Task<SandboxServer> Start(string? urls, string data, CancellationToken ct)
    {
        var options = new SandboxOptions { People = People, DataFolder = Path.Combine(data, "telegram") };
        if (urls is not null)
        {
            return await Listen(options with { Urls = urls }, ct) ?? throw new SetupException($"{urls} (--urls) is taken: choose another port.");
        }

        return await Listen(options with { Urls = UsualUrl }, ct) ?? await SandboxServer.StartAsync(options, ct);
    }

    private static async Task<SandboxServer?> Listen(SandboxOptions options, CancellationToken ct)
    {
        try
        {
            return await SandboxServer.StartAsync(options, ct);
        }
        catch (ArgumentException problem)
        {
            throw new SetupException($"--urls: {problem.Message}", problem);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Dictionary<string, string?> Settings(SandboxServer server, string data) => new(StringComparer.Ordinal)
    {
        ["Telegram:Token"] = server.Token,
        ["Telegram:ApiUrl"] = server.Address.GetLeftPart(UriPartial.Authority),
        ["Storage:Path"] = Path.Combine(data, "bot"),
        ["Desk:KeyFile"] = Path.Combine(data, "desk-key", "desk.key"),
    };

    private static void MakeDeskKey(string path)
    {
        if (!File.Exists(path))
        {
            DeskKey.Create(path).Dispose();
        }
    }
}
