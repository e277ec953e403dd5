using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Desk;
using IntegrityBot.Hosting;
using IntegrityBot.Sandbox;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot sandbox</c>: the whole bot against a Bot API server of its own, with a chat page, and no account or token.</summary>
internal static class SandboxCommand
{
    private const string UsualUrl = "http://127.0.0.1:5080";

    private const string Moderator = "Timur";
    private const string Lead = "Dana";

    /// <summary>The same at every start, so that a kept folder has one group and not many.</summary>
    private const long NoticeGroup = -1_001_000_000_001;

    private static readonly IReadOnlyList<SeedPerson> People =
    [
        new("Aigerim", "kk", "citizen"),
        new(Moderator, "ru", "moderator"),
        new(Lead, "en", "lead"),
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
        if (data.Length == 0)
        {
            throw new SetupException("--data needs the path of a folder.");
        }

        await using var server = await Start(urls, data, ct);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(Settings(server, data));
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        MakeDeskKey(Path.Combine(data, "desk-key", "desk.key"));

        await using var premises = await Premises.Open(builder.Configuration, server.Clock, ct);
        using var host = BotHost.Build(builder, premises, server.Clock);
        await host.StartAsync(ct);
        var worker = host.Services.GetRequiredService<BotWorker>();
        await worker.Hearing.WaitAsync(ct);
        await Seat(host.Services, server, ct);
        if (demo)
        {
            await DemoTickets.File(host.Services, Console.Out, ct);
        }

        Console.WriteLine($"Ready: open {server.Address} in a browser. Data: {Path.GetFullPath(data)}. Ctrl+C stops.");
        await host.WaitForShutdownAsync(ct);
        return worker.ExitCode();
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
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            return null;
        }
        catch (SocketException problem)
        {
            throw new SetupException($"--urls: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SetupException($"--data: {problem.Message}", problem);
        }
    }

    /// <summary>Gives the desk its moderator, as an invitation would.</summary>
    private static async Task Seat(IServiceProvider services, SandboxServer server, CancellationToken ct)
    {
        var roster = services.GetRequiredService<Roster>();
        if (roster.Staff.Length == 1)
        {
            var staged = new Staged();
            roster.Put(
                new(DeskSealer.NewMemberId(), Role.Moderator, null, "Moderator 1", Language.Ru), ConfiguredChat.Read(Person(server, Moderator).Id), staged);
            await services.GetRequiredService<AuditTrail>().Write(staged, [], [], ct);
        }
    }

    /// <summary>Something to exclude at filing.</summary>
    private static string Education(Language language) => LocaleFiles.Phrases().Say(language, PhraseKeys.Name(Area.Education));

    private static SandboxPerson Person(SandboxServer server, string name) => server.People.First(person => person.FirstName == name);

    private static Dictionary<string, string?> Settings(SandboxServer server, string data) => new(StringComparer.Ordinal)
    {
        ["Telegram:Token"] = server.Token,
        ["Telegram:ApiUrl"] = server.Address.GetLeftPart(UriPartial.Authority),
        ["Storage:Path"] = Path.Combine(data, "bot"),
        ["Desk:KeyFile"] = Path.Combine(data, "desk-key", "desk.key"),
        ["Desk:FirstLead"] = Person(server, Lead).Id.ToString(CultureInfo.InvariantCulture),
        ["Desk:NoticeGroup"] = server.Group("Desk notices", [Person(server, Lead), Person(server, Moderator)], id: NoticeGroup).Id.ToString(CultureInfo.InvariantCulture),
        ["Desk:Affiliations:0:Id"] = "education",
        ["Desk:Affiliations:0:Kk"] = Education(Language.Kk),
        ["Desk:Affiliations:0:Ru"] = Education(Language.Ru),
        ["Desk:Affiliations:0:En"] = Education(Language.En),
    };

    private static void MakeDeskKey(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        try
        {
            DeskKey.Create(path).Dispose();
        }
        catch (DeskKeyException problem)
        {
            throw new SetupException(DeskKeyAdvice.For(problem.Problem, path), problem);
        }
    }
}
