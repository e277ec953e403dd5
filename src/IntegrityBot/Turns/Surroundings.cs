using System.Security.Cryptography;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Desk;
using IntegrityBot.Hosting;
using IntegrityBot.Telegram.Receiving;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Turns;

/// <summary>The world as a dialogue may know it, at the moment of one turn.</summary>
internal sealed class Surroundings(
    TimeProvider time, IOptions<DeskOptions> desk, Practice practice, LawBooks law, UpdateLoop loop, Roster roster)
{
    private readonly TimeZoneInfo zone = desk.Value.Zone;

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, zone).DateTime);

    /// <summary>For what one chat says.</summary>
    public Setting For(Incoming incoming)
    {
        var me = roster.Find(incoming.Chat);
        return For(incoming.ClientLanguage) with { Me = me, Staff = me is null ? [] : roster.Staff };
    }

    /// <summary>For nobody in particular.</summary>
    public Setting For(string? clientLanguage) => new(
        Now,
        Today,
        desk.Value.Deadlines,
        practice,
        LanguageTags.FromClient(clientLanguage),
        law.Library,
        law.Search,
        loop.BotName,
        RandomNumberGenerator.GetInt32(int.MaxValue))
    {
        Desk = roster.Face,
    };
}
