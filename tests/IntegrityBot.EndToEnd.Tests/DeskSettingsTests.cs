using IntegrityBot.Configuration;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Desk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>A report is kept from people by the ids in these settings: what does not fit together does not start.</summary>
public class DeskSettingsTests
{
    private static readonly (string Name, string Value)[] Council =
    [
        ("Desk:Affiliations:0:Id", "council"), ("Desk:Affiliations:0:Kk", "Кеңес"), ("Desk:Affiliations:0:Ru", "Совет"), ("Desk:Affiliations:0:En", "The council"),
    ];

    [Theory]
    [InlineData("counsel", null, "Desk:FirstLeadAffiliation:")]
    [InlineData("Council", null, "Desk:FirstLeadAffiliation:")]
    [InlineData(null, "council", "Desk:Affiliations:")]
    [InlineData(null, "", "Desk:Affiliations:")]
    [InlineData(null, "The board", "Desk:Affiliations:")]
    public void An_affiliation_without_an_id_of_its_own_and_a_first_lead_of_none_of_them_are_refused(string? firstLead, string? second, string setting)
    {
        var problem = Assert.Throws<SetupException>(() => Read(firstLead, second));

        Assert.StartsWith(setting, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("council")]
    [InlineData("board")]
    public void A_first_lead_has_one_of_them_or_none(string? firstLead) => Assert.Equal(2, Read(firstLead, "board").Published.Length);

    [Theory]
    [InlineData("ClosedDays")]
    [InlineData("MaxDays")]
    public void A_ticket_is_kept_until_its_month_is_counted(string setting)
    {
        Assert.Throws<SetupException>(() => Read("31"));
        Read("32");

        RetentionOptions Read(string days) => Settings.Section<RetentionOptions>(
            new ConfigurationBuilder().AddInMemoryCollection([new($"{RetentionOptions.Section}:{setting}", days)]).Build(), RetentionOptions.Section);
    }

    [Fact]
    public async Task While_a_member_belongs_where_the_settings_no_longer_say_the_program_does_not_start()
    {
        await using var bot = await RunningBot.StartWithDesk(Council);
        var (lead, member) = (bot.LeadReporter(), bot.Reporter("Timur", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await member.Join(await lead.Invite("Moderator T", Role.Moderator, "The council"));

        var problem = await Assert.ThrowsAsync<SetupException>(() => bot.Restart(("Desk:Affiliations:0:Id", "board")));
        Assert.StartsWith("Desk:Affiliations ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("\"council\"", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Moderator T", problem.Message, StringComparison.Ordinal);

        await bot.Restart(("Desk:Affiliations:0:Id", "council"), ("Desk:Affiliations:0:En", "The new council"));
        Assert.Equal(2, bot.Services.GetRequiredService<Roster>().Staff.Length);
        await lead.End("Moderator T");

        await bot.Restart(("Desk:Affiliations:0:Id", "board"));
        await lead.OpenDesk();
    }

    private static DeskOptions Read(string? firstLead, string? second)
    {
        var settings = Council.ToDictionary(setting => setting.Name, setting => (string?)setting.Value, StringComparer.Ordinal);
        settings["Desk:FirstLeadAffiliation"] = firstLead;
        if (second is not null)
        {
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("Id", second), ("Kk", "Басқарма"), ("Ru", "Правление"), ("En", "The board")])
            {
                settings[$"Desk:Affiliations:1:{name}"] = value;
            }
        }

        return Settings.Section<DeskOptions>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), DeskOptions.Section);
    }
}
