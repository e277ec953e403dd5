using System.CommandLine;
using System.Globalization;
using IntegrityBot.Configuration;
using IntegrityBot.Content;
using IntegrityBot.Hosting;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot content</c>.</summary>
internal static class ContentCommand
{
    public static Command Create() => new("content", "The legal content: what the bot can answer.") { Check(), Counters() };

    private static Command Check()
    {
        var folder = new Option<string>("--locales") { Description = "The folder to check.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "locales") };
        var command = new Command("check", "Checks every text, cite, link and list, and says file and line of what is wrong.") { folder };
        command.SetAction(result => Check(result.GetRequiredValue(folder)));
        return command;
    }

    private static int Check(string folder)
    {
        var (content, _, problems) = LawFiles.Read(folder, LocaleFiles.Phrases(), LawSettings.Mci(BotHost.Builder().Configuration));
        foreach (var problem in problems)
        {
            Console.WriteLine(problem);
        }

        Console.WriteLine(problems.Count == 0
            ? $"{content.Topics.Length} topics in 3 languages, {content.Quiz.Length} questions, {content.Cases.Length} cases, {content.RedFlags.Length} red flags, {content.Contacts.Length} contacts, {content.Glossary.Length} terms: nothing wrong."
            : $"{problems.Count} problems.");
        return problems.Count == 0 ? 0 : 1;
    }

    private static Command Counters()
    {
        var month = new Option<string?>("--month") { Description = "The month as yyyy-MM; this month when not given." };
        month.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Month(text) is null)
            {
                result.AddError($"--month {text}: write it as yyyy-MM, e.g. 2026-11.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var command = new Command("counters", "Which answers helped and where none was found, what needs work first. Stop the bot before: one process at a time may open the database.") { month, json };
        command.SetAction((result, ct) => Counters(result.GetValue(month), result.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Counters(string? month, bool json, CancellationToken ct)
    {
        var configuration = BotHost.Builder().Configuration;
        var zone = Settings.Section<DeskOptions>(configuration, DeskOptions.Section).Zone;
        var when = month is null ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime) : Month(month)!.Value;
        await using var store = await Premises.OpenKeptStore(configuration, ct);
        var report = CounterReport.Of(when, await store.Counters(when, ct));
        Console.WriteLine(json ? report.Json() : report.Text());
        return 0;
    }

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
