using System.CommandLine;
using IntegrityBot.Configuration;
using IntegrityBot.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot run</c>, and what happens without a command.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Answers on Telegram until stopped. Settings: appsettings.json, the environment (Section__Name), and secret files in $CREDENTIALS_DIRECTORY or /run/secrets; see appsettings.example.json.");
        command.SetAction((_, ct) => Run(ct));
        return command;
    }

    public static async Task<int> Run(CancellationToken ct)
    {
        var builder = BotHost.Builder();
        if (string.IsNullOrWhiteSpace(builder.Configuration["Telegram:Token"]))
        {
            throw new SetupException("Telegram:Token is not set. Take the token from @BotFather and set Telegram__Token in the environment or in a secret file. To try the bot without one: integritybot sandbox");
        }

        await using var premises = await Premises.Open(builder.Configuration, TimeProvider.System, ct);
        using var host = BotHost.Build(builder, premises, TimeProvider.System);
        var worker = host.Services.GetRequiredService<BotWorker>();
        await host.RunAsync(ct);
        return worker.ExitCode();
    }
}
