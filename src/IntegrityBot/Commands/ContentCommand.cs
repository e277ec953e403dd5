using System.CommandLine;
using IntegrityBot.Configuration;
using IntegrityBot.Content;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot content</c>.</summary>
internal static class ContentCommand
{
    public static Command Create() => new("content", "The legal content: what the bot can answer.") { Check() };

    private static Command Check()
    {
        var folder = new Option<string>("--locales") { Description = "The folder to check.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "locales") };
        var command = new Command("check", "Checks every text, cite, link and list, and says file and line of what is wrong.") { folder };
        command.SetAction(result => Check(result.GetRequiredValue(folder)));
        return command;
    }

    private static int Check(string folder)
    {
        var (content, _, problems) = LawFiles.Read(folder, LocaleFiles.Phrases(), LawSettings.Mci());
        foreach (var problem in problems)
        {
            Console.WriteLine(problem);
        }

        Console.WriteLine(problems.Count == 0
            ? $"{content.Topics.Length} topics in 3 languages, {content.Quiz.Length} questions, {content.Cases.Length} cases, {content.RedFlags.Length} red flags, {content.Contacts.Length} contacts, {content.Glossary.Length} terms: nothing wrong."
            : $"{problems.Count} problems.");
        return problems.Count == 0 ? 0 : 1;
    }
}
