using IntegrityBot.Core.Languages;
using Microsoft.Extensions.Logging;
using Polly.Timeout;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace IntegrityBot.Telegram.Sending;

/// <summary>
/// What people see of the bot before they write: name, descriptions and the menu of commands. Telegram picks the variant by the language of
/// the person's app: Kazakh, Russian, and English for everybody else.
/// </summary>
/// <remarks>
/// Read first, written only when different: these calls are tightly limited. The commands stand in the scope of private chats, in all three
/// variants, because there the one without a language would hide the wider scope's translations. Groups get no menu: nobody should be
/// invited to report in front of others.
/// </remarks>
public sealed class Profile
{
    private const int MaxName = 64;
    private const int MaxDescription = 512;
    private const int MaxShort = 120;

    private static readonly (Language Language, string? Code)[] Variants = [(Language.En, null), (Language.Ru, "ru"), (Language.Kk, "kk")];

    private readonly ITelegramBotClient bot;
    private readonly ScreenRenderer renderer;
    private readonly SendPipeline pipeline;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    internal Profile(ITelegramBotClient bot, ScreenRenderer renderer, SendPipeline pipeline, TimeProvider time, ILogger<Profile> logger)
    {
        this.bot = bot;
        this.renderer = renderer;
        this.pipeline = pipeline;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>
    /// Ends when everything is as it should be. What Telegram refuses is tried again after its own pause or a growing one, so run it beside
    /// the loop and do not wait for it.
    /// </summary>
    /// <exception cref="TokenRefusedException">Telegram does not know the token.</exception>
    public async Task Publish(CancellationToken ct)
    {
        var left = Variants.SelectMany(Parts).ToList();
        var changed = 0;
        for (var round = 1; ; round++)
        {
            List<Part> refused = [];
            var delay = Backoff.After(round) * 10;
            var kind = "";
            foreach (var part in left)
            {
                try
                {
                    changed += await Set(part, ct) ? 1 : 0;
                }
                catch (ApiRequestException e) when (e.ErrorCode == 401)
                {
                    throw new TokenRefusedException();
                }
                catch (Exception e) when (e is RequestException or TimeoutRejectedException)
                {
                    refused.Add(part);
                    kind = e.GetType().Name;
                    delay = SendPipeline.AskedToWait(e) is { } asked && asked > delay ? asked : delay;
                }
            }

            if (refused.Count == 0)
            {
                logger.ProfileSet(changed);
                return;
            }

            left = refused;
            logger.ProfilePostponed(left.Count, kind, delay);
            await Task.Delay(delay, time, ct);
        }
    }

    private async Task<bool> Set(Part part, CancellationToken ct)
    {
        if (await pipeline.Call(part.IsSet, ct))
        {
            return false;
        }

        await pipeline.Call(part.Write, ct);
        return true;
    }

    private IEnumerable<Part> Parts((Language Language, string? Code) variant)
    {
        var (language, code) = variant;
        var name = renderer.Plain(new(PhraseKeys.Profile.Name), language, MaxName);
        var description = renderer.Plain(new(PhraseKeys.Profile.Description), language, MaxDescription);
        var shortly = renderer.Plain(new(PhraseKeys.Profile.Short), language, MaxShort);
        var commands = CommandList.In(language, renderer);
        var people = BotCommandScope.AllPrivateChats();
        return
        [
            new(
                async ct => Same(await bot.GetMyCommands(people, code, ct), commands),
                ct => bot.SetMyCommands(commands, people, code, ct)),
            new(
                async ct => (await bot.GetMyCommands(null, code, ct)).Length == 0,
                ct => bot.DeleteMyCommands(null, code, ct)),
            new(async ct => (await bot.GetMyName(code, ct)).Name == name, ct => bot.SetMyName(name, code, ct)),
            new(
                async ct => (await bot.GetMyDescription(code, ct)).Description == description,
                ct => bot.SetMyDescription(description, code, ct)),
            new(
                async ct => (await bot.GetMyShortDescription(code, ct)).ShortDescription == shortly,
                ct => bot.SetMyShortDescription(shortly, code, ct)),
        ];
    }

    private static bool Same(BotCommand[] one, BotCommand[] other) =>
        one.Select(command => (command.Command, command.Description)).SequenceEqual(other.Select(command => (command.Command, command.Description)));

    private sealed record Part(Func<CancellationToken, Task<bool>> IsSet, Func<CancellationToken, Task> Write);
}
