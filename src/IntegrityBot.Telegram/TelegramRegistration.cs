using IntegrityBot.Core.Languages;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Telegram;

public static class TelegramRegistration
{
    /// <summary>
    /// Adds <see cref="UpdateLoop"/>, <see cref="Courier"/> and <see cref="Profile"/>, set up by the section <c>Telegram</c>. The host brings
    /// a <see cref="PhraseBook"/>, and starts what it wants to run.
    /// </summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services)
    {
        // Not by the generated validator: what it writes for [Range] reads the current culture, which is banned here.
        services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TelegramMetrics>();
        services.AddSingleton(provider => new BotClients(Options(provider)));
        services.AddSingleton(provider => new ScreenRenderer(provider.GetRequiredService<PhraseBook>().Say));
        services.AddSingleton(provider => new Pacing(Options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SendPipeline>();
        services.AddSingleton(provider => new UpdateLoop(
            Clients(provider).Poll,
            Options(provider),
            provider.GetRequiredService<TelegramMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<UpdateLoop>>()));
        services.AddSingleton(provider => new Courier(
            Clients(provider).Send,
            provider.GetRequiredService<ScreenRenderer>(),
            provider.GetRequiredService<SendPipeline>(),
            new PhotoDownload(
                Clients(provider).Send,
                Clients(provider).Files,
                Options(provider),
                provider.GetRequiredService<SendPipeline>(),
                provider.GetRequiredService<ILogger<Courier>>()),
            provider.GetRequiredService<TelegramMetrics>(),
            provider.GetRequiredService<ILogger<Courier>>()));
        services.AddSingleton(provider => new Profile(
            Clients(provider).Send,
            provider.GetRequiredService<ScreenRenderer>(),
            provider.GetRequiredService<SendPipeline>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Profile>>()));
        return services;
    }

    private static TelegramOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TelegramOptions>>().Value;

    private static BotClients Clients(IServiceProvider provider) => provider.GetRequiredService<BotClients>();
}
