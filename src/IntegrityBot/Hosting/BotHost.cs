using System.Text.Json;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Languages;
using IntegrityBot.Desk;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IntegrityBot.Hosting;

/// <summary>Puts the rooms together.</summary>
internal static class BotHost
{
    /// <summary>Settings come from appsettings.json, the environment, and a folder of secret files (systemd's or a container's).</summary>
    /// <exception cref="SetupException">One of these files cannot be read.</exception>
    public static HostApplicationBuilder Builder()
    {
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Configuration.AddKeyPerFile(Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") ?? "/run/secrets", optional: true);
            return builder;
        }
        catch (InvalidDataException problem)
        {
            // The innermost message may quote the file; its place in the file does not.
            var line = problem.InnerException?.InnerException is JsonException { LineNumber: { } before } ? $" It is no JSON at line {before + 1}." : "";
            throw new SetupException($"{problem.Message}{line}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"A file of settings cannot be read: {problem.Message}", problem);
        }
    }

    public static IHost Build(HostApplicationBuilder builder, Premises premises, TimeProvider time)
    {
        var phrases = LocaleFiles.Phrases();
        builder.Services.AddBot(premises, phrases, new LawBooks(phrases, builder.Configuration), time);
        builder.Services.AddHostedService<DeskOpening>();
        builder.Services.AddSingleton<BotWorker>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<BotWorker>());
        builder.Services.AddHostedService<SweepWorker>();
        builder.Services.AddHostedService<DeskWorker>();
        return builder.Build();
    }

    /// <summary>All that the workers work with, and none of them.</summary>
    public static IServiceCollection AddBot(this IServiceCollection services, Premises premises, PhraseBook phrases, LawBooks law, TimeProvider time)
    {
        services
            .AddSingleton(time)
            .AddSingleton(phrases)
            .AddSingleton(law)
            .AddSingleton(_ => law.Library)
            .AddSingleton(_ => law.Search)
            .AddSingleton(premises.Store)
            .AddSingleton(premises.Desk)
            .AddSingleton(premises.Salts)
            .AddSingleton(premises.Receipts)
            .AddSingleton(premises.Decoy)
            .AddSingleton(premises.Practice)
            .AddSingleton<SessionVault>()
            .AddTelegram()
            .AddTurns()
            .AddDesk();
        services.AddOptions<DeskOptions>().BindConfiguration(DeskOptions.Section);
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section);
        return services;
    }

    private static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<Surroundings>()
        .AddSingleton<SessionDrawer>()
        .AddSingleton<TicketDesk>()
        .AddSingleton<Answers>()
        .AddSingleton<Deliveries>()
        .AddSingleton<TurnRunner>();

    private static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<DeskSealer>()
        .AddSingleton<Roster>()
        .AddSingleton<Casebook>()
        .AddSingleton<RestrictedTickets>()
        .AddSingleton<DueDates>()
        .AddSingleton<Queues>()
        .AddSingleton<AuditTrail>()
        .AddSingleton<Invitations>()
        .AddSingleton<PublishedMonths>()
        .AddSingleton<DeskAnswers>()
        .AddSingleton<TicketPapers>()
        .AddSingleton<Papers>()
        .AddSingleton<Errands>()
        .AddSingleton<Bells>()
        .AddSingleton<DayBook>()
        .AddSingleton<NoticeGroup>()
        .AddSingleton<Notices>()
        .AddSingleton<Replies>()
        .AddSingleton<Mornings>()
        .AddSingleton<Rounds>();
}
