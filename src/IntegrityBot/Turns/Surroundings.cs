using System.Security.Cryptography;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Hosting;
using IntegrityBot.Telegram.Receiving;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Turns;

/// <summary>The world as a dialogue may know it, at the moment of one turn.</summary>
internal sealed class Surroundings(
    TimeProvider time, IOptions<DeskOptions> desk, Practice practice, LawBooks law, UpdateLoop loop)
{
    private readonly TimeZoneInfo zone = desk.Value.Zone;

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, zone).DateTime);

    public Setting For(string? clientLanguage) => new(
        Now,
        Today,
        desk.Value.Deadlines,
        practice,
        LanguageTags.FromClient(clientLanguage),
        law.Library,
        law.Search,
        loop.BotName,
        RandomNumberGenerator.GetInt32(int.MaxValue));
}
