using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;
using LiteDB;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>What a reporter and an outsider can check without trusting the desk.</summary>
public partial class ProofTests
{
    private const string Story = "The size of the laptops in the tender fits one supplier only.";

    [Fact]
    public async Task A_proof_of_filing_comes_the_next_morning_and_holds_against_the_head_that_was_posted()
    {
        await using var bot = await RunningBot.StartWithDesk();
        await bot.MoveTo(bot.Tomorrow(10));
        var citizen = bot.Reporter("Aigerim", Language.En);
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story, photos: 1);
        await AskProof(citizen, filed);
        await citizen.Sees(PhraseKeys.Follow.ProofTooEarly);

        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        await AskProof(citizen, filed);
        await citizen.Sees(PhraseKeys.Follow.ProofSent);
        var document = await citizen.Person.Sees(message => message.Kind == "document");
        Assert.DoesNotContain(citizen.Person.Messages, message => message.Text.Contains(filed.Receipt[..9], StringComparison.Ordinal));

        var proof = Encoding.UTF8.GetString(document.File!.Value.Span);
        Assert.Contains(Story, proof, StringComparison.Ordinal);
        Assert.DoesNotContain(filed.Receipt, proof, StringComparison.Ordinal);
        var head = Heads(bot)[^1];
        Assert.Equal((0, "TRUE"), await Verify(bot, proof, head));
        Assert.Equal((1, "NOT PROVEN"), await Verify(bot, proof.Replace("laptops", "laptopz", StringComparison.Ordinal), head));
        Assert.Equal((1, "NOT PROVEN"), await Verify(bot, proof, (head[0] == '0' ? '1' : '0') + head[1..]));
        Assert.Equal((1, "NOT PROVEN"), await Verify(bot, proof, Heads(bot)[0]));
        Assert.Equal((1, "NOT PROVEN"), await Verify(bot, proof[..^20], head));
    }

    [Fact]
    public async Task What_the_desk_does_with_a_report_changes_nothing_in_its_proof()
    {
        await using var bot = await RunningBot.StartWithDesk();
        await bot.MoveTo(bot.Tomorrow(10));
        var (lead, citizen) = (bot.LeadReporter(), bot.Reporter("Aigerim", Language.Kk));
        await lead.ChooseLanguage();
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        await lead.OpenCard(filed.Number);
        await lead.Close(Outcome.Unsubstantiated, PhraseKeys.Template.CloseUnsubstantiated);

        await AskProof(citizen, filed);
        await citizen.Sees(PhraseKeys.Follow.ProofSent);
        var document = await citizen.Person.Sees(message => message.Kind == "document");

        Assert.Equal((0, "TRUE"), await Verify(bot, Encoding.UTF8.GetString(document.File!.Value.Span), Heads(bot)[^1]));
    }

    [Fact]
    public async Task A_whole_case_leaves_an_audit_that_holds_and_one_changed_row_breaks_it()
    {
        await using var bot = await RunningBot.StartWithDesk();
        await bot.MoveTo(bot.Tomorrow(10));
        var (lead, moderator, citizen) = (bot.LeadReporter(), bot.Reporter("Timur", Language.Ru), bot.Reporter("Aigerim", Language.Kk));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Core.Desk.Role.Moderator));
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await moderator.OpenCard(filed.Number);
        await moderator.Acknowledge();
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        await lead.OpenCard(filed.Number);
        await lead.Close(Outcome.Substantiated, PhraseKeys.Template.CloseSubstantiated);
        await bot.MoveTo(bot.Tomorrow(9).AddSeconds(1));
        var heads = Heads(bot);
        var last = DateOnly.FromDateTime(bot.Today(0).Date).AddDays(-1);
        await bot.Stop();

        string[] given = ["--head", Head(last, heads[^1]), "--head", Head(last.AddDays(-1), heads[^2])];
        var (code, output) = await Command.Run(bot.Folder, ["audit", "verify", .. given]);
        Assert.True(code == 0, output);
        Assert.Contains("unchanged up to the head", output, StringComparison.Ordinal);
        Assert.Equal(1, (await Command.Run(bot.Folder, "audit", "verify", "--head", Head(last, heads[^2]))).Code);

        var row = ChangeAcknowledgement(Path.Combine(bot.Folder, "data"));
        (code, output) = await Command.Run(bot.Folder, ["audit", "verify", .. given]);
        Assert.Equal(1, code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"BROKEN at row {row}:"), output, StringComparison.Ordinal);
        (code, output) = await Command.Run(bot.Folder, "audit", "verify", "--json");
        Assert.Equal(1, code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"\"row\":{row},"), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_heads_that_were_published_for_one_day_none_is_passed_over()
    {
        var (one, other) = (new string('a', 64), new string('b', 64));
        var (code, output) = await Command.Run(
            Path.GetTempPath(), "audit", "verify", "--head", $"2026-11-22={one}", $"2026-11-23={one}", $"2026-11-22={other}");

        Assert.NotEqual(0, code);
        Assert.Contains("two different heads for 2026-11-22", output, StringComparison.Ordinal);
        Assert.DoesNotContain("two different heads for 2026-11-23", output, StringComparison.Ordinal);
        Assert.DoesNotContain("rows", output, StringComparison.Ordinal);
    }

    private static async Task AskProof(Reporter citizen, Filed filed)
    {
        await citizen.Reopen(filed.Receipt);
        citizen.Tap(PhraseKeys.Follow.Proof);
        await citizen.Sees(PhraseKeys.Follow.ProofAsk);
        citizen.Person.Say(filed.Receipt);
    }

    /// <summary>Heads as the group got them, oldest first.</summary>
    private static IReadOnlyList<string> Heads(RunningBot bot) =>
        [.. bot.Notices!.Messages.Select(message => Hex().Match(message.Text)).Where(match => match.Success).Select(match => match.Value)];

    private static string Head(DateOnly day, string hex) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}={hex}");

    private static async Task<(int Code, string Verdict)> Verify(RunningBot bot, string proof, string head)
    {
        var file = Path.Combine(bot.Folder, "proof.json");
        await File.WriteAllTextAsync(file, proof, TestContext.Current.CancellationToken);
        var (code, output) = await Command.Run(bot.Folder, "receipt", "verify", file, "--head", head);
        return (code, output.Split(':')[0]);
    }

    /// <summary>Puts another member's name under an act, as somebody with a database tool would.</summary>
    /// <returns>The row's number.</returns>
    private static long ChangeAcknowledgement(string dataFolder)
    {
        using var database = new LiteDatabase(new ConnectionString { Filename = Path.Combine(dataFolder, "integritybot.db"), Connection = ConnectionType.Direct });
        var rows = database.GetCollection("a");
        var row = rows.FindAll().First(one => one["a"].AsString == nameof(DeskAct.Acknowledged));
        row["m"] = "00000000";
        Assert.True(rows.Update(row));
        database.Checkpoint();
        return row["_id"].AsInt64;
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Hex();
}
